import { CornerDownLeft, Settings } from 'lucide-react';
import { Button } from '@/ui/button';
import type { AssistantMessageProps } from './assistant-message';

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
export function AnswerOutcome({ message, failure, question, onReuse, onOpenSettings }: AssistantMessageProps) {
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
  const words =
    failure?.words ??
    (message.status === 'interrupted'
      ? 'The server went down while this answer was written. What had arrived is kept.'
      : 'This answer failed. What had arrived is kept.');
  const mended = failure !== undefined && MENDED_BY_SETTINGS.has(failure.code);
  return (
    <div className="mt-2 rounded-md bg-danger-soft px-4 py-3 text-sm">
      <p className="[overflow-wrap:anywhere]">{words}</p>
      <div className="mt-2 flex flex-wrap gap-2">
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
