// The rows of the tables that are for a unit, and how special they are to it. An index by subject
// and by whom a row names keeps one question short, however many rows a city has.

import type { LineUnit } from '../../terms/case.ts';
import type { UnitCode } from '../../terms/ids.ts';
import type { AuthorityRow } from '../../terms/rulebook-authority.ts';
import type { Span } from '../in-force.ts';
import { heldEntries, holdsOn } from './dated.ts';

/** A row that is for the unit. The smaller `tier`, the more special; tiers.ts asks in order. */
export interface RowForUnit {
  readonly row: AuthorityRow;
  readonly tier: number;
  readonly position: number;
}

/** Codes of the offices behind a unit on the date of the question. */
export type OfficesOf = (unit: UnitCode) => readonly string[];

export interface RowIndex {
  /** In the order of the rulebook. */
  rowsFor(
    subject: string,
    on: string,
    line: readonly LineUnit[],
    officesOf: OfficesOf,
  ): readonly RowForUnit[];
}

const EVERYBODY = 'city';
/** Behind every row that names anybody. */
const CITY_TIER = Number.MAX_SAFE_INTEGER;
/** More than the keys of `for` and the words in them can make out at one unit. */
const STEPS_A_UNIT = 16;
const STEPS_A_KEY = 4;

type Reach = NonNullable<AuthorityRow['for']>;
type Bucket = Map<string, Filed[]>;

/** A row as it lies in the index; of one that names nobody the tier is known beforehand. */
interface Filed extends RowForUnit {
  readonly span: Span;
}

/** Under which names a row is found: those of the first key it has. */
function namesOf({ offices, wards, kinds }: Reach): string[] {
  if (offices !== undefined) return offices.map((code) => `office:${code}`);
  if (wards !== undefined) return wards.map((code) => `ward:${code}`);
  return kinds === undefined ? [EVERYBODY] : kinds.map((code) => `kind:${code}`);
}

export function indexRows(rows: readonly AuthorityRow[]): RowIndex {
  const bySubject = new Map<string, Bucket>();
  for (const { entry: row, span, position } of heldEntries(rows)) {
    const filed = { row, tier: CITY_TIER, position, span };
    const bucket: Bucket = bySubject.get(row.subject) ?? new Map();
    bySubject.set(row.subject, bucket);
    for (const name of namesOf(row.for ?? {})) {
      const same = bucket.get(name);
      if (same === undefined) bucket.set(name, [filed]);
      else same.push(filed);
    }
  }
  return {
    rowsFor: (subject, on, line, officesOf) => {
      const bucket = bySubject.get(subject);
      if (bucket === undefined) return [];
      const everybody = (bucket.get(EVERYBODY) ?? []).filter(({ span }) => holdsOn(span, on));
      const special = specialRows(bucket, on, line, officesOf);
      if (special.size === 0) return everybody;
      return [...everybody, ...special.values()].sort((a, b) => a.position - b.position);
    },
  };
}

/** Rows that name somebody, once each though several units of the line be named. */
function specialRows(
  bucket: Bucket,
  on: string,
  line: readonly LineUnit[],
  officesOf: OfficesOf,
): Map<AuthorityRow, RowForUnit> {
  const found = new Map<AuthorityRow, RowForUnit>();
  for (const name of line.flatMap((unit) => lookups(unit, officesOf))) {
    for (const { row, span, position } of bucket.get(name) ?? []) {
      if (!holdsOn(span, on)) continue;
      const tier = tierOf(row.for ?? {}, line, officesOf);
      if (tier !== null) found.set(row, { row, tier, position });
    }
  }
  return found;
}

const lookups = ({ code, kind }: LineUnit, officesOf: OfficesOf): string[] => [
  ...officesOf(code).map((office) => `office:${office}`),
  `ward:${code}`,
  `kind:${kind}`,
];

/**
 * The nearer the unit that a row names stands in the line, the more special the row: a rule for
 * schools before one for the ward they stand in, and both before one of the city. At one unit a row
 * that names more stands before, then a named office, a named ward, a kind. Null: the row is for
 * others.
 */
function tierOf(
  { offices, wards, kinds }: Reach,
  line: readonly LineUnit[],
  officesOf: OfficesOf,
): number | null {
  const depths: number[] = [];
  const tries = [
    offices && line.findIndex(({ code }) => officesOf(code).some((one) => offices.includes(one))),
    wards && line.findIndex(({ code }) => wards.includes(code)),
    kinds && line.findIndex(({ kind }) => kinds.includes(kind)),
  ];
  for (const depth of tries) {
    if (depth === undefined) continue;
    if (depth < 0) return null;
    depths.push(depth);
  }
  if (depths.length === 0) return CITY_TIER;
  const word = tries.findIndex((depth) => depth !== undefined);
  return Math.min(...depths) * STEPS_A_UNIT - depths.length * STEPS_A_KEY + word;
}
