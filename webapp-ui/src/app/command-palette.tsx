import { useMatch, useNavigate } from 'react-router';
import { useMe, useSignInIsOn } from '@/commands/me';
import { useProjectRole } from '@/commands/project-role';
import { useSharing } from '@/commands/share-project';
import { useSignOut } from '@/commands/sign-out';
import { useOpenChat } from '@/features/chats';
import { Palette, useOffers } from '@/features/palette';
import { useDialogs } from '@/features/preferences';
import { useProjectDialogs } from '@/features/projects';
import { t } from '@/lib/i18n';

/** The palette with what it does beside going to projects and chats. */
export function CommandPalette() {
  const navigate = useNavigate();
  const me = useMe();
  const signInIsOn = useSignInIsOn();
  const signOut = useSignOut();
  const projectId = useMatch('/projects/:projectId/*')?.params.projectId;
  const role = useProjectRole(projectId);
  const { find, stop, settings } = useOffers();
  const { menu, dialogs } = useOpenChat();
  const go = (path: string) => () => void navigate(path);
  const { show } = useDialogs.getState();
  const { show: showProjects } = useProjectDialogs.getState();
  return (
    <>
      <Palette
        more={[
          ...offered(t('Settings of this project'), settings),
          ...(signInIsOn && projectId && role
            ? [
                {
                  name: role === 'owner' ? t('Share project') : t('Who has this project'),
                  perform: () => useSharing.getState().show(projectId),
                },
              ]
            : []),
          { name: t('New project'), perform: () => showProjects('new') },
          { name: t('Import'), perform: () => showProjects('import') },
          { name: t('Preferences'), perform: () => show('preferences') },
          { name: t('Keyboard shortcuts'), perform: () => show('shortcuts') },
          ...(signInIsOn ? [{ name: t('Account'), perform: go('/account') }] : []),
          ...(me?.administrator ? [{ name: t('Administration'), perform: go('/admin') }] : []),
          ...(signInIsOn ? [{ name: t('Sign out'), perform: () => signOut.mutate() }] : []),
        ]}
        chat={[...offered(t('Stop the answer'), stop), ...offered(t('Find in this chat'), find), ...menu]}
      />
      {dialogs}
    </>
  );
}

function offered(name: string, perform: (() => void) | undefined) {
  return perform ? [{ name, perform }] : [];
}
