import type { ConnectionState } from '@/lib/stream/chat-socket';

const words: Partial<Record<ConnectionState, string>> = {
  reconnecting: 'Connection lost, reconnecting. Answers go on meanwhile.',
  offline: 'You are offline. What you write stays here.',
  gone: 'This chat is no longer there.',
  'signed-out': 'You are signed out. Sign in again to go on.',
};

/** How the connection is, where it is not good; when it is good it says nothing. */
export function ConnectionLine({ state }: { readonly state: ConnectionState }) {
  const said = words[state];
  return (
    <div role="status" className="absolute inset-x-0 top-0 z-10">
      {said && <p className="bg-warning-soft px-4 py-1.5 text-center text-sm text-text">{said}</p>}
    </div>
  );
}
