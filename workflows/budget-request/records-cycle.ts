// Changes of the context by what the cycle says and by time: the windows, the final notice and the
// assembly's vote. What was said is kept until the request has come so far.

import { finalAmount } from '../../src/rules/budget/amounts.ts';
import type { RequestLine } from '../../src/terms/budget-line.ts';
import type { CycleShown } from '../../src/terms/command-budget-cycle.ts';
import { isOfficesWakeUp, officesFollowed } from '../parts/offices.ts';
import { overseersIn } from '../parts/places.ts';
import { cycleSeen, isBefore, isOldWord, isPast, reopens, takesRequests } from './checks-window.ts';
import {
  type BudgetRequest,
  type KnownCycle,
  type Phase,
  phases,
  type RequestEvent,
  type Vote,
} from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { timerNames } from './timers.ts';

/** Of what a cycle shows, what a request keeps. */
export const windowsOf = (shown: CycleShown) => ({
  fiscalYear: shown.fiscalYear,
  kind: shown.kind,
  title: shown.title,
  requestsCloseAt: shown.requestsCloseAt,
  appealsCloseAt: shown.appealsCloseAt,
});

/** A word that was overtaken by a later one takes nothing back. */
const further = (one: Phase, other: Phase): Phase =>
  phases.indexOf(one) >= phases.indexOf(other) ? one : other;

const closedFrom = phases.indexOf('closed');

const moved = (cycle: KnownCycle, to: Phase, at: KnownCycle['closedAt']): KnownCycle => {
  const phase = further(cycle.phase, to);
  const isClosed = phases.indexOf(phase) >= closedFrom;
  return { ...cycle, phase, closedAt: isClosed ? (cycle.closedAt ?? at) : null };
};

const isPhase = (to: string): to is Phase => phases.some((phase) => phase === to);

type Moved = Extract<RequestEvent, { type: 'cycle_moved' }>;

/** The dates as the latest word gives them. */
function withDates(cycle: KnownCycle, { serial, shown }: Moved): KnownCycle {
  const { heard } = cycle;
  if (serial === undefined) return { ...cycle, ...windowsOf(shown) };
  return serial > heard.dates
    ? { ...cycle, ...windowsOf(shown), heard: { ...heard, dates: serial } }
    : cycle;
}

/** Of revisions the latest counts, line by line. */
const revisedBy = ({ revised }: KnownCycle, changes: KnownCycle['revised']) => [
  ...new Map([...revised, ...changes].map((one) => [one.line, one])).values(),
];

function withCourse(cycle: KnownCycle, event: Moved): KnownCycle {
  const { to, outcome, on, changes = [], at } = event;
  if (to === 'revised') {
    const revised = revisedBy(cycle, changes);
    return { ...moved(cycle, 'finalised', at), rejected: true, revised };
  }
  if (to !== 'voted') return moved(cycle, isPhase(to) ? to : 'none', at);
  if (outcome === 'rejected' || on === undefined) {
    return { ...moved(cycle, 'finalised', at), rejected: true };
  }
  const vote: Vote = { on, changes };
  return { ...moved(cycle, 'voted', at), rejected: false, vote };
}

/** Words are carried one by one: of those that overtook each other the older changes nothing. */
const cycleHeard = foldOf(['cycle_moved'], (r, event) => {
  const cycle = withDates(r.cycle, event);
  if (event.to === 'rescheduled' || isOldWord(r, event)) return { cycle };
  const { heard } = cycle;
  const { serial: course = heard.course } = event;
  const next: KnownCycle = reopens(r, event)
    ? { ...cycle, phase: 'opened', closedAt: null }
    : withCourse(cycle, event);
  return { cycle: { ...next, heard: { ...heard, course } } };
});

/** The window closes by itself, unless the cycle has moved it and its word is still on the way. */
const windowClosed: Fold = (r, event) => {
  const seen = cycleSeen(r, event);
  const cycle = seen === null ? r.cycle : { ...r.cycle, ...windowsOf(seen.shown) };
  const waits = seen !== null && (isBefore(seen.linked) || takesRequests(seen.linked));
  const isClosed = isPast(cycle.requestsCloseAt, event.at) || (seen !== null && !waits);
  return { cycle: isClosed ? moved(cycle, 'closed', event.at) : cycle };
};

const appealsClosed: Fold = (r, event) => {
  const seen = cycleSeen(r, event);
  const cycle = seen === null ? r.cycle : { ...r.cycle, ...windowsOf(seen.shown) };
  return { cycle, appealsOver: isPast(cycle.appealsCloseAt, event.at) };
};

const wakeUp: Fold = (r, event, rules) => {
  if (event.type !== 'timer') return {};
  if (isOfficesWakeUp(event)) {
    const { facts } = event;
    const overseers = facts.overseers === undefined ? r.overseers : overseersIn(facts, r.initiator);
    return { ...officesFollowed(r, rules), overseers };
  }
  if (event.name === timerNames.requestsClose) return windowClosed(r, event, rules);
  if (event.name === timerNames.appealsClose) return appealsClosed(r, event, rules);
  return { handleLateSince: event.at };
};

const asking = (lines: readonly RequestLine[], change: (line: RequestLine) => RequestLine) => ({
  lines: lines.map((line) => (line.included ? change(line) : line)),
});

/** What the assembly changes goes before the final notice. Source: rules.md 8.4, scenario 44. */
const vote: Fold = (r) => {
  const { changes = [] } = r.cycle.vote ?? {};
  const changed = new Map(changes.map(({ line, amount }) => [line, amount]));
  const voted = asking(r.lines, (line) => {
    const amount = changed.get(line.line);
    changed.delete(line.line);
    return { ...line, passed: amount ?? line.final ?? 0 };
  });
  const passes = voted.lines.some(({ passed }) => passed !== null && passed > 0);
  return {
    ...voted,
    unmatched: [...changed.keys()],
    closedAs: passes ? 'passed' : 'unfunded',
  };
};

const finalAmounts: Fold = ({ lines, cycle }) => {
  const revised = new Map(cycle.revised.map(({ line, amount }) => [line, amount]));
  return asking(lines, (line) => {
    const final = revised.get(line.line) ?? finalAmount(line);
    return final === line.final ? line : { ...line, final };
  });
};

/** A budget that the assembly refused and nobody brought again is refused for good. */
const cycleEnded = ({ cycle }: BudgetRequest) => ({
  closedAs: cycle.rejected ? 'rejected' : 'withdrawn',
});

export const cycleRecords = {
  cycleHeard,
  cycleEnded,
  behind: (r, { at }) => ({ behindSince: r.behindSince ?? at }),
  wakeUp,
  finalAmounts,
  vote,
} as const satisfies Record<string, Fold>;
