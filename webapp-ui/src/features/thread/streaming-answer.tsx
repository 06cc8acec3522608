import type { Answer } from '@/lib/stream/answer';
import { CursorMark } from '@/ui/cursor-mark';
import { AnswerHead } from './assistant-message';
import { Markdown } from './markdown';
import { Reasoning } from './reasoning';

/** The answer under way, with the cursor at its end. */
export function StreamingAnswer({ answer }: { readonly answer: Answer }) {
  return (
    <article aria-label="Answer" aria-busy="true" data-testid="streaming-answer">
      <AnswerHead model={answer.model} />
      {answer.reasoning && <Reasoning text={answer.reasoning} running={answer.text === ''} />}
      <Markdown text={answer.text} streaming />
      <p className="mt-1">
        <CursorMark blinking />
      </p>
    </article>
  );
}
