export { ChatThread } from './chat-thread';
