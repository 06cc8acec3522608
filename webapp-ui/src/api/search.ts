import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { body, http } from './http';
import { queryKeys } from './query-keys';
import type { components, operations } from './schema';

export type SearchResult = components['schemas']['SearchResult'];
export type MessageHit = components['schemas']['MessageHit'];
export type ChatHit = components['schemas']['ChatHit'];
export type SnippetPiece = components['schemas']['SnippetPiece'];

export type SearchFilter = Omit<NonNullable<operations['search']['parameters']['query']>, 'q'>;

/** Chats by their names, and messages; of nothing, nothing. */
export function searchQuery(words: string, filter: SearchFilter = {}) {
  return queryOptions({
    queryKey: queryKeys.search(words, filter),
    queryFn: async ({ signal }) =>
      body(await http.GET('/api/v1/search', { params: { query: { q: words, ...filter } }, signal })),
    enabled: words !== '',
    placeholderData: keepPreviousData,
    // What was said a moment ago is to be found.
    staleTime: 0,
    gcTime: 60_000,
  });
}
