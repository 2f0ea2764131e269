// Which places may send which command: the hand that each belongs to. The machine says when.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { wardsOf } from '../../src/rules/budget/available.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import type { Execution } from './context.ts';
import { findWaiting } from './lines.ts';
import { type Hand, hand, handOfMove, spenders } from './places.ts';

const handOf: Readonly<Record<string, Hand>> = {
  allot: 'allot',
  release: 'allot',
  transfer: 'transfer',
  reallot: 'reallot',
  take_back: 'reallot',
  consulted_after: 'reallot',
  set_account: 'plan',
  opine: 'opine',
  close_lines: 'close',
  confirm_close: 'confirm',
  return_close: 'confirm',
};

interface Sent {
  readonly type: string;
  readonly line?: string;
  readonly item?: string;
}

/** Whoever holds the line, and each ward to which money of it was passed on; unnamed: of any. */
function reporters(d: Execution, { line: code }: Sent, rules: Rules): Place[] {
  const lines = d.lines.filter(({ line }) => code === undefined || line === code);
  return spenders([d.initiator, ...lines.flatMap(wardsOf)], d, rules);
}

/** Whoever asked for it takes it back; an item that is not there is anybody's of these. */
function cancellers(d: Execution, { item = '' }: Sent, rules: Rules): Place[] {
  const move = findWaiting(d, item);
  const hands: readonly Hand[] = move === undefined ? ['transfer', 'reallot'] : [handOfMove(move)];
  return distinctPlaces(hands.flatMap((name) => hand(name, d, rules)));
}

export function rightsOf(d: Execution, sent: Sent, rules: Rules): Place[] {
  if (sent.type === 'report') return reporters(d, sent, rules);
  if (sent.type === 'cancel') return cancellers(d, sent, rules);
  const name = handOf[sent.type];
  return name === undefined ? [] : hand(name, d, rules);
}
