// Units that authority tables and the budget name by their code: only an organisation can say
// whether they exist. A row for a ward that nobody has would never hold, and nothing in the
// rulebook tells.

import type { UnitCode } from '../terms/ids.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { AuthorityRow, Subject } from '../terms/rulebook-authority.ts';
import type { LocalDate } from '../terms/units.ts';
import { wardsOfBudget } from './budget/check/named-units.ts';
import { byKey, entriesWithSpans } from './in-force.ts';

/**
 * Each unit, and by which rows and subjects that hold on the date or later: `rows.works-kita`.
 */
export function unitsOfTables(
  { authority, budget }: Rulebook,
  from: LocalDate,
): ReadonlyMap<UnitCode, ReadonlySet<string>> {
  const { rows = [], subjects = [] } = authority ?? {};
  const named = new Map<UnitCode, Set<string>>();
  const add = (by: string, units: readonly UnitCode[]) => {
    for (const unit of units) named.set(unit, (named.get(unit) ?? new Set()).add(by));
  };
  for (const row of heldSince(rows, from)) {
    add(`rows.${row.code}`, [...(row.for?.wards ?? []), ...unitsHeard(row)]);
  }
  for (const one of heldSince(subjects, from)) add(`subjects.${one.code}`, unitsHeard(one));
  for (const { by, wards } of budget === undefined ? [] : wardsOfBudget(budget, from)) {
    add(by, wards);
  }
  return named;
}

/** Without what had ended by then: it may well name a unit that there was. */
function heldSince<Entry extends AuthorityRow | Subject>(
  entries: readonly Entry[],
  from: LocalDate,
): Entry[] {
  return [...byKey(entries, ({ code }) => code).values()].flatMap((same) =>
    entriesWithSpans(same).flatMap(({ entry, span: { until } }) =>
      until === undefined || until > from ? [entry] : [],
    ),
  );
}

const unitsHeard = ({ concurrence, consult, report }: AuthorityRow | Subject): UnitCode[] =>
  [...(concurrence ?? []), ...(consult ?? []), ...(report ?? [])].flatMap(({ who }) =>
    'unit' in who ? [who.unit] : [],
  );
