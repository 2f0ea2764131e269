// Which places may send which command: the hand that each belongs to. The machine says when.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import type { BudgetRequest } from './context.ts';
import { type Hand, places } from './places.ts';

/** The lines are the section's, and its coordinator's while he has the sheet. */
const writing = (step: string): Hand => (step === 'coordinating' ? 'coordinate' : 'draft');

const handsOf: Readonly<Record<string, readonly Hand[] | ((step: string) => readonly Hand[])>> = {
  put_lines: (step) => [writing(step)],
  remove_lines: (step) => [writing(step)],
  rank_lines: (step) => [writing(step)],
  hand_in: ['draft'],
  coordinate: ['coordinate'],
  submit: ['submit'],
  forward: ['through'],
  return: (step) => returnedBy[step] ?? ['submit'],
  recall: (step) => recalledBy[step] ?? ['submit'],
  withdraw: (step) => (step === 'drafting' ? ['submit', 'draft'] : ['submit']),
  assess: ['assess'],
  finish_stage: ['assess'],
  ask: (step) => (step === 'restoring' ? ['restore'] : ['assess']),
  reply: ['draft', 'submit'],
  accept_notice: ['appeal'],
  appeal: ['appeal'],
  withdraw_appeal: ['appeal'],
  restore: ['restore'],
  opine: ['opine'],
};

/** Whoever has it may return it; where nobody has, the machine says so. */
const returnedBy: Readonly<Record<string, readonly Hand[]>> = {
  coordinating: ['coordinate'],
  submitting: ['submit'],
  forwarding: ['through'],
};

/** Whoever passed it on takes it back while the next has not acted. */
const recalledBy: Readonly<Record<string, readonly Hand[]>> = {
  coordinating: ['draft'],
  submitting: ['draft', 'coordinate'],
};

export function rightsOf(r: BudgetRequest, step: string, type: string, rules: Rules): Place[] {
  const named = handsOf[type] ?? [];
  const own = typeof named === 'function' ? named(step) : named;
  const ends = type === 'withdraw' && r.behindSince !== null;
  const hands: readonly Hand[] = ends ? [...own, 'plan'] : own;
  return distinctPlaces(hands.flatMap((hand) => places(hand, r, rules)));
}
