import { Lexer, type Token } from 'marked';

/** Markdown as people would write it without marks: for places that know no Markdown. Code stays as it is. */
export function plainText(markdown: string): string {
  return blocks(new Lexer({ gfm: true }).lex(markdown)).trim();
}

function blocks(tokens: readonly Token[]): string {
  return tokens
    .map(block)
    .filter((text) => text !== '')
    .join('\n\n');
}

function block(token: Token): string {
  switch (token.type) {
    case 'space':
    case 'hr':
      return '';
    case 'code':
      return token.text;
    case 'blockquote':
      return blocks(token.tokens ?? []);
    case 'list':
      return token.items
        .map((item: { tokens: Token[] }, index: number) => {
          const mark = token.ordered ? `${Number(token.start || 1) + index}. ` : '- ';
          return (
            mark +
            item.tokens
              .map(block)
              .filter(Boolean)
              .join('\n')
              .replaceAll('\n', `\n${' '.repeat(mark.length)}`)
          );
        })
        .join('\n');
    case 'table':
      return [token.header, ...token.rows]
        .map((row: { tokens: Token[] }[]) => row.map((cell) => inline(cell.tokens)).join('\t'))
        .join('\n');
    default:
      return 'tokens' in token && token.tokens ? inline(token.tokens) : token.raw.trim();
  }
}

function inline(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case 'br':
          return '\n';
        case 'link':
          return token.text === token.href ? token.href : `${inline(token.tokens ?? [])} (${token.href})`;
        case 'image':
          return token.text;
        case 'codespan':
        case 'escape':
          return token.text;
        default:
          return 'tokens' in token && token.tokens ? inline(token.tokens) : token.raw;
      }
    })
    .join('');
}
