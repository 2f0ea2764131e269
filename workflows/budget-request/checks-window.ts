// Whether the cycle still takes it, and how far the cycle has come. A window is judged by the cycle
// as it stands when somebody acts, since what it tells may be on its way; a window that closes at
// an instant is closed at that very instant.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { LinkedCase } from '../../src/terms/case.ts';
import {
  type CycleShown,
  type CycleStep,
  cycleShown,
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

const cityTime = (at: string | null, { calendar }: Rules): string =>
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

/** A budget without a date for it waits for whoever must accept, until the final notice. */
const appealsOver = (r: BudgetRequest): boolean =>
  r.appealsOver || (r.cycle.appealsCloseAt === null && reached(r, 'finalised'));

const appealsOpen: Check = (r, event, rules) => {
  const shown = cycleSeen(r, event)?.shown;
  const closesAt = shown === undefined ? r.cycle.appealsCloseAt : shown.appealsCloseAt;
  return appealsOver(r) || isPast(closesAt, event.at)
    ? refuse('appeals_closed', { on: cityTime(closesAt, rules) })
    : null;
};

export const windowChecks = {
  windowOpen,
  appealsOpen,
  appealsAreOver: (r) => (appealsOver(r) ? null : otherWay),
  isClosed: (r) => (reached(r, 'closed') ? null : otherWay),
  isNoticed: (r) => (reached(r, 'noticed') ? null : otherWay),
  isFinalised: (r) => (reached(r, 'finalised') ? null : otherWay),
  isVoted: (r) => (reached(r, 'voted') && r.cycle.vote !== null ? null : otherWay),
  cycleEnds: (_r, event) =>
    event.type === 'cycle_moved' && event.to === 'withdrawn' ? null : otherWay,
} as const satisfies Record<string, Check>;
