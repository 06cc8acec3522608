import { useQuery } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import { type BrowserSession, browserSessionsQuery } from '@/api/account';
import { useEndSessions } from '@/commands/end-session';
import { agentName } from '@/lib/agent-name';
import { t } from '@/lib/i18n';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { notifyDone } from '@/ui/notify';
import { RelativeTime } from '@/ui/relative-time';
import { Section } from '@/ui/section';
import { Loading } from '@/ui/states';
import { UntilRead } from '@/ui/until-read';

/** Where one is signed in, and out of where one likes. */
export function SessionsSection() {
  const list = useQuery(browserSessionsQuery);
  const { mutate: end, isPending } = useEndSessions();
  const others = list.data?.sessions.filter(({ current }) => !current) ?? [];
  return (
    <Section
      title={t('Where you are signed in')}
      note={t('What you do not know, sign out, and change the password.')}
      action={
        others.length > 1 ? (
          <Button
            size="small"
            disabled={isPending}
            onClick={() => end(others, { onSuccess: () => notifyDone(t('Everywhere else you are signed out')) })}
          >
            {t('Sign out everywhere else')}
          </Button>
        ) : undefined
      }
    >
      <UntilRead compact query={list} failed={t('It could not be read where you are signed in')}>
        <Loading label={t('Loading where you are signed in')}>
          <div className="skeleton h-14" />
        </Loading>
      </UntilRead>
      {list.data && (
        <ul className="divide-y divide-border rounded-lg border border-border bg-surface-raised">
          {list.data.sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              pending={isPending}
              onEnd={() =>
                end([session], {
                  onSuccess: () => notifyDone(t('Signed out: {{browser}}', { browser: agentName(session.user_agent) })),
                })
              }
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

type SessionRowProps = {
  readonly session: BrowserSession;
  readonly pending: boolean;
  readonly onEnd: () => void;
};

function SessionRow({ session, pending, onEnd }: SessionRowProps) {
  const browser = agentName(session.user_agent);
  const Icon = /iPhone|Android/.test(browser) ? Smartphone : Monitor;
  return (
    <li className="flex min-h-16 items-center gap-3 px-4 py-2.5">
      <Icon size={20} aria-hidden="true" className="shrink-0 text-text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span className="truncate font-medium" title={session.user_agent ?? undefined}>
            {browser}
          </span>
          {session.current && <Badge tone="accent">{t('This one')}</Badge>}
        </p>
        <p className="truncate text-text-muted text-xs">
          <bdi>{session.address}</bdi> · {t('last used')} <RelativeTime time={session.last_seen_at} />
        </p>
      </div>
      {!session.current && (
        <Button size="small" disabled={pending} onClick={onEnd} aria-label={t('Sign out: {{browser}}', { browser })}>
          {t('Sign out')}
        </Button>
      )}
    </li>
  );
}
