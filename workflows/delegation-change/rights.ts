// Which places may send which command: the stage that each belongs to. The machine says when.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { type Place, placeKey } from '../../src/terms/ids.ts';
import type { Delegation } from './context.ts';
import { hand, type Stage } from './places.ts';

const stageOf: Readonly<Record<string, Stage>> = {
  revise: 'propose',
  submit: 'propose',
  withdraw: 'propose',
  review: 'review',
  place_again: 'supervise',
  decide: 'decide',
  reject: 'decide',
  promulgate: 'promulgate',
  suspend: 'decide',
  abolish: 'decide',
};

/** Whoever has it before him may return it. */
const returnedBy: Readonly<Record<string, Stage>> = {
  review: 'review',
  deciding: 'decide',
  promulgating: 'promulgate',
};

interface Sent {
  readonly type: string;
  readonly for?: Place;
}

export function rightsOf(d: Delegation, step: string, sent: Sent, rules: Rules): Place[] {
  if (sent.type === 'concur') {
    const places = d.hearings.map(({ place }) => place);
    const { for: named } = sent;
    return named === undefined
      ? places
      : places.filter((place) => placeKey(place) === placeKey(named));
  }
  const stage = sent.type === 'return' ? returnedBy[step] : stageOf[sent.type];
  return stage === undefined ? [] : hand(stage, d, rules);
}
