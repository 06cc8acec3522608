export { waitingText } from './outbox';
export { Thread } from './thread';
export type { ThreadActions } from './thread-actions';
export type { Landing } from './use-landing';
export { type ThreadState, useThread } from './use-thread';
