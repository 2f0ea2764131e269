// Numbers of cases (受付番号): the rulebook's pattern filled in around the serial, which the writer
// takes without a gap when it commits.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { inForce } from '../../src/rules/in-force.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import type { NumberRequest } from '../../src/terms/workflow.ts';

/**
 * Null when the rulebook numbers no cases of this procedure on that date. `sign`: what stands for
 * {sign}, the capacity in which it is issued; without one, the unit.
 */
export function issueNumber(
  procedure: string,
  initiator: UnitCode,
  on: LocalDate,
  rules: Rules,
  sign: string = initiator,
): NumberRequest | null {
  const { numbering } = rules.rulebook.numbering;
  const entry = inForce(numbering, on, (one) => one.procedure).find(
    (one) => one.procedure === procedure,
  );
  if (entry === undefined) return null;
  const fiscalYear = rules.calendar.fiscalYearOf(on);
  const year = entry.resets === 'fiscalYear' ? fiscalYear : Number(on.slice(0, 4));
  const era = rules.calendar.eraYear(
    entry.resets === 'fiscalYear' ? firstDayOf(fiscalYear, rules) : on,
  );
  const filled = entry.pattern
    .replaceAll('{era}', era.era)
    .replaceAll('{eraYear}', String(era.year))
    .replaceAll('{year}', String(year))
    .replaceAll('{unit}', initiator)
    .replaceAll('{sign}', sign);
  const serial = /\{serial(?::(\d+))?\}/.exec(filled);
  const at = serial?.index ?? filled.length;
  return {
    prefix: filled.slice(0, at),
    width: Number(serial?.[1] ?? 1),
    suffix: filled.slice(at + (serial?.[0].length ?? 0)),
  };
}

/** The era of a fiscal year is that of its first day. */
const firstDayOf = (fiscalYear: number, rules: Rules): LocalDate => {
  const month = String(rules.rulebook.calendar.fiscalYearStartMonth).padStart(2, '0');
  return `${fiscalYear}-${month}-01` as LocalDate;
};
