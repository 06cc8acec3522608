import { WrapText } from 'lucide-react';
import { use, useEffect, useState } from 'react';
import { classNames } from '@/lib/class-names';
import type { Token } from '@/lib/markdown/highlighter';
import { IconButton } from '@/ui/icon-button';
import { CopyButton } from './copy-button';
import { GrowingContext } from './growing-context';

/** Longer code than this is coloured only once it has ended. */
const COLOURED_WHILE_GROWING = 2_000;

export type CodeBlockProps = { readonly code: string; readonly language: string };

/** Code with its language, a copy button and a switch for long lines. Colours come when they are there; nothing moves. */
export function CodeBlock({ code, language }: CodeBlockProps) {
  const [wrapped, setWrapped] = useState(false);
  const { lines, rest } = useHighlighted(code, language);
  return (
    <figure className="my-4 rounded-md border border-border bg-code-surface">
      <figcaption className="sticky top-0 flex h-9 items-center justify-between rounded-t-md border-border border-b bg-code-surface pr-1 pl-4 text-text-muted text-xs">
        <span>{language || 'text'}</span>
        <span className="flex">
          <IconButton label="Wrap long lines" size="small" aria-pressed={wrapped} onClick={() => setWrapped(!wrapped)}>
            <WrapText size={14} aria-hidden="true" />
          </IconButton>
          <CopyButton label="Copy code" text={code} always />
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; a section would be a landmark for each */}
      <div
        role="group"
        aria-label={`Code, ${language || 'text'}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (axe)
        tabIndex={0}
        className="overflow-x-auto rounded-b-md focus-visible:outline-offset-[-2px]"
      >
        <pre
          className={classNames(
            'w-max min-w-full px-4 py-3 font-mono text-code text-code-text',
            wrapped && 'w-full whitespace-pre-wrap [overflow-wrap:anywhere]',
          )}
        >
          <code>
            {lines.map(line)}
            {rest}
          </code>
        </pre>
      </div>
    </figure>
  );
}

function line(tokens: readonly Token[], index: number) {
  return (
    <span key={index}>
      {index > 0 && '\n'}
      {tokens.map((token, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <span key={place} style={{ color: token.color }}>
          {token.content}
        </span>
      ))}
    </span>
  );
}

type Coloured = { readonly code: string; readonly lines: Token[][] };

/** What is coloured of the code so far, and the rest: while it grows it must not turn plain with each piece. */
function useHighlighted(code: string, language: string): { lines: readonly Token[][]; rest: string } {
  const growing = use(GrowingContext);
  const [coloured, setColoured] = useState<Coloured>();
  const waits = growing && code.length > COLOURED_WHILE_GROWING;
  useEffect(() => {
    if (waits || !language) {
      return;
    }
    let wanted = true;
    void import('@/lib/markdown/highlighter')
      .then(({ highlight }) => highlight(code, language))
      .then((lines) => {
        if (wanted && lines) {
          setColoured({ code, lines });
        }
      })
      // Colours are a courtesy: where they cannot be loaded the code stays plain.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [code, language, waits]);
  return coloured && code.startsWith(coloured.code)
    ? { lines: coloured.lines, rest: code.slice(coloured.code.length) }
    : { lines: [], rest: code };
}
