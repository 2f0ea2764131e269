// What can be wrong with successors (承継組織): a unit that has one and no end, one that is not there
// on the day on which it takes over, and a succession that leads back to where it began.

import type { Organisation } from '../terms/organisation.ts';
import type { LocalDate } from '../terms/units.ts';
import type { Report } from './check-organisation.ts';

type Unit = Organisation['units'][number];

const isThere = (file: Organisation, unit: string, on: LocalDate): boolean =>
  file.units.some(
    ({ code, from = file.from, until }) =>
      code === unit && from <= on && (until === undefined || on < until),
  );

/** The units after this one, each once; the unit itself among them when it is reached again. */
function unitsAfter({ code }: Unit, { units }: Organisation): Set<string> {
  const next = (one: string) =>
    units.flatMap(({ code: of, successor }) => (of === one ? (successor ?? []) : []));
  const after = new Set(next(code));
  for (const one of after) for (const successor of next(one)) after.add(successor);
  return after;
}

/**
 * A unit may well come back: succeeded once, and later itself the successor. It is a circle where
 * nobody is there to take over, and where a unit succeeds itself.
 */
export function checkSuccession(file: Organisation, report: Report): void {
  const codes = new Set(file.units.map(({ code }) => code));
  const told = new Set<string>();
  for (const [at, unit] of file.units.entries()) {
    const { code, successor, until: on } = unit;
    if (successor === undefined || !codes.has(successor)) continue;
    const path = ['units', at, 'successor'];
    if (on === undefined) {
      report(path, 'successor_without_end', { unit: code });
      continue;
    }
    if (successor !== code && isThere(file, successor, on)) continue;
    const after = unitsAfter(unit, file);
    if (!after.has(code)) {
      report(path, 'successor_not_there', { unit: code, successor, on });
      continue;
    }
    const units = [...after].sort().join(', ');
    if (!told.has(units)) report(path, 'succession_circle', { units });
    told.add(units);
  }
}
