import { useMatch, useNavigate } from 'react-router';
import { useMe, useSignInIsOn } from '@/commands/me';
import { useSharing } from '@/commands/share-project';
import { useSignOut } from '@/commands/sign-out';
import { Palette } from '@/features/palette';
import { useDialogs } from '@/features/preferences';
import { t } from '@/lib/i18n';

/** The palette with what it does beside going to projects and chats. */
export function CommandPalette() {
  const navigate = useNavigate();
  const me = useMe();
  const signInIsOn = useSignInIsOn();
  const signOut = useSignOut();
  const projectId = useMatch('/projects/:projectId/*')?.params.projectId;
  const go = (path: string) => () => void navigate(path);
  const { show } = useDialogs.getState();
  return (
    <Palette
      more={[
        ...(signInIsOn && projectId
          ? [{ name: t('Share project'), perform: () => useSharing.getState().show(projectId) }]
          : []),
        { name: t('Preferences'), perform: () => show('preferences') },
        { name: t('Keyboard shortcuts'), perform: () => show('shortcuts') },
        ...(signInIsOn ? [{ name: t('Account'), perform: go('/account') }] : []),
        ...(me?.administrator ? [{ name: t('Administration'), perform: go('/admin') }] : []),
        ...(signInIsOn ? [{ name: t('Sign out'), perform: () => signOut.mutate() }] : []),
      ]}
    />
  );
}
