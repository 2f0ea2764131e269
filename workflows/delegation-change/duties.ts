// Who must act now, what time wakes the case, and why it is stuck: derived from the state at every
// step.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Duty, StuckCause, TimerWish } from '../../src/terms/case.ts';
import type { Place } from '../../src/terms/ids.ts';
import { addCalendarDays, type Instant, type LocalDate } from '../../src/terms/units.ts';
import { officesTimers } from '../parts/offices.ts';
import type { Delegation } from './context.ts';
import { asked, isWaiting } from './places.ts';
import { endOf } from './proposal.ts';

type DutiesOf = (d: Delegation, rules: Rules) => Duty[];

const duties = (places: readonly Place[], act: string, due: Instant | null): Duty[] =>
  places.map((place) => ({ place, act, ...(due !== null && { dueAt: due }) }));

/** Once all have spoken and one that binds objects, it lies with the proposer again. */
const consulting: DutiesOf = (d, rules) => {
  const waiting = d.hearings.filter((one) => isWaiting(one, d)).map(({ place }) => place);
  return waiting.length > 0
    ? duties(waiting, 'concur', d.handleBy)
    : duties(asked('propose', d, rules), 'revise', null);
};

const bySteps: Readonly<Record<string, DutiesOf>> = {
  proposing: (d, rules) => duties(asked('propose', d, rules), 'submit', null),
  consulting,
  meeting: (d, rules) =>
    d.agenda?.placement == null ? duties(asked('supervise', d, rules), 'place_again', null) : [],
  review: (d, rules) => duties(asked('review', d, rules), 'review', d.handleBy),
  deciding: (d, rules) => duties(asked('decide', d, rules), 'decide', d.handleBy),
  promulgating: (d, rules) => duties(asked('promulgate', d, rules), 'promulgate', d.handleBy),
};

/** Duties of an open case: rows that are in force ask nothing of anybody. */
export const dutiesOf: (d: Delegation, step: string, rules: Rules) => Duty[] = (d, step, rules) =>
  bySteps[step]?.(d, rules) ?? [];

/** The instant with which a date begins in the city: from then on rows hold, or hold no more. */
const atStartOf = (name: string, on: LocalDate | null, { calendar }: Rules): TimerWish[] =>
  on === null ? [] : [{ name, dueAt: calendar.startOfDay(on) }];

/** What is still being published decides nothing about days. */
function dayTimers(d: Delegation, step: string, rules: Rules): TimerWish[] {
  if (d.pending !== null) return [];
  if (step === 'awaiting') return atStartOf('inForce', d.proposal.inForceOn, rules);
  if (step !== 'in_force') return [];
  const again = d.refusedOn === null ? null : addCalendarDays(d.refusedOn, 1);
  return [...atStartOf('end', endOf(d), rules), ...atStartOf('again', again, rules)];
}

export function timersOf(d: Delegation, step: string, rules: Rules): TimerWish[] {
  const { handleBy, handleLateSince } = d;
  return [
    ...officesTimers(d, rules),
    ...(handleBy !== null && handleLateSince === null ? [{ name: 'step', dueAt: handleBy }] : []),
    ...dayTimers(d, step, rules),
  ];
}

const cause = (code: string, since: Instant | null | undefined): StuckCause[] =>
  since ? [{ code, since }] : [];

export function stuckCauses(d: Delegation, { calendar }: Rules): StuckCause[] {
  const refused = d.refusedOn === null ? null : calendar.startOfDay(d.refusedOn);
  return [
    ...cause('step_overdue', d.handleLateSince),
    ...cause('agenda_carried', d.agenda?.carriedSince),
    ...cause('amendment_pending', d.pending?.since),
    ...cause('amendment_refused', refused),
  ];
}
