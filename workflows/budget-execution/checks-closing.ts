// Checks of the year's end: what is said of each line, who confirms it, and when the case is over.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { findClosingFault } from '../../src/rules/budget/year-end.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { isOfficesWakeUp } from '../parts/offices.ts';
import { rulesOf, yearOf } from './budget.ts';
import type { Check } from './check.ts';
import type { EventOf, Execution } from './context.ts';
import { findEntryFault, findLineFault, lineOf, moveOfLine, owingMoves } from './lines.ts';

type Said = EventOf<'close_lines'>['lines'][number];

function closingFault(
  d: Execution,
  said: Said,
  { at }: EventOf<'close_lines'>,
  rules: Rules,
): Refusal | null {
  const line = lineOf(d, said.line);
  if (line === undefined) return null;
  const { yearEnd } = line;
  if (yearEnd?.confirmed) {
    return refuse('line_closed', { line: line.line, outcome: yearEnd.outcome });
  }
  const move = moveOfLine(d, line);
  if (move !== undefined) return refuse('step_waiting', { line: line.line, item: move.id });
  const owing = owingMoves(d).find(({ from }) => from === line.line);
  if (owing !== undefined) return refuse('consultation_owed', { line: line.line, item: owing.id });
  const { outcomes } = rulesOf(rules).yearEnd;
  const today = rules.calendar.dateOf(at);
  return findClosingFault(line, said, { outcomes, today, last: yearOf(d, rules).last });
}

/** Whether something of the line waits to be confirmed. */
export const isUnconfirmed = ({ yearEnd }: Execution['lines'][number]): boolean =>
  yearEnd !== null && yearEnd.confirmed === null;

const nothingToConfirm = (line: string): Refusal => refuse('nothing_to_confirm', { line });

const isTimer =
  (name: string): Check =>
  (_d, event) =>
    event.type === 'timer' && event.name === name ? null : refuse('stale_wake_up');

export const closingChecks = {
  /** Nobody confirms what he said himself. Source: rules.md 8.0, invariant 6. */
  fourEyes: (d, { by }) =>
    isPerson(by) && d.proposers.includes(by.person) ? refuse('four_eyes') : null,

  closable: (d, event, rules) => {
    if (event.probe || event.type !== 'close_lines') return null;
    const fault = findEntryFault(d, event.lines);
    if (fault !== null) return fault;
    const faults = event.lines.map((said) => closingFault(d, said, event, rules));
    return faults.find((refusal) => refusal !== null) ?? null;
  },

  toConfirm: (d, event) => {
    if (event.probe) return d.lines.some(isUnconfirmed) ? null : nothingToConfirm('—');
    if (event.type !== 'confirm_close' && event.type !== 'return_close') return null;
    const fault = findLineFault(d, event.lines);
    if (fault !== null) return fault;
    const done = d.lines.find((one) => event.lines.includes(one.line) && !isUnconfirmed(one));
    return done === undefined ? null : nothingToConfirm(done.line);
  },

  /** The budget may list less by now than when it was said to be carried over. */
  stillListed: (d, event) => {
    if (event.probe || event.type !== 'confirm_close') return null;
    const over = d.lines.find(
      ({ line, carriable, yearEnd }) =>
        event.lines.includes(line) &&
        yearEnd?.outcome === 'carried_approved' &&
        yearEnd.amount > carriable,
    );
    if (over === undefined) return null;
    return refuse('not_listed_for_carryover', { line: over.line, listed: over.carriable });
  },

  allConfirmed: (d) =>
    d.lines.every(({ yearEnd }) => yearEnd !== null && yearEnd.confirmed !== null)
      ? null
      : refuse('stale_wake_up'),

  /** Money of the year before is there already. */
  isCarriedOver: (d) => (d.carriedFrom === undefined ? refuse('stale_wake_up') : null),

  isFlowTimer: isTimer('flows'),
  isLastDayTimer: isTimer('lastDay'),
  isYearEndTimer: isTimer('yearEnd'),
  isOfficesTimer: (_d, event) => (isOfficesWakeUp(event) ? null : refuse('stale_wake_up')),
} as const satisfies Record<string, Check>;
