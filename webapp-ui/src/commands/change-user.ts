import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';
import {
  type AdminUser,
  type AdminUserList,
  changeUser,
  createResetLink,
  endSessionsOf,
  inviteUser,
} from '@/api/users';
import { t } from '@/lib/i18n';
import { notifyDone, notifyFailure, notifyUndo } from '@/ui/notify';

type Switch = { readonly user: AdminUser; readonly change: { administrator: boolean } | { suspended: boolean } };

/** Makes somebody an administrator, or suspends them, and back: shown at once, and taken back by a toast. */
export function useSwitchUser() {
  const client = useQueryClient();
  const show = (shown: AdminUser) =>
    client.setQueriesData<AdminUserList>(
      { queryKey: queryKeys.allUsers },
      (list) => list && { ...list, users: list.users.map((each) => (each.id === shown.id ? shown : each)) },
    );
  const mutation = useMutation({
    mutationFn: ({ user, change }: Switch) => changeUser(user.id, change),
    onMutate: async ({ user, change }) => {
      await client.cancelQueries({ queryKey: queryKeys.allUsers });
      show({ ...user, ...change });
    },
    onError: (error, { user }) => {
      show(user);
      notifyFailure(t('Nothing was changed for {{name}}', { name: user.name }), error);
    },
    onSuccess: (user, { user: before, change }) => {
      show(user);
      notifyUndo(told(user, change), () => mutation.mutate({ user, change: opposite(before, change) }));
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.allUsers }),
  });
  return mutation.mutate;
}

function opposite(before: AdminUser, change: Switch['change']): Switch['change'] {
  return 'administrator' in change ? { administrator: before.administrator } : { suspended: before.suspended };
}

function told({ name, administrator, suspended }: AdminUser, change: Switch['change']): string {
  if ('administrator' in change) {
    return administrator
      ? t('{{name}} is an administrator now', { name })
      : t('{{name}} is not an administrator any more', { name });
  }
  return suspended
    ? t('{{name}} is suspended, and signed out everywhere', { name })
    : t('{{name}} may sign in again', { name });
}

/** Signs somebody out in all their browsers; they may sign in again. */
export function useEndSessionsOf() {
  return useMutation({
    mutationFn: (user: AdminUser) => endSessionsOf(user.id),
    onSuccess: (_, { name }) => notifyDone(t('{{name}} is signed out everywhere', { name })),
    onError: (error, { name }) => notifyFailure(t('{{name}} was not signed out', { name }), error),
  }).mutate;
}

/** Makes an account. Waits for the server, whose answer has the link that is shown once. */
export function useInviteUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: inviteUser,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.allUsers }),
  });
}

/** A link by which somebody chooses a new password; shown once. */
export function useCreateResetLink() {
  return useMutation({ mutationFn: (user: AdminUser) => createResetLink(user.id) });
}
