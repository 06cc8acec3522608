import createClient from 'openapi-fetch';
import { appBase } from '@/lib/base-url';
import { t } from '@/lib/i18n';
import { useSignedOut } from '@/lib/signed-out';
import { ApiError } from './api-error';
import type { paths } from './schema';

async function reach(request: Request): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(request);
  } catch (failure) {
    if (request.signal.aborted) {
      throw failure;
    }
    throw ApiError.unreachable();
  }
  if (!response.ok) {
    const error = await ApiError.from(response);
    if (error.signedOut) {
      useSignedOut.getState().tell(true);
    }
    throw error;
  }
  return response;
}

/** The typed client of our own interface. Whatever is no success is thrown as an {@link ApiError}. */
export const http = createClient<paths>({ baseUrl: appBase().href, fetch: reach });

/** The body of a success: every failure has been thrown before. */
export function body<T>(result: { data?: T }): T {
  if (result.data === undefined) {
    throw new ApiError(0, 'unexpected', t('The server answered with nothing where an answer was due.'));
  }
  return result.data;
}
