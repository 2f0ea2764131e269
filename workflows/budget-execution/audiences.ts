// Whom an execution tells: names in the machine become the places of hands, of the unit that holds
// the money and of the wards that receive some.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import type { Execution, ExecutionEvent } from './context.ts';
import { moveOf, waitingMoves, wardsIn } from './lines.ts';
import { type Hand, hand, handOfMove, spenders } from './places.ts';

type Finder = (d: Execution, event: ExecutionEvent, rules: Rules) => readonly Place[];

const all =
  (name: Hand): Finder =>
  (d, _event, rules) =>
    hand(name, d, rules);

const receivers: Finder = (d, _event, rules) =>
  spenders([d.initiator, ...wardsIn(d.lines)], d, rules);

const audiences = {
  allotters: all('allot'),
  closers: all('close'),
  confirmers: all('confirm'),
  supervisors: all('supervise'),
  spenders: (d, _event, rules) => spenders([d.initiator], d, rules),
  receivers,
  /** Whoever asked for what still waits for its decision. */
  waiting: (d, _event, rules) =>
    waitingMoves(d).flatMap((move) => hand(handOfMove(move), d, rules)),
  /** Whoever asked for a move. */
  movers: (d, event, rules) => {
    const move = moveOf(d, event);
    return move === undefined ? [] : hand(handOfMove(move), d, rules);
  },
  /** Whose money a move changes. */
  parties: (d, event, rules) => {
    const move = moveOf(d, event);
    const ward = move === undefined || move.kind === 'transfer' ? [] : [move.to];
    return spenders([d.initiator, ...ward], d, rules);
  },
  everybody: (d, event, rules) => [
    ...receivers(d, event, rules),
    ...hand('supervise', d, rules),
    ...hand('close', d, rules),
  ],
} as const satisfies Record<string, Finder>;

export type Audience = keyof typeof audiences;

/** Each place once. */
export const placesFor = (
  names: readonly Audience[],
  d: Execution,
  event: ExecutionEvent,
  rules: Rules,
): Place[] => distinctPlaces(names.flatMap((name) => audiences[name](d, event, rules)));
