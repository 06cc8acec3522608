import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import { providerKeysQuery } from '@/api/provider-keys';
import { type Provider, providersQuery } from '@/api/providers';
import { t } from '@/lib/i18n';
import { said } from '@/lib/server-words';
import { Button } from '@/ui/button';
import { SearchField } from '@/ui/search-field';
import { SidePanel } from '@/ui/side-panel';
import { EmptyState, FailedState, Loading } from '@/ui/states';
import { ProviderRow } from './provider-row';
import { ProviderSetup } from './provider-setup';
import { asShared, isSetUp, searchProviders } from './provider-state';

/** Which provider is being set up is part of the address, so that a failed answer can lead there. */
const OPEN = 'provider';

export type ProviderListProps = {
  /** Only about the keys that everybody on this server uses. */
  readonly shared?: boolean;
};

/** Who can answer: all providers of the catalogue, those that are set up first, and the panel in which one is set up. */
export function ProviderList({ shared = false }: ProviderListProps) {
  const shares = useQuery({ ...providerKeysQuery, enabled: shared }).data?.keys.filter(
    ({ scope }) => scope === 'installation',
  );
  const providers = useQuery(providersQuery);
  const [params, setParams] = useSearchParams();
  // The demo needs nothing.
  const known = providers.data?.providers.filter(({ wire }) => wire !== 'demo');
  const all = shared ? known && shares && known.map((each) => asShared(each, shares)) : known;
  const open = all?.find(({ id }) => id === params.get(OPEN));
  const choose = (id: string | undefined) => setParams(id ? { [OPEN]: id } : {}, { replace: id === undefined });
  return (
    <>
      <h1 className={`${shared ? 'pt-6' : 'pt-8'} font-semibold text-2xl`}>
        {shared ? t('Provider keys') : t('Providers')}
      </h1>
      <p className="mt-1 mb-6 max-w-2xl text-text-muted">
        {shared
          ? t('What is set up here, everybody on this server can use. Whoever has set up a key of their own uses that.')
          : t(
              'Who answers: a service with a key, or a model on your own machines. Each project chooses among those that are ready.',
            )}
      </p>
      {!all && !providers.isError && <ProviderSkeleton />}
      {providers.isError && !providers.data && (
        <FailedState
          title={t('The providers could not be loaded')}
          detail={providers.error.message}
          onRetry={() => void providers.refetch()}
        />
      )}
      {all && <Groups providers={all} onChoose={choose} />}
      {providers.data && (
        <p className="mt-8 text-text-muted text-xs">
          {t('Models and prices: {{source}}, as of {{asOf}}. What is not known is left open.', {
            source: providers.data.catalogue.source,
            asOf: providers.data.catalogue.as_of,
          })}
        </p>
      )}
      <SidePanel
        open={open !== undefined}
        onOpenChange={(next) => !next && choose(undefined)}
        side="right"
        title={open ? said(open.name) : t('Provider')}
      >
        {open && (
          <ProviderSetup
            key={open.id}
            provider={open}
            scope={shared ? 'installation' : undefined}
            onClose={() => choose(undefined)}
          />
        )}
      </SidePanel>
    </>
  );
}

type GroupsProps = { readonly providers: readonly Provider[]; readonly onChoose: (id: string) => void };

function Groups({ providers, onChoose }: GroupsProps) {
  const [search, setSearch] = useState('');
  const [everything, setEverything] = useState(false);
  const words = useDeferredValue(search).trim();
  const found = searchProviders(providers, words);
  const ready = found.filter(isSetUp);
  const others = found.filter((provider) => !isSetUp(provider));
  const shown = words || everything ? others : others.filter(({ well_known }) => well_known);
  const hidden = others.length - shown.length;
  return (
    <>
      <SearchField
        label={t('Search providers')}
        placeholder={t('Search {{providers}} providers', { providers: providers.length })}
        value={search}
        onChange={setSearch}
        className="mb-6 block sm:w-80"
      />
      <p role="status" className="sr-only">
        {words && t('{{found}} of {{providers}} providers', { found: found.length, providers: providers.length })}
      </p>
      {found.length === 0 && (
        <EmptyState
          title={t('No provider matches')}
          action={<Button onClick={() => setSearch('')}>{t('Clear the search')}</Button>}
        >
          {t('Any service that speaks OpenAI’s API can be set up as “Custom”.')}
        </EmptyState>
      )}
      <Group title={t('Set up')} providers={ready} onChoose={onChoose} />
      <Group title={ready.length > 0 ? t('More') : t('Choose one to set up')} providers={shown} onChoose={onChoose} />
      {hidden > 0 && (
        <Button className="mt-4" onClick={() => setEverything(true)}>
          {t('Show {{hidden}} more', { hidden })}
        </Button>
      )}
    </>
  );
}

function Group({ title, providers, onChoose }: GroupsProps & { readonly title: string }) {
  if (providers.length === 0) {
    return null;
  }
  return (
    <section className="mb-6">
      <h2 className="mb-2 font-medium text-sm text-text-muted">{title}</h2>
      <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {providers.map((provider) => (
          <ProviderRow key={provider.id} provider={provider} onChoose={() => onChoose(provider.id)} />
        ))}
      </ul>
    </section>
  );
}

function ProviderSkeleton() {
  return (
    <Loading label={t('Loading providers')}>
      <div className="skeleton mb-6 h-9 sm:w-80" />
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {Array.from({ length: 12 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a skeleton never move
          <div key={index} className="h-16 rounded-md border border-border p-3">
            <div className="skeleton h-4 w-28" />
            <div className="skeleton mt-2 h-3 w-40" />
          </div>
        ))}
      </div>
    </Loading>
  );
}
