// Who must act now, what time wakes the case, and why it is stuck: derived from the state at every
// step. A step that waits for its requests is nobody's work; it is late all the same.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Duty, StuckCause, TimerWish } from '../../src/terms/case.ts';
import type { MilestoneCode } from '../../src/terms/rulebook-budget.ts';
import { addCalendarDays, type Instant } from '../../src/terms/units.ts';
import { officesTimers } from '../parts/offices.ts';
import type { BudgetCycle } from './context.ts';
import { isOwedToAssembly, lastDates, startOf, windows } from './dates.ts';
import { planner } from './places.ts';
import {
  live,
  openAppeals,
  openExecutions,
  unassessed,
  undecided,
  unsettled,
  unsettledAtFinance,
} from './standing.ts';
import { timerNames } from './timer-names.ts';

/** What a step waits for, and the event whose date is its end. */
const stepEvents: Readonly<Record<string, MilestoneCode>> = {
  preparing: 'guideline',
  assessing: 'notice',
  noticed: 'finalNotice',
  finalised: 'presented',
};

/** Close of office on the day of the step's event; of the vote, on the last day before the year. */
export function stepDue(d: BudgetCycle, step: string, rules: Rules): Instant | null {
  const { calendar } = rules;
  if (step === 'presented' && d.kind === 'initial') {
    return calendar.endOfOffice(addCalendarDays(startOf(d.fiscalYear, rules), -1));
  }
  const event = stepEvents[step];
  const on = event === undefined ? undefined : d.dates[event];
  return on === undefined ? null : calendar.endOfOffice(on);
}

/** Also a request that has not heard yet that the window is over must be waited for. */
const allSettled = ({ requests }: BudgetCycle): boolean =>
  openAppeals(requests).length === 0 &&
  undecided(requests).length === 0 &&
  unsettledAtFinance(requests).length === 0;

const isOver = ({ requests, executions }: BudgetCycle): boolean =>
  live(requests).length === 0 && openExecutions(executions).length === 0;

/** The command that is due, or null while something else must come first. */
function actIn(d: BudgetCycle, step: string): string | null {
  switch (step) {
    case 'preparing':
      return 'notify_guideline';
    case 'guided':
      return d.dates.requestsOpen === undefined ? 'open_requests' : null;
    case 'requesting':
      return d.dates.requestsClose === undefined ? 'close_requests' : null;
    case 'assessing':
      return unassessed(d.requests).length === 0 ? 'give_notice' : null;
    case 'noticed':
      return allSettled(d) ? 'give_final_notice' : null;
    case 'finalised':
      return unsettled(d.requests).length === 0 ? 'present' : null;
    case 'presented':
      return unsettled(d.requests).length === 0 ? 'record_vote' : null;
    case 'executing':
      return d.yearOver && isOver(d) ? 'close_year' : null;
    default:
      return null;
  }
}

export function dutiesOf(d: BudgetCycle, step: string, rules: Rules): Duty[] {
  const act = actIn(d, step);
  if (act === null) return [];
  const due = stepDue(d, step, rules);
  return planner(d, rules).map((place) => ({ place, act, ...(due !== null && { dueAt: due }) }));
}

const wish = (name: string, dueAt: Instant | null | undefined): TimerWish[] =>
  dueAt == null ? [] : [{ name, dueAt }];

/** Windows open and close by themselves, each in its step. */
function windowTimers(d: BudgetCycle, step: string, rules: Rules): TimerWish[] {
  const { requestsOpenAt, requestsCloseAt, appealsCloseAt } = windows(d, rules);
  switch (step) {
    case 'guided':
      return wish(timerNames.requestsOpen, requestsOpenAt);
    case 'requesting':
      return wish(timerNames.requestsClose, requestsCloseAt);
    case 'noticed':
      return d.appealsOver ? [] : wish(timerNames.appealsClose, appealsCloseAt);
    case 'executing': {
      const nextYear = rules.calendar.startOfDay(startOf(d.fiscalYear + 1, rules));
      return d.yearOver ? [] : wish(timerNames.yearEnd, nextYear);
    }
    default:
      return [];
  }
}

/** Somebody hears of the last date ahead of it, and once more when it has gone by. */
function assemblyTimers(d: BudgetCycle, rules: Rules): TimerWish[] {
  const last = isOwedToAssembly(d) ? lastDates(d, rules) : null;
  if (last === null || d.assemblyPassed) return [];
  const { calendar } = rules;
  return [
    ...(d.assemblyWarned
      ? []
      : wish(timerNames.assemblyWarning, calendar.startOfOffice(last.warnOn))),
    ...wish(timerNames.assemblyOver, calendar.endOfOffice(last.safeOn)),
  ];
}

export function timersOf(d: BudgetCycle, step: string, rules: Rules): TimerWish[] {
  const due = d.stepLateSince === null ? stepDue(d, step, rules) : null;
  return [
    ...officesTimers(d, rules),
    ...windowTimers(d, step, rules),
    ...assemblyTimers(d, rules),
    ...wish(timerNames.step, due),
  ];
}

export function stuckCauses(d: BudgetCycle): StuckCause[] {
  const cause = (code: string, since: Instant | null) => (since === null ? [] : [{ code, since }]);
  return [
    ...cause('step_overdue', d.stepLateSince),
    ...cause('late_for_assembly', isOwedToAssembly(d) ? d.lateForAssemblySince : null),
  ];
}
