// What counts as absent, by the rulebook's definition, and when somebody is back.
// Source: rules.md 4.3 (福岡消防2条, 上田3条, 横浜).

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Away, HolderPresence, SeatPresence } from '../../src/terms/case.ts';
import type { AbsenceRule } from '../../src/terms/rulebook-decision.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import { tablesOf } from './places.ts';

const ONE_DAY_MS = 24 * 60 * 60 * 1000;

const lasts = ({ from, until }: Away): number => Date.parse(until) - Date.parse(from);

function fits(away: Away, definition: AbsenceRule['definition'], at: Instant, rules: Rules) {
  const { calendar } = rules;
  switch (definition) {
    case 'any':
      return true;
    case 'moreThanOneDay':
      return lasts(away) > ONE_DAY_MS;
    case 'allWorkingHours': {
      const on = calendar.dateOf(at);
      return away.from <= calendar.startOfOffice(on) && away.until >= calendar.endOfOffice(on);
    }
    default:
      throw new RangeError(`not a definition: ${definition satisfies never}`);
  }
}

/** Whether a holder counts as absent; urgency may suffice for a shorter absence than asked. */
export function isAbsent(
  { away }: HolderPresence,
  urgent: boolean,
  at: Instant,
  rules: Rules,
): boolean {
  if (away === null) return false;
  const { definition, urgencySuffices } = tablesOf(rules).absence;
  return (urgencySuffices && urgent) || fits(away, definition, at, rules);
}

/** Nobody who sits at the place is there. A vacant seat is absent under every definition. */
export const isPlaceAbsent = (
  seats: readonly SeatPresence[],
  urgent: boolean,
  at: Instant,
  rules: Rules,
): boolean =>
  seats.every(({ holders }) => holders.every((one) => isAbsent(one, urgent, at, rules)));

/** First open day on which he is in the office again. */
function dayOfReturn(until: Instant, rules: Rules): LocalDate {
  const { calendar } = rules;
  const on = calendar.dateOf(until);
  return until < calendar.endOfOffice(on)
    ? calendar.nextOpenDay(on)
    : calendar.addBusinessDays(on, 1);
}

/**
 * When the first of those who are away is back. Of a vacant seat nobody's return is known, so it is
 * the day of the act itself: what is owed there waits for whoever takes the seat.
 */
export function backOn(seats: readonly SeatPresence[], at: Instant, rules: Rules): LocalDate {
  const returns = seats.flatMap(({ holders }) =>
    holders.flatMap(({ away }) => (away === null ? [] : dayOfReturn(away.until, rules))),
  );
  return returns.sort()[0] ?? rules.calendar.receiptDay(at);
}
