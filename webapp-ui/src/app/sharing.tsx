import { lazy, Suspense, useState } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { useSharing } from '@/commands/share-project';

const ShareDialog = lazy(() => import('@/features/sharing').then((module) => ({ default: module.ShareDialog })));

/** The dialog about who has a project, whoever asked for it. Its code comes when it is asked for. */
export function Sharing() {
  const { projectId, show } = useSharing();
  // It stays while it closes.
  const [last, setLast] = useState(projectId);
  if (projectId !== undefined && projectId !== last) {
    setLast(projectId);
  }
  const navigate = useNavigate();
  const inside = useMatch(`/projects/${last}/*`) !== null;
  if (last === undefined) {
    return null;
  }
  return (
    <Suspense>
      <ShareDialog
        projectId={last}
        open={projectId !== undefined}
        onClose={() => show(undefined)}
        onLeft={() => {
          show(undefined);
          if (inside) {
            void navigate('/', { replace: true });
          }
        }}
      />
    </Suspense>
  );
}
