import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { unclaimedQuery } from '@/api/users';
import { useDecideUnclaimed } from '@/commands/decide-unclaimed';
import { useSession } from '@/commands/me';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/form-error';
import { notifyDone } from '@/ui/notify';

/** What was made with sign-in off, as long as it is nobody's: it can be taken over at any time. */
export function Unclaimed() {
  const unclaimed = useQuery(unclaimedQuery).data;
  const decide = useDecideUnclaimed();
  if (!unclaimed || unclaimed.projects === 0) {
    return null;
  }
  const count = unclaimed.projects;
  return (
    <section
      aria-label={t('From before sign-in')}
      className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-accent-soft py-2.5 pe-2.5 ps-4 text-sm"
    >
      <p className="min-w-48 flex-1">
        {t('{{count, number}} projects were made before sign-in was turned on. They are nobody’s yet.', { count })}
        {decide.error && <span className="block text-danger">{decide.error.message}</span>}
      </p>
      <Button
        size="small"
        disabled={decide.isPending}
        onClick={() => decide.mutate(true, { onSuccess: () => notifyDone(taken(count)) })}
      >
        {t('Take them over')}
      </Button>
    </section>
  );
}

/** Asks the first administrator who comes, once. */
export function UnclaimedQuestion() {
  const count = useSession()?.unclaimed ?? 0;
  const [later, setLater] = useState(false);
  const decide = useDecideUnclaimed();
  return (
    <Dialog
      open={count > 0 && !later}
      onOpenChange={(open) => setLater(!open)}
      title={t('Take over what is here?')}
      description={t(
        '{{count, number}} projects were made before sign-in was turned on. Take them over? They are yours then, with their chats and keys, and you can share them.',
        { count },
      )}
    >
      <div className="mt-4">
        <FormError>{decide.error?.message}</FormError>
      </div>
      <p className="text-sm text-text-muted">
        {t('Nothing is lost if you do not: they wait under Administration, Users.')}
      </p>
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button disabled={decide.isPending} onClick={() => decide.mutate(false)}>
          {t('Not now')}
        </Button>
        <Button
          variant="primary"
          disabled={decide.isPending}
          onClick={() => decide.mutate(true, { onSuccess: () => notifyDone(taken(count)) })}
        >
          {t('Take them over')}
        </Button>
      </div>
    </Dialog>
  );
}

function taken(count: number): string {
  return t('{{count, number}} projects are yours now', { count });
}
