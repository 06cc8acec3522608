import { useQuery } from '@tanstack/react-query';
import { MessageSquare } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { projectsQuery } from '@/api/projects';
import { type ChatHit, type MessageHit, type SearchResult, searchQuery } from '@/api/search';
import { t } from '@/lib/i18n';
import { snippet } from '@/lib/markdown/snippet';
import { Button } from '@/ui/button';
import { SelectField, TextField } from '@/ui/field';
import { Marked } from '@/ui/marked';
import { RelativeTime } from '@/ui/relative-time';
import { EmptyState, FailedState, Loading } from '@/ui/states';
import { useSettled } from '@/ui/use-settled';
import { PAGE, readSearch, type Search, toSearchFilter, writeSearch } from './search-filter';

const SETTLED_MS = 250;

/** Everything that was said, by words, project, speaker and day; the best first, in pages. */
export function SearchReport() {
  const [params, setParams] = useSearchParams();
  const search = readSearch(params);
  const [typed, setTyped] = useState(search.words);
  const words = useSettled(typed.trim(), SETTLED_MS);
  const change = (edit: Partial<Search>) =>
    setParams(writeSearch({ ...search, page: 0, ...edit }), { replace: edit.page === undefined });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows what is typed, and nothing else
  useEffect(() => {
    if (words !== search.words) {
      change({ words });
    }
  }, [words]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed follows the address where that leads elsewhere
  useEffect(() => {
    if (search.words !== words) {
      setTyped(search.words);
    }
  }, [search.words]);

  return (
    <>
      <h1 className="pt-8 pb-6 font-semibold text-2xl">{t('Search')}</h1>
      <search>
        <TextField
          label={t('Words')}
          type="search"
          autoFocus
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          hint={t('All of them are to be found; “in quotation marks” they stand together.')}
        />
        <Filters search={search} onChange={change} />
      </search>
      <Found search={search} onPage={(page) => change({ page })} />
    </>
  );
}

type FiltersProps = { readonly search: Search; readonly onChange: (edit: Partial<Search>) => void };

function Filters({ search, onChange }: FiltersProps) {
  const projects = useQuery(projectsQuery).data?.projects ?? [];
  return (
    <div className="mt-4 mb-6 grid grid-cols-2 gap-3 lg:grid-cols-4">
      <SelectField
        label={t('Project')}
        value={search.project ?? ''}
        onChange={(event) => onChange({ project: event.target.value || undefined })}
      >
        <option value="">{t('All projects')}</option>
        {projects.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('Who said it')}
        value={search.role ?? ''}
        onChange={(event) => onChange({ role: (event.target.value || undefined) as Search['role'] })}
      >
        <option value="">{t('Anybody')}</option>
        <option value="user">{t('You')}</option>
        <option value="assistant">{t('The model')}</option>
      </SelectField>
      <TextField
        label={t('From day')}
        type="date"
        value={search.from ?? ''}
        onChange={(event) => onChange({ from: event.target.value || undefined })}
      />
      <TextField
        label={t('Until day')}
        type="date"
        value={search.to ?? ''}
        onChange={(event) => onChange({ to: event.target.value || undefined })}
      />
    </div>
  );
}

function Found({ search, onPage }: { readonly search: Search; readonly onPage: (page: number) => void }) {
  const found = useQuery(searchQuery(search.words, toSearchFilter(search)));
  if (search.words === '') {
    return null;
  }
  if (found.isError) {
    return (
      <FailedState
        title={t('Nothing could be searched')}
        detail={found.error.message}
        onRetry={() => void found.refetch()}
      />
    );
  }
  if (!found.data) {
    return (
      <Loading label={t('Searching…')}>
        {[1, 2, 3].map((line) => (
          <div key={line} className="skeleton mb-3 h-16" />
        ))}
      </Loading>
    );
  }
  return <Hits result={found.data} page={search.page} onPage={onPage} />;
}

type HitsProps = { readonly result: SearchResult; readonly page: number; readonly onPage: (page: number) => void };

function Hits({ result: { chats, messages, total }, page, onPage }: HitsProps) {
  const pages = Math.ceil(total / PAGE);
  if (chats.length === 0 && messages.length === 0) {
    return <EmptyState title={t('Nothing found')}>{t('Try fewer words, or look in all projects.')}</EmptyState>;
  }
  return (
    <>
      <p role="status" className="mb-3 text-sm text-text-muted">
        {t('{{count, number}} messages found', { count: total })}
      </p>
      <ul className="space-y-2">
        {chats.map((hit) => (
          <ChatLine key={hit.chat_id} hit={hit} />
        ))}
        {messages.map((hit) => (
          <MessageLine key={hit.message_id} hit={hit} />
        ))}
      </ul>
      {pages > 1 && (
        <nav aria-label={t('Pages of what was found')} className="mt-6 flex items-center justify-center gap-3 text-sm">
          <Button size="small" disabled={page === 0} onClick={() => onPage(page - 1)}>
            {t('Back')}
          </Button>
          <span className="tabular-nums">{t('Page {{page}} of {{pages}}', { page: page + 1, pages })}</span>
          <Button size="small" disabled={page + 1 >= pages} onClick={() => onPage(page + 1)}>
            {t('Next')}
          </Button>
        </nav>
      )}
    </>
  );
}

const lineClass =
  'block rounded-md border border-border bg-surface-raised p-4 transition-colors duration-150 hover:border-border-control';

function ChatLine({ hit }: { readonly hit: ChatHit }) {
  return (
    <li>
      <Link to={`/projects/${hit.project_id}/chats/${hit.chat_id}`} className={lineClass}>
        <span className="flex items-center gap-2 text-sm">
          <MessageSquare size={15} aria-hidden="true" className="shrink-0 text-text-muted" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <Marked pieces={hit.name} />
          </span>
        </span>
        <span className="mt-1 block text-text-muted text-xs">{hit.project_name}</span>
      </Link>
    </li>
  );
}

function MessageLine({ hit }: { readonly hit: MessageHit }) {
  return (
    <li>
      <Link to={`/projects/${hit.project_id}/chats/${hit.chat_id}?message=${hit.message_id}`} className={lineClass}>
        <span className="line-clamp-3 text-sm [overflow-wrap:anywhere]">
          <Marked pieces={snippet(hit.snippet)} />
        </span>
        <span className="mt-1 flex flex-wrap gap-x-2 text-text-muted text-xs">
          <span>{hit.role === 'user' ? t('You') : t('Answer')}</span>
          <span>
            {hit.chat_name} · {hit.project_name}
          </span>
          <RelativeTime time={hit.created_at} />
        </span>
      </Link>
    </li>
  );
}
