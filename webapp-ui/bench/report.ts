export type Figure = { readonly value: number; readonly unit: string; readonly target?: number };

/** Prints a figure beside its target: `met` or `MISSED`. */
export function report(name: string, { value, unit, target }: Figure): void {
  const rounded = value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
  const verdict = target === undefined ? '' : `(${target} ${unit}) ${value <= target ? 'met' : 'MISSED'}`;
  console.log(`BENCH ${name.padEnd(58)} ${String(rounded).padStart(8)} ${unit.padEnd(4)} ${verdict}`);
}

/** The value that the given share of all is at or below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
