import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/api/api-error';

/** Tries again only what may come right by itself: no answer, or a server that is not well. */
function mayComeRight(tries: number, error: Error): boolean {
  return tries < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 502);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // "always": an intranet works where the browser believes to be offline.
      queries: {
        networkMode: 'always',
        retry: mayComeRight,
        retryDelay: (attempt) => 400 * 2 ** attempt,
        staleTime: 5_000,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
