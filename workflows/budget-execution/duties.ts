// Who must act now, and what time wakes the case: derived from the state at every step.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Duty, StuckCause, TimerWish } from '../../src/terms/case.ts';
import type { Instant } from '../../src/terms/units.ts';
import { officesTimers } from '../parts/offices.ts';
import { rulesOf, yearOf } from './budget.ts';
import { isUnconfirmed } from './checks-closing.ts';
import type { Execution } from './context.ts';
import { owingMoves, waitingMoves } from './lines.ts';
import { asked, type Hand, handOfMove } from './places.ts';

type DutiesOf = (d: Execution, rules: Rules) => Duty[];

const duty = (
  name: Hand,
  act: string,
  d: Execution,
  rules: Rules,
  extra: { readonly about?: string; readonly dueAt?: Instant } = {},
): Duty[] => asked(name, d, rules).map((place) => ({ place, act, ...extra }));

/** The year's first money is waited for on the first day of the year. */
const allotting: DutiesOf = (d, rules) => {
  if (d.allotment !== null) return [];
  const waits = d.kind === 'initial' && rulesOf(rules).allotment.initial === 'fiscalYearStart';
  const dueAt = rules.calendar.startOfDay(yearOf(d, rules).first);
  return duty('allot', 'allot', d, rules, waits ? { dueAt } : {});
};

const moving: DutiesOf = (d, rules) =>
  waitingMoves(d).flatMap((move) =>
    duty(handOfMove(move), 'decide_step', d, rules, { about: move.id }),
  );

const owing: DutiesOf = (d, rules) =>
  owingMoves(d).flatMap(({ id }) => duty('reallot', 'consulted_after', d, rules, { about: id }));

/** Money was passed on before its ward was consulted: so it stays until somebody names the end. */
export const stuckCauses = (d: Execution): StuckCause[] =>
  owingMoves(d).flatMap(({ id, endedAt }) =>
    endedAt === null ? [] : [{ code: 'consultation_owed', about: id, since: endedAt }],
  );

/** From the last day of the year on every line is to be closed, and each closing confirmed. */
const closing: DutiesOf = (d, rules) => {
  const isOpen = d.isEnding && d.lines.some(({ yearEnd }) => yearEnd === null);
  const dueAt = rules.calendar.endOfOffice(yearOf(d, rules).last);
  return [
    ...(isOpen ? duty('close', 'close_lines', d, rules, { dueAt }) : []),
    ...(d.lines.some(isUnconfirmed) ? duty('confirm', 'confirm_close', d, rules) : []),
  ];
};

export function dutiesOf(d: Execution, step: string, rules: Rules): Duty[] {
  if (step === 'allotting') return allotting(d, rules);
  return [...moving(d, rules), ...owing(d, rules), ...closing(d, rules)];
}

export function timersOf(d: Execution, step: string, rules: Rules): TimerWish[] {
  const { calendar } = rules;
  const { last, over } = yearOf(d, rules);
  const { allotment, isEnding } = d;
  const waits = step === 'allotting' && allotment !== null;
  return [
    ...officesTimers(d, rules),
    ...(waits ? [{ name: 'flows', dueAt: calendar.startOfDay(allotment.flowsOn) }] : []),
    ...(isEnding ? [] : [{ name: 'lastDay', dueAt: calendar.startOfDay(last) }]),
    ...(step === 'closing' ? [] : [{ name: 'yearEnd', dueAt: calendar.startOfDay(over) }]),
  ];
}
