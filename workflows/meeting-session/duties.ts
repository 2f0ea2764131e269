// What a session waits for: derived from its state at every step.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueAt } from '../../src/rules/deadline.ts';
import type { Duty, StuckCause, TimerWish } from '../../src/terms/case.ts';
import type { Instant } from '../../src/terms/units.ts';
import { officesTimers } from '../parts/offices.ts';
import { isLive, type Session } from './context.ts';
import { groupOf } from './places.ts';

const outcomesBy = ({ meeting, pinnedOn, on }: Session, rules: Rules): Instant =>
  dueAt(rules.meeting(meeting, pinnedOn).outcomesWithin, on, rules.calendar);

/**
 * A session that falls on a closed day waits for the chair to move it; one of today is conducted.
 */
export function dutiesOf(session: Session, rules: Rules): Duty[] {
  const [chair] = groupOf('chair', session, rules);
  if (chair === undefined) return [];
  const byChair = (act: string, due: Instant, about?: string): Duty => ({
    place: chair,
    act,
    dueAt: due,
    ...(about === undefined ? {} : { about }),
  });
  const live = session.items.filter(isLive);
  const startsAt = rules.calendar.startOfOffice(session.on);
  const endsAt = outcomesBy(session, rules);
  return eachOnce([
    ...(rules.calendar.isClosed(session.on) ? [byChair('move_session', startsAt)] : []),
    ...live.flatMap((item) => {
      if (item.state === 'proposed') return byChair('take_item', startsAt, item.case);
      return session.reached ? byChair('record_outcome', endsAt, item.case) : [];
    }),
    ...(session.reached && live.length === 0 ? [byChair('close_session', endsAt)] : []),
  ]);
}

/** Two items of one case are one line in the chair's list: it names the case. */
const eachOnce = (duties: readonly Duty[]): Duty[] => [
  ...new Map(duties.map((duty) => [`${duty.act} ${duty.about}`, duty])).values(),
];

export function timersOf(session: Session, rules: Rules): TimerWish[] {
  return [...dayTimers(session, rules), ...officesTimers(session, rules)];
}

function dayTimers(session: Session, rules: Rules): TimerWish[] {
  if (session.lateSince !== null) return [];
  return session.reached
    ? [{ name: 'outcomes', dueAt: outcomesBy(session, rules) }]
    : [{ name: 'day', dueAt: rules.calendar.startOfOffice(session.on) }];
}

export const stuckCauses = ({ lateSince, reached }: Session): StuckCause[] =>
  lateSince === null
    ? []
    : [{ code: reached ? 'outcomes_missing' : 'session_unmoved', since: lateSince }];
