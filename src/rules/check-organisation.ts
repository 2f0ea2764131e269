// What can be wrong with a well-formed file of an organisation: names that nothing has, things said
// twice, ends before beginnings, and words that the rulebook of the city does not know.

import type { FaultDetails, RulebookProblem } from '../terms/errors-rulebook.ts';
import type { UnitCode } from '../terms/ids.ts';
import type { Organisation } from '../terms/organisation.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import { parseInstant } from '../terms/units.ts';
import { wardsOfBudget } from './budget/check/named-units.ts';
import type { Path } from './read-yaml.ts';
import { unitsOfTables } from './units-of-tables.ts';

export type Report = (path: Path, problem: RulebookProblem, details?: FaultDetails) => void;

/** What a file is held against: the rulebook of its city, and the units that are there already. */
export interface Ground {
  readonly rulebook: Rulebook;
  readonly units?: Iterable<UnitCode>;
}

/** Names that the file uses without defining them. */
export function checkNames(file: Organisation, report: Report): void {
  const known = {
    units: new Set(file.units.map(({ code }) => code)),
    seats: new Set(file.seats.map(({ code }) => code)),
    people: new Set(file.people.map(({ login }) => login)),
  };
  type Used = readonly [list: keyof typeof known, code: string | undefined, path: Path];
  const used: readonly Used[] = [
    ...file.units.flatMap(({ parent, successor }, at): Used[] => [
      ['units', parent, ['units', at, 'parent']],
      ['units', successor, ['units', at, 'successor']],
    ]),
    ...file.seats.map(({ unit }, at): Used => ['units', unit, ['seats', at, 'unit']]),
    ...file.holders.flatMap(({ seat, login }, at): Used[] => [
      ['seats', seat, ['holders', at, 'seat']],
      ['people', login, ['holders', at, 'login']],
    ]),
    ...file.oversight.flatMap(({ seat, units }, at): Used[] => [
      ['seats', seat, ['oversight', at, 'seat']],
      ...units.map((unit, index): Used => ['units', unit, ['oversight', at, 'units', index]]),
    ]),
    ...file.acting.flatMap(({ seat, order }, at): Used[] => [
      ['seats', seat, ['acting', at, 'seat']],
      ...order.map((one, index): Used => ['seats', one, ['acting', at, 'order', index]]),
    ]),
    ...file.absences.map(({ login }, at): Used => ['people', login, ['absences', at, 'login']]),
  ];
  for (const [list, code, path] of used) {
    if (code !== undefined && !known[list].has(code)) report(path, 'not_in_file', { list, code });
  }
}

/** One thing of the file: what makes two of them the same, and when it begins and ends. */
interface Item {
  readonly path: Path;
  readonly name: string;
  readonly from: string;
  readonly until?: string | undefined;
}

type Dated = { readonly from?: string | undefined; readonly until?: string | undefined };

function itemsOf(file: Organisation): Readonly<Record<string, readonly Item[]>> {
  const dated = <One extends Dated>(
    list: string,
    items: readonly One[],
    nameOf: (one: One) => string,
  ): Item[] =>
    items.map((one, at) => ({
      path: [list, at],
      name: nameOf(one),
      from: one.from ?? file.from,
      until: one.until,
    }));
  const oversight = file.oversight.flatMap(({ units, ...one }, at) =>
    units.map((unit, index) => ({ ...one, unit, path: ['oversight', at, 'units', index] })),
  );
  return {
    units: dated('units', file.units, ({ code }) => code),
    seats: dated('seats', file.seats, ({ code }) => code),
    holders: dated('holders', file.holders, ({ seat, login }) => `${seat} ${login}`),
    oversight: dated('oversight', oversight, ({ seat, unit }) => `${seat} ${unit}`).map(
      (item, index) => ({ ...item, path: oversight[index]?.path ?? item.path }),
    ),
    acting: dated('acting', file.acting, ({ seat }) => seat),
    absences: file.absences.map(({ login, from, until }, at) => ({
      path: ['absences', at],
      name: login,
      from: parseInstant(from),
      until: parseInstant(until),
    })),
  };
}

/** Nothing twice from the same day on, nothing that ends before it begins, no login twice. */
export function checkRows(file: Organisation, report: Report): void {
  for (const items of Object.values(itemsOf(file))) {
    const seen = new Set<string>();
    for (const { path, name, from, until } of items) {
      const key = JSON.stringify([name, from]);
      if (seen.has(key)) report(path, 'duplicate', { code: name });
      seen.add(key);
      if (until !== undefined && until <= from) {
        report([...path, 'until'], 'ends_before_it_begins', { from, until });
      }
    }
  }
  const logins = file.people.map(({ login }) => login);
  logins.forEach((login, at) => {
    if (logins.indexOf(login) < at) report(['people', at], 'repeated', { code: login });
  });
}

/**
 * The words of the file are those of the rulebook, and every office of it, every row of its tables
 * and every ward of its budget has its unit.
 */
export function checkGround(file: Organisation, { rulebook, units = [] }: Ground, report: Report) {
  const { identity, organisation } = rulebook;
  if (file.city !== identity.city) report(['city'], 'other_city', { city: identity.city });
  const known = {
    kinds: new Set(organisation.kinds.map(({ code }) => code)),
    roles: new Set(organisation.roles.map(({ code }) => code)),
  };
  type Used = readonly [list: keyof typeof known, code: string, path: Path];
  const used: readonly Used[] = [
    ...file.units.map(({ kind }, at): Used => ['kinds', kind, ['units', at, 'kind']]),
    ...file.seats.map(({ role }, at): Used => ['roles', role, ['seats', at, 'role']]),
  ];
  for (const [list, code, path] of used) {
    if (known[list].has(code)) continue;
    report(path, 'unknown_reference', { list, code, known: [...known[list]].join(', ') });
  }
  checkAbsenceKinds(file, rulebook, report);
  const there = new Set([...file.units.map(({ code }) => code), ...units]);
  for (const { code, unit } of organisation.offices) {
    if (!there.has(unit)) report(['units'], 'office_without_unit', { office: code, unit });
  }
  for (const [unit, by] of unitsOfTables(rulebook, file.from)) {
    if (!there.has(unit)) report(['units'], 'row_without_unit', { by: [...by].join(', '), unit });
  }
  checkLaneWards(file, rulebook, report);
}

/** A lane is open to units of its kinds: a ward of another kind could never ask on it. */
function checkLaneWards(file: Organisation, { budget }: Rulebook, report: Report): void {
  if (budget === undefined) return;
  for (const { by, wards, kinds } of wardsOfBudget(budget, file.from)) {
    for (const [at, { code: unit, kind }] of file.units.entries()) {
      if (kinds === undefined || kinds.includes(kind) || !wards.includes(unit)) continue;
      const details = { by, unit, kind, kinds: kinds.join(', ') };
      report(['units', at, 'kind'], 'ward_of_other_kind', details);
    }
  }
}

/** A city that runs decisions says which kinds of absence count. */
function checkAbsenceKinds(file: Organisation, { decision }: Rulebook, report: Report): void {
  const known = decision?.absence.kinds.map(({ code }) => code);
  if (known === undefined) return;
  const list = 'absence.kinds';
  for (const [at, { kind: code }] of file.absences.entries()) {
    if (known.includes(code)) continue;
    report(['absences', at, 'kind'], 'unknown_reference', { list, code, known: known.join(', ') });
  }
}
