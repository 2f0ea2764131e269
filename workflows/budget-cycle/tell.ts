// What a year's budget tells people. Requests and executions tell their own.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { plannedPresentation } from '../../src/rules/budget/milestones.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { type Audience, placesFor } from './audiences.ts';
import type { BudgetCycle, CycleEvent } from './context.ts';
import { lastDates } from './dates.ts';
import { stepDue } from './duties.ts';

export interface Telling {
  readonly text: string;
  readonly to: readonly Audience[];
  readonly context: BudgetCycle;
}

/** A day that nobody has planned. */
const unknown = '—';

/** Why, or what was said with it. */
function reasonOf(event: CycleEvent): string | null {
  if ('reason' in event) return event.reason ?? null;
  if ('comment' in event) return event.comment ?? null;
  return event.type === 'record_vote' ? (event.text ?? null) : null;
}

/** The day that the text speaks of: what was reported, or what is planned next. */
function dayOf(d: BudgetCycle, event: CycleEvent, step: string): LocalDate | null {
  if ('on' in event) return event.on;
  const { requestsOpen, requestsClose, notice, appealsClose, presented } = d.dates;
  switch (step) {
    case 'preparing':
    case 'guided':
      return requestsOpen ?? null;
    case 'requesting':
      return requestsClose ?? null;
    case 'assessing':
      return notice ?? null;
    case 'noticed':
      return appealsClose ?? null;
    default:
      return presented ?? null;
  }
}

const ofAssembly: readonly string[] = ['budget_late_for_assembly', 'budget_assembly_near'];

/** What is too late for the assembly speaks of the last safe day. */
const assemblyAbout = (d: BudgetCycle, rules: Rules) => {
  const last = lastDates(d, rules);
  return { on: plannedPresentation(d.dates) ?? unknown, ...(last && { due: last.safeOn }) };
};

/** `step`: where the case stands after the event. */
export function tellEffects(
  { text, to: names, context: d }: Telling,
  event: CycleEvent,
  step: string,
  rules: Rules,
): Effect[] {
  const to = placesFor(names, d, rules);
  if (to.length === 0) return [];
  const due = stepDue(d, step, rules);
  const reason = reasonOf(event);
  const on = dayOf(d, event, step);
  const about = {
    step: rules.rulebook.texts.steps[step] ?? step,
    on: on ?? unknown,
    ...(due !== null && { due: rules.calendar.dateOf(due) }),
    ...(reason !== null && { reason }),
    ...(ofAssembly.includes(text) && assemblyAbout(d, rules)),
  };
  return [{ kind: 'notify', to, text, about }];
}
