// Who must act now: derived from the state at every step. A deadline that has passed leaves the
// duty where it is. Without a date are only: a draft, a refused binding consent and a refusal by
// the case that it serves, since there the drafter alone loses time; a question and an execution
// to which the rulebook gives none; and whatever stands still because of a question or a hold,
// which have dates of their own.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Duty } from '../../src/terms/case.ts';
import { type Place, placeKey } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { isToExecute } from './checks-afterwards.ts';
import { dueAtOf } from './clock.ts';
import type { Decision, Heard, PostReview } from './context.ts';
import { asked } from './places.ts';
import { isOwed, isToCorrect } from './reviews.ts';
import { bindingObjections, deciderOf, isOpen, turnOf } from './way.ts';

interface Extra {
  readonly about?: string;
  readonly dueAt?: Instant | null;
}

const duties = (places: readonly Place[], act: string, { about, dueAt }: Extra = {}): Duty[] =>
  places.map((place) => ({
    place,
    act,
    ...(about === undefined ? {} : { about }),
    ...(dueAt ? { dueAt } : {}),
  }));

const hearingDuty = (one: Heard, rules: Rules): Duty[] =>
  duties([one.place], one.as === 'concurrence' ? 'concur' : 'advise', {
    dueAt: dueAtOf(one.clock, rules),
  });

/** A place speaks once for all that it is asked, by the earliest of its dates. */
function hearingDuties(d: Decision, rules: Rules): Duty[] {
  const open = d.hearings.filter(isOpen).flatMap((one) => hearingDuty(one, rules));
  const earliest = new Map<string, Duty>();
  for (const duty of open) {
    const key = `${duty.act}|${placeKey(duty.place)}`;
    const known = earliest.get(key);
    if (known?.dueAt === undefined || (duty.dueAt ?? '') < known.dueAt) earliest.set(key, duty);
  }
  return [...earliest.values()];
}

/** A binding consent that is refused: only the drafter can go on, by mending or withdrawing it. */
function hearing(d: Decision, rules: Rules): Duty[] {
  const turn = turnOf(d);
  const circulating = turn === null ? [] : [turn.place];
  const refused = bindingObjections(d).length > 0;
  return [
    ...duties(circulating, 'assent', { dueAt: dueAtOf(d.turn, rules) }),
    ...hearingDuties(d, rules),
    ...(refused ? duties(asked('draft', d, rules), 'revise') : []),
  ];
}

function deciding(d: Decision, rules: Rules): Duty[] {
  const decider = deciderOf(d);
  return decider === null
    ? []
    : duties([decider.place], 'decide', { dueAt: dueAtOf(d.turn, rules) });
}

const executing = (d: Decision, rules: Rules): Duty[] =>
  isToExecute(d, rules)
    ? duties(asked('draft', d, rules), 'execute', { dueAt: dueAtOf(d.turn, rules) })
    : [];

/** What the case that it serves did not take, the drafter takes note of. */
const acknowledging = (d: Decision, rules: Rules): Duty[] =>
  d.serving?.state === 'refused' ? duties(asked('draft', d, rules), 'acknowledge') : [];

/** A review stands in the list at once: its reviewer may be back before he was expected. */
function reviewing(review: PostReview, d: Decision, rules: Rules): Duty[] {
  const { id, place, clock, correction } = review;
  if (isOwed(review)) {
    return duties([place], 'review_after', { about: id, dueAt: dueAtOf(clock, rules) });
  }
  if (correction === null || !isToCorrect(review)) return [];
  const dueAt = dueAtOf(correction.clock, rules);
  return duties(asked('draft', d, rules), 'report_correction', { about: id, dueAt });
}

const bySteps: Readonly<Record<string, (d: Decision, rules: Rules) => Duty[]>> = {
  drafting: (d, rules) => duties(asked('draft', d, rules), 'submit'),
  hearing,
  deciding,
  decided: (d, rules) => [...executing(d, rules), ...acknowledging(d, rules)],
};

/** Duties of an open case. */
export function dutiesOf(d: Decision, step: string, rules: Rules): Duty[] {
  const reviews = d.reviews.flatMap((one) => reviewing(one, d, rules));
  if (d.hold !== null) {
    const dueAt = rules.calendar.startOfOffice(d.hold.until);
    return [...duties(asked('supervise', d, rules), 'resume', { dueAt }), ...reviews];
  }
  const open = d.questions.filter(({ state }) => state === 'open');
  return [
    ...(bySteps[step]?.(d, rules) ?? []),
    ...open.flatMap(({ id, clock }) =>
      duties(asked('draft', d, rules), 'reply', { about: id, dueAt: dueAtOf(clock, rules) }),
    ),
    ...reviews,
  ];
}
