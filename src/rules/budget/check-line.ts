/**
 * What a line may not ask, and what a sheet may not ask in all: judged alike when a person puts
 * lines and when a sheet of them is read for a trial. Pure; the consultations and units that lines
 * name are handed in as facts.
 * A line that does not count (構想) must be readable, and nothing more. Source: rules.md 8.4.
 */

import type { BudgetLineEntry } from '../../terms/budget-line.ts';
import type { Facts } from '../../terms/case.ts';
import { linesPerRequest } from '../../terms/command-budget-request.ts';
import type { ErrorCode } from '../../terms/errors.ts';
import type { UnitCode } from '../../terms/ids.ts';
import { isRefusal, type Refusal } from '../../terms/refusal.ts';
import type { Lane } from '../../terms/rulebook-budget.ts';
import type { LocalDate } from '../../terms/units.ts';
import type { Rules } from '../bound-rules.ts';
import { requestTotal } from './amounts.ts';
import { capOf } from './cap.ts';
import { accountFaults, codeFaults } from './check-codes.ts';
import { findGateFault } from './gate.ts';
import type { LineFault } from './line-fault.ts';

/** What lines are judged by. */
export interface LineSetting {
  readonly lane: Lane;
  /** The ward or the bureau that asks. */
  readonly unit: UnitCode;
  /** City date whose entries count: the day on which the request was opened. */
  readonly on: LocalDate;
  readonly rules: Rules;
  /** Consultations by the name under which the lines give them; what is missing is unknown. */
  readonly linked: Facts['linked'];
  /** Kinds of the units that the lines name; what is missing does not exist. */
  readonly kinds: Facts['kinds'];
  /** The line of the unit, and of each section that the lines name. */
  readonly units?: Facts['lines'];
  /** All units of the kinds that `kindsSharing` names for the lane. */
  readonly unitsByKind: Facts['unitsByKind'];
  /** Lines of the same sheet that stay as they are beside those that are judged. */
  readonly kept?: readonly BudgetLineEntry[];
  /** What the ward asks on this lane in other sheets of the year. */
  readonly others?: number;
}

/** Units that a line names: their kinds are needed to judge it. */
export const unitsNamed = ({ section, bureau, reallotTo }: BudgetLineEntry): UnitCode[] =>
  [section, bureau, reallotTo].flatMap((unit) => unit ?? []);

/** Faults of each line in its order, then those of the sheet that they make with the kept ones. */
export function checkLines(lines: readonly BudgetLineEntry[], by: LineSetting): LineFault[] {
  return [...lines.flatMap((entry) => lineFaults(entry, by)), ...sheetFaults(lines, by)];
}

function lineFaults(entry: BudgetLineEntry, by: LineSetting): LineFault[] {
  const readable = [...codeFaults(entry, by), ...accountFaults(entry)];
  if (!entry.included) return readable;
  return [...readable, ...gateFaults(entry, by), ...executableFaults(entry, by)];
}

/** Whether the lane asks this line for a concluded consultation. */
export const isGated = ({ reallotTo }: BudgetLineEntry, { gate }: Lane): boolean =>
  gate === 'always' || (gate === 'reallotted' && reallotTo !== undefined);

/** Source: rules.md 8.4 (計上), scenario 32. */
export function gateFaults(
  entry: BudgetLineEntry,
  { lane, unit, linked: known, units }: LineSetting,
) {
  if (!isGated(entry, lane)) return [];
  const { line, name, consultation, section, reallotTo: to = null } = entry;
  const fault = (code: ErrorCode, details: LineFault['details'] = {}): LineFault[] => [
    {
      ...{ line, field: 'consultation', code },
      details: { line, consultation: consultation ?? '—', ...details },
    },
  ];
  const linked = consultation === undefined ? undefined : known?.[consultation];
  const shut = findGateFault(linked, { lane, unit, section, to, lines: units });
  switch (shut?.lacks) {
    case undefined:
      return [];
    case 'matter':
      return fault('line_consultation_other_matter', { matter: shut.matters });
    case 'party':
      return fault('line_consultation_other_party', { unit: shut.unit });
    case 'consultation':
      return fault('consultation_not_concluded', { name, step: '—' });
    case 'outcome':
      return fault('consultation_not_concluded', { name, step: shut.step });
  }
}

/** Source: rules.md 8.4 (区の権限と組織で執行できるものだけ計上), scenario 33. */
function executableFaults(entry: BudgetLineEntry, { lane, rules, on }: LineSetting): LineFault[] {
  const { line, name, needs = [] } = entry;
  if (lane.executable === undefined || needs.length === 0) return [];
  const other = rules.budget?.lanes.find(lane.executable.otherwise, on);
  const otherwise = other?.title ?? lane.executable.otherwise;
  return [
    {
      ...{ line, field: 'needs', code: 'not_executable_by_ward' },
      details: { line, name, needs: needs.join(', '), otherwise },
    },
  ];
}

/** What lines make together with those that are kept. */
export function sheetFaults(lines: readonly BudgetLineEntry[], by: LineSetting): LineFault[] {
  const all = [...(by.kept ?? []), ...lines];
  return [
    ...namingFaults(lines),
    ...countFaults(all),
    ...priorityFaults(all, by.lane),
    ...totalFaults(all, by),
  ];
}

function namingFaults(lines: readonly BudgetLineEntry[]): LineFault[] {
  const seen = new Set<string>();
  return lines.flatMap(({ line }): LineFault[] => {
    if (seen.has(line)) {
      return [{ line, field: 'line', code: 'line_named_twice', details: { line } }];
    }
    seen.add(line);
    return [];
  });
}

function countFaults({ length: count }: readonly BudgetLineEntry[]): LineFault[] {
  if (count <= linesPerRequest) return [];
  const details = { count, atMost: linesPerRequest };
  return [{ line: null, field: null, code: 'too_many_lines', details }];
}

function priorityFaults(all: readonly BudgetLineEntry[], lane: Lane): LineFault[] {
  if (!lane.priority) return [];
  const taken = new Map<number, string>();
  return all.flatMap(({ line, included, priority }): LineFault[] => {
    if (!included || priority === undefined) return [];
    const other = taken.get(priority);
    if (other === undefined || other === line) {
      taken.set(priority, line);
      return [];
    }
    const details = { line, priority, other };
    return [{ line, field: 'priority', code: 'priority_twice', details }];
  });
}

/** Source: rules.md 8.4 (sum ≤ cap), scenario 34. */
function totalFaults(all: readonly BudgetLineEntry[], by: LineSetting): LineFault[] {
  const { lane, others = 0, rules } = by;
  const { budget } = rules;
  if (budget === undefined) return [];
  const total = requestTotal(all) + others;
  const fault = (code: ErrorCode, details: LineFault['details']): LineFault[] => [
    { line: null, field: 'request', code, details },
  ];
  if (!Number.isSafeInteger(total * budget.rules.unit.yen)) return fault('total_too_large', {});
  const cap = capOf(lane, { ...by, budget });
  if (isRefusal(cap)) return fault(cap.refused, plain(cap.details));
  if (cap === null || total <= cap) return [];
  return fault('over_cap', { lane: lane.title, cap, total, excess: total - cap });
}

const plain = (details: Refusal['details'] = {}): LineFault['details'] =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value)]));
