import type { AdminUser } from '@/api/users';
import { useCreateResetLink } from '@/commands/change-user';
import { t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { FormError } from '@/ui/form-error';
import { SecretDialog } from '@/ui/secret-dialog';
import { linkFor } from './link-for';

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
    <SecretDialog
      open={user !== undefined}
      onClose={close}
      title={t('Link for a new password')}
      description={
        user && t('{{name}} chooses a new password by it. The old one is good until then.', { name: user.name })
      }
      secret={make.data && user && linkFor(user.name, make.data.link, make.data.expires_at)}
    >
      <div className="mt-5 space-y-4">
        <FormError>{make.error?.message}</FormError>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={close}>{t('Cancel')}</Button>
          <Button variant="primary" disabled={make.isPending} onClick={() => user && make.mutate(user)}>
            {t('Make the link')}
          </Button>
        </div>
      </div>
    </SecretDialog>
  );
}
