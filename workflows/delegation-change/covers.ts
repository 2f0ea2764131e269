// Whether a row of the tables gives at least what another would: nobody passes on more than he has.

import { endsOf, percentWithin } from '../../src/rules/authority/yen.ts';
import type { ProposedRow } from '../../src/terms/command-delegation.ts';
import type { AuthorityRow, Band } from '../../src/terms/rulebook-authority.ts';

type Words = readonly string[] | undefined;

const within = (part: Words, whole: Words): boolean =>
  (part ?? []).every((word) => (whole ?? []).includes(word));

/** A row without items is for all of them. */
const itemsWithin = (part: Words, whole: Words): boolean =>
  whole === undefined || (part !== undefined && within(part, whole));

function bandWithin(part: Band | undefined, whole: Band | undefined): boolean {
  if (whole === undefined) return true;
  const outer = endsOf(whole);
  const inner = endsOf(part ?? {});
  if (inner.from < outer.from) return false;
  return outer.upTo === null || (inner.upTo !== null && inner.upTo <= outer.upTo);
}

const conditionWithin = (part: AuthorityRow['when'], whole: AuthorityRow['when']): boolean =>
  whole === undefined || JSON.stringify(part) === JSON.stringify(whole);

/**
 * A signature within a power or within another signature of the same table; power itself is not
 * passed on. The row given must hold as long as the one that is passed on.
 */
export function covers(given: AuthorityRow, row: ProposedRow): boolean {
  const { until } = row;
  const lasts = given.until === undefined || (until !== undefined && until <= given.until);
  return (
    row.kind === 'signature' &&
    (given.kind === 'power' || given.table === row.table) &&
    given.hat === row.hat &&
    lasts &&
    itemsWithin(row.items, given.items) &&
    bandWithin(row.amount, given.amount) &&
    bandWithin(row.after, given.after) &&
    percentWithin(row.changePercent, given.changePercent) &&
    within(given.qualifiers, row.qualifiers) &&
    within(given.excludes, row.excludes) &&
    conditionWithin(row.when, given.when) &&
    (given.wardsAtMost === undefined || (row.wardsAtMost ?? Infinity) <= given.wardsAtMost)
  );
}
