// Whom a change of delegation tells: names in the machine become the places of its stages.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import type { Delegation } from './context.ts';
import { dutiesOf } from './duties.ts';
import { hand, isWaiting, type Stage } from './places.ts';

/** `step`: where the case stands after the event. */
type Finder = (d: Delegation, rules: Rules, step: string) => readonly Place[];

const all =
  (stage: Stage): Finder =>
  (d, rules) =>
    hand(stage, d, rules);

const audiences = {
  proposers: all('propose'),
  reviewers: all('review'),
  deciders: all('decide'),
  promulgators: all('promulgate'),
  supervisors: all('supervise'),
  consulted: (d) => d.hearings.map(({ place }) => place),
  /** Those who have not answered on the proposal as it stands. */
  waiting: (d) => d.hearings.filter((one) => isWaiting(one, d)).map(({ place }) => place),
  /** Whoever must act now, and the supervisors. */
  late: (d, rules, step) => [
    ...dutiesOf(d, step, rules).map(({ place }) => place),
    ...hand('supervise', d, rules),
  ],
  /** Nobody hears of a proposal that was never submitted. */
  everybody: (d, rules) => [
    ...hand('propose', d, rules),
    ...d.hearings.map(({ place }) => place),
    ...(d.decision === null ? [] : hand('promulgate', d, rules)),
    ...(d.submittedOn === null ? [] : hand('supervise', d, rules)),
  ],
} as const satisfies Record<string, Finder>;

export type Audience = keyof typeof audiences;

/** Each place once. */
export const placesFor = (
  names: readonly Audience[],
  d: Delegation,
  step: string,
  rules: Rules,
): Place[] => distinctPlaces(names.flatMap((name) => audiences[name](d, rules, step)));
