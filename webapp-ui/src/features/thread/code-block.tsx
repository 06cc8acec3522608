import { ChevronDown, Code, Download, Workflow, WrapText } from 'lucide-react';
import { use, useEffect, useRef, useState } from 'react';
import { classNames } from '@/lib/class-names';
import { t } from '@/lib/i18n';
import { fileName } from '@/lib/markdown/file-name';
import type { Token } from '@/lib/markdown/highlighter';
import { saveText } from '@/lib/save-text';
import { IconButton } from '@/ui/icon-button';
import { CopyButton } from './copy-button';
import { Diagram } from './diagram';
import { GrowingContext } from './growing-context';

/** Longer code than this is coloured only once it has ended. */
const COLOURED_WHILE_GROWING = 2_000;

/** Code that is longer when it is first seen is folded, and so many of its lines stay. */
const LONG = 60;
const SHOWN_OF_LONG = 30;

export type CodeBlockProps = { readonly code: string; readonly language: string };

/** Code with its language, and what can be done with it. A diagram is drawn once it is whole. */
export function CodeBlock({ code, language }: CodeBlockProps) {
  const growing = use(GrowingContext);
  const [wrapped, setWrapped] = useState(false);
  const [source, setSource] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isDiagram = language === 'mermaid' && !growing;
  const drawn = isDiagram && !source && problem === undefined;
  return (
    <figure className="my-4 rounded-md border border-border bg-code-surface">
      <figcaption className="sticky top-0 flex h-9 items-center justify-between rounded-t-md border-border border-b bg-code-surface pe-1 ps-4 text-text-muted text-xs touch:h-11">
        <span>{language || 'text'}</span>
        <span className="flex">
          {isDiagram && problem === undefined && (
            <IconButton
              label={source ? t('Show the diagram') : t('Show the source')}
              size="small"
              onClick={() => setSource(!source)}
            >
              {source ? <Workflow size={14} aria-hidden="true" /> : <Code size={14} aria-hidden="true" />}
            </IconButton>
          )}
          {!drawn && (
            <IconButton
              label={t('Wrap long lines')}
              size="small"
              aria-pressed={wrapped}
              onClick={() => setWrapped(!wrapped)}
            >
              <WrapText size={14} aria-hidden="true" />
            </IconButton>
          )}
          <IconButton label={t('Save code as a file')} size="small" onClick={() => saveText(fileName(language), code)}>
            <Download size={14} aria-hidden="true" />
          </IconButton>
          <CopyButton label={t('Copy code')} text={code} always />
        </span>
      </figcaption>
      {drawn ? (
        <div className="p-4">
          <Diagram code={code} onProblem={setProblem} />
        </div>
      ) : (
        <Lines code={code} language={language} wrapped={wrapped} />
      )}
      {problem !== undefined && (
        <p className="border-border border-t px-4 py-2 text-text-muted text-xs [overflow-wrap:anywhere]">
          {t('The diagram could not be drawn: {{problem}}', { problem })}
        </p>
      )}
    </figure>
  );
}

/** Colours come when they are there; nothing moves. */
function Lines({ code, language, wrapped }: CodeBlockProps & { readonly wrapped: boolean }) {
  const growing = use(GrowingContext);
  const count = code.split('\n').length;
  const [folded, setFolded] = useState(!growing && count > LONG);
  const region = useRef<HTMLDivElement>(null);
  const { lines, rest } = useHighlighted(code, language);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; a section would be a landmark for each */}
      <div
        ref={region}
        role="group"
        aria-label={t('Code, {{language}}', { language: language || 'text' })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (axe)
        tabIndex={0}
        dir="ltr"
        className="overflow-x-auto rounded-b-md focus-visible:outline-offset-[-2px]"
        style={folded ? { maxHeight: `${SHOWN_OF_LONG * 1.25}rem`, overflowY: 'hidden' } : undefined}
      >
        <pre
          className={classNames(
            'min-w-full px-4 py-3 font-mono text-code text-code-text',
            wrapped ? 'w-full whitespace-pre-wrap [overflow-wrap:anywhere]' : 'w-max',
          )}
        >
          <code>
            {lines.map(line)}
            {rest}
          </code>
        </pre>
      </div>
      {folded && (
        <button
          type="button"
          onClick={() => {
            setFolded(false);
            // The button goes; who pressed it by key reads on in the code.
            region.current?.focus({ preventScroll: true });
          }}
          className="flex h-9 w-full items-center justify-center gap-2 rounded-b-md border-border border-t text-sm text-text-muted hover:bg-surface-hover hover:text-text focus-visible:-outline-offset-2 touch:h-11"
        >
          <ChevronDown size={15} aria-hidden="true" />
          {t('Show all {{count, number}} lines', { count })}
        </button>
      )}
    </>
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
