import { describe, expect, it } from 'vitest';
import { readLogFilter, toAuditFilter, writeLogFilter } from './audit-filter';

describe('the filter of the log', () => {
  it('stands in the address', () => {
    const filter = readLogFilter(new URLSearchParams('from=2026-03-01&to=2026-03-31&action=sign_in.failed&x=y'));
    expect(filter).toEqual({
      from: '2026-03-01',
      to: '2026-03-31',
      actor: undefined,
      action: 'sign_in.failed',
      project: undefined,
    });
    expect(writeLogFilter(filter)).toEqual({ from: '2026-03-01', to: '2026-03-31', action: 'sign_in.failed' });
  });

  it.each(['yesterday', '2026-13-45', ''])('takes no day that is none: %j', (day) => {
    expect(readLogFilter(new URLSearchParams({ from: day })).from).toBeUndefined();
  });

  it('means whole days of the reader', () => {
    const { from = '', to = '' } = toAuditFilter({
      from: '2026-03-01',
      to: '2026-03-01',
      actor: undefined,
      action: undefined,
      project: undefined,
    });
    expect(Date.parse(to) - Date.parse(from)).toBe(86_400_000);
    expect(new Date(from).getHours()).toBe(0);
  });
});
