import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { type Group, groupsQuery } from '@/api/groups';
import { t } from '@/lib/i18n';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Name } from '@/ui/name';
import { SidePanel } from '@/ui/side-panel';
import { EmptyState, Loading } from '@/ui/states';
import { UntilRead } from '@/ui/until-read';
import { GroupPanel } from './group-panel';
import { NewGroupDialog } from './new-group-dialog';

/** Which group is open is part of the address. */
const OPEN = 'group';

/** The groups that projects are shared with. */
export function Groups() {
  const groups = useQuery(groupsQuery);
  const [params, setParams] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const open = groups.data?.groups.find(({ id }) => id === params.get(OPEN));
  const choose = (id: string | undefined) => setParams(id ? { [OPEN]: id } : {}, { replace: id === undefined });
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 pt-6 pb-5">
        <h1 className="me-auto font-semibold text-2xl">{t('Groups')}</h1>
        <Button variant="primary" onClick={() => setCreating(true)}>
          <Plus size={16} aria-hidden="true" />
          {t('New group')}
        </Button>
      </div>
      <UntilRead query={groups} failed={t('The groups could not be loaded')}>
        <GroupSkeleton />
      </UntilRead>
      {groups.data?.groups.length === 0 && (
        <EmptyState title={t('No groups yet')}>
          {t('A project can be shared with a group: then all who are in it have it, also those who come later.')}
        </EmptyState>
      )}
      {groups.data && groups.data.groups.length > 0 && (
        <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface-raised">
          {groups.data.groups.map((group) => (
            <GroupRow key={group.id} group={group} onChoose={() => choose(group.id)} />
          ))}
        </ul>
      )}
      <NewGroupDialog
        open={creating}
        onClose={() => setCreating(false)}
        onCreated={(group) => {
          setCreating(false);
          choose(group.id);
        }}
      />
      <SidePanel
        open={open !== undefined}
        onOpenChange={(next) => !next && choose(undefined)}
        side="right"
        title={open?.name ?? t('Group')}
      >
        {open && <GroupPanel key={open.id} group={open} onDeleted={() => choose(undefined)} />}
      </SidePanel>
    </>
  );
}

function GroupRow({ group, onChoose }: { readonly group: Group; readonly onChoose: () => void }) {
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        className="flex min-h-16 w-full items-center gap-3 px-4 py-2.5 text-start transition-colors duration-120 hover:bg-surface-hover focus-visible:-outline-offset-2"
      >
        <Avatar name={group.name} group />
        <span className="min-w-0 flex-1">
          <span className="block font-medium">
            <Name>{group.name}</Name>
          </span>
          <span className="block text-text-muted text-xs">
            {t('{{count, number}} members', { count: group.members })}
          </span>
        </span>
        {group.from_sign_in && <Badge>{t('From sign-in')}</Badge>}
        <ChevronRight size={16} aria-hidden="true" className="shrink-0 text-text-muted rtl:-scale-x-100" />
      </button>
    </li>
  );
}

function GroupSkeleton() {
  return (
    <Loading label={t('Loading groups')}>
      <div className="divide-y divide-border rounded-lg border border-border">
        {[40, 28, 34].map((width) => (
          <div key={width} className="flex h-16 items-center gap-3 px-4">
            <div className="skeleton size-8 rounded-full!" />
            <div className="skeleton h-4" style={{ width: `${width}%` }} />
          </div>
        ))}
      </div>
    </Loading>
  );
}
