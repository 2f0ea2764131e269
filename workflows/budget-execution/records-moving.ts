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
import { consultedNow, isAfterTheFact } from './gate.ts';
import { changeLines, lineOf, moveOf } from './lines.ts';

type Asking = EventOf<'transfer'> | EventOf<'reallot'>;

/** The n-th of its kind: t1, t2, … and r1, r2, … */
const nextId = ({ moves }: Execution, kind: Move['kind']): string =>
  `${kind.charAt(0)}${moves.filter((one) => one.kind === kind).length + 1}`;

type About = Pick<Move, 'kind' | 'from' | 'to' | 'level' | 'rule' | 'subject' | 'consultation'>;

function aboutTransfer(d: Execution, event: EventOf<'transfer'>, rules: Rules): About | null {
  const route = routeOf(d, event, rules);
  if (route === null || isRefusal(route)) return null;
  const { from, to } = event;
  const { level, subject, rule } = route;
  return { kind: 'transfer', from, to, level, rule, subject, consultation: null };
}

function aboutReallotment(event: EventOf<'reallot'>, rules: Rules): About {
  const { line: from, to, consultation = null } = event;
  const subject = rulesOf(rules).reallotment.subject ?? null;
  return { kind: 'reallotment', from, to, level: null, rule: null, subject, consultation };
}

/** What the consultation has come to by now goes with the line from here on. */
function consultedAgain(d: Execution, move: About, event: ExecutionEvent, rules: Rules): Change {
  if (move.kind !== 'reallotment') return {};
  const { to, consultation } = move;
  return {
    lines: changeLines(d, (line) => {
      if (line.line !== move.from) return null;
      const consulted = consultedNow({ line, to, consultation }, d, event, rules);
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
    ...{ state: 'waiting', endedAt: null, decision: null, isAfterTheFact: false },
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
  const { to, consultation } = move;
  const late =
    move.kind === 'reallotment' && isAfterTheFact({ line, to, consultation }, d, event, rules);
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

const cancelled = foldOf(['cancel'], (d, { item, at }) => ({
  moves: changeMove(d, item, { state: 'cancelled', endedAt: at }),
}));

export const movingRecords = {
  asked,
  taken: foldOf(['transfer', 'reallot', 'step_decided'], taking),
  cancelled,
} as const satisfies Record<string, Fold>;
