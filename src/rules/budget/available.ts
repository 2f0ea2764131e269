// What of a line's money may still be bound, spent, moved or passed on. Everything follows from the
// line as it stands. Amounts are whole numbers of the rulebook's unit.

import type { ExecutionLine, Spending } from '../../terms/budget-line.ts';
import type { UnitCode } from '../../terms/ids.ts';

type Line = Pick<
  ExecutionLine,
  'allotted' | 'withheld' | 'movedIn' | 'movedOut' | 'reallotted' | 'spending'
>;

/** All that the line has received, also what is withheld of it. */
export const receivedOf = ({ allotted, movedIn, movedOut }: Line): number =>
  allotted + movedIn - movedOut;

/** All that was passed for the line, also where nobody has allotted it. */
export const grantedOf = ({ passed, movedIn, movedOut }: ExecutionLine): number =>
  passed + movedIn - movedOut;

/** What may be executed, by whomever: money passed on to a ward stays money of its line. */
export const availableOf = (line: Line): number => receivedOf(line) - line.withheld;

const sumOf = (amounts: readonly { readonly amount: number }[]): number =>
  amounts.reduce((sum, { amount }) => sum + amount, 0);

/** What has been passed on: to this ward, or in all. */
export const reallottedOf = ({ reallotted }: Line, to?: UnitCode): number =>
  sumOf(to === undefined ? reallotted : reallotted.filter((one) => one.to === to));

/** Wards to which money of the line was passed on, each once. */
export const wardsOf = ({ reallotted }: Pick<Line, 'reallotted'>): UnitCode[] => [
  ...new Set(reallotted.map(({ to }) => to)),
];

/** The part of a line that one unit executes, and what it has reported of it. */
export interface Purse {
  readonly limit: number;
  readonly committed: number;
  readonly spent: number;
}

/** Who holds the line, or a ward of it: anybody else executes for the holder. */
export function purseOf(line: Line, unit: UnitCode): Purse {
  const wards = wardsOf(line);
  const isWard = wards.includes(unit);
  const reports = line.spending.filter((one) =>
    isWard ? one.unit === unit : !wards.includes(one.unit),
  );
  const { committed = 0, spent = 0 } = reports.at(-1) ?? {};
  const limit = isWard ? reallottedOf(line, unit) : availableOf(line) - reallottedOf(line);
  return { limit, committed, spent };
}

/** What a ward has not committed of its part: nothing where it received none. */
export function uncommittedOf(line: Line, ward: UnitCode): number {
  if (!wardsOf(line).includes(ward)) return 0;
  const { limit, committed } = purseOf(line, ward);
  return limit - committed;
}

/** The last report of each unit. */
const latest = ({ spending }: Pick<Line, 'spending'>): Spending[] => [
  ...new Map(spending.map((one) => [one.unit, one])).values(),
];

/** 支出負担行為, of all units together. */
export const committedOf = (line: Pick<Line, 'spending'>): number =>
  latest(line).reduce((sum, { committed }) => sum + committed, 0);

export const spentOf = (line: Pick<Line, 'spending'>): number =>
  latest(line).reduce((sum, { spent }) => sum + spent, 0);

/** Available and not spent: what would lapse if nothing became of it. */
export const restOf = (line: Line): number => availableOf(line) - spentOf(line);

/**
 * What may be moved or passed on now: of the part of `holder`, neither committed nor `reserved` by
 * what already waits for its decision.
 */
export function freeOf(line: Line, holder: UnitCode, reserved = 0): number {
  const { limit, committed } = purseOf(line, holder);
  return limit - committed - reserved;
}
