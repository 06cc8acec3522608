import { useEffect, useState } from 'react';
import { t } from '@/lib/i18n';
import type { LineState } from '@/lib/stream/line';
import { useSecondsUntil } from '@/ui/use-seconds-until';

/** Opening a chat takes a moment, of which nobody needs to be told. */
const NOTICED_MS = 1_000;

export type ConnectionLineProps = {
  readonly connection: LineState;
  readonly onReconnect: () => void;
};

/** How the connection is, where it is not good; when it is good it says nothing. */
export function ConnectionLine({ connection, onReconnect }: ConnectionLineProps) {
  const first = connection.status === 'connecting' && !connection.lost;
  const late = useLasts(first);
  const said = first ? late && t('Connecting…') : words(connection);
  const calm = connection.status === 'open';
  return (
    <div className="absolute inset-x-0 top-0 z-10">
      {said && (
        <div
          className={
            calm
              ? 'bg-surface-sunken px-4 py-1 text-center text-text-muted text-xs'
              : 'flex min-h-9 items-center justify-center gap-x-3 bg-warning-soft px-4 py-1 text-center text-sm text-text'
          }
        >
          {/* The seconds are not part of what is read out: it would be read each second. */}
          <p role="status">
            {said}
            {connection.status === 'waiting' && (
              <span className="max-sm:sr-only"> {t('Answers go on meanwhile.')}</span>
            )}
          </p>
          {connection.retryAt !== undefined && (
            <>
              <Countdown until={connection.retryAt} />
              <button
                type="button"
                onClick={onReconnect}
                className="shrink-0 rounded-sm px-1.5 font-medium underline underline-offset-2 touch:min-h-11"
              >
                {t('Try now')}
              </button>
            </>
          )}
        </div>
      )}
    </div>
  );
}

function words({ status, slow }: LineState): string | undefined {
  switch (status) {
    case 'connecting':
      return t('Reconnecting…');
    case 'waiting':
      return t('Connection lost.');
    case 'offline':
      return t('You are offline. What you write stays here.');
    case 'gone':
      return t('This chat is no longer there.');
    case 'signed-out':
      // Said once for all that is on the page.
      return undefined;
    default:
      return slow ? t('Connected by a slower way: something between you and the server blocks WebSockets.') : undefined;
  }
}

/** Whole seconds left until a time. */
function Countdown({ until }: { readonly until: number }) {
  const left = useSecondsUntil(until);
  return (
    <span className="shrink-0 tabular-nums">{left > 0 ? t('Next try in {{left}} s', { left }) : t('Trying…')}</span>
  );
}

/** Whether something lasts so long by now that it is worth a word. */
function useLasts(going: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (going) {
      const timer = setTimeout(() => setLate(true), NOTICED_MS);
      return () => clearTimeout(timer);
    }
  }, [going]);
  return going && late;
}
