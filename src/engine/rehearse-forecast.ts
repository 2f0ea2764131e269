// What a rulebook makes of a case, and in which parts two rulebooks make different things of it.

import type { Stored } from '../terms/case.ts';
import { forecastParts } from '../terms/contract-rehearsal.ts';
import { placeKey } from '../terms/ids.ts';
import { Fault } from '../terms/refusal.ts';
import type { LocalDate } from '../terms/units.ts';
import type { BoundWorkflow, Forecast } from '../terms/workflow.ts';

export type ForecastPart = (typeof forecastParts)[number];

/**
 * Null where the rulebook makes nothing of it: a procedure that is no way to a decision, a draft
 * that does not say enough, or an entry that this rulebook does not have.
 */
export function forecastOf(
  bound: BoundWorkflow | undefined,
  stored: Stored,
  on?: LocalDate,
): Forecast | null {
  try {
    return bound?.forecast?.(stored, on) ?? null;
  } catch (error) {
    if (error instanceof Fault && error.code === 'rulebook_lacks') return null;
    throw error;
  }
}

const textOf: Readonly<Record<ForecastPart, (forecast: Forecast) => string>> = {
  decider: ({ decider }) => (decider === null ? '' : placeKey(decider)),
  route: ({ route }) => JSON.stringify(route.map(({ as, place }) => [as, placeKey(place)])),
  days: ({ businessDays }) => `${businessDays}`,
  deadlines: ({ deadlines }) => JSON.stringify(Object.entries(deadlines).sort()),
};

/** All parts when one of the two makes nothing of the case; none when neither does. */
export function changedParts(before: Forecast | null, after: Forecast | null): ForecastPart[] {
  if (before === null || after === null) return before === after ? [] : [...forecastParts];
  return forecastParts.filter((part) => textOf[part](before) !== textOf[part](after));
}
