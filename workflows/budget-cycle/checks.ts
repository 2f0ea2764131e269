// Every reason for which a year's budget refuses a command, by name. The machine names the checks
// of each transition.

import type { RequestMoved } from '../../src/terms/command-budget-cycle.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Check } from './check.ts';
import { datesFault, movedFault, passedWindows, within } from './check-dates.ts';
import { moneyChecks } from './checks-money.ts';
import type { KnownRequest } from './context.ts';
import { recounted, reopenedDates, titleOf, windows } from './dates.ts';
import {
  openAppeals,
  requestsNow,
  unassessed,
  undecided,
  unitsOf,
  unsettledAtFinance,
} from './standing.ts';

/** Not a reason to tell anybody: another way out of the step takes the event. */
const otherWay: Refusal = refuse('stale_wake_up');

const isSame = (known: KnownRequest, told: RequestMoved): boolean =>
  known.step === told.step &&
  known.request === told.request &&
  known.assessed === told.assessed &&
  known.undecided === told.undecided;

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

  /** A window that is over before it opens is nobody's. */
  windowsAhead: (d, { at }, rules) => passedWindows(d.dates, d.pinnedOn, at, rules),

  /** Until a day to come, before what follows it. */
  reopensInTime: (d, event, rules) => {
    if (event.probe || event.type !== 'reopen_requests') return null;
    const changed = { requestsClose: event.until };
    return within(d.fiscalYear, () => {
      const reopened = reopenedDates(d);
      const fault = movedFault(reopened, changed, event.at, rules);
      return fault ?? datesFault(changed, recounted(reopened, changed, rules), d, rules);
    });
  },

  /** A word that was said before, or twice, moves nothing and nobody. */
  isNews: ({ requests }, event) => {
    if (event.type !== 'request_moved') return null;
    const known = requests.find((one) => one.case === event.case);
    return known !== undefined && isSame(known, event) ? otherWay : null;
  },

  allAssessed: (d, event) => {
    const waiting = unassessed(requestsNow(d, event));
    return waiting.length === 0
      ? null
      : refuse('requests_unassessed', { count: waiting.length, units: unitsOf(waiting) });
  },

  /** After the notice wards must have their time, by a date that they are told. */
  appealsCanFollow: (d, { at }, rules) => {
    const changed = { notice: rules.calendar.receiptDay(at) };
    const planned = within(d.fiscalYear, () => recounted(d, changed, rules));
    if (isRefusal(planned)) return planned;
    const { appealsCloseAt } = windows({ ...d, dates: planned }, rules);
    if (appealsCloseAt === null) {
      return refuse('appeals_date_missing', { event: titleOf('appealsClose', d.pinnedOn, rules) });
    }
    if (at < appealsCloseAt) return null;
    return refuse('appeals_window_over', { on: rules.calendar.dateOf(appealsCloseAt) });
  },

  appealsAreOver: (d, event, rules) => {
    const { appealsCloseAt } = windows(d, rules);
    const isOver = d.appealsOver || appealsCloseAt === null || appealsCloseAt <= event.at;
    const open = openAppeals(requestsNow(d, event));
    if (isOver || open.length === 0) return null;
    const until = rules.calendar.dateOf(appealsCloseAt);
    return refuse('appeals_open', { until, count: open.length, units: unitsOf(open) });
  },

  nothingUndecided: (d, event) => {
    const waiting = undecided(requestsNow(d, event));
    return waiting.length === 0
      ? null
      : refuse('appeals_undecided', { count: waiting.length, units: unitsOf(waiting) });
  },

  /** Whatever a request still hears or does could change what it gets. */
  submittedSettled: (d, event) => {
    const waiting = unsettledAtFinance(requestsNow(d, event));
    return waiting.length === 0
      ? null
      : refuse('requests_unsettled', { count: waiting.length, units: unitsOf(waiting) });
  },

  ...moneyChecks,
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof checks;
