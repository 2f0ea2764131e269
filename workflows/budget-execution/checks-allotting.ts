// Checks of the allotment, of what is withheld of it, and of what is reported as executed.

import { purseOf } from '../../src/rules/budget/available.ts';
import { accountFaults } from '../../src/rules/budget/check-codes.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { flowsOn, rulesOf, yearOf } from './budget.ts';
import type { Check } from './check.ts';
import type { EventOf, Execution } from './context.ts';
import { findEntryFault, findLineFault, freeIn, lineOf, moveOfLine } from './lines.ts';
import { purseUnit } from './purse.ts';

/** What a list asks of each line, told by its first fault. */
function findOver(
  d: Execution,
  asked: readonly { readonly line: string; readonly amount: number }[],
  fault: (line: Execution['lines'][number], amount: number) => Refusal | null,
): Refusal | null {
  for (const { line: code, amount } of asked) {
    const line = lineOf(d, code);
    const refusal = line === undefined ? null : fault(line, amount);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** Of the unit's part: committed within it, and within what does not wait to be moved elsewhere. */
function overPart(d: Execution, event: EventOf<'report'>): Refusal | null {
  const line = lineOf(d, event.line);
  if (line === undefined) return null;
  const unit = purseUnit(d, line, event);
  const purse = purseOf(line, unit);
  const isHolder = unit === d.initiator;
  const available = isHolder ? purse.committed + freeIn(d, line) : purse.limit;
  const { committed, spent } = event;
  if (committed > available) {
    const excess = committed - available;
    return refuse('over_allotment', { line: line.line, committed, available, excess });
  }
  return spent > committed
    ? refuse('spent_over_commitment', { line: line.line, spent, committed })
    : null;
}

/** A refund or a correction is said to be one. */
function fallsSilently(d: Execution, event: EventOf<'report'>): Refusal | null {
  const line = lineOf(d, event.line);
  if (line === undefined || event.text !== undefined) return null;
  const { committed, spent } = purseOf(line, purseUnit(d, line, event));
  return event.committed < committed || event.spent < spent
    ? refuse('report_falls', { line: line.line, committed, spent })
    : null;
}

const levels = ['account', 'kan', 'kou', 'moku', 'setsu'] as const;

/** What is given stays, and something new is named. */
function accountFault(d: Execution, { line: code, account }: EventOf<'set_account'>) {
  const line = lineOf(d, code);
  if (line === undefined) return refuse('line_not_in_budget', { line: code });
  const given = line.entry.account ?? {};
  const named = levels.filter((level) => account[level] !== undefined);
  const other = named.find((level) => (given[level] ?? account[level]) !== account[level]);
  const isNew = named.some((level) => given[level] === undefined);
  if (other !== undefined || !isNew) {
    return refuse('account_given', { line: code, field: other ?? '—' });
  }
  const move = moveOfLine(d, line);
  if (move !== undefined) return refuse('step_waiting', { line: code, item: move.id });
  const [gap] = accountFaults({ ...line.entry, account: { ...given, ...account } });
  return gap === undefined ? null : refuse(gap.code, gap.details);
}

export const allottingChecks = {
  accountFits: (d, event) =>
    event.probe || event.type !== 'set_account' ? null : accountFault(d, event),

  mayWithhold: (d, event, rules) => {
    if (event.probe || event.type !== 'allot') return null;
    const { withhold = [] } = event;
    if (withhold.length > 0 && !rulesOf(rules).allotment.withholding) {
      return refuse('withholding_not_known');
    }
    const over = ({ line, passed }: Execution['lines'][number], amount: number) =>
      amount > passed ? refuse('withheld_over_passed', { line, amount, passed }) : null;
    return findEntryFault(d, withhold) ?? findOver(d, withhold, over);
  },

  /** Chooses the way: money of the year's first budget may wait for its first day. */
  flowsNow: (d, event, rules) => {
    const today = rules.calendar.dateOf(event.at);
    return flowsOn(d, today, rules) <= today ? null : refuse('stale_wake_up');
  },

  releasable: (d, event) => {
    if (event.probe || event.type !== 'release') return null;
    const over = ({ line, withheld }: Execution['lines'][number], amount: number) =>
      amount > withheld ? refuse('release_over_withheld', { line, amount, withheld }) : null;
    return findEntryFault(d, event.lines) ?? findOver(d, event.lines, over);
  },

  reportFits: (d, event) => {
    if (event.probe || event.type !== 'report') return null;
    const fault = findLineFault(d, [event.line]);
    return fault ?? overPart(d, event) ?? fallsSilently(d, event);
  },

  /** Between the allotment and today. */
  reportedInTime: (d, event, rules) => {
    if (event.probe || event.type !== 'report') return null;
    const { on } = event;
    const today = rules.calendar.dateOf(event.at);
    if (on > today) return refuse('report_in_future', { on, today });
    const from = d.allotment?.flowsOn ?? on;
    return on < from ? refuse('report_before_allotment', { on, from }) : null;
  },

  /**
   * Payments go on after the year's end; nothing is committed any more, by whatever date it names.
   * Source: 自治法208条.
   */
  commitsNothingNew: (d, event, rules) => {
    if (event.probe || event.type !== 'report') return null;
    const line = lineOf(d, event.line);
    if (line === undefined) return null;
    const { committed: before } = purseOf(line, purseUnit(d, line, event));
    const { last } = yearOf(d, rules);
    return event.committed > before && rules.calendar.dateOf(event.at) > last
      ? refuse('commitment_after_year_end', { line: line.line, before, last })
      : null;
  },

  opinionAsked: (_d, _event, rules) =>
    rulesOf(rules).opinions.at.includes('allotment') ? null : refuse('opinion_not_asked'),

  opinionOnLines: (d, event) =>
    event.probe || event.type !== 'opine' ? null : findLineFault(d, event.lines ?? []),

  linesListed: (d, event) =>
    event.probe || event.type !== 'carryover_listed' ? null : findEntryFault(d, event.lines),
} as const satisfies Record<string, Check>;
