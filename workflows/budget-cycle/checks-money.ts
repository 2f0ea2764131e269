// What a year's budget refuses from the presentation on: facts that cannot be yet or any more,
// lines that nobody asked for, and an end of the year while something of it is open.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { addCalendarDays, type LocalDate } from '../../src/terms/units.ts';
import type { Check } from './check.ts';
import { amountsFault, linesFault } from './check-lines.ts';
import type { BudgetCycle, CycleEvent } from './context.ts';
import { startOf, titleOf } from './dates.ts';
import {
  executionsNow,
  live,
  openExecutions,
  requestsNow,
  unitsOf,
  unsettled,
  withoutExecution,
} from './standing.ts';

const otherWay: Refusal = refuse('stale_wake_up');

/** What somebody reports has happened, today at the latest. */
function aheadFault(on: LocalDate, { at }: CycleEvent, rules: Rules): Refusal | null {
  const today = rules.calendar.dateOf(at);
  return on > today ? refuse('event_in_future', { on, today }) : null;
}

/** A budget is presented once it stands, and again once it has been refused. */
function earlyFault(on: LocalDate, d: BudgetCycle, rules: Rules): Refusal | null {
  const refusedOn = d.votes.at(-1)?.on;
  const after = refusedOn ?? d.happened.finalNotice;
  if (after === undefined || on >= after) return null;
  return refusedOn === undefined
    ? refuse('presented_before_notice', {
        ...{ on, after, event: titleOf('finalNotice', d.pinnedOn, rules) },
      })
    : refuse('presented_before_rejection', { on, after });
}

export const moneyChecks = {
  presentedByNow: (d, event, rules) => {
    if (event.probe || event.type !== 'present') return null;
    const { on } = event;
    return aheadFault(on, event, rules) ?? earlyFault(on, d, rules);
  },

  /** What the assembly is asked for, and votes on, is what every ward has been told it gets. */
  allSettled: (d, event) => {
    const waiting = unsettled(requestsNow(d, event));
    return waiting.length === 0
      ? null
      : refuse('requests_unsettled', { count: waiting.length, units: unitsOf(waiting) });
  },

  voteFits: (d, event, rules) => {
    if (event.probe || event.type !== 'record_vote') return null;
    const { on, outcome, changes = [] } = event;
    const ahead = aheadFault(on, event, rules);
    if (ahead !== null) return ahead;
    if (d.presented !== null && on < d.presented.on) {
      return refuse('vote_before_presentation', { on, presented: d.presented.on });
    }
    if (outcome !== 'amended' && changes.length > 0) return refuse('changes_only_when_amended');
    return linesFault(changes, live(requestsNow(d, event)), event);
  },

  voteRejects: (_d, event) =>
    event.type === 'record_vote' && event.outcome === 'rejected' ? null : otherWay,

  /** What is presented for the first time is what the final notice said. */
  isRejected: ({ votes }) =>
    votes.at(-1)?.outcome === 'rejected' ? null : refuse('nothing_rejected'),

  revisionFits: (d, event) =>
    event.probe || event.type !== 'revise'
      ? null
      : linesFault(event.lines, live(requestsNow(d, event)), event),

  carryoverFits: (d, event) => {
    if (event.probe || event.type !== 'list_carryover') return null;
    const open = openExecutions(executionsNow(d, event));
    return linesFault(event.lines, open, event) ?? amountsFault(event.lines, event);
  },

  requestsClosed: (d, event) => {
    const open = live(requestsNow(d, event));
    return open.length === 0
      ? null
      : refuse('requests_still_open', { count: open.length, units: unitsOf(open) });
  },

  executionsClosed: (d, event) => {
    const executions = executionsNow(d, event);
    const open = openExecutions(executions);
    if (open.length > 0) {
      return refuse('executions_open', { count: open.length, units: unitsOf(open) });
    }
    const missing = withoutExecution(requestsNow(d, event), executions);
    return missing.length === 0
      ? null
      : refuse('executions_missing', { count: missing.length, units: unitsOf(missing) });
  },

  yearIsOver: (d, { at }, rules) => {
    const nextStartsOn = startOf(d.fiscalYear + 1, rules);
    return rules.calendar.dateOf(at) >= nextStartsOn
      ? null
      : refuse('fiscal_year_not_over', { until: addCalendarDays(nextStartsOn, -1) });
  },
} as const satisfies Record<string, Check>;
