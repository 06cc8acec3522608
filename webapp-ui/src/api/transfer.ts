import { appBase } from '@/lib/base-url';
import { ApiError } from './api-error';
import type { components } from './schema';

export type Imported = components['schemas']['Import'];

/** Puts in what was exported: a zip as new projects, all of it or nothing. */
export async function importArchive(file: File): Promise<Imported> {
  let response: Response;
  try {
    response = await fetch(new URL('api/v1/import', appBase()), {
      method: 'POST',
      headers: { 'Content-Type': 'application/zip' },
      body: file,
    });
  } catch {
    throw ApiError.unreachable();
  }
  if (!response.ok) {
    throw await ApiError.from(response);
  }
  return (await response.json()) as Imported;
}
