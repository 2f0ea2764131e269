// Which places may send which command: the stage that each belongs to. The machine says when.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { type Place, placeKey } from '../../src/terms/ids.ts';
import type { Delegation } from './context.ts';
import { consulted, hand, type Stage } from './places.ts';

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

/** Whoever has it before him may return it; where nobody has, the machine says so. */
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
    const heard = d.hearings.length > 0 ? d.hearings : consulted(d, rules);
    const places = heard.map(({ place }) => place);
    const { for: named } = sent;
    return named === undefined
      ? places
      : places.filter((place) => placeKey(place) === placeKey(named));
  }
  const stage = sent.type === 'return' ? (returnedBy[step] ?? 'decide') : stageOf[sent.type];
  return stage === undefined ? [] : hand(stage, d, rules);
}
