import type { SearchFilter } from '@/api/search';

export const PAGE = 20;

/** What is looked for and where; it is part of the page's address. */
export type Search = {
  readonly words: string;
  readonly project: string | undefined;
  readonly role: 'user' | 'assistant' | undefined;
  /** ISO dates, both included. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** From 0. */
  readonly page: number;
};

export function readSearch(params: URLSearchParams): Search {
  const role = params.get('role');
  const page = Number(params.get('page'));
  return {
    words: params.get('q') ?? '',
    project: params.get('project') || undefined,
    role: role === 'user' || role === 'assistant' ? role : undefined,
    from: day(params.get('from')),
    to: day(params.get('to')),
    page: Number.isInteger(page) && page > 0 ? page : 0,
  };
}

export function writeSearch({ words, project, role, from, to, page }: Search): Record<string, string> {
  return {
    ...(words && { q: words }),
    ...(project && { project }),
    ...(role && { role }),
    ...(from && { from }),
    ...(to && { to }),
    ...(page > 0 && { page: String(page) }),
  };
}

export function toSearchFilter({ project, role, from, to, page }: Search): SearchFilter {
  return {
    ...(project && { project_id: project }),
    ...(role && { role }),
    ...(from && { from }),
    ...(to && { to }),
    skip: page * PAGE,
    limit: PAGE,
  };
}

function day(text: string | null): string | undefined {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;
}
