export { Thread } from './thread';
export type { Landing } from './use-landing';
export { useThread } from './use-thread';
