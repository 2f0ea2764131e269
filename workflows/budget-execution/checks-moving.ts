// Checks of transfers and re-allotments: what the law and the rulebook let move, whether the money
// is free, whether the ward was consulted, and whether a decision is still waited for.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { uncommittedOf } from '../../src/rules/budget/available.ts';
import { findTransferRoute, type TransferRoute } from '../../src/rules/budget/transfer.ts';
import { inForce } from '../../src/rules/in-force.ts';
import type { ExecutionLine } from '../../src/terms/budget-line.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import { rulesOf } from './budget.ts';
import type { Check } from './check.ts';
import type { EventOf, Execution, ExecutionEvent } from './context.ts';
import { findGateFault, heldAfterwards } from './gate.ts';
import {
  findLineFault,
  findWaiting,
  freeIn,
  lineOf,
  moveDigest,
  owingMoves,
  waitingMoves,
} from './lines.ts';

/** Of lines that exist; null otherwise. */
export function routeOf(
  d: Execution,
  { from, to }: EventOf<'transfer'>,
  rules: Rules,
): TransferRoute | Refusal | null {
  const [giver, taker] = [lineOf(d, from), lineOf(d, to)];
  if (giver === undefined || taker === undefined) return null;
  return findTransferRoute(giver.entry, taker.entry, d.fiscalYear, rulesOf(rules).transfers);
}

const isClosed = ({ line, yearEnd }: ExecutionLine): Refusal | null =>
  yearEnd === null ? null : refuse('line_closed', { line, outcome: yearEnd.outcome });

function findClosed(d: Execution, codes: readonly string[]): Refusal | null {
  const closed = d.lines.filter(({ line }) => codes.includes(line)).map(isClosed);
  return closed.find((refusal) => refusal !== null) ?? null;
}

function notFree(d: Execution, code: string, amount: number): Refusal | null {
  const line = lineOf(d, code);
  const free = line === undefined ? 0 : freeIn(d, line);
  return amount > free ? refuse('over_free', { line: code, amount, free }) : null;
}

function transferFault(d: Execution, event: EventOf<'transfer'>, rules: Rules): Refusal | null {
  const { from, to, amount } = event;
  if (from === to) return findLineFault(d, [from]) ?? refuse('transfer_to_itself', { line: from });
  const fault = findLineFault(d, [from, to]);
  if (fault !== null) return fault;
  const route = routeOf(d, event, rules);
  if (isRefusal(route)) return route;
  return notFree(d, from, amount);
}

/** A party of the city that is not the holder; where the line says which, that one. */
function wardFault(
  d: Execution,
  { to, facts, at }: EventOf<'reallot'>,
  { line, entry: { reallotTo } }: ExecutionLine,
  rules: Rules,
): Refusal | null {
  if (to === d.initiator) return refuse('reallotted_to_itself', { unit: to });
  const on = rules.calendar.dateOf(at);
  const kind = facts.kinds?.[to];
  if (kind === undefined) return refuse('unknown_unit', { unit: to, on });
  const parties = inForce(rules.rulebook.organisation.kinds, on).filter(({ party }) => party);
  if (!parties.some(({ code }) => code === kind)) return refuse('not_reallottable', { unit: to });
  return reallotTo === undefined || reallotTo === to
    ? null
    : refuse('reallotted_elsewhere', { line, planned: reallotTo });
}

function reallotmentFault(d: Execution, event: EventOf<'reallot'>, rules: Rules): Refusal | null {
  const line = lineOf(d, event.line);
  if (line === undefined) return refuse('line_not_in_budget', { line: event.line });
  const { to, amount, consultation = null, urgent = null } = event;
  return (
    wardFault(d, event, line, rules) ??
    findGateFault({ line, to, consultation, urgent }, d, event, rules) ??
    notFree(d, line.line, amount)
  );
}

const noSubject = (d: Execution, event: ExecutionEvent, rules: Rules): boolean => {
  if (event.type === 'reallot') return rulesOf(rules).reallotment.subject === undefined;
  const route = event.type === 'transfer' ? routeOf(d, event, rules) : null;
  return route !== null && !isRefusal(route) && route.subject === null;
};

function takenBackFault(d: Execution, event: EventOf<'take_back'>): Refusal | null {
  const { line: code, from: unit, amount } = event;
  const line = lineOf(d, code);
  if (line === undefined) return refuse('line_not_in_budget', { line: code });
  const free = uncommittedOf(line, unit);
  return amount > free ? refuse('over_taken_back', { line: code, unit, amount, free }) : null;
}

/** The consultation that is named is the one that was owed, and it is concluded. */
function afterwardsFault(d: Execution, event: EventOf<'consulted_after'>, rules: Rules) {
  const { item, consultation: number } = event;
  const move = owingMoves(d).find(({ id }) => id === item);
  const line = move && lineOf(d, move.from);
  if (move === undefined || line === undefined) return refuse('no_consultation_owed', { item });
  if (heldAfterwards(number, { line, to: move.to }, d, event, rules) !== null) return null;
  const { step = '—' } = event.facts.linked?.[number] ?? {};
  return refuse('after_consultation_open', { item, number, step });
}

const noneWaits = (item: string): Refusal => refuse('no_step_waiting', { item });

export const movingChecks = {
  movable: (d, event, rules) => {
    if (event.probe) return null;
    if (event.type === 'transfer') return transferFault(d, event, rules);
    return event.type === 'reallot' ? reallotmentFault(d, event, rules) : null;
  },

  takenBack: (d, event) =>
    event.probe || event.type !== 'take_back' ? null : takenBackFault(d, event),

  heldAfterwards: (d, event, rules) => {
    if (event.probe) {
      return owingMoves(d).length > 0 ? null : refuse('no_consultation_owed', { item: '—' });
    }
    return event.type === 'consulted_after' ? afterwardsFault(d, event, rules) : null;
  },

  /** What was decided is what waits here, by somebody who had not asked for it. */
  asDecided: (d, event) => {
    const move = event.type === 'step_decided' ? findWaiting(d, event.item) : undefined;
    if (move === undefined || event.type !== 'step_decided') return null;
    if (event.digest !== moveDigest(d, move)) {
      return refuse('served_content_changed', { case: d.id });
    }
    return event.decidedBy.person === move.by.person ? refuse('four_eyes') : null;
  },

  /** What was closed for the year stands still. */
  notClosed: (d, event) => {
    if (event.probe) return null;
    if (event.type === 'transfer') return findClosed(d, [event.from, event.to]);
    if (event.type === 'reallot' || event.type === 'report' || event.type === 'take_back') {
      return findClosed(d, [event.line]);
    }
    return event.type === 'release'
      ? findClosed(
          d,
          event.lines.map(({ line }) => line),
        )
      : null;
  },

  /** Chooses the way: no subject of the tables decides it, so whoever asks has decided it. */
  decidesItself: (d, event, rules) => (noSubject(d, event, rules) ? null : refuse('stale_wake_up')),

  waits: (d, event) => {
    if (event.probe) return waitingMoves(d).length > 0 ? null : noneWaits('—');
    if (!('item' in event)) return null;
    return findWaiting(d, event.item) === undefined ? noneWaits(event.item) : null;
  },

  /** A consultation that was concluded may have been withdrawn while the decision was made. */
  stillConsulted: (d, event, rules) => {
    const move = event.type === 'step_decided' ? findWaiting(d, event.item) : undefined;
    const line = move && lineOf(d, move.from);
    if (line === undefined || move?.kind !== 'reallotment') return null;
    const { to, consultation, urgent } = move;
    return findGateFault({ line, to, consultation, urgent }, d, event, rules);
  },

  yearRuns: (_d, event) =>
    'item' in event ? refuse('step_after_year_end', { item: event.item }) : null,
} as const satisfies Record<string, Check>;
