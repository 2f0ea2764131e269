// What an execution asks of the world beside its notices: its cycle hears that it runs or is over,
// who is to execute the money hears what of it is withheld, a dissent goes on with the money, and
// what was passed on unconsulted is consulted afterwards.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { carriedParts, isCarried } from '../../src/rules/budget/carry-over.ts';
import type { ExecutionLine } from '../../src/terms/budget-line.ts';
import type { Effect } from '../../src/terms/effect.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { placesFor } from './audiences.ts';
import { laneOf } from './budget.ts';
import type { Execution, ExecutionEvent, Move } from './context.ts';
import { lineOf, moveOf } from './lines.ts';
import { hand, handOfMove, spenders } from './places.ts';
import { aboutOf, listed, notify } from './tell.ts';

export interface Asking {
  readonly name: 'cycle' | 'withheld' | 'dissents' | 'lineDissents' | 'consultation' | 'carryOver';
  readonly context: Execution;
}

/** Money carried over is of another year than its cycle, which does not wait for it. */
function cycleEffects({ id, cycle, carriedFrom, initiator, lane, outcome }: Execution): Effect[] {
  const command = { type: 'execution_moved', case: id, initiator, lane, open: outcome === null };
  return carriedFrom === undefined ? [{ kind: 'tell_case', caseId: cycle, command }] : [];
}

/** 保留 is seen by all whose money it is: they cannot execute that part. */
function withheldEffects(d: Execution, event: ExecutionEvent, rules: Rules): Effect[] {
  const { withheld = [], flowsOn = d.passedOn } = d.allotment ?? {};
  if (withheld.length === 0) return [];
  const about = { ...aboutOf(d, event, rules), on: flowsOn, reason: listed(d, withheld, rules) };
  return notify(placesFor(['receivers'], d, event, rules), 'money_withheld', about);
}

/** Who did not consent to what the money is for: of a transfer, to what it is given to. */
export const dissentsOf = (d: Execution, { kind, from, to }: Move) =>
  lineOf(d, kind === 'transfer' ? to : from)?.consulted?.dissents ?? [];

/**
 * Heard by the ward that receives the money, and by whoever decides. Where the tables say who that
 * is, his decision tells him.
 */
function dissentPlaces(d: Execution, move: Move, rules: Rules) {
  const { kind, state, subject, to } = move;
  return [
    ...(subject === null || state === 'waiting' ? hand(handOfMove(move), d, rules) : []),
    ...(kind === 'reallotment' && state === 'taken' ? spenders([to], d, rules) : []),
  ];
}

/** Whoever allots hears of everybody who did not consent, each with his reason once. */
function lineDissentEffects(d: Execution, event: ExecutionEvent, rules: Rules): Effect[] {
  const found = d.lines.flatMap(({ consulted }) => consulted?.dissents ?? []);
  const each = new Map(found.map((one) => [`${one.unit} ${one.reason}`, one])).values();
  return [...each].flatMap(({ unit, reason }) =>
    notify(hand('allot', d, rules), 'dissent_travels', {
      ...aboutOf(d, event, rules),
      unit,
      reason: reason ?? '—',
    }),
  );
}

function dissentEffects(d: Execution, event: ExecutionEvent, rules: Rules): Effect[] {
  const move = moveOf(d, event);
  if (move === undefined) return [];
  const to = dissentPlaces(d, move, rules);
  return dissentsOf(d, move).flatMap(({ unit, reason }) =>
    notify(to, 'dissent_travels', {
      ...aboutOf(d, event, rules),
      unit,
      reason: reason ?? '—',
    }),
  );
}

/** 事後協議: drafted for the unit that passed the money on, and waits for its drafting hand. */
function consultationEffects(d: Execution, event: ExecutionEvent, rules: Rules): Effect[] {
  const move = moveOf(d, event);
  const { afterTheFact } = laneOf(d, rules);
  if (move === undefined || afterTheFact === undefined || !move.isAfterTheFact) return [];
  const title = lineOf(d, move.from)?.name ?? d.title;
  return [
    {
      kind: 'open_case',
      procedure: 'prior_consultation',
      command: {
        type: 'draft',
        matter: afterTheFact.matter,
        initiator: d.initiator,
        addressees: [move.to],
        content: { title, purpose: move.reason, fiscalYear: d.fiscalYear },
        emergency: {
          ...{ reason: move.urgent ?? move.reason },
          ...{ actedAt: event.at, actedBy: placeKey(move.by.as) },
        },
      },
    },
  ];
}

/** Money that goes over is there in the next fiscal year once confirmed, in a case of its own. */
function carryOverEffects(d: Execution, event: ExecutionEvent): Effect[] {
  if (event.type !== 'confirm_close') return [];
  const lines = d.lines.flatMap((line) => carriedOver(d, line, event.lines));
  if (lines.length === 0) return [];
  const { id, request, cycle, title, fiscalYear, kind, lane, initiator, passedOn } = d;
  const command = {
    ...{ type: 'open', request, cycle, title, fiscalYear: fiscalYear + 1, kind, lane },
    ...{ initiator, passedOn, carriedFrom: id, lines },
  };
  return [{ kind: 'open_case', procedure: 'budget_execution', command }];
}

function carriedOver(d: Execution, line: ExecutionLine, confirmed: readonly string[]) {
  const { yearEnd, entry, consulted } = line;
  if (yearEnd === null || !confirmed.includes(line.line) || !isCarried(yearEnd.outcome)) return [];
  const { outcome, amount, at, by } = yearEnd;
  if (amount === 0) return [];
  return [
    {
      entry: { ...entry, origin: { case: d.id, line: line.line } },
      ...{ passed: amount, consulted },
      carried: { as: outcome, at, by, parts: carriedParts(line, d.initiator, amount) },
    },
  ];
}

export function askEffects(
  { name, context: d }: Asking,
  event: ExecutionEvent,
  rules: Rules,
): Effect[] {
  switch (name) {
    case 'cycle':
      return cycleEffects(d);
    case 'withheld':
      return withheldEffects(d, event, rules);
    case 'dissents':
      return dissentEffects(d, event, rules);
    case 'lineDissents':
      return lineDissentEffects(d, event, rules);
    case 'carryOver':
      return carryOverEffects(d, event);
    case 'consultation':
      return consultationEffects(d, event, rules);
    default:
      throw new RangeError(`not an effect: ${name satisfies never}`);
  }
}
