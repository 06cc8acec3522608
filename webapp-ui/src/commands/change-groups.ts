import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  addGroupMember,
  createGroup,
  deleteGroup,
  type Group,
  type GroupMember,
  groupMembersQuery,
  groupsQuery,
  removeGroupMember,
  renameGroup,
} from '@/api/groups';
import { t } from '@/lib/i18n';
import { notifyDone, notifyFailure, notifyUndo } from '@/ui/notify';

/** Makes a group. Waits for the server, since the name may be taken. */
export function useCreateGroup(onCreated: (group: Group) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: createGroup,
    onSuccess: async (group) => {
      await client.invalidateQueries({ queryKey: groupsQuery.queryKey, exact: true });
      onCreated(group);
    },
  });
}

export function useRenameGroup(group: Group) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => renameGroup(group.id, name),
    onSuccess: ({ name }) => notifyDone(t('The group is called “{{name}}” now', { name })),
    onSettled: () => client.invalidateQueries({ queryKey: groupsQuery.queryKey, exact: true }),
  });
}

/** There is no way back: what was shared with the group is shared with nobody by it. */
export function useDeleteGroup(onDeleted: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (group: Group) => deleteGroup(group.id),
    onSuccess: (_, group) => {
      notifyDone(t('“{{name}}” was deleted', { name: group.name }));
      onDeleted();
    },
    onSettled: () => client.invalidateQueries({ queryKey: groupsQuery.queryKey, exact: true }),
  });
}

export type Person = Pick<GroupMember, 'id' | 'name' | 'email'>;

/** Puts people into a group and takes them out, at once in the list. */
export function useChangeGroupMembers(groupId: string) {
  const client = useQueryClient();
  const { queryKey } = groupMembersQuery(groupId);
  const begin = async (change: (users: readonly GroupMember[]) => GroupMember[]) => {
    await client.cancelQueries({ queryKey });
    const before = client.getQueryData(queryKey);
    client.setQueryData(queryKey, (list) => {
      const users = list && change(list.users);
      return users && { users, total: users.length };
    });
    return { before };
  };
  const settled = () => client.invalidateQueries({ queryKey: groupsQuery.queryKey });
  const add = useMutation({
    mutationFn: ({ id }: Person) => addGroupMember(groupId, id),
    onMutate: (person) =>
      begin((users) => [...users.filter(({ id }) => id !== person.id), { ...person, from_sign_in: false }]),
    onError: (error, { name }, context) => {
      client.setQueryData(queryKey, context?.before);
      notifyFailure(t('{{name}} was not added', { name }), error);
    },
    onSettled: settled,
  });
  const remove = useMutation({
    mutationFn: ({ id }: Person) => removeGroupMember(groupId, id),
    onMutate: (person) => begin((users) => users.filter(({ id }) => id !== person.id)),
    onError: (error, { name }, context) => {
      client.setQueryData(queryKey, context?.before);
      notifyFailure(t('{{name}} is still in the group', { name }), error);
    },
    onSuccess: (_, person) =>
      notifyUndo(t('{{name}} is not in the group any more', { name: person.name }), () => add.mutate(person)),
    onSettled: settled,
  });
  return { add: add.mutate, remove: remove.mutate };
}
