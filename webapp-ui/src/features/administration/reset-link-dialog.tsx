import type { AdminUser } from '@/api/users';
import { useCreateResetLink } from '@/commands/change-user';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/form-error';
import { LinkShown } from './link-shown';

export type ResetLinkDialogProps = {
  /** Nothing while it is closed. */
  readonly user: AdminUser | undefined;
  readonly onClose: () => void;
};

/** For somebody who has forgotten their password. */
export function ResetLinkDialog({ user, onClose }: ResetLinkDialogProps) {
  const make = useCreateResetLink();
  const close = () => {
    onClose();
    make.reset();
  };
  return (
    <Dialog
      open={user !== undefined}
      onOpenChange={(next) => !next && close()}
      title={make.data ? t('Copy the link now') : t('Link for a new password')}
      description={
        make.data || !user
          ? undefined
          : t('{{name}} chooses a new password by it. The old one is good until then.', { name: user.name })
      }
      className="w-[min(32rem,calc(100vw-2rem))]"
    >
      {make.data && user ? (
        <LinkShown name={user.name} link={make.data.link} until={make.data.expires_at} onDone={close} />
      ) : (
        <div className="mt-5 space-y-4">
          <FormError>{make.error?.message}</FormError>
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={close}>{t('Cancel')}</Button>
            <Button variant="primary" disabled={make.isPending} onClick={() => user && make.mutate(user)}>
              {t('Make the link')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
