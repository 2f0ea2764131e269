import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Duty } from '../../src/terms/case.ts';
import type { Place } from '../../src/terms/ids.ts';
import type { HandName } from '../../src/terms/rulebook-consultation.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Consultation } from './context.ts';
import { asked } from './parties.ts';

interface Extra {
  /** The addressee or the follow-up it concerns. */
  readonly about?: string;
  readonly dueAt?: Instant | null;
}

/** What one step of a consultation asks of whom. */
export type DutiesOf = (c: Consultation, rules: Rules) => Duty[];

export const duties = (places: readonly Place[], act: string, extra: Extra = {}): Duty[] =>
  places.map((place) => ({
    place,
    act,
    ...(extra.about === undefined ? {} : { about: extra.about }),
    ...(extra.dueAt ? { dueAt: extra.dueAt } : {}),
  }));

/** The duty of the hand whose turn it is, by the time it has. */
export const byHand =
  (name: HandName, act: string): DutiesOf =>
  (c, rules) =>
    duties(asked(name, c, rules), act, { dueAt: c.handleBy });

/** Close of office on a date, if there is one. */
export const dueOn = (on: LocalDate | null | undefined, rules: Rules): Instant | null =>
  on ? rules.calendar.endOfOffice(on) : null;
