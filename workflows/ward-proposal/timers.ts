// Which wake-ups a proposal wants: the day on which an addressee is late, and moves of offices.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { TimerWish } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { officesTimers } from '../parts/offices.ts';
import type { Addressed, WardProposal } from './context.ts';
import { addressedOf } from './places.ts';

const overdueName = 'due';

/** The addressee whose time has passed; null for a wake-up about something else. */
export function overdueUnit(name: string): UnitCode | null {
  const [kind, ...unit] = name.split('|');
  return kind === overdueName ? unit.join('|') : null;
}

/** While a question is open, its time stands still. */
function clockTimers(unit: UnitCode, addressed: Addressed, { calendar }: Rules): TimerWish[] {
  const { clock, answer, overdueSince } = addressed;
  const isRunning = clock !== null && clock.stoppedAt === null;
  if (!isRunning || answer !== null || overdueSince !== null) return [];
  return [{ name: `${overdueName}|${unit}`, dueAt: calendar.endOfOffice(clock.dueOn) }];
}

/** All wake-ups of an open case. */
export const timersOf = (p: WardProposal, rules: Rules): TimerWish[] => [
  ...officesTimers(p, rules),
  ...addressedOf(p).flatMap(([unit, one]) => clockTimers(unit, one, rules)),
];
