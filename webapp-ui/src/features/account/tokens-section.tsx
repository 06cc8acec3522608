import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { type ApiToken, apiTokensQuery } from '@/api/account';
import { useRevokeApiToken } from '@/commands/change-api-tokens';
import { dateFormat } from '@/lib/formats';
import { t } from '@/lib/i18n';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { notifyDone } from '@/ui/notify';
import { RelativeTime } from '@/ui/relative-time';
import { Section } from '@/ui/section';
import { Loading } from '@/ui/states';
import { UntilRead } from '@/ui/until-read';
import { NewTokenDialog } from './new-token-dialog';
import { isExpired, scopeName } from './token-words';

/** The keys by which one's programs come in. */
export function TokensSection({ administrator }: { readonly administrator: boolean }) {
  const list = useQuery(apiTokensQuery);
  const [creating, setCreating] = useState(false);
  const [revoked, setRevoked] = useState<ApiToken>();
  return (
    <Section
      title={t('API tokens')}
      note={t('For programs of yours. A token does what you may do, within its scope, until it ends.')}
      action={
        <Button size="small" onClick={() => setCreating(true)}>
          <Plus size={15} aria-hidden="true" />
          {t('New token')}
        </Button>
      }
    >
      <UntilRead compact query={list} failed={t('The tokens could not be loaded')}>
        <Loading label={t('Loading the tokens')}>
          <div className="skeleton h-14" />
        </Loading>
      </UntilRead>
      {list.data?.tokens.length === 0 && (
        <p className="rounded-lg border border-border border-dashed px-4 py-6 text-center text-sm text-text-muted">
          {t('No tokens. Programs come in with one as “Authorization: Bearer”.')}
        </p>
      )}
      {list.data && list.data.tokens.length > 0 && (
        <ul className="divide-y divide-border rounded-lg border border-border bg-surface-raised">
          {list.data.tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setRevoked(token)} />
          ))}
        </ul>
      )}
      <NewTokenDialog administrator={administrator} open={creating} onClose={() => setCreating(false)} />
      <Revoke token={revoked} onClose={() => setRevoked(undefined)} />
    </Section>
  );
}

function TokenRow({ token, onRevoke }: { readonly token: ApiToken; readonly onRevoke: () => void }) {
  const { name, expires_at: end, last_used_at: used } = token;
  return (
    <li className="flex min-h-16 items-center gap-3 px-4 py-2.5">
      <KeyRound size={20} aria-hidden="true" className="shrink-0 text-text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
          <span className="min-w-0 truncate font-medium" title={name}>
            {name}
          </span>
          <Badge>{scopeName(token.scope)}</Badge>
          {isExpired(token) && <Badge tone="warning">{t('Has ended')}</Badge>}
        </p>
        <p className="text-text-muted text-xs">
          <bdi className="font-mono">…{token.ends_in}</bdi> ·{' '}
          {t('until {{day}}', { day: dateFormat({ dateStyle: 'medium' }).format(Date.parse(end)) })} ·{' '}
          {used ? (
            <>
              {t('last used')} <RelativeTime time={used} />
            </>
          ) : (
            t('never used')
          )}
        </p>
      </div>
      <Button size="small" onClick={onRevoke} aria-label={t('Revoke {{name}}', { name })}>
        {t('Revoke')}
      </Button>
    </li>
  );
}

function Revoke({ token, onClose }: { readonly token: ApiToken | undefined; readonly onClose: () => void }) {
  const revoke = useRevokeApiToken(() => {
    notifyDone(t('The token was revoked'));
    close();
  });
  function close() {
    revoke.reset();
    onClose();
  }
  return (
    <ConfirmDialog
      open={token !== undefined}
      title={t('Revoke the token?')}
      action={t('Revoke for good')}
      pending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => token && revoke.mutate(token.id)}
      onClose={close}
    >
      {t('Programs that use “{{name}}” are turned away from now on. It cannot be brought back.', {
        name: token?.name ?? '',
      })}
    </ConfirmDialog>
  );
}
