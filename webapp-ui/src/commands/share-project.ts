import { useMutation, useQueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { type GivenRole, type Member, membersQuery, type Principal, putMember, removeMember } from '@/api/members';
import { projectQuery } from '@/api/projects';
import { queryKeys } from '@/api/query-keys';
import { t } from '@/lib/i18n';
import { notifyFailure, notifyUndo } from '@/ui/notify';

type Sharing = {
  /** The project about whose members one asks. */
  readonly projectId: string | undefined;
  readonly show: (projectId: string | undefined) => void;
};

/** Who has a project is asked from many places: its card, its pages, the palette. */
export const useSharing = create<Sharing>()((set) => ({
  projectId: undefined,
  show: (projectId) => set({ projectId }),
}));

/** Gives a project to people and groups, changes what they may do, and takes it away again; all of it at once in the list. */
export function useChangeMembers(projectId: string) {
  const client = useQueryClient();
  const { queryKey } = membersQuery(projectId);
  const show = (change: (members: readonly Member[]) => Member[]) =>
    client.setQueryData(queryKey, (list) => {
      const members = list && change(list.members);
      return members && { members, total: members.length };
    });
  const begin = async (change: (members: readonly Member[]) => Member[]) => {
    await client.cancelQueries({ queryKey });
    const before = client.getQueryData(queryKey);
    show(change);
    return { before };
  };
  const settled = () =>
    Promise.all([
      client.invalidateQueries({ queryKey }),
      client.invalidateQueries({ queryKey: queryKeys.projects, exact: true }),
      client.invalidateQueries({ queryKey: projectQuery(projectId).queryKey }),
    ]);

  const put = useMutation({
    mutationFn: ({ principal, role }: { principal: Principal; role: GivenRole }) =>
      putMember(projectId, principal, role),
    onMutate: ({ principal, role }) => begin((members) => withMember(members, { ...principal, role })),
    onError: (error, { principal }, context) => {
      client.setQueryData(queryKey, context?.before);
      notifyFailure(t('Nothing was changed for {{name}}', { name: principal.name }), error);
    },
    onSettled: settled,
  });
  const remove = useMutation({
    mutationFn: (member: Member) => removeMember(projectId, member),
    onMutate: (member) => begin((members) => members.filter((each) => !same(each, member))),
    onError: (error, member, context) => {
      client.setQueryData(queryKey, context?.before);
      notifyFailure(t('{{name}} still has the project', { name: member.name }), error);
    },
    onSuccess: (_, member) => {
      const { role } = member;
      if (role !== 'owner') {
        notifyUndo(t('{{name}} does not have the project any more', { name: member.name }), () =>
          put.mutate({ principal: member, role }),
        );
      }
    },
    onSettled: settled,
  });
  return { put: put.mutate, remove: remove.mutate };
}

/** Gives a project back that was shared with one. Whoever owns it can share it again; oneself cannot. */
export function useLeaveProject(projectId: string, onLeft: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (me: { readonly id: string }) => removeMember(projectId, { kind: 'user', id: me.id }),
    onSuccess: () => {
      onLeft();
      client.removeQueries({ queryKey: projectQuery(projectId).queryKey });
      return client.invalidateQueries({ queryKey: queryKeys.projects, exact: true });
    },
  });
}

/** The members with one more, or with another role; the owner stays first. */
export function withMember(members: readonly Member[], member: Member): Member[] {
  return members.some((each) => same(each, member))
    ? members.map((each) => (same(each, member) ? member : each))
    : [...members, member];
}

function same(one: Pick<Member, 'kind' | 'id'>, other: Pick<Member, 'kind' | 'id'>): boolean {
  return one.kind === other.kind && one.id === other.id;
}
