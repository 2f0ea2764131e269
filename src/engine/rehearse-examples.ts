// Examples in the place of past cases: questions as the navigator takes them, answered by two
// rulebooks.

import { forecastRoute } from '../rules/authority/forecast-route.ts';
import type { Organisation } from '../rules/directory.ts';
import type { NavigatorQuestion } from '../terms/contract-navigator.ts';
import { isRefusal } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import type { Forecast } from '../terms/workflow.ts';
import { navigate, rulesOf } from './navigate.ts';
import type { Rehearsal, Rehearsed } from './rehearse.ts';

interface Moment {
  readonly organisation: Organisation;
  readonly at: Instant;
}

/** Null for what the rulebook would refuse. The deadlines count from the date asked about. */
function forecastFor(
  question: NavigatorQuestion & { readonly on: LocalDate },
  rulebook: Rulebook,
  { organisation, at }: Moment,
): Forecast | null {
  const found = navigate(question, { rulebook, organisation, at, places: [] });
  if (isRefusal(found) || isRefusal(found.route)) return null;
  const { route, authority, on } = found;
  const codes = organisation.lineOf(question.unit);
  const line = codes.flatMap((code) => organisation.unit(code) ?? []);
  return forecastRoute(route, { line }, on, authority, rulesOf(rulebook).calendar);
}

export function* rehearseExamples(
  questions: readonly NavigatorQuestion[],
  { before, after, on }: Rehearsal,
  moment: Moment,
): Generator<Rehearsed> {
  for (const question of questions) {
    const dated = { ...question, on: question.on ?? on };
    yield {
      id: null,
      number: null,
      procedure: 'decision',
      title: question.title ?? '',
      matter: question.subject,
      initiator: question.unit,
      before: forecastFor(dated, before, moment),
      after: forecastFor(dated, after, moment),
    };
  }
}
