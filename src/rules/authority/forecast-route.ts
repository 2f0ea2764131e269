// The course that a planned way takes, in the terms in which rulebooks are compared: for a case and
// for a question that nobody has drafted yet.

import type { Period } from '../../terms/rulebook-parts.ts';
import { compareDates, type LocalDate } from '../../terms/units.ts';
import type { Forecast } from '../../terms/workflow.ts';
import type { Calendar } from '../calendar.ts';
import { dueDate } from '../deadline.ts';
import type { Authority } from './bind.ts';
import type { Route } from './competence.ts';
import type { Question } from './question.ts';

const later = (one: LocalDate, other: LocalDate): LocalDate =>
  compareDates(one, other) < 0 ? other : one;

/**
 * `from`: the date from which the deadlines count. The hearings run beside the circulation; each
 * step takes all of its time.
 */
export function forecastRoute(
  { competence, circulation, days }: Route,
  { line }: Pick<Question, 'line'>,
  from: LocalDate,
  { handling }: Authority,
  calendar: Calendar,
): Forecast {
  const { decider, hearings } = competence;
  const after = (period: Period, date: LocalDate, times = 1) =>
    dueDate({ ...period, days: period.days * times }, date, calendar);
  const circulated = after(handling.circulation, from, circulation.length);
  const heard = hearings.length === 0 ? from : after(handling.concurrence, from);
  return {
    decider: decider.place,
    deciderTitle: decider.title,
    route: [
      ...circulation.map(({ place }) => ({ as: 'circulation', place })),
      ...hearings.map(({ as, place }) => ({ as, place })),
    ],
    businessDays: days.total,
    deadlines: {
      circulation: circulated,
      hearings: heard,
      decision: after(handling.decision, later(circulated, heard)),
    },
    decidedInLine: line.some(({ code }) => code === decider.place.unit),
  };
}
