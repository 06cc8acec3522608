import { laterPage } from '../later';

/** Markdown and its parts come with the first project that is opened, which asks for them early. */
export const LATER_CHAT_PAGE = laterPage(() => import('./chat-page').then(({ ChatPage }) => ChatPage));
