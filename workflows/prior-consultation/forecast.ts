// The course that a consultation takes under a rulebook: of a case as it stands, and of the same
// case under another rulebook, for comparison.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueDate } from '../../src/rules/deadline.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import type { Forecast } from '../../src/terms/workflow.ts';
import { chooseMode } from './choose-mode.ts';
import type { Consultation } from './context.ts';
import { levelAt } from './ladder.ts';
import { addresseesOf, asked, resolve } from './parties.ts';

/** The same draft as this rulebook reads it: its mode may be another. Null: it has none for it. */
function readBy(c: Consultation, rules: Rules): Consultation | null {
  const matter = rules.findMatter(c.matter, c.pinnedOn);
  if (matter === undefined) return null;
  const units = addresseesOf(c);
  const reach = { initiator: c.initiator, reached: () => units };
  const choice = chooseMode(matter, c.content.fields, reach, rules, c.pinnedOn);
  return isRefusal(choice) ? null : { ...c, mode: choice.mode.code };
}

/** Levels of the ladder with the places that mediate there; a meeting stands by its chair. */
function ladderOf(c: Consultation, rules: Rules): Forecast['route'] {
  const levels: { as: string; place: Forecast['route'][number]['place'] }[] = [];
  for (let index = 0; ; index += 1) {
    const level = levelAt(index, c, rules);
    if (level === null) return levels;
    const { by, code } = level;
    const whos = 'places' in by ? by.places : rules.meeting(by.meeting, c.pinnedOn).chair;
    levels.push(...resolve(whos, c, rules).map((place) => ({ as: code, place })));
  }
}

/** Day 0 of the answers: when it arrived, or as if it did on the day it was drafted. */
const arrivalOf = (c: Consultation, rules: Rules): LocalDate =>
  rules.calendar.nextOpenDay(c.receivedOn ?? c.pinnedOn);

/** By when each addressee answers, counted from its arrival; nothing where nobody is asked. */
function deadlines(
  c: Consultation,
  arrival: LocalDate,
  rules: Rules,
): Readonly<Record<string, LocalDate>> {
  const mode = rules.mode(c.mode, c.pinnedOn);
  const matter = rules.matter(c.matter, c.pinnedOn);
  if ((matter.response ?? mode.response) === undefined) return {};
  const { period } = rules.response(matter, mode, c.pinnedOn);
  const dueOn = dueDate(period, arrival, rules.calendar);
  return Object.fromEntries(addresseesOf(c).map((unit) => [unit, dueOn]));
}

/** By the entries of that date; the deadlines count from the case's own, whatever date is asked. */
export function forecastOf(
  stored: Consultation,
  rules: Rules,
  on: LocalDate = stored.pinnedOn,
): Forecast | null {
  const c = readBy({ ...stored, pinnedOn: on }, rules);
  if (c === null) return null;
  const arrival = arrivalOf(stored, rules);
  const [decider = null] = asked('decide', c, rules);
  const roles = rules.rulebook.organisation.roles;
  const due = deadlines(c, arrival, rules);
  const [last] = Object.values(due).toSorted().reverse();
  return {
    decider,
    deciderTitle: roles.find(({ code }) => code === decider?.role)?.title ?? '—',
    route: ladderOf(c, rules),
    businessDays: last === undefined ? null : rules.calendar.businessDaysBetween(arrival, last),
    deadlines: due,
    decidedInLine: decider?.unit === c.initiator,
  };
}
