import { useQuery } from '@tanstack/react-query';
import type { ProjectRole } from '@/api/members';
import { projectQuery } from '@/api/projects';

/** What one may do in a project; nothing before it was read, and outside of any. The server asks again at each step. */
export function useProjectRole(projectId: string | undefined): ProjectRole | undefined {
  return useQuery({ ...projectQuery(projectId ?? ''), enabled: projectId !== undefined }).data?.role;
}

/** Ask, rename, delete, set: all but what the owner does. */
export function mayWrite(role: ProjectRole | undefined): boolean {
  return role !== 'viewer';
}

/** Share it, delete it, move chats to another. */
export function owns(role: ProjectRole | undefined): boolean {
  return role === undefined || role === 'owner';
}
