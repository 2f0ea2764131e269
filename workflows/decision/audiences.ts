// Whom a decision tells: names in the machine become places of the drafter, of the way and of the
// readers.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import type { Circulator, Clock, Decision, DecisionEvent, Heard } from './context.ts';
import { hand } from './places.ts';
import { reviewOf } from './reviews.ts';
import { deciderOf, isHeard, isOpen, routePlaces, turnOf, waitedFor } from './way.ts';

type Finder = (d: Decision, event: DecisionEvent, rules: Rules) => readonly Place[];

const decider = (d: Decision): Place[] => {
  const found = deciderOf(d);
  return found === null ? [] : [found.place];
};

const drafters: Finder = (d, _event, rules) => hand('draft', d, rules);

const placesOf = (ones: readonly { readonly place: Place }[]): Place[] =>
  ones.map(({ place }) => place);

const startsNow = (clock: Clock | null, { at }: DecisionEvent): boolean => clock?.since === at;

const turn = (d: Decision): Place[] => placesOf([turnOf(d)].flatMap((one) => one ?? []));

const askedNow =
  (state: Heard['state']): Finder =>
  (d, event) =>
    placesOf(d.hearings.filter((one) => one.state === state && startsNow(one.clock, event)));

const hasSeen = ({ state }: Circulator): boolean => state !== 'waiting';

const audiences = {
  drafters,
  turn,
  /** The circulator, if it has come to him with this event. */
  turnNow: (d, event) => (startsNow(d.turn, event) ? turn(d) : []),
  asked: (d) => placesOf(d.hearings.filter(isOpen)),
  askedFirst: askedNow('asked'),
  askedAgain: askedNow('again'),
  decider,
  waiting: (d) => (isHeard(d) ? decider(d) : waitedFor(d)),
  everybody: (d, event, rules) => [
    ...drafters(d, event, rules),
    ...(d.submittedOn === null ? [] : routePlaces(d)),
  ],
  readers: (d) => d.information,
  newReaders: (d, event) => (d.submittedOn !== null && event.type === 'share' ? event.with : []),
  reported: (d) => d.competence?.report ?? [],
  /** Who has seen the draft already and need not look again. */
  informed: (d) => [
    ...placesOf(d.circulation.filter(hasSeen)),
    ...placesOf(d.hearings.filter((one) => !isOpen(one))),
  ],
  objected: (d, event, rules) =>
    (event.type === 'concur' || event.type === 'concur_acting') && event.stance === 'object'
      ? [...drafters(d, event, rules), ...decider(d)]
      : [],
  asker: (d, event) =>
    d.questions.flatMap(({ id, from }) =>
      event.type === 'reply' && id === event.question ? from : [],
    ),
  reviewer: (d, event) => placesOf([reviewOf(d, event)].flatMap((one) => one ?? [])),
  /** Who decided for him. */
  actor: ({ decided }) =>
    decided?.mark === 'acting' ? [{ unit: decided.by.unit, role: decided.by.role }] : [],
} as const satisfies Record<string, Finder>;

export type Audience = keyof typeof audiences;

/** Each place once. */
export const placesFor = (
  names: readonly Audience[],
  d: Decision,
  event: DecisionEvent,
  rules: Rules,
): Place[] => distinctPlaces(names.flatMap((name) => audiences[name](d, event, rules)));
