// Who must act now, and why a request is stuck: derived from the state at every step. While the
// cycle has the next word, nobody is asked here.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { stepsInWard } from '../../src/terms/budget-shown.ts';
import type { Duty, StuckCause } from '../../src/terms/case.ts';
import type { Place } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { assessmentIn } from './checks-amounts.ts';
import type { BudgetRequest } from './context.ts';
import { openQuestions } from './entry.ts';
import { asked, laneOf, stageOf } from './places.ts';
import { lacksOpinion } from './readiness.ts';

type DutiesOf = (r: BudgetRequest, rules: Rules) => Duty[];

const duties = (places: readonly Place[], act: string, due: string | null): Duty[] =>
  places.map((place) => ({ place, act, ...(due !== null && { dueAt: due as Instant }) }));

/** Before the window closes; afterwards nothing is left but to take the sheet back. */
const inTime =
  (open: DutiesOf): DutiesOf =>
  (r, rules) =>
    r.cycle.closedAt === null
      ? open(r, rules)
      : duties(asked('submit', r, rules), 'withdraw', null);

const drafting: DutiesOf = (r, rules) => {
  const due = r.cycle.requestsCloseAt;
  const section = asked('draft', r, rules);
  if (r.lines.length === 0) return duties(section, 'put_lines', due);
  return [...opinion(r, rules), ...duties(section, 'hand_in', due)];
};

/** The opinion that the lane asks for, on the lines as they are now. */
const opinion: DutiesOf = (r, rules) =>
  lacksOpinion(r, laneOf(r, rules))
    ? duties(asked('opine', r, rules), 'opine', r.cycle.requestsCloseAt)
    : [];

/** Whoever has the sheet passes it on, with the opinion that is still to be given. */
const passing = (hand: 'coordinate' | 'submit'): DutiesOf =>
  inTime((r, rules) => [
    ...opinion(r, rules),
    ...duties(asked(hand, r, rules), hand, r.cycle.requestsCloseAt),
  ]);

const assessing: DutiesOf = (r, rules) => {
  const { code } = stageOf(r, rules);
  const isComplete = r.lines.every(
    (line) => !line.included || assessmentIn(line, code) !== undefined,
  );
  return [
    ...duties(asked('assess', r, rules), isComplete ? 'finish_stage' : 'assess', r.handleBy),
    ...replies(r, rules),
  ];
};

/** Each question for itself, by its own date. */
const replies: DutiesOf = (r, rules) => {
  const section = asked('draft', r, rules);
  return openQuestions(r.lines).flatMap(({ id, dueOn }) =>
    duties(section, 'reply', dueOn === null ? null : rules.calendar.endOfOffice(dueOn)).map(
      (duty): Duty => ({ ...duty, about: id }),
    ),
  );
};

const bySteps: Readonly<Record<string, DutiesOf>> = {
  drafting: inTime(drafting),
  coordinating: passing('coordinate'),
  submitting: passing('submit'),
  forwarding: (r, rules) => duties(asked('through', r, rules), 'forward', r.cycle.requestsCloseAt),
  assessing,
  assessed: replies,
  noticed: (r, rules) => [
    ...duties(asked('appeal', r, rules), 'accept_notice', r.cycle.appealsCloseAt),
    ...replies(r, rules),
  ],
  restoring: (r, rules) => [
    ...duties(asked('restore', r, rules), 'restore', r.handleBy),
    ...replies(r, rules),
  ],
};

/** Duties of an open case; of one that was left behind, to end it. */
export const dutiesOf = (r: BudgetRequest, step: string, rules: Rules): Duty[] =>
  r.behindSince === null
    ? (bySteps[step]?.(r, rules) ?? [])
    : duties(asked('plan', r, rules), 'withdraw', null);

const cause = (code: string, since: Instant | null): StuckCause[] =>
  since === null ? [] : [{ code, since }];

/** A sheet that did not leave its ward in time is nobody's to assess. */
export function stuckCauses(r: BudgetRequest, step: string): StuckCause[] {
  const { handleLateSince, behindSince, cycle } = r;
  if (behindSince !== null) return cause('left_behind', behindSince);
  const inWard = stepsInWard.some((one) => one === step);
  return [
    ...cause('step_overdue', handleLateSince),
    ...cause('window_missed', inWard ? cycle.closedAt : null),
    ...cause('forward_overdue', step === 'forwarding' ? cycle.closedAt : null),
  ];
}
