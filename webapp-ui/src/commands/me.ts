import { useQuery } from '@tanstack/react-query';
import { type Session, type SessionUser, sessionQuery } from '@/api/session';

/** How one signs in here, and who has; nothing before the app knows, when it shows nothing else either. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** Who is signed in; with sign-in off the one person that there is. */
export function useMe(): SessionUser | undefined {
  return useSession()?.user ?? undefined;
}

/** Whether there are others at all: with sign-in off nothing can be shared, and nobody signs out. */
export function useSignInIsOn(): boolean {
  const mode = useSession()?.mode;
  return mode !== undefined && mode !== 'none';
}
