// Every reason for which a year's budget refuses a command, by name. The machine names the checks
// of each transition.

import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Check } from './check.ts';
import { datesFault, movedFault, within } from './check-dates.ts';
import { moneyChecks } from './checks-money.ts';
import { recounted, windows } from './dates.ts';
import { openAppeals, unassessed, undecided, unitsOf } from './standing.ts';

/** Not a reason to tell anybody: another way out of the step takes the event. */
const otherWay: Refusal = refuse('stale_wake_up');

const timerNamed =
  (name: string): Check =>
  (_d, event) =>
    event.type === 'timer' && event.name === name ? null : otherWay;

export const checks = {
  isOpenTimer: timerNamed('requestsOpen'),
  isCloseTimer: timerNamed('requestsClose'),
  isAppealsTimer: timerNamed('appealsClose'),

  /** The dates as they would stand, of which some were given. */
  datesMayMove: (d, event, rules) => {
    if (event.probe || event.type !== 'reschedule') return null;
    const { dates: changed, at } = event;
    return within(d.fiscalYear, () => {
      const fault = movedFault(d, changed, at, rules);
      return fault ?? datesFault(changed, recounted(d, changed, rules), d, rules);
    });
  },

  /** Wards count on the date that the guideline told them. */
  earlyCloseSaysWhy: (d, event, rules) => {
    if (event.probe || event.type !== 'close_requests' || event.reason !== undefined) return null;
    const { requestsCloseAt } = windows(d, rules);
    if (requestsCloseAt === null || requestsCloseAt <= event.at) return null;
    const until = rules.calendar.dateOf(requestsCloseAt);
    return refuse('early_close_needs_reason', { until });
  },

  allAssessed: ({ requests }) => {
    const waiting = unassessed(requests);
    return waiting.length === 0
      ? null
      : refuse('requests_unassessed', { count: waiting.length, units: unitsOf(waiting) });
  },

  /** After the notice wards must have their time; without a date, until the final notice. */
  appealsCanFollow: (d, { at }, rules) => {
    const changed = { notice: rules.calendar.receiptDay(at) };
    const planned = within(d.fiscalYear, () => recounted(d, changed, rules));
    if (isRefusal(planned)) return planned;
    const { appealsCloseAt } = windows({ ...d, dates: planned }, rules);
    if (appealsCloseAt === null || at < appealsCloseAt) return null;
    return refuse('appeals_window_over', { on: rules.calendar.dateOf(appealsCloseAt) });
  },

  appealsAreOver: (d, { at }, rules) => {
    const { appealsCloseAt } = windows(d, rules);
    const isOver = d.appealsOver || appealsCloseAt === null || appealsCloseAt <= at;
    const open = openAppeals(d.requests);
    if (isOver || open.length === 0) return null;
    const until = rules.calendar.dateOf(appealsCloseAt);
    return refuse('appeals_open', { until, count: open.length, units: unitsOf(open) });
  },

  nothingUndecided: ({ requests }) => {
    const waiting = undecided(requests);
    const count = waiting.reduce((sum, one) => sum + one.undecided, 0);
    return count === 0 ? null : refuse('appeals_undecided', { count, units: unitsOf(waiting) });
  },

  ...moneyChecks,
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;
