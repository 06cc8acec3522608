/** Markdown and its parts come with the first project that is opened, which asks for them early. */
export const loadChatPage = () => import('./chat-page');
