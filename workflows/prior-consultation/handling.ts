// The time a hand has to act: counted from the moment it is its turn.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueAt } from '../../src/rules/deadline.ts';
import type { ConsultationRules } from '../../src/terms/rulebook-consultation.ts';
import type { Period } from '../../src/terms/rulebook-parts.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Change } from './context.ts';
import type { Fold } from './fold.ts';

type Step = Extract<
  keyof ConsultationRules['handling'],
  'approval' | 'screening' | 'collecting' | 'settling' | 'ruling'
>;

/** `dayZero` is not counted; `at` is when it was set. */
export const handleWithin = (
  period: Period,
  dayZero: LocalDate,
  at: Instant,
  rules: Rules,
): Change => ({
  handleSince: at,
  handleBy: dueAt(period, dayZero, rules.calendar),
  handleLateSince: null,
  handleCount: period.count,
});

export const noHand: Change = {
  handleSince: null,
  handleBy: null,
  handleLateSince: null,
  handleCount: null,
};

export const startStep =
  (step: Step): Fold =>
  (_c, { at }, rules) =>
    handleWithin(
      rules.rulebook.consultation.handling[step],
      rules.calendar.receiptDay(at),
      at,
      rules,
    );

/** The question has its outcome: nobody's time runs for it any more. */
export const concludeAs =
  (outcome: string): Fold =>
  () => ({ ...noHand, outcome, mediation: null });
