// Changes by transfers (流用) and re-allotments (再配当): asked for, taken, cancelled.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { ExecutionLine } from '../../src/terms/budget-line.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import { digestOf } from '../parts/digest.ts';
import { rulesOf } from './budget.ts';
import { routeOf } from './checks-moving.ts';
import type { Change, EventOf, Execution, ExecutionEvent, Move } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { consultedNow, heldAfterwards, isAfterTheFact } from './gate.ts';
import { changeLines, lineOf, moveOf } from './lines.ts';

type Asking = EventOf<'transfer'> | EventOf<'reallot'>;

const letters = { transfer: 't', reallotment: 'r', return: 'b' } as const;

/** The n-th of its kind: t1, t2, … and r1, r2, … and b1, b2, … */
const nextId = ({ moves }: Execution, kind: Move['kind']): string =>
  `${letters[kind]}${moves.filter((one) => one.kind === kind).length + 1}`;

type About = Pick<Move, 'kind' | 'from' | 'to' | 'level' | 'rule' | 'subject'> &
  Pick<Move, 'consultation' | 'urgent'>;

function aboutTransfer(d: Execution, event: EventOf<'transfer'>, rules: Rules): About | null {
  const route = routeOf(d, event, rules);
  if (route === null || isRefusal(route)) return null;
  const { from, to } = event;
  const { level, subject, rule } = route;
  return { kind: 'transfer', from, to, level, rule, subject, consultation: null, urgent: null };
}

function aboutReallotment(event: EventOf<'reallot'>, rules: Rules): About {
  const { line: from, to, consultation = null, urgent = null } = event;
  const subject = rulesOf(rules).reallotment.subject ?? null;
  return { kind: 'reallotment', from, to, level: null, rule: null, subject, consultation, urgent };
}

/** What the consultation has come to by now goes with the line from here on. */
function consultedAgain(d: Execution, move: About, event: ExecutionEvent, rules: Rules): Change {
  if (move.kind !== 'reallotment') return {};
  const { to, consultation, urgent } = move;
  return {
    lines: changeLines(d, (line) => {
      if (line.line !== move.from) return null;
      const consulted = consultedNow({ line, to, consultation, urgent }, d, event, rules);
      const isNew = consulted !== null && digestOf(consulted) !== digestOf(line.consulted);
      return isNew ? { consulted } : null;
    }),
  };
}

function asking(d: Execution, event: Asking, rules: Rules): Change {
  const { at, by, amount, reason } = event;
  const about =
    event.type === 'transfer' ? aboutTransfer(d, event, rules) : aboutReallotment(event, rules);
  if (about === null || !isPerson(by)) return {};
  const move: Move = {
    ...{ at, by, id: nextId(d, about.kind), ...about, amount, reason },
    ...{ state: 'waiting', endedAt: null, decision: null, isAfterTheFact: false, heldAs: null },
  };
  return { ...consultedAgain(d, about, event, rules), moves: [...d.moves, move] };
}

const changeMove = (d: Execution, id: string, change: Partial<Move>): readonly Move[] =>
  d.moves.map((one) => (one.id === id ? { ...one, ...change } : one));

/** Of a transfer both lines, of a re-allotment the one that it is passed on from. */
function moved(line: ExecutionLine, move: Move, { at }: ExecutionEvent) {
  const { from, to, amount, by } = move;
  if (move.kind === 'reallotment') {
    return line.line === from ? { reallotted: [...line.reallotted, { at, by, to, amount }] } : null;
  }
  if (line.line === from) return { movedOut: line.movedOut + amount };
  return line.line === to ? { movedIn: line.movedIn + amount } : null;
}

const taking: Fold = (d, event, rules) => {
  const move = moveOf(d, event);
  const line = move && lineOf(d, move.from);
  if (move === undefined || line === undefined) return {};
  const { to, consultation, urgent } = move;
  const passing = { line, to, consultation, urgent };
  const late = move.kind === 'reallotment' && isAfterTheFact(passing, d, event, rules);
  const decision = event.type === 'step_decided' ? event.decision : null;
  const consulted = { ...d, ...consultedAgain(d, move, event, rules) };
  return {
    lines: changeLines(consulted, (one) => moved(one, move, event)),
    moves: changeMove(d, move.id, {
      ...{ state: 'taken', endedAt: event.at, decision, isAfterTheFact: late },
    }),
  };
};

/** It waits for its decision; its money is kept for it. */
const asked = foldOf(['transfer', 'reallot'], asking);

/** What the ward has not committed is the holder's again; what was passed on stays in sight. */
const takenBack = foldOf(['take_back'], (d, { at, by, line: from, from: to, amount, reason }) => {
  if (!isPerson(by)) return {};
  const move: Move = {
    ...{ at, by, id: nextId(d, 'return'), kind: 'return', from, to, amount, reason },
    ...{ level: null, rule: null, subject: null, consultation: null, urgent: null },
    ...{ state: 'taken', endedAt: at, decision: null, isAfterTheFact: false, heldAs: null },
  };
  const back = { at, by, to, amount: -amount };
  return {
    lines: changeLines(d, ({ line, reallotted }) =>
      line === from ? { reallotted: [...reallotted, back] } : null,
    ),
    moves: [...d.moves, move],
  };
});

/** What the ward said afterwards goes with the line as what was said before does. */
const heldAfter = foldOf(['consulted_after'], (d, event, rules) => {
  const { item, consultation } = event;
  const move = d.moves.find(({ id }) => id === item);
  const line = move && lineOf(d, move.from);
  if (move === undefined || line === undefined) return {};
  const heldAs = heldAfterwards(consultation, { line, to: move.to }, d, event, rules);
  if (heldAs === null) return {};
  return {
    lines: changeLines(d, (one) => (one === line ? { consulted: heldAs } : null)),
    moves: changeMove(d, item, { heldAs }),
  };
});

/** The year is over before they were decided: their money stays where it is. */
const lapsedMoves: Fold = (d, { at }) => ({
  moves: d.moves.map((one) =>
    one.state === 'waiting' ? { ...one, state: 'cancelled', endedAt: at } : one,
  ),
});

const cancelled = foldOf(['cancel'], (d, { item, at }) => ({
  moves: changeMove(d, item, { state: 'cancelled', endedAt: at }),
}));

export const movingRecords = {
  asked,
  taken: foldOf(['transfer', 'reallot', 'step_decided'], taking),
  takenBack,
  heldAfter,
  lapsedMoves,
  cancelled,
} as const satisfies Record<string, Fold>;
