// Whom a budget request tells: names in the machine become the places of its hands.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import type { BudgetRequest } from './context.ts';
import { dutiesOf } from './duties.ts';
import { type Hand, places } from './places.ts';

/** `step`: where the case stands after the event. */
type Finder = (r: BudgetRequest, rules: Rules, step: string) => readonly Place[];

const all =
  (...hands: readonly Hand[]): Finder =>
  (r, rules) =>
    hands.flatMap((hand) => places(hand, r, rules));

const waiting: Finder = (r, rules, step) => dutiesOf(r, step, rules).map(({ place }) => place);

const audiences = {
  drafters: all('draft'),
  coordinators: all('coordinate'),
  submitters: all('submit'),
  forwarders: all('through'),
  assessors: all('assess'),
  restorers: all('restore'),
  planners: all('plan'),
  ward: all('draft', 'submit', 'appeal'),
  /** Whoever must act now. */
  waiting,
  /** Whoever must act now, and those who watch over the budget. */
  late: (r, rules, step) => [...waiting(r, rules, step), ...places('supervise', r, rules)],
  /** Nobody outside hears of a sheet that never left the ward. */
  concerned: (r, rules) => [
    ...places('draft', r, rules),
    ...(r.handedIn === null ? [] : places('coordinate', r, rules)),
    ...(r.submitted === null ? [] : [...places('through', r, rules), ...places('plan', r, rules)]),
  ],
} as const satisfies Record<string, Finder>;

export type Audience = keyof typeof audiences;

/** Each place once. */
export const placesFor = (
  names: readonly Audience[],
  r: BudgetRequest,
  step: string,
  rules: Rules,
): Place[] => distinctPlaces(names.flatMap((name) => audiences[name](r, rules, step)));
