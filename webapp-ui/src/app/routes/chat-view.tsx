import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { agentConfigQuery } from '@/api/agent-config';
import type { Message } from '@/api/messages';
import { modelsQuery } from '@/api/providers';
import { useDeleteMessage, useRateMessage } from '@/commands/change-message';
import { useForkChat } from '@/commands/fork-chat';
import { mayWrite, useProjectRole } from '@/commands/project-role';
import { Composer } from '@/features/composer';
import { FindBar, useFindKey } from '@/features/find';
import { useOffer } from '@/features/palette';
import { type Landing, Thread, type ThreadActions, type ThreadState, useThread } from '@/features/thread';
import { addToDraft, readDraft } from '@/lib/drafts';
import { t } from '@/lib/i18n';
import { CopyField } from '@/ui/copy-field';
import { useEscape } from '@/ui/use-escape';

const ModelChoice = lazy(() => import('@/features/settings').then((module) => ({ default: module.ModelChoice })));

export type ChatViewProps = {
  readonly projectId: string;
  readonly chatId: string;
  readonly onOpenSettings: () => void;
};

/** The conversation of one chat, and the place to write. Everything of it belongs to this chat: give it a key. */
export function ChatView({ projectId, chatId, onOpenSettings }: ChatViewProps) {
  const writes = mayWrite(useProjectRole(projectId));
  const thread = useThread(chatId, writes);
  const named = useMessageInAddress();
  const [finding, setFinding] = useState(false);
  const [found, setFound] = useState<Landing>();
  const goTo = useCallback((target: string) => setFound({ target, onLanded: () => setFound(undefined) }), []);
  const find = useCallback(() => setFinding(true), []);
  useFindKey(finding, find);
  useOffer('find', finding ? undefined : find);
  const [suggested, setSuggested] = useState<{ readonly text: string }>();
  const suggest = useCallback((text: string) => setSuggested({ text }), []);
  const [reanswered, setReanswered] = useState<Message>();
  const actions = useThreadActions(projectId, chatId, thread, writes, {
    reuse: suggest,
    openSettings: onOpenSettings,
    chooseModel: setReanswered,
  });
  const { messages } = thread.history;
  const sent = useMemo(
    () => (messages ?? []).filter(({ role }) => role === 'user').map(({ content }) => content),
    [messages],
  );
  const waits = thread.running || thread.outbox.length > 0;
  useEscape(waits && writes ? thread.stop : undefined);
  useOffer('stop', thread.running && !thread.stopping && writes ? thread.stop : undefined);
  const window = useWindow(projectId, thread);
  return (
    <section aria-label={t('Conversation')} className="relative flex h-full min-h-0 flex-col">
      <Thread thread={thread} actions={actions} landing={found ?? named} />
      {finding && <FindBar chatId={chatId} onGo={goTo} onClose={() => setFinding(false)} />}
      {writes ? (
        <Composer
          chatId={chatId}
          running={thread.running}
          stopping={thread.stopping}
          returned={thread.returned}
          suggested={suggested}
          sent={sent}
          {...window}
          onSend={thread.send}
          onStop={thread.stop}
          onKept={thread.kept}
        />
      ) : (
        <ReaderFoot chatId={chatId} returned={thread.returned} onKept={thread.kept} />
      )}
      <Suspense>
        {reanswered && (
          <ModelChoice
            projectId={projectId}
            onClose={() => setReanswered(undefined)}
            onChoose={(provider, model) => {
              setReanswered(undefined);
              thread.ask({ type: 'regenerate', message_id: reanswered.id, provider, model });
            }}
          />
        )}
      </Suspense>
    </section>
  );
}

type ReaderFootProps = {
  readonly chatId: string;
  readonly returned: ThreadState['returned'];
  readonly onKept: () => void;
};

/** Who may only read may have been writing until now. */
function ReaderFoot({ chatId, returned, onKept }: ReaderFootProps) {
  const [draft, setDraft] = useState(() => readDraft(chatId));
  useEffect(() => {
    if (returned?.text) {
      addToDraft(chatId, returned.text);
      setDraft(readDraft(chatId));
      onKept();
    }
  }, [chatId, returned, onKept]);
  return (
    <div className="mx-auto w-full max-w-(--measure) px-4 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]">
      <p className="text-center text-sm text-text-muted">
        {t('You can read this chat. Its owner can let you write in it too.')}
      </p>
      {draft && <CopyField label={t('What you were writing here')} value={draft} />}
    </div>
  );
}

/** How much was said so far, by what the last answer took, and how much the model takes. */
function useWindow(projectId: string, { history }: ThreadState): { said: number; window: number | undefined } {
  const config = useQuery(agentConfigQuery(projectId)).data;
  const provider = config?.llm_provider ?? '';
  const models = useQuery({ ...modelsQuery(provider), enabled: provider !== '' }).data?.models;
  const usage = history.messages?.findLast(({ usage }) => usage?.input_tokens !== undefined)?.usage;
  return {
    said: (usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0),
    window: models?.find(({ id }) => id === config?.llm_model)?.context_window ?? undefined,
  };
}

type Ways = {
  readonly reuse: (text: string) => void;
  readonly openSettings: () => void;
  readonly chooseModel: (message: Message) => void;
};

/** The same object until an answer begins or ends, so that messages are not drawn anew with each piece of it. */
function useThreadActions(
  projectId: string,
  chatId: string,
  thread: ThreadState,
  writes: boolean,
  ways: Ways,
): ThreadActions {
  const { ask, showBranch } = thread;
  const { running } = thread;
  const fixed = running || !writes;
  const { reuse, chooseModel } = ways;
  const openSettings = useLatest(ways.openSettings);
  const navigate = useNavigate();
  const go = useLatest((path: string) => void navigate(path));
  const { mutate: remove } = useDeleteMessage(chatId);
  const { mutate: rate } = useRateMessage(chatId);
  const { mutate: fork } = useForkChat(chatId, (chat) => go(`/projects/${projectId}/chats/${chat.id}`));
  return useMemo(
    () => ({
      ask: fixed ? undefined : ask,
      show: running ? undefined : showBranch,
      remove: fixed ? undefined : remove,
      chooseModel: fixed ? undefined : chooseModel,
      fork: writes ? (message) => fork(message.id) : undefined,
      rate: writes ? (message, rating) => rate({ message, rating }) : undefined,
      reuse: writes ? reuse : undefined,
      openSettings,
    }),
    [fixed, running, writes, ask, showBranch, remove, chooseModel, fork, rate, reuse, openSettings],
  );
}

/** A function that stays the same and does what the last one given does. */
function useLatest<Arguments extends unknown[], Result>(
  action: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  const latest = useRef(action);
  latest.current = action;
  return useCallback((...given: Arguments) => latest.current(...given), []);
}

/** The message that the address names; it names it no more once it was found. */
function useMessageInAddress(): Landing | undefined {
  const [params, setParams] = useSearchParams();
  const target = params.get('message') ?? undefined;
  const leave = useRef(setParams);
  leave.current = setParams;
  return useMemo(
    () => (target === undefined ? undefined : { target, onLanded: () => leave.current({}, { replace: true }) }),
    [target],
  );
}
