// The course that a draft takes under a rulebook: of a case as it stands, and of the same case
// under another rulebook, for comparison.

import { forecastRoute } from '../../src/rules/authority/forecast-route.ts';
import { planRoute } from '../../src/rules/authority/plan-route.ts';
import type { Rules } from '../../src/rules/bound-rules.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import { compareDates, type LocalDate } from '../../src/terms/units.ts';
import type { Forecast } from '../../src/terms/workflow.ts';
import type { Decision } from './context.ts';
import { questionOf } from './plan-way.ts';

/** A rulebook of a later date is asked as of its first day: before that it had nothing to say. */
const askedOn = (d: Decision, { rulebook }: Rules): LocalDate => {
  return later(rulebook.identity.inForceOn, d.pinnedOn);
};

const later = (one: LocalDate, other: LocalDate): LocalDate =>
  compareDates(one, other) < 0 ? other : one;

/**
 * What the tables give, before anybody sent it up or objected. Null: they cannot say. The deadlines
 * count from the case's own date whatever date is asked about: only the rules may move them.
 */
export function forecastOf(d: Decision, rules: Rules, asked?: LocalDate): Forecast | null {
  const { authority, calendar } = rules;
  if (authority === undefined) return null;
  const on = asked ?? askedOn(d, rules);
  const officesOn = asked ?? later(on, d.officesOn);
  const [drafter = null] = d.proposedFrom;
  const question = questionOf({ ...d, officesOn }, on);
  const route = planRoute(question, drafter, authority);
  return isRefusal(route) ? null : forecastRoute(route, question, d.pinnedOn, authority, calendar);
}
