// Whether dates that somebody gives can be those of a budget: in the order of the year, windows on
// days on which somebody is there, and nothing of what has come to pass already.

import type { Rules } from '../../src/rules/bound-rules.ts';
import {
  type CycleDates,
  closesAt,
  findDisorder,
  windowCodes,
} from '../../src/rules/budget/milestones.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { type MilestoneCode, milestoneCodes } from '../../src/terms/rulebook-budget.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { BudgetCycle } from './context.ts';
import { titleOf, windows } from './dates.ts';

interface Moment {
  readonly fiscalYear: number;
  readonly pinnedOn: LocalDate;
}

const given = (dates: CycleDates): (readonly [MilestoneCode, LocalDate])[] =>
  milestoneCodes.flatMap((code) => {
    const on = dates[code];
    return on === undefined ? [] : [[code, on] as const];
  });

/** A window by hand opens and closes on open days, as one of the rulebook does. */
function closedWindow(own: CycleDates, { pinnedOn }: Moment, rules: Rules): Refusal | null {
  const { calendar } = rules;
  for (const [code, on] of given(own)) {
    if (!windowCodes.some((window) => window === code)) continue;
    const reason = calendar.closedReason(on);
    if (reason === null) continue;
    const next = calendar.nextOpenDay(on);
    const why = 'title' in reason ? reason.title : reason.kind;
    const event = titleOf(code, pinnedOn, rules);
    return refuse('cycle_date_closed', { event, on, reason: why, next });
  }
  return null;
}

function disorder(dates: CycleDates, { pinnedOn }: Moment, rules: Rules): Refusal | null {
  const odd = findDisorder(dates);
  if (odd === null) return null;
  const [event, after] = [odd.code, odd.after].map((code) => titleOf(code, pinnedOn, rules));
  const { on, afterOn } = odd;
  return refuse('cycle_dates_out_of_order', {
    ...{ event: event ?? odd.code, on },
    ...{ after: after ?? odd.after, afterOn },
  });
}

/** `fiscal_year_unknown` where no calendar reaches. */
export function within<Result>(fiscalYear: number, count: () => Result): Result | Refusal {
  try {
    return count();
  } catch (cause) {
    if (cause instanceof RangeError) return refuse('fiscal_year_unknown', { fiscalYear });
    throw cause;
  }
}

/** `own`: what somebody gives; `dates`: all as they would stand then. */
export const datesFault = (
  own: CycleDates,
  dates: CycleDates,
  moment: Moment,
  rules: Rules,
): Refusal | null => closedWindow(own, moment, rules) ?? disorder(dates, moment, rules);

const endings = ['requestsClose', 'appealsClose'] as const;

/**
 * `cycle_windows_past`: a window would open and close at once, and nobody could use it. What has
 * happened already is no plan.
 */
export function passedWindows(
  dates: CycleDates,
  pinnedOn: LocalDate,
  at: Instant,
  rules: Rules,
): Refusal | null {
  const past = endings.flatMap((code) => {
    const on = dates[code];
    return on !== undefined && closesAt(on, rules.calendar) <= at
      ? [`${titleOf(code, pinnedOn, rules)} ${on}`]
      : [];
  });
  if (past.length === 0) return null;
  const today = rules.calendar.dateOf(at);
  return refuse('cycle_windows_past', { events: past.join(', '), today });
}

/** The window that an event opens or closes is running, and its planned instant has come. */
function isThrough(d: BudgetCycle, code: MilestoneCode, at: Instant, rules: Rules): boolean {
  const { requestsOpenAt, requestsCloseAt, appealsCloseAt } = windows(d, rules);
  const { guideline, requestsOpen, notice } = d.happened;
  const reached = (from: LocalDate | undefined, instant: Instant | null) =>
    from !== undefined && instant !== null && instant <= at;
  switch (code) {
    case 'requestsOpen':
      return reached(guideline, requestsOpenAt);
    case 'requestsClose':
      return reached(requestsOpen, requestsCloseAt);
    case 'appealsClose':
      return reached(notice, appealsCloseAt);
    default:
      return false;
  }
}

/** A window of today is past with its minute, everything else with its day. */
function isPast(code: MilestoneCode, on: LocalDate, at: Instant, { calendar }: Rules): boolean {
  if (code === 'requestsOpen') return calendar.startOfOffice(on) <= at;
  if (code === 'requestsClose' || code === 'appealsClose') return calendar.endOfOffice(on) < at;
  return on < calendar.dateOf(at);
}

/**
 * What has come to pass keeps its date, and so does a window whose instant has come: its requests
 * know it by their own clocks. Nothing is moved into the past.
 */
export function movedFault(
  d: BudgetCycle,
  changed: CycleDates,
  at: Instant,
  rules: Rules,
): Refusal | null {
  const today = rules.calendar.dateOf(at);
  for (const [code, on] of given(changed)) {
    const event = titleOf(code, d.pinnedOn, rules);
    const happenedOn = d.happened[code];
    if (happenedOn !== undefined) {
      return refuse('cycle_date_happened', { event, on: happenedOn });
    }
    if (isThrough(d, code, at, rules)) {
      return refuse('cycle_window_passed', { event, on: d.dates[code] ?? on });
    }
    if (isPast(code, on, at, rules)) return refuse('cycle_date_past', { event, on, today });
  }
  return null;
}
