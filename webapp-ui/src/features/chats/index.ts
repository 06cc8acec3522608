export { ChatList } from './chat-list';
export { useNewChatKey } from './use-new-chat-key';
export { useOpenChat } from './use-open-chat';
