import type { UnitCode } from '../../src/terms/ids.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';

/**
 * Every unit that an office of this code is, was or will be; which one holds depends on the date.
 */
export const officeUnits = (office: string, rulebook: Rulebook): UnitCode[] => [
  ...new Set(
    rulebook.organisation.offices.flatMap(({ code, unit }) => (code === office ? unit : [])),
  ),
];
