// Whom the consultation tells: names in the machine become places of the parties and of offices.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place, type UnitCode } from '../../src/terms/ids.ts';
import type { HandName } from '../../src/terms/rulebook-consultation.ts';
import type { Consultation, ConsultationEvent } from './context.ts';
import { mediators } from './ladder.ts';
import { addresseesOf, asked, hand, repliesOf } from './parties.ts';
import { addresseeOf } from './sides.ts';

type Finder = (c: Consultation, event: ConsultationEvent, rules: Rules) => Place[];

const all =
  (name: HandName): Finder =>
  (c, _event, rules) =>
    hand(name, c, rules);

/** Those in a unit who receive and those who answer. */
const inUnits = (units: readonly UnitCode[], c: Consultation, rules: Rules): Place[] =>
  units.flatMap((unit) => [
    ...asked('receive', c, rules, unit),
    ...asked('answer', c, rules, unit),
  ]);

const initiator: Finder = (c, _event, rules) => [
  ...asked('draft', c, rules),
  ...asked('decide', c, rules),
];

const addressees: Finder = (c, _event, rules) => inUnits(addresseesOf(c), c, rules);

const unsent: Finder = (c, _event, rules) => {
  const units = repliesOf(c).flatMap(([unit, { status }]) => (status === 'pending' ? unit : []));
  return inUnits(units, c, rules);
};

/** An addressee hears nothing of a case that never left its proposer. */
const everybody: Finder = (c, event, rules) => [
  ...initiator(c, event, rules),
  ...(c.receivedOn === null && c.emergency === null ? [] : addressees(c, event, rules)),
  ...hand('supervise', c, rules),
];

/** Units that an emergency act reaches and that have not heard of it: at first all of them. */
const newlyReached: Finder = (c, event, rules) => {
  const units = addresseesOf(c);
  if (event.type !== 'revise') return inUnits(units, c, rules);
  const added = (event.addressees ?? []).filter((unit) => !units.includes(unit));
  return inUnits(added, c, rules);
};

const audiences = {
  drafters: all('draft'),
  approvers: all('approve'),
  screeners: all('screen'),
  suppliers: all('supply'),
  deciders: all('decide'),
  supervisors: all('supervise'),
  initiator,
  addressees,
  unsent,
  everybody,
  newlyReached,
  addressee: (c, event, rules) => {
    const unit = addresseeOf(c, event);
    return unit === null ? [] : inUnits([unit], c, rules);
  },
  rulers: (c) => c.rulers.map(({ place }) => place),
  mediators: (c, _event, rules) => mediators(c, rules),
  followUpUnit: (c, event, rules) => {
    const item = c.followUps.find(({ id }) => 'followUp' in event && id === event.followUp);
    return item === undefined ? [] : inUnits([item.unit], c, rules);
  },
} as const satisfies Record<string, Finder>;

export type Audience = keyof typeof audiences;

/** Each place once. */
export const placesFor = (
  names: readonly Audience[],
  c: Consultation,
  event: ConsultationEvent,
  rules: Rules,
): Place[] => distinctPlaces(names.flatMap((name) => audiences[name](c, event, rules)));
