import type { UsageFilter } from '@/api/usage';
import { later } from '@/lib/i18n';

export const PERIODS = [
  { days: 7, name: later('Last 7 days') },
  { days: 30, name: later('Last 30 days') },
  { days: 90, name: later('Last 90 days') },
  { days: 365, name: later('Last 12 months') },
] as const;

export const GROUPS = [
  { group: 'model', name: later('Model') },
  { group: 'provider', name: later('Provider') },
  { group: 'project', name: later('Project') },
  { group: 'chat', name: later('Chat') },
  { group: 'day', name: later('Day') },
] as const;

export type Group = (typeof GROUPS)[number]['group'];

/** What is looked at; it is part of the page's address. */
export type ReportFilter = {
  readonly days: number;
  readonly project: string | undefined;
  readonly group: Group;
};

export function readFilter(params: URLSearchParams): ReportFilter {
  const days = Number(params.get('days'));
  const group = params.get('by');
  return {
    days: PERIODS.some((period) => period.days === days) ? days : 30,
    project: params.get('project') ?? undefined,
    group: GROUPS.find((each) => each.group === group)?.group ?? 'model',
  };
}

export function writeFilter({ days, project, group }: ReportFilter): Record<string, string> {
  return { days: String(days), by: group, ...(project && { project }) };
}

/** For the server, whose days are those of UTC. `now` in milliseconds. */
export function toUsageFilter({ days, project }: ReportFilter, group: Group, now: number): UsageFilter {
  return { from: utcDay(now, days - 1), to: utcDay(now, 0), group_by: group, ...(project && { project_id: project }) };
}

/** Every day from one to the other, both included; ISO dates. */
export function daysBetween(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += DAY) {
    days.push(utcDay(time, 0));
  }
  return days;
}

const DAY = 86_400_000;

function utcDay(now: number, ago: number): string {
  return new Date(now - ago * DAY).toISOString().slice(0, 10);
}
