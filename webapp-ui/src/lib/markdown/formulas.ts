/** Code, which keeps its dollars: fences, then spans in as many backticks as they began with. */
const CODE =
  /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[^\n]*$|$(?![\s\S]))|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\2(?!`)/gm;

/** A formula on lines of its own in `$$` or `\[ \]`, `$$…$$` within a line, `\(…\)`, `$…$`, then dollars that are just that. */
const MARKS =
  /^([ \t]*)(?:\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\])[ \t]*$|\$\$[\s\S]+?\$\$|\\\(([\s\S]+?)\\\)|\$(?=\S)([^$\n]*?[^\s\\$])\$(?!\d)|\\\$|\$/gm;

/**
 * Markdown in which formulas, and nothing else, stand between dollars: models also write `\(…\)` and `\[…\]`, and people
 * write prices. As in Pandoc, `$` opens before and closes after what is no space, and closes before no digit.
 */
export function markFormulas(markdown: string): { readonly markdown: string; readonly hasFormulas: boolean } {
  if (!/[$]|\\[([]/.test(markdown)) {
    return { markdown, hasFormulas: false };
  }
  let hasFormulas = false;
  const mark = (text: string) =>
    text.replace(
      MARKS,
      (whole: string, indent = '', fenced?: string, bracketed?: string, inline?: string, dollars?: string) => {
        if (whole === '$' || whole === '\\$') {
          return '\\$';
        }
        hasFormulas = true;
        const display = fenced ?? bracketed;
        if (display !== undefined) {
          return ['$$', display.trim(), '$$'].map((line) => indent + line).join('\n');
        }
        const formula = inline ?? dollars;
        return formula === undefined ? whole : `$${formula.trim()}$`;
      },
    );

  let marked = '';
  let from = 0;
  for (const code of markdown.matchAll(CODE)) {
    marked += mark(markdown.slice(from, code.index)) + code[0];
    from = code.index + code[0].length;
  }
  return { markdown: marked + mark(markdown.slice(from)), hasFormulas };
}
