export { Thread } from './thread';
export { useThread } from './use-thread';
