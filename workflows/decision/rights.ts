// Which places may send which command. The machine says when; where somebody could act from several
// places, the one whose turn it is comes first.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place, placeKey } from '../../src/terms/ids.ts';
import type { Decision } from './context.ts';
import { hand } from './places.ts';
import { isOwed } from './reviews.ts';
import { deciderOf, isHeard, isOpen, mayTakeUp, turnOf } from './way.ts';

interface Sent {
  readonly type: string;
  readonly for?: Place;
  readonly review?: string;
}

const circulators = (d: Decision): Place[] => {
  const turn = turnOf(d);
  return [...(turn === null ? [] : [turn.place]), ...d.circulation.map(({ place }) => place)];
};

/** A name that was not asked gives nobody a right. */
function heard(d: Decision, as: 'concurrence' | 'consult', sent: Sent): Place[] {
  const asked = d.hearings.filter((one) => one.as === as);
  const open = [...asked.filter(isOpen), ...asked].map(({ place }) => place);
  const named = sent.for;
  return named === undefined ? open : open.filter((one) => placeKey(one) === placeKey(named));
}

const decider = (d: Decision): Place[] => {
  const found = deciderOf(d);
  return found === null ? [] : [found.place];
};

/** Whoever has it now, before all others on the way. */
const onTheWay = (d: Decision): Place[] => [
  ...(isHeard(d) ? decider(d) : []),
  ...circulators(d),
  ...heard(d, 'concurrence', { type: '' }),
  ...heard(d, 'consult', { type: '' }),
  ...decider(d),
];

function reviewers({ reviews }: Decision, { review }: Sent): Place[] {
  const named = review === undefined ? reviews : reviews.filter(({ id }) => id === review);
  return [...named.filter(isOwed), ...named].map(({ place }) => place);
}

type Right = (d: Decision, sent: Sent, rules: Rules) => readonly Place[];

const drafters: Right = (d, _sent, rules) => hand('draft', d, rules);
const supervisors: Right = (d, _sent, rules) => hand('supervise', d, rules);

const rights: Readonly<Record<string, Right>> = {
  revise: drafters,
  discard: drafters,
  submit: drafters,
  withdraw: drafters,
  reply: drafters,
  execute: drafters,
  report_correction: drafters,
  acknowledge: drafters,
  recall: (...asked) => {
    const [d] = asked;
    const sender = d.lastMove === null ? [] : [d.lastMove.from];
    return [...sender, ...drafters(...asked), ...circulators(d)];
  },
  assent: circulators,
  concur: (d, sent) => heard(d, 'concurrence', sent),
  concur_acting: (d, sent) => heard(d, 'concurrence', sent),
  advise: (d, sent) => heard(d, 'consult', sent),
  advise_acting: (d, sent) => heard(d, 'consult', sent),
  pass_over: (...asked) => [
    ...drafters(...asked),
    ...asked[0].circulation.map(({ place }) => place),
    ...decider(asked[0]),
  ],
  return: (d) =>
    isHeard(d) ? [...decider(d), ...circulators(d)] : [...circulators(d), ...decider(d)],
  ask: onTheWay,
  decide: decider,
  decide_acting: decider,
  reject: decider,
  send_up: decider,
  instruct: decider,
  take_up: (d) => [mayTakeUp(d)].flatMap((taker) => taker?.place ?? []),
  review_after: reviewers,
  share: (...asked) => [...drafters(...asked), ...supervisors(...asked), ...onTheWay(asked[0])],
  hold: (...asked) => [...supervisors(...asked), ...decider(asked[0])],
  resume: (...asked) => [...supervisors(...asked), ...decider(asked[0])],
};

export const rightsOf = (d: Decision, sent: Sent, rules: Rules): Place[] =>
  distinctPlaces(rights[sent.type]?.(d, sent, rules) ?? []);
