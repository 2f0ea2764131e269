// Numbers as the lines of a measurement show them.

/** The value below which a share of the values lies; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  min: Math.min(...values),
  median: median(values),
  max: Math.max(...values),
});

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export const whole = (value: number): string => grouped.format(value);
export const inMs = (value: number): string => `${value.toFixed(value < 1 ? 2 : 1)} ms`;
export const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

export const spreadText = ({ min, median: middle, max }: Spread, show: (n: number) => string) =>
  `min ${show(min)} · median ${show(middle)} · max ${show(max)}`;
