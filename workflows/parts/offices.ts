// Offices: every unit that stands behind one at some time, and how an open case follows them.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { TimerWish } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { LocalDate } from '../../src/terms/units.ts';

/**
 * Every unit that an office of this code is, was or will be; which one holds depends on the date.
 */
export const officeUnits = (office: string, rulebook: Rulebook): UnitCode[] => [
  ...new Set(
    rulebook.organisation.offices.flatMap(({ code, unit }) => (code === office ? unit : [])),
  ),
];

/** What of a case follows its offices: the date on which they are looked up. */
interface FollowsOffices {
  readonly officesOn: LocalDate;
}

const officesName = 'offices';

export const isOfficesWakeUp = (event: {
  readonly type: string;
  readonly name?: unknown;
}): boolean => event.type === 'timer' && event.name === officesName;

/** An open case wakes up with the day on which an office passes to another unit. */
export function officesTimers({ officesOn }: FollowsOffices, rules: Rules): TimerWish[] {
  const on = rules.nextOfficeMove(officesOn);
  return on === null ? [] : [{ name: officesName, dueAt: rules.calendar.startOfDay(on) }];
}

export const officesFollowed = ({ officesOn }: FollowsOffices, rules: Rules): FollowsOffices => ({
  officesOn: rules.nextOfficeMove(officesOn) ?? officesOn,
});
