// Why lines are not taken: of a put the lines that it brings, and the sheet that they make with
// the others.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { askedBeside } from '../../src/rules/budget/cap.ts';
import { checkLines, type LineSetting, sheetFaults } from '../../src/rules/budget/check-line.ts';
import type { LineFault } from '../../src/rules/budget/line-fault.ts';
import type { RequestLine } from '../../src/terms/budget-line.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Check } from './check.ts';
import type { BudgetRequest, RequestEvent } from './context.ts';
import { entryPut } from './entry.ts';
import { laneOf } from './places.ts';
import { readinessFaults } from './readiness.ts';

/** The first fault, and how many there are: who sends a whole sheet runs a trial to see all. */
const firstOf = (faults: readonly LineFault[]): Refusal | null => {
  const [first] = faults;
  return first === undefined
    ? null
    : refuse(first.code, { ...first.details, faults: faults.length });
};

export const settingOf = (r: BudgetRequest, event: RequestEvent, rules: Rules): LineSetting => ({
  lane: laneOf(r, rules),
  unit: r.initiator,
  on: r.pinnedOn,
  rules,
  linked: event.facts.linked,
  kinds: event.facts.kinds,
  units: event.facts.lines,
  unitsByKind: event.facts.unitsByKind,
  others: askedBeside(event.facts.sheets ?? [], r.id),
});

/** The lines of this name, looked up once for all that an event names. */
export const linesByName = ({ lines }: BudgetRequest): ReadonlyMap<string, RequestLine> =>
  new Map(lines.map((line) => [line.line, line]));

/** `line_moved_on`: somebody else has changed it since the sender saw it. */
function movedOn(
  puts: readonly { readonly line: string; readonly seen?: number | undefined }[],
  r: BudgetRequest,
): Refusal | null {
  const known = linesByName(r);
  for (const { line, seen } of puts) {
    const current = known.get(line)?.revision ?? 0;
    if (seen !== undefined && seen !== current) {
      return refuse('line_moved_on', { line, seen, current });
    }
  }
  return null;
}

type PutLines = Extract<RequestEvent, { type: 'put_lines' }>;

/** Everything that is wrong with lines that are put, beside those that stay. */
export function putFaults(r: BudgetRequest, event: PutLines, rules: Rules): LineFault[] {
  const named = new Set(event.lines.map(({ line }) => line));
  const kept = r.lines.filter(({ line }) => !named.has(line));
  const setting = { ...settingOf(r, event, rules), kept };
  return checkLines(event.lines.map(entryPut), setting);
}

const linesRight: Check = (r, event, rules) => {
  if (event.probe || event.type !== 'put_lines') return null;
  return movedOn(event.lines, r) ?? firstOf(putFaults(r, event, rules));
};

/** Everything once more before the sheet goes on, and what only a whole sheet can lack. */
const sheetReady: Check = (r, event, rules) => {
  const setting = settingOf(r, event, rules);
  // A probe looks no consultation up: what was put was concluded then.
  const faults = event.probe ? sheetFaults(r.lines, setting) : checkLines(r.lines, setting);
  return firstOf([...faults, ...readinessFaults(r, setting.lane)]);
};

interface Named {
  readonly line: string;
}

/** `line_named_twice`, `unknown_line`, and of lines that must be asked for `line_not_asked`. */
export function namesFault(
  names: readonly Named[],
  r: BudgetRequest,
  mustAsk: boolean,
): Refusal | null {
  const known = linesByName(r);
  const seen = new Set<string>();
  for (const { line } of names) {
    if (seen.has(line)) return refuse('line_named_twice', { line });
    seen.add(line);
    const found = known.get(line);
    if (found === undefined) return refuse('unknown_line', { line });
    if (mustAsk && !found.included) return refuse('line_not_asked', { line });
  }
  return null;
}

const named = (lines: readonly string[]): Named[] => lines.map((line) => ({ line }));

export const lineChecks = {
  linesRight,
  sheetReady,

  linesKnown: (r, event) =>
    event.probe || event.type !== 'remove_lines' ? null : namesFault(named(event.lines), r, false),

  linesAsked: (r, event) =>
    event.probe || event.type !== 'rank_lines' ? null : namesFault(named(event.lines), r, true),

  lineAsked: (r, event) =>
    event.probe || event.type !== 'ask' ? null : namesFault([event], r, true),

  opinionOnLines: (r, event) =>
    event.probe || event.type !== 'opine' ? null : namesFault(named(event.lines ?? []), r, false),
} as const satisfies Record<string, Check>;
