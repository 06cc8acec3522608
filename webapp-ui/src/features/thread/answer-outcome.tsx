import { CornerDownLeft, FastForward, KeyRound, RotateCcw, Settings } from 'lucide-react';
import { Link } from 'react-router';
import type { Message } from '@/api/messages';
import { t } from '@/lib/i18n';
import { Button, buttonClass } from '@/ui/button';
import { useSecondsUntil } from '@/ui/use-seconds-until';
import type { Ask } from './outbox';
import type { Failure } from './stream-state';

/** Failures that a change of the settings mends. */
const MENDED_BY_SETTINGS = new Set([
  'provider_unknown',
  'provider_unreachable',
  'provider_rejected',
  'model_not_found',
]);

/** Failures that another key mends. */
const MENDED_BY_KEY = new Set(['provider_key_missing', 'provider_key_refused']);

export type AnswerOutcomeProps = {
  readonly message: Message;
  readonly failure: Failure | undefined;
  /** What it answers. */
  readonly question: string | undefined;
  /** Asks for another answer in its place; missing where that cannot be now. */
  readonly onAsk: ((ask: Ask) => void) | undefined;
  /** Puts the question where one writes; missing for those who may only read. */
  readonly onReuse: ((text: string) => void) | undefined;
  readonly onOpenSettings: () => void;
};

/** How an answer ended, where that is worth a word: what happened, what to do, and the buttons for it. */
export function AnswerOutcome(props: AnswerOutcomeProps) {
  const { message } = props;
  if (message.status === 'stopped') {
    return <Calm {...props} words={t('You stopped this answer.')} />;
  }
  if (message.status === 'failed' || message.status === 'interrupted') {
    return <Broken {...props} />;
  }
  return message.finish_reason === 'length' ? (
    <Calm
      {...props}
      words={t(
        "The answer was cut off by the model's limit. A higher “Longest answer” in the settings lets it go on for longer.",
      )}
    />
  ) : null;
}

function Calm({ message, onAsk, words }: AnswerOutcomeProps & { readonly words: string }) {
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-text-muted">
      <p className="[overflow-wrap:anywhere]">{words}</p>
      {onAsk && (
        <div className="flex flex-wrap gap-2">
          {message.content && <ContinueButton message={message} onAsk={onAsk} />}
          <AgainButton message={message} onAsk={onAsk} name={t('Regenerate')} />
        </div>
      )}
    </div>
  );
}

function Broken({ message, failure, question, onAsk, onReuse, onOpenSettings }: AnswerOutcomeProps) {
  const words = failure?.words ?? unexplained(message);
  // Where the reason is not known any more and nothing came, the settings are the likely one.
  const mended = failure ? MENDED_BY_SETTINGS.has(failure.code) : message.status === 'failed' && message.content === '';
  const wantsKey = failure !== undefined && MENDED_BY_KEY.has(failure.code);
  const again = !failure || failure.retryable || mended || wantsKey;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-danger-soft py-2.5 pe-3 ps-4 text-sm">
      <p className="min-w-48 flex-1 [overflow-wrap:anywhere]">{words}</p>
      <div className="flex flex-wrap gap-2">
        {wantsKey && (
          <Link
            to={`/providers?provider=${encodeURIComponent(message.provider ?? '')}`}
            className={buttonClass('secondary', 'small')}
          >
            <KeyRound size={14} aria-hidden="true" />
            {t('Set the key')}
          </Link>
        )}
        {(mended || wantsKey) && (
          <Button size="small" onClick={onOpenSettings}>
            <Settings size={14} aria-hidden="true" />
            {t('Open settings')}
          </Button>
        )}
        {onAsk && again && message.content && <ContinueButton message={message} onAsk={onAsk} />}
        {onAsk && again && (
          <AgainButton message={message} onAsk={onAsk} name={t('Try again')} from={failure?.retryAt} />
        )}
        {question && onReuse && !again && (
          <Button size="small" onClick={() => onReuse(question)}>
            <CornerDownLeft size={14} aria-hidden="true" />
            {t('Ask differently')}
          </Button>
        )}
      </div>
    </div>
  );
}

type AskButtonProps = { readonly message: Message; readonly onAsk: (ask: Ask) => void };

function ContinueButton({ message, onAsk }: AskButtonProps) {
  return (
    <Button size="small" onClick={() => onAsk({ type: 'continue', message_id: message.id })}>
      <FastForward size={14} aria-hidden="true" />
      {t('Continue')}
    </Button>
  );
}

/** `from`: before this, in milliseconds since 1970, it makes no sense; the button counts down and waits. */
function AgainButton({ message, onAsk, name, from }: AskButtonProps & { name: string; from?: number | undefined }) {
  const left = useSecondsUntil(from);
  return (
    <Button
      size="small"
      aria-disabled={left > 0}
      className="tabular-nums aria-disabled:cursor-default aria-disabled:text-text-muted"
      onClick={() => left === 0 && onAsk({ type: 'regenerate', message_id: message.id })}
    >
      <RotateCcw size={14} aria-hidden="true" />
      {left > 0 ? t('{{name}} in {{left}} s', { name, left }) : name}
    </Button>
  );
}

/** The words for a failure whose reason is not known here any more. */
function unexplained({ status, content }: Message): string {
  const what =
    status === 'interrupted' ? t('The server went down while this answer was written.') : t('This answer failed.');
  return `${what} ${content ? t('What had arrived is kept.') : t('Nothing of it had arrived.')}`;
}
