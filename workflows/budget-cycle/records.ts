// Every change of the context by its name in the machine: what comes to pass in the year.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { CycleDates } from '../../src/rules/budget/milestones.ts';
import type { MilestoneCode } from '../../src/terms/rulebook-budget.ts';
import { isOfficesWakeUp, officesFollowed } from '../parts/offices.ts';
import { type BudgetCycle, type Change, type CycleEvent, speaker } from './context.ts';
import { isOwedToAssembly, isPlannedLate, recounted } from './dates.ts';
import { type Fold, foldOf } from './fold.ts';
import { askersIn } from './places.ts';
import { moneyRecords } from './records-money.ts';
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
): Pick<BudgetCycle, 'dates' | 'happened'> {
  const planned = event.type === 'timer' ? d.dates[code] : undefined;
  const on = planned ?? rules.calendar.dateOf(event.at);
  return { dates: { ...d.dates, [code]: on }, happened: { ...d.happened, [code]: on } };
}

const moved = foldOf(['reschedule'], (d, event, rules) => {
  const changed: CycleDates = event.dates;
  const dates = recounted(d, changed, rules);
  const isLate = isOwedToAssembly(d) && (d.assemblyPassed || isPlannedLate({ ...d, dates }, rules));
  return {
    ...comment(d, event),
    dates,
    own: { ...d.own, ...changed },
    stepLateSince: null,
    lateForAssemblySince: isLate ? (d.lateForAssemblySince ?? event.at) : null,
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
  opened,
  closed,
  noticed,
  appealsClosed,
  finalised,
  wakeUp,
  withdrawn: (d, event) => ({ ...comment(d, event), closedAs: 'withdrawn' }),
  yearClosed: () => ({ closedAs: 'closed' }),
  ...moneyRecords,
} as const satisfies Record<string, Fold>;

export type RecordName = keyof typeof records;
