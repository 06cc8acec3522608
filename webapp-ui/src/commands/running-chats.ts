import { create } from 'zustand';

/** The chats in which an answer is being written, each by its generation. */
type Running = { readonly byChat: ReadonlyMap<string, string> };

const useStore = create<Running>(() => ({ byChat: new Map() }));

export function useRunningChats(): ReadonlyMap<string, string> {
  return useStore(({ byChat }) => byChat);
}

export const runningChats = {
  /** Nothing is known: a new connection tells what runs. */
  clear(): void {
    useStore.setState({ byChat: new Map() });
  },
  started(chatId: string, generationId: string): void {
    useStore.setState(({ byChat }) => ({ byChat: new Map(byChat).set(chatId, generationId) }));
  },
  /** Only of this generation: the next one of the chat may be told of before the end of the last. */
  ended(chatId: string, generationId: string): void {
    useStore.setState(({ byChat }) => {
      if (byChat.get(chatId) !== generationId) {
        return { byChat };
      }
      const rest = new Map(byChat);
      rest.delete(chatId);
      return { byChat: rest };
    });
  },
};
