// Who must act now, and why a request is stuck: derived from the state at every step. While the
// cycle has the next word, nobody is asked here.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Duty, StuckCause } from '../../src/terms/case.ts';
import type { Place } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { assessmentIn } from './checks-amounts.ts';
import type { BudgetRequest } from './context.ts';
import { openQuestions } from './entry.ts';
import { asked, laneOf, stageOf } from './places.ts';
import { lacksOpinion } from './readiness.ts';
import { beforeAssessment } from './timers.ts';

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
  const opinion = lacksOpinion(r, laneOf(r, rules)) ? asked('opine', r, rules) : [];
  return [...duties(opinion, 'opine', due), ...duties(section, 'hand_in', due)];
};

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
  coordinating: inTime((r, rules) =>
    duties(asked('coordinate', r, rules), 'coordinate', r.cycle.requestsCloseAt),
  ),
  submitting: inTime((r, rules) =>
    duties(asked('submit', r, rules), 'submit', r.cycle.requestsCloseAt),
  ),
  forwarding: inTime((r, rules) =>
    duties(asked('through', r, rules), 'forward', r.cycle.requestsCloseAt),
  ),
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

/** Duties of an open case. */
export const dutiesOf = (r: BudgetRequest, step: string, rules: Rules): Duty[] =>
  bySteps[step]?.(r, rules) ?? [];

const cause = (code: string, since: Instant | null): StuckCause[] =>
  since === null ? [] : [{ code, since }];

/** A sheet that did not reach finance in time is nobody's to assess. */
export function stuckCauses(r: BudgetRequest, step: string): StuckCause[] {
  const isMissed = step !== 'requested' && beforeAssessment.includes(step);
  return [
    ...cause('step_overdue', r.handleLateSince),
    ...cause('window_missed', isMissed ? r.cycle.closedAt : null),
  ];
}
