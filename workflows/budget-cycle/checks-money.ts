// What a year's budget refuses from the presentation on: facts that cannot be yet, lines that are
// not its own, and an end of the year while something of it is open.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { addCalendarDays, type LocalDate } from '../../src/terms/units.ts';
import type { Check } from './check.ts';
import type { CycleEvent } from './context.ts';
import { isLive } from './context.ts';
import { startOf } from './dates.ts';
import { openExecutions, unitsOf } from './standing.ts';

const otherWay: Refusal = refuse('stale_wake_up');

/** What somebody reports has happened, today at the latest. */
function aheadFault(on: LocalDate, { at }: CycleEvent, rules: Rules): Refusal | null {
  const today = rules.calendar.dateOf(at);
  return on > today ? refuse('event_in_future', { on, today }) : null;
}

interface NamedLine {
  readonly case: string;
  readonly line: string;
}

/** Each line is named once, and belongs to a case of this budget. */
function linesFault(lines: readonly NamedLine[], own: ReadonlySet<string>): Refusal | null {
  const seen = new Set<string>();
  for (const { case: id, line } of lines) {
    if (!own.has(id)) return refuse('not_a_line_of_this', { case: id, line });
    const key = JSON.stringify([id, line]);
    if (seen.has(key)) return refuse('budget_line_named_twice', { case: id, line });
    seen.add(key);
  }
  return null;
}

export const moneyChecks = {
  presentedByNow: (_d, event, rules) =>
    event.probe || event.type !== 'present' ? null : aheadFault(event.on, event, rules),

  voteFits: (d, event, rules) => {
    if (event.probe || event.type !== 'record_vote') return null;
    const { on, outcome, changes = [] } = event;
    const ahead = aheadFault(on, event, rules);
    if (ahead !== null) return ahead;
    if (d.presented !== null && on < d.presented.on) {
      return refuse('vote_before_presentation', { on, presented: d.presented.on });
    }
    if (outcome !== 'amended' && changes.length > 0) return refuse('changes_only_when_amended');
    const own = new Set<string>(d.requests.filter(isLive).map((one) => one.case));
    return linesFault(changes, own);
  },

  voteRejects: (_d, event) =>
    event.type === 'record_vote' && event.outcome === 'rejected' ? null : otherWay,

  carryoverFits: (d, event) => {
    if (event.probe || event.type !== 'list_carryover') return null;
    const open = new Set<string>(openExecutions(d.executions).map((one) => one.case));
    return linesFault(event.lines, open);
  },

  executionsClosed: ({ executions }) => {
    const open = openExecutions(executions);
    return open.length === 0
      ? null
      : refuse('executions_open', { count: open.length, units: unitsOf(open) });
  },

  yearIsOver: (d, { at }, rules) => {
    const nextStartsOn = startOf(d.fiscalYear + 1, rules);
    return rules.calendar.dateOf(at) >= nextStartsOn
      ? null
      : refuse('fiscal_year_not_over', { until: addCalendarDays(nextStartsOn, -1) });
  },
} as const satisfies Record<string, Check>;
