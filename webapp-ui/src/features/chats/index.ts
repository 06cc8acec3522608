export { ChatList } from './chat-list';
export { useNewChatKey } from './use-new-chat-key';
