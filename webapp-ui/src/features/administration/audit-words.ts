import { later, t } from '@/lib/i18n';

export type AuditKind = { readonly name: string; readonly actions: readonly { action: string; name: string }[] };

/** What is written into the log, in groups; `later`: the words are made before the language is known. */
export const AUDIT_KINDS: readonly AuditKind[] = [
  {
    name: later('Signing in'),
    actions: [
      { action: 'sign_in.succeeded', name: later('Signed in') },
      { action: 'sign_in.failed', name: later('Sign-in failed') },
      { action: 'sign_out', name: later('Signed out') },
      { action: 'session.ended', name: later('Session ended') },
      { action: 'password.changed', name: later('Password changed') },
      { action: 'link.made', name: later('Link made') },
    ],
  },
  {
    name: later('API tokens'),
    actions: [
      { action: 'token.created', name: later('API token made') },
      { action: 'token.revoked', name: later('API token revoked') },
    ],
  },
  {
    name: later('Users'),
    actions: [
      { action: 'user.created', name: later('User made') },
      { action: 'user.changed', name: later('User changed') },
      { action: 'user.suspended', name: later('User suspended') },
      { action: 'user.restored', name: later('User let in again') },
      { action: 'user.administrator_added', name: later('Administrator made') },
      { action: 'user.administrator_removed', name: later('Administration taken away') },
    ],
  },
  {
    name: later('Groups'),
    actions: [
      { action: 'group.created', name: later('Group made') },
      { action: 'group.renamed', name: later('Group renamed') },
      { action: 'group.deleted', name: later('Group deleted') },
      { action: 'group.member_added', name: later('Put into a group') },
      { action: 'group.member_removed', name: later('Taken out of a group') },
    ],
  },
  {
    name: later('Projects'),
    actions: [
      { action: 'project.created', name: later('Project made') },
      { action: 'project.deleted', name: later('Project deleted') },
      { action: 'project.restored', name: later('Project brought back') },
      { action: 'project.shared', name: later('Project shared') },
      { action: 'project.unshared', name: later('Project shared no longer') },
      { action: 'chat.deleted', name: later('Chat deleted') },
      { action: 'chat.restored', name: later('Chat brought back') },
      { action: 'chat.moved', name: later('Chat moved') },
      { action: 'message.deleted', name: later('Message deleted') },
      { action: 'message.restored', name: later('Message brought back') },
      { action: 'export.made', name: later('Exported') },
      { action: 'import.made', name: later('Imported') },
      { action: 'unclaimed.taken', name: later('Projects taken over') },
    ],
  },
  {
    name: later('Provider keys'),
    actions: [
      { action: 'provider_key.saved', name: later('Provider key saved') },
      { action: 'provider_key.removed', name: later('Provider key removed') },
    ],
  },
];

const NAMES = new Map(AUDIT_KINDS.flatMap(({ actions }) => actions).map(({ action, name }) => [action, name]));

/** What was done, in words; an action of a newer server by its code. */
export function actionName(action: string): string {
  const name = NAMES.get(action);
  return name === undefined ? action : t(name);
}

/** What the log has beside the names, by its names. */
const DETAILS: Readonly<Record<string, string>> = {
  base_url: later('address'),
  before: later('before'),
  by: later('by'),
  chat: later('chat'),
  chats: later('chats'),
  expires_at: later('expires'),
  group: later('group'),
  group_id: later('id of the group'),
  issuer: later('vouched for by'),
  kind: later('kind'),
  members: later('members'),
  messages: later('messages'),
  project: later('project'),
  projects: later('projects'),
  reason: later('reason'),
  role: later('role'),
  scope: later('for'),
  to: later('to'),
  way: later('way'),
  which: later('which'),
};

/** What stands there and is nobody's own word. */
const VALUES: Readonly<Record<string, string>> = {
  admin: later('everything, the administration included'),
  all: later('all'),
  configuration: later('configuration'),
  editor: later('may write'),
  installation: later('everyone'),
  invitation: later('invitation'),
  no_password: later('no password'),
  own: later('one person'),
  owner: later('owner'),
  read: later('reading'),
  reset: later('new password'),
  setup: later('first account'),
  suspended: later('suspended'),
  unknown_name: later('unknown name'),
  viewer: later('may read'),
  write: later('reading and writing'),
  wrong_current_password: later('wrong current password'),
  wrong_password: later('wrong password'),
};

/** Names that somebody gave stay as they are, whatever they are. */
const GIVEN = new Set(['before', 'group', 'project', 'chat', 'to', 'base_url', 'issuer']);

/** What the log has beside the names, as one line; lists and objects as JSON. */
export function detailLine(detail: object): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${inWords(DETAILS, name)}: ${detailValue(name, value)}`)
    .join(' · ');
}

function detailValue(name: string, value: unknown): string {
  if (typeof value === 'object') {
    return JSON.stringify(value);
  }
  return GIVEN.has(name) ? String(value) : inWords(VALUES, String(value));
}

/** What a newer server writes stays as it is. */
function inWords(words: Readonly<Record<string, string>>, code: string): string {
  const known = Object.hasOwn(words, code) ? words[code] : undefined;
  return known === undefined ? code : t(known);
}
