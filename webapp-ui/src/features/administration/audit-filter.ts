import type { AuditFilter } from '@/api/audit';

/** What is looked at; it is part of the page's address. Days are the reader's, `YYYY-MM-DD`, both included. */
export type LogFilter = {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly actor: string | undefined;
  readonly action: string | undefined;
  readonly project: string | undefined;
};

const NAMES = ['from', 'to', 'actor', 'action', 'project'] as const;

export function readLogFilter(params: URLSearchParams): LogFilter {
  const day = (name: string) => {
    const value = params.get(name);
    return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  };
  return {
    from: day('from'),
    to: day('to'),
    actor: params.get('actor') || undefined,
    action: params.get('action') || undefined,
    project: params.get('project') || undefined,
  };
}

export function writeLogFilter(filter: LogFilter): Record<string, string> {
  return Object.fromEntries(NAMES.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])));
}

/** For the server, which takes instants: from the first moment of the one day to the last of the other. */
export function toAuditFilter({ from, to, actor, action, project }: LogFilter): AuditFilter {
  return {
    ...(from && { from: midnight(from, 0) }),
    ...(to && { to: midnight(to, 1) }),
    ...(actor && { actor }),
    ...(action && { action }),
    ...(project && { project }),
  };
}

/** The beginning of the reader's day, or of one some days later. */
function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
