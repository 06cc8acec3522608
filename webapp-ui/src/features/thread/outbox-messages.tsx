import { t } from '@/lib/i18n';
import { useSignedOut } from '@/lib/signed-out';
import type { Outgoing } from './outbox';
import { WaitingMessage } from './user-message';

export type OutboxProps = {
  readonly outbox: readonly Outgoing[];
  /** The first of them is on its way. */
  readonly asking: boolean;
  readonly connected: boolean;
  readonly onTakeBack: (id: string) => void;
};

/** What was written and is not known to have arrived: on its way, or waiting for its turn. */
export function Outbox({ outbox, asking, connected, onTakeBack }: OutboxProps) {
  const signedOut = useSignedOut(({ told }) => told);
  return outbox.map(({ id, ask, sent }, index) => {
    if (ask.type !== 'message') {
      return null;
    }
    const flying = asking && index === 0;
    const note = flying
      ? t('Sending…')
      : signedOut
        ? t('Sent when you are signed in again')
        : connected
          ? t('Sent when the answer has ended')
          : t('Sent when the connection is back');
    return (
      <WaitingMessage key={id} content={ask.content} note={note} onTakeBack={sent ? undefined : () => onTakeBack(id)} />
    );
  });
}
