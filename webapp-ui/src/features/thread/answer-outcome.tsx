import { CornerDownLeft, Settings } from 'lucide-react';
import type { Message } from '@/api/messages';
import { Button } from '@/ui/button';
import type { AnswerMessageProps } from './answer-message';

/** Failures that a change of the settings mends. */
const MENDED_BY_SETTINGS = new Set([
  'provider_key_missing',
  'provider_key_refused',
  'provider_unknown',
  'provider_unreachable',
  'provider_rejected',
  'model_not_found',
]);

/** How an answer ended, where that is worth a word: what happened, what to do, and the button for it. */
export function AnswerOutcome(props: AnswerMessageProps & { readonly message: Message }) {
  const { message, failure, question, onReuse, onOpenSettings } = props;
  if (message.status === 'stopped') {
    return <p className="mt-2 text-sm text-text-muted">You stopped this answer.</p>;
  }
  if (message.finish_reason === 'length') {
    return (
      <p className="mt-2 text-sm text-text-muted">
        The answer was cut off by the model's limit. A higher “max tokens” in the settings lets it go on for longer.
      </p>
    );
  }
  if (message.status !== 'failed' && message.status !== 'interrupted') {
    return null;
  }
  const words = failure?.words ?? unexplained(message);
  // Where the reason is not known any more and nothing came, the settings are the likely one.
  const mended = failure ? MENDED_BY_SETTINGS.has(failure.code) : message.status === 'failed' && message.content === '';
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-danger-soft py-2.5 pr-3 pl-4 text-sm">
      <p className="min-w-48 flex-1 [overflow-wrap:anywhere]">{words}</p>
      <div className="flex flex-wrap gap-2">
        {mended && (
          <Button size="small" onClick={onOpenSettings}>
            <Settings size={14} aria-hidden="true" />
            Open settings
          </Button>
        )}
        {question && (
          <Button size="small" onClick={() => onReuse(question)}>
            <CornerDownLeft size={14} aria-hidden="true" />
            Ask again
          </Button>
        )}
      </div>
    </div>
  );
}

/** The words for a failure that this window did not see happen. */
function unexplained({ status, content }: Message): string {
  const what = status === 'interrupted' ? 'The server went down while this answer was written.' : 'This answer failed.';
  return `${what} ${content ? 'What had arrived is kept.' : 'Nothing of it had arrived.'}`;
}
