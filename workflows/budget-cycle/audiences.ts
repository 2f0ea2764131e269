// Whom a year's budget tells: names in the machine become places.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import type { BudgetCycle } from './context.ts';
import { askingPlaces, hand } from './places.ts';

type Finder = (d: BudgetCycle, rules: Rules) => readonly Place[];

const audiences = {
  planners: (d, rules) => hand('plan', d, rules),
  supervisors: (d, rules) => hand('supervise', d, rules),
  /** Nobody hears of a budget before its guideline. */
  askers: askingPlaces,
} as const satisfies Record<string, Finder>;

export type Audience = keyof typeof audiences;

/** Each place once. */
export const placesFor = (names: readonly Audience[], d: BudgetCycle, rules: Rules): Place[] =>
  distinctPlaces(names.flatMap((name) => audiences[name](d, rules)));
