// Whether the cycle still takes it, and how far the cycle has come. A window is judged by the cycle
// as it stands when somebody acts, since what it tells may be on its way; a window that closes at
// an instant is closed at that very instant.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { undecidedCount } from '../../src/rules/budget/amounts.ts';
import type { LinkedCase } from '../../src/terms/case.ts';
import {
  type CycleShown,
  type CycleStep,
  cycleShown,
  cycleSteps,
} from '../../src/terms/command-budget-cycle.ts';
import { refuse } from '../../src/terms/refusal.ts';
import type { Instant } from '../../src/terms/units.ts';
import { type Check, otherWay } from './check.ts';
import { type BudgetRequest, type Phase, phases, type RequestEvent } from './context.ts';

/** A cycle that has not opened its requests yet, and one that takes them. */
const before: readonly string[] = ['preparing', 'guided'] satisfies CycleStep[];
const open = 'requesting' satisfies CycleStep;

export const isBefore = ({ step }: LinkedCase): boolean => before.includes(step);
export const takesRequests = ({ step }: LinkedCase): boolean => step === open;

/** What a cycle shows of itself; null where it is no cycle. */
export function shownBy(linked: LinkedCase | undefined): CycleShown | null {
  const read = cycleShown.safeParse(linked?.shown);
  return linked?.procedure === 'budget_cycle' && read.success ? read.data : null;
}

interface Seen {
  readonly linked: LinkedCase;
  readonly shown: CycleShown;
}

/** The cycle as it stood when the event was judged, where it was looked up. */
export function cycleSeen({ cycle }: BudgetRequest, { facts }: RequestEvent): Seen | null {
  const linked = facts.linked?.[cycle.case];
  const shown = shownBy(linked);
  return linked === undefined || shown === null ? null : { linked, shown };
}

/** `closesAt` is the first instant at which it is too late; null: no instant closes it. */
export const isPast = (closesAt: string | null, at: Instant): boolean =>
  closesAt !== null && closesAt <= at;

export const reached = ({ cycle }: BudgetRequest, phase: Phase): boolean =>
  phases.indexOf(cycle.phase) >= phases.indexOf(phase);

/** For a text. */
export const cityTime = (at: string | null, { calendar }: Rules): string =>
  at === null ? '—' : calendar.dateOf(at as Instant);

/** `requests_not_open` before the window, `requests_closed` from its first late instant on. */
const windowOpen: Check = (r, event, rules) => {
  const seen = cycleSeen(r, event);
  const closesAt = seen?.shown.requestsCloseAt ?? r.cycle.requestsCloseAt;
  const closed = refuse('requests_closed', { on: cityTime(closesAt, rules) });
  if (reached(r, 'closed') || isPast(closesAt, event.at)) return closed;
  if (seen === null) return reached(r, 'opened') ? null : refuse('requests_not_open', { on: '—' });
  if (takesRequests(seen.linked)) return null;
  const opensAt = seen.shown.requestsOpenAt;
  return isBefore(seen.linked)
    ? refuse('requests_not_open', { on: cityTime(opensAt, rules) })
    : closed;
};

/**
 * A decision counts from when it was made: in time it submits, however late it is told, and beyond
 * the window it does not, however early the cycle's own word comes.
 */
const decidedInTime: Check = (r, event, rules) => {
  if (event.probe || event.type !== 'submission_decided') return null;
  const { decidedAt } = event;
  const closesAt = cycleSeen(r, event)?.shown.requestsCloseAt ?? r.cycle.requestsCloseAt;
  return isPast(closesAt, decidedAt) || isPast(r.cycle.closedAt, decidedAt)
    ? refuse('requests_closed', { on: cityTime(closesAt, rules) })
    : null;
};

/** Whether the cycle is there or beyond, as it was heard or as it is seen now. */
const isBeyond = (r: BudgetRequest, event: RequestEvent, to: 'noticed' | 'finalised'): boolean => {
  const step = cycleSeen(r, event)?.linked.step;
  const steps: readonly string[] = cycleSteps;
  return reached(r, to) || (step !== undefined && steps.indexOf(step) >= steps.indexOf(to));
};

const appealsOpen: Check = (r, event, rules) => {
  const shown = cycleSeen(r, event)?.shown;
  const closesAt = shown === undefined ? r.cycle.appealsCloseAt : shown.appealsCloseAt;
  return r.appealsOver || isPast(closesAt, event.at)
    ? refuse('appeals_closed', { on: cityTime(closesAt, rules) })
    : null;
};

/** Who appeals too late is told the day, also where the request has gone on. */
const appealsPast: Check = (r, event, rules) => {
  const shown = cycleSeen(r, event)?.shown;
  const closesAt = shown === undefined ? r.cycle.appealsCloseAt : shown.appealsCloseAt;
  if (isPast(closesAt, event.at)) {
    return refuse('appeals_closed', { on: cityTime(closesAt, rules) });
  }
  const step = undecidedCount(r.lines) > 0 ? 'restoring' : 'settled';
  return refuse('not_in_this_step', { step, command: event.type });
};

/** A word about the course of the cycle that a later one has overtaken. */
export const isOldWord = ({ cycle }: BudgetRequest, event: RequestEvent): boolean =>
  event.type === 'cycle_moved' && (event.serial ?? Infinity) <= cycle.heard.course;

const saysNow = (
  r: BudgetRequest,
  event: RequestEvent,
  ...words: readonly Extract<RequestEvent, { type: 'cycle_moved' }>['to'][]
): boolean => event.type === 'cycle_moved' && words.includes(event.to) && !isOldWord(r, event);

/** Requests are received once more; where the new window has closed again already, they are not. */
export const reopens = (r: BudgetRequest, event: RequestEvent): boolean =>
  r.cycle.phase === 'closed' &&
  saysNow(r, event, 'opened') &&
  event.type === 'cycle_moved' &&
  event.serial !== undefined &&
  !isPast(event.shown.requestsCloseAt, event.at);

export const windowChecks = {
  windowOpen,
  decidedInTime,
  appealsOpen,
  appealsPast,
  appealsAreOver: ({ appealsOver }) => (appealsOver ? null : otherWay),

  /** What the notice says is what was assessed before it. */
  noticeAhead: (r, event) => (isBeyond(r, event, 'noticed') ? refuse('notice_given') : null),
  /** Nothing is given that the assembly is not asked for. */
  finalNoticeAhead: (r, event) =>
    isBeyond(r, event, 'finalised') ? refuse('final_notice_given') : null,

  /** The budget has not gone on without it. */
  isInStep: ({ behindSince }) => (behindSince === null ? null : otherWay),
  /** What finance has in hand is taken back by nobody, unless the budget has gone on without it. */
  isBehind: ({ behindSince }) => (behindSince === null ? refuse('withdraw_not_now') : null),
  isClosed: (r) => (reached(r, 'closed') ? null : otherWay),
  isNoticed: (r) => (reached(r, 'noticed') ? null : otherWay),
  isFinalised: (r) => (reached(r, 'finalised') ? null : otherWay),
  isVoted: (r) => (reached(r, 'voted') && r.cycle.vote !== null ? null : otherWay),
  cycleEnds: (_r, event) =>
    event.type === 'cycle_moved' && event.to === 'withdrawn' ? null : otherWay,
  saysFinal: (r, event) => (saysNow(r, event, 'finalised', 'revised', 'voted') ? null : otherWay),
  saysNoticeOrFinal: (r, event) =>
    saysNow(r, event, 'noticed', 'finalised', 'revised', 'voted') ? null : otherWay,
  saysRevised: (r, event) => (saysNow(r, event, 'revised') ? null : otherWay),
  saysReopened: (r, event) => (reopens(r, event) ? null : otherWay),
} as const satisfies Record<string, Check>;
