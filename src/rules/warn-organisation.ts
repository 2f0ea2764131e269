/**
 * What is not wrong with an organisation and yet leaves work lying: seats that the rulebook counts
 * on and that have neither holder nor acting order, units that nobody oversees though a rank is
 * that of the overseer, and acting orders that outlast a seat named in them. Told beside the
 * faults; an import is not stopped by it.
 */
import type { RulebookFault } from '../terms/errors-rulebook.ts';
import type { SeatCode } from '../terms/ids.ts';
import { type Organisation, organisationSchema } from '../terms/organisation.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { Who } from '../terms/rulebook-parts.ts';
import type { LocalDate } from '../terms/units.ts';
import { handsOfBudget } from './budget/check/named-units.ts';
import { ordersOn } from './check-acting.ts';
import type { Ground, Report } from './check-organisation.ts';
import { placedFault } from './fault-place.ts';
import { type FileText, readYaml } from './read-yaml.ts';

type Seat = Organisation['seats'][number];

/** Seats that an entry of the rulebook means, and the name of the entry. */
interface Counted {
  readonly by: string;
  means(seat: Seat): boolean;
}

/** For a unit, itself and what the file has above it. */
function linesIn(file: Organisation): (code: string) => ReadonlySet<string> {
  const parents = new Map(file.units.map((unit) => [unit.code, unit.parent]));
  return (code) => {
    const line = new Set([code]);
    for (const one of line) {
      const parent = parents.get(one);
      if (parent !== undefined) line.add(parent);
    }
    return line;
  };
}

function unitsOfKinds(file: Organisation, kinds: readonly string[]): Set<string> {
  return new Set(file.units.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code));
}

const partyKinds = ({ organisation: { kinds } }: Rulebook): string[] =>
  kinds.filter(({ party }) => party).map(({ code }) => code);

const officeUnits = ({ organisation }: Rulebook, office: string): string[] =>
  organisation.offices.filter(({ code }) => code === office).map(({ unit }) => unit);

function countedByRanks(file: Organisation, rulebook: Rulebook): Counted[] {
  return (rulebook.authority?.ranks ?? []).flatMap(({ code, at }): Counted[] => {
    if ('overseers' in at) return [];
    const units =
      'kind' in at
        ? unitsOfKinds(file, [at.kind])
        : new Set<string>(officeUnits(rulebook, at.office));
    const means = ({ unit, role }: Seat): boolean => role === at.role && units.has(unit);
    return [{ by: `ranks.${code}`, means }];
  });
}

/** A hand of a party is that of the units of every kind that may be one, and of those below. */
function handUnits(file: Organisation, rulebook: Rulebook, who: Who): Set<string> {
  if ('unit' in who) return new Set([who.unit]);
  if ('office' in who) return new Set(officeUnits(rulebook, who.office));
  return unitsOfKinds(file, partyKinds(rulebook));
}

const isPlaces = (value: unknown): value is readonly Who[] => Array.isArray(value);

function countedByHands(file: Organisation, rulebook: Rulebook): Counted[] {
  const { consultation, decision, budget } = rulebook;
  const lineOf = linesIn(file);
  const hands = [...Object.entries(consultation.hands), ...Object.entries(decision?.hands ?? {})];
  const named: (readonly [by: string, places: unknown])[] = [
    ...hands.map(([hand, places]) => [`hands.${hand}`, places] as const),
    ...(budget === undefined ? [] : handsOfBudget(budget)),
  ];
  return named.flatMap(([by, places]) =>
    (isPlaces(places) ? places : []).flatMap((who): Counted[] => {
      if (!('role' in who)) return [];
      const units = handUnits(file, rulebook, who);
      const means = ({ unit, role }: Seat): boolean =>
        role === who.role && [...lineOf(unit)].some((one) => units.has(one));
      return [{ by, means }];
    }),
  );
}

const later = (a: LocalDate, b: LocalDate | undefined): LocalDate =>
  b !== undefined && b > a ? b : a;

/** Whether somebody is to be found there when the seat begins. */
function isFilled(file: Organisation, { code, from }: Seat): boolean {
  const on = later(file.from, from);
  const held = file.holders.some(
    (one) =>
      one.seat === code &&
      (one.from ?? file.from) <= on &&
      (one.until === undefined || on < one.until),
  );
  return held || (ordersOn(file, on).get(code) ?? []).length > 0;
}

function warnOfEmptySeats(file: Organisation, rulebook: Rulebook, report: Report): void {
  const counted = [...countedByRanks(file, rulebook), ...countedByHands(file, rulebook)];
  for (const [at, seat] of file.seats.entries()) {
    const by = counted.filter(({ means }) => means(seat)).map((one) => one.by);
    if (by.length === 0 || isFilled(file, seat)) continue;
    report(['seats', at], 'seat_without_holder', {
      seat: seat.code,
      by: [...new Set(by)].join(', '),
    });
  }
}

/** Units that may draft or be asked, and that find no overseer in their line (副市長の分担). */
function warnOfUnseen(file: Organisation, rulebook: Rulebook, report: Report): void {
  const rank = rulebook.authority?.ranks.find(({ at }) => 'overseers' in at);
  if (rank === undefined) return;
  const overseen = new Set(file.oversight.flatMap(({ units }) => units));
  const lineOf = linesIn(file);
  const parties = unitsOfKinds(file, partyKinds(rulebook));
  for (const [at, { code: unit }] of file.units.entries()) {
    if (!parties.has(unit) || [...lineOf(unit)].some((one) => overseen.has(one))) continue;
    report(['units', at], 'unit_without_overseer', { unit, rank: rank.title });
  }
}

/** From when until when a seat is there, over all its rows. */
function spanOf(file: Organisation, seat: SeatCode) {
  const rows = file.seats.filter(({ code }) => code === seat);
  const untils = rows.map(({ until }) => until);
  return {
    from: rows.map(({ from = file.from }) => from).sort()[0] ?? file.from,
    until: untils.includes(undefined) ? undefined : untils.sort().at(-1),
  };
}

function warnOfOrders(file: Organisation, report: Report): void {
  for (const [at, { order, from = file.from, until }] of file.acting.entries()) {
    for (const [index, acting] of order.entries()) {
      const span = spanOf(file, acting);
      const ends = span.until !== undefined && (until === undefined || span.until < until);
      if (!ends && span.from <= from) continue;
      report(['acting', at, 'order', index], 'acting_seat_not_throughout', {
        acting,
        from: span.from,
        until: span.until ?? '—',
      });
    }
  }
}

/** Nothing for a file that cannot be read: its faults say why. */
export function organisationWarnings(
  { path: file, text }: FileText,
  ground?: Ground,
): readonly RulebookFault[] {
  const yaml = readYaml(text);
  if ('problem' in yaml) return [];
  const parsed = organisationSchema.safeParse(yaml.value);
  if (!parsed.success) return [];
  const warnings: RulebookFault[] = [];
  const report: Report = (path, problem, details = {}) => {
    warnings.push(placedFault(file, yaml, path, problem, details));
  };
  warnOfOrders(parsed.data, report);
  if (ground !== undefined) {
    warnOfEmptySeats(parsed.data, ground.rulebook, report);
    warnOfUnseen(parsed.data, ground.rulebook, report);
  }
  return warnings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
