import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type BrowserSession, browserSessionsQuery, endSession } from '@/api/account';
import { t } from '@/lib/i18n';
import { notifyFailure } from '@/ui/notify';

/** Signs out elsewhere, in one browser or some. */
export function useEndSessions() {
  const client = useQueryClient();
  const { queryKey } = browserSessionsQuery;
  return useMutation({
    mutationFn: (sessions: readonly BrowserSession[]) => Promise.all(sessions.map(({ id }) => endSession(id))),
    onSuccess: (_, ended) =>
      client.setQueryData(queryKey, (list) => {
        const sessions = list?.sessions.filter(({ id }) => !ended.some((each) => each.id === id));
        return sessions && { sessions, total: sessions.length };
      }),
    onError: (error) => notifyFailure(t('Not all of them could be signed out'), error),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
