import { laterPage } from '../later';

/** Markdown and its parts come with it. */
export const CHAT_PAGE = laterPage(() => import('./chat-page').then(({ ChatPage }) => ChatPage));
export const SEARCH_PAGE = laterPage(() => import('./search-page').then(({ SearchPage }) => SearchPage));
export const PROVIDERS_PAGE = laterPage(() => import('./providers-page').then(({ ProvidersPage }) => ProvidersPage));
export const USAGE_PAGE = laterPage(() => import('./usage-page').then(({ UsagePage }) => UsagePage));
export const ACCOUNT_PAGE = laterPage(() => import('./account-page').then(({ AccountPage }) => AccountPage));

export const SIGN_IN_PAGE = laterPage(() => import('./sign-in-page').then(({ SignInPage }) => SignInPage));
export const WELCOME_PAGE = laterPage(() => import('./welcome-page').then(({ WelcomePage }) => WelcomePage));

export const ADMIN_LAYOUT = laterPage(() => import('./admin-layout').then(({ AdminLayout }) => AdminLayout));
export const ADMIN_START = laterPage(() => import('./admin-pages').then(({ AdminStart }) => AdminStart));
export const ADMIN_USERS = laterPage(() => import('./admin-pages').then(({ AdminUsers }) => AdminUsers));
export const ADMIN_GROUPS = laterPage(() => import('./admin-pages').then(({ AdminGroups }) => AdminGroups));
export const ADMIN_KEYS = laterPage(() => import('./admin-pages').then(({ AdminKeys }) => AdminKeys));
export const ADMIN_AUDIT = laterPage(() => import('./admin-pages').then(({ AdminAudit }) => AdminAudit));

/** Where one goes to from any page, once what is shown now is there. */
const SOON = [CHAT_PAGE, SEARCH_PAGE, PROVIDERS_PAGE, USAGE_PAGE, ACCOUNT_PAGE];

/** Lets them come after a moment in which the page that was asked for has the line for itself. Returns what stops it. */
export function loadPagesSoon(): () => void {
  const timer = setTimeout(() => {
    for (const page of SOON) {
      page.load();
    }
  }, 1_500);
  return () => clearTimeout(timer);
}
