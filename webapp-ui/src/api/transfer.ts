import { appBase } from '@/lib/base-url';
import { ApiError } from './api-error';
import type { components } from './schema';

export type Imported = components['schemas']['Import'];

/** Puts in what was exported: a zip as new projects, all of it or nothing. */
export function importArchive(file: File): Promise<Imported> {
  return upload('import', 'application/zip', file);
}

/** Puts in one chat that was saved as JSON, as a new one of a project. */
export function importChat(file: File, projectId: string): Promise<Imported> {
  return upload(`import?project_id=${encodeURIComponent(projectId)}`, 'application/json', file);
}

async function upload(path: string, type: string, body: File): Promise<Imported> {
  let response: Response;
  try {
    response = await fetch(new URL(`api/v1/${path}`, appBase()), {
      method: 'POST',
      headers: { 'Content-Type': type },
      body,
    });
  } catch {
    throw ApiError.unreachable();
  }
  if (!response.ok) {
    throw await ApiError.from(response);
  }
  return (await response.json()) as Imported;
}
