import { fieldWords } from '@/lib/field-words';
import { t } from '@/lib/i18n';
import { problemWords } from '@/lib/problem-words';
import type { components } from './schema';

export type Problem = components['schemas']['Problem'];
export type FieldError = components['schemas']['FieldError'];

/** A request that was answered with a problem (RFC 9457), or not at all (`status` 0, `code` `unreachable`). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** What the program switches on; never the text. */
  readonly code: string;
  readonly fields: readonly FieldError[];
  /** Seconds to wait before another try makes sense, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(
    status: number,
    code: string,
    message: string,
    fields: readonly FieldError[] = [],
    retryAfter: number | undefined = undefined,
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }

  get notFound(): boolean {
    return this.status === 404;
  }

  /** The session has ended, or there was none. */
  get signedOut(): boolean {
    return this.status === 401 && this.code === 'unauthenticated';
  }

  /** The change began from a version that is not the newest. */
  get stale(): boolean {
    return this.status === 409 && this.code === 'conflict';
  }

  /** The complaint about one field of the request, by its wire name, such as `llm_config.temperature`. */
  field(name: string): string | undefined {
    return this.fields.find((error) => error.field === name)?.message;
  }

  static unreachable(): ApiError {
    return new ApiError(
      0,
      'unreachable',
      t('The server cannot be reached. Check that it runs and that you are online.'),
    );
  }

  static async from(response: Response): Promise<ApiError> {
    const problem = await readProblem(response);
    const said = problem?.detail ?? problem?.title;
    const message =
      (said && problemWords(problem?.code, said)) ??
      t('The server answered with status {{status}}.', { status: response.status });
    return new ApiError(
      response.status,
      problem?.code ?? 'unexpected',
      message,
      (problem?.errors ?? []).map((error) => ({ ...error, message: fieldWords(error.message) })),
      seconds(response.headers.get('retry-after')),
    );
  }
}

/** Of `Retry-After`; it may be a date too, which no server of ours sends. */
function seconds(header: string | null): number | undefined {
  const value = Number(header);
  return header && Number.isFinite(value) && value > 0 ? value : undefined;
}

async function readProblem(response: Response): Promise<Partial<Problem> | undefined> {
  if (!response.headers.get('content-type')?.includes('json')) {
    return undefined;
  }
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Partial<Problem>) : undefined;
  } catch {
    return undefined;
  }
}
