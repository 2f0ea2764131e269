// Every change of the context by its name in the machine: what comes to pass in the year.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { CycleDates } from '../../src/rules/budget/milestones.ts';
import type { MilestoneCode } from '../../src/terms/rulebook-budget.ts';
import { isOfficesWakeUp, officesFollowed } from '../parts/offices.ts';
import { type BudgetCycle, type Change, type CycleEvent, speaker } from './context.ts';
import { judgeLateness, recounted, reopenedDates } from './dates.ts';
import { type Fold, foldOf } from './fold.ts';
import { askersIn } from './places.ts';
import { moneyRecords } from './records-money.ts';
import { remembered, requestsNow } from './standing.ts';
import { timerNames } from './timer-names.ts';

/** What was said with it, if anything was. */
const wordsOf = (event: CycleEvent): string | undefined => {
  if ('comment' in event) return event.comment;
  return 'reason' in event ? event.reason : undefined;
};

const comment = (d: BudgetCycle, event: CycleEvent): Change => {
  const text = wordsOf(event);
  if (text === undefined) return {};
  const said = { at: event.at, by: speaker(event), on: event.type, text };
  return { comments: [...d.comments, said] };
};

/** It came to pass on the day of the event; by a timer, on the day planned for it. */
function happened(
  code: MilestoneCode,
  d: BudgetCycle,
  event: CycleEvent,
  rules: Rules,
): Pick<BudgetCycle, 'dates' | 'happened' | 'lateForAssemblySince'> {
  const planned = event.type === 'timer' ? d.dates[code] : undefined;
  const on = planned ?? rules.calendar.dateOf(event.at);
  const dates = { ...d.dates, [code]: on };
  return {
    dates,
    happened: { ...d.happened, [code]: on },
    ...judgeLateness(d, dates, event.at, rules),
  };
}

const moved = foldOf(['reschedule'], (d, event, rules) => {
  const changed: CycleDates = event.dates;
  const dates = recounted(d, changed, rules);
  return {
    ...comment(d, event),
    dates,
    own: { ...d.own, ...changed },
    stepLateSince: null,
    ...judgeLateness(d, dates, event.at, rules),
  };
});

const guideline = foldOf(['notify_guideline'], (d, event, rules) => {
  const { at, text, attachments } = event;
  return {
    ...happened('guideline', d, event, rules),
    guideline: { at, by: speaker(event), text, attachments },
  };
});

/** A window opened or closed by hand opens and closes at that very instant. */
const opened: Fold = (d, event, rules) => ({
  ...happened('requestsOpen', d, event, rules),
  openedAt: event.type === 'timer' ? null : event.at,
});

const closed: Fold = (d, event, rules) => ({
  ...comment(d, event),
  ...happened('requestsClose', d, event, rules),
  closedAt: event.type === 'timer' ? null : event.at,
});

/** Back to where requests are received; what is counted from the end of the window moves along. */
const reopened = foldOf(['reopen_requests'], (d, event, rules) => {
  const changed: CycleDates = { requestsClose: event.until };
  const before = reopenedDates(d);
  const dates = recounted(before, changed, rules);
  return {
    ...comment(d, event),
    dates,
    own: { ...d.own, ...changed },
    happened: before.happened,
    closedAt: null,
    ...judgeLateness(d, dates, event.at, rules),
  };
});

/** The window for appeals runs from the day on which the wards have the notice. */
const noticed: Fold = (d, event, rules) => {
  const dates = recounted(d, { notice: rules.calendar.receiptDay(event.at) }, rules);
  return { ...comment(d, event), ...happened('notice', { ...d, dates }, event, rules) };
};

const finalised: Fold = (d, event, rules) => ({
  ...comment(d, event),
  ...happened('finalNotice', d, event, rules),
});

const appealsClosed: Fold = (d, event, rules) => ({
  ...happened('appealsClose', d, event, rules),
  appealsOver: true,
});

/** What was looked up is remembered: what is said next is said to all of them. */
const requestsLooked: Fold = (d, event) =>
  event.facts.sheets === undefined ? {} : { requests: requestsNow(d, event).map(remembered) };

/** The next word to the requests. */
const word: Fold = ({ serial }) => ({ serial: serial + 1 });

const askersLooked: Fold = (d, { facts }, rules) =>
  facts.unitsByKind === undefined ? {} : { askers: askersIn(facts, d, rules) };

/** Without any plan nobody has said that it will be in time. */
const assemblyWarned: Fold = ({ dates, lateForAssemblySince }, { at }) => {
  const isPlanned = dates.presented !== undefined || dates.finalNotice !== undefined;
  return {
    assemblyWarned: true,
    lateForAssemblySince: lateForAssemblySince ?? (isPlanned ? null : at),
  };
};

const wakeUp: Fold = (d, event, rules) => {
  if (event.type !== 'timer') return {};
  if (isOfficesWakeUp(event)) return officesFollowed(d, rules);
  switch (event.name) {
    case timerNames.assemblyWarning:
      return assemblyWarned(d, event, rules);
    case timerNames.assemblyOver:
      return {
        assemblyPassed: true,
        lateForAssemblySince: d.lateForAssemblySince ?? event.at,
      };
    case timerNames.yearEnd:
      return { yearOver: true };
    default:
      return { stepLateSince: event.at };
  }
};

export const records = {
  startStep: () => ({ stepLateSince: null }),
  moved,
  guideline,
  askersLooked,
  requestsLooked,
  word,
  commented: comment,
  opened,
  closed,
  reopened,
  noticed,
  appealsClosed,
  finalised,
  wakeUp,
  withdrawn: (d, event) => ({ ...comment(d, event), closedAs: 'withdrawn' }),
  yearClosed: () => ({ closedAs: 'closed' }),
  ...moneyRecords,
} as const satisfies Record<string, Fold>;

export type RecordName = keyof typeof records;
