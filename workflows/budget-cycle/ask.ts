// What a year's budget says to its requests and executions, and what a wake-up tells people. A
// request that was just opened hears how far the budget has come: it may have missed a word while
// its own was on the way.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { isOfficesWakeUp } from '../parts/offices.ts';
import type { BudgetCycle, CycleEvent, LineAmount } from './context.ts';
import { shownOf } from './dates.ts';
import { withLines } from './records-money.ts';
import { live } from './standing.ts';
import { tellEffects } from './tell.ts';
import { timerNames } from './timer-names.ts';

export interface Asking {
  readonly name:
    | 'introduce'
    | 'rescheduled'
    | 'opened'
    | 'closed'
    | 'noticed'
    | 'finalised'
    | 'revised'
    | 'voted'
    | 'withdrawn'
    | 'carryover'
    | 'ifLate'
    | 'ifNowLate'
    | 'wakeUp';
  readonly context: BudgetCycle;
}

type Word =
  | 'rescheduled'
  | 'opened'
  | 'closed'
  | 'noticed'
  | 'finalised'
  | 'revised'
  | 'voted'
  | 'withdrawn';

const say = (
  to: CaseId,
  word: Word,
  d: BudgetCycle,
  rules: Rules,
  more: Readonly<Record<string, unknown>> = {},
): Effect => ({
  kind: 'tell_case',
  caseId: to,
  command: { type: 'cycle_moved', to: word, serial: d.serial, shown: shownOf(d, rules), ...more },
});

const sayToAll = (word: Word, d: BudgetCycle, rules: Rules): Effect[] =>
  live(d.requests).map((request) => say(request.case, word, d, rules));

/** Of the lines of one request. */
const changesOf = (id: CaseId, changes: readonly LineAmount[]) => {
  const own = changes.flatMap((one) =>
    one.case === id ? [{ line: one.line, amount: one.amount }] : [],
  );
  return own.length > 0 && { changes: own };
};

/**
 * Each request hears of its own lines only, and of all that differ from its final notice: the word
 * of a revision may come later than that of the vote.
 */
function voted(d: BudgetCycle, event: CycleEvent, rules: Rules): Effect[] {
  if (event.type !== 'record_vote') return [];
  const { outcome, on, changes = [] } = event;
  const all = outcome === 'rejected' ? [] : withLines(d.revisions, changes);
  return live(d.requests).map(({ case: id }) =>
    say(id, 'voted', d, rules, { outcome, on, ...changesOf(id, all) }),
  );
}

/** Told to those whose lines change. */
function revised(d: BudgetCycle, event: CycleEvent, rules: Rules): Effect[] {
  if (event.type !== 'revise') return [];
  const named = new Set<string>(event.lines.map((line) => line.case));
  return live(d.requests)
    .filter((request) => named.has(request.case))
    .map(({ case: id }) => say(id, 'revised', d, rules, { ...changesOf(id, d.revisions) }));
}

/** How far a budget in this step has come, in the word that its requests know. */
const wordOf: Readonly<Record<string, Word>> = {
  preparing: 'rescheduled',
  guided: 'rescheduled',
  requesting: 'opened',
  assessing: 'closed',
  noticed: 'noticed',
  finalised: 'finalised',
  presented: 'finalised',
  executing: 'voted',
};

function introduce(d: BudgetCycle, event: CycleEvent, step: string, rules: Rules): Effect[] {
  if (event.type !== 'request_moved' || event.step === 'closed') return [];
  const { case: id } = event;
  const word = wordOf[step];
  if (word === undefined || d.requests.some((one) => one.case === id)) return [];
  const vote = word === 'voted' ? d.votes.at(-1) : undefined;
  const more = vote === undefined ? {} : { outcome: vote.outcome, on: vote.on };
  return [say(id as CaseId, word, d, rules, more)];
}

function carryover(event: CycleEvent): Effect[] {
  if (event.type !== 'list_carryover') return [];
  const cases = [...new Set(event.lines.map((line) => line.case))];
  return cases.map((id) => ({
    kind: 'tell_case',
    caseId: id as CaseId,
    command: {
      type: 'carryover_listed',
      lines: event.lines
        .filter((line) => line.case === id)
        .map(({ line, amount }) => ({ line, amount })),
    },
  }));
}

type Text = 'budget_late_for_assembly' | 'budget_assembly_near' | 'budget_year_over';

function tellHands(text: Text | 'step_overdue', asked: Asked): Effect[] {
  const { d, event, step, rules } = asked;
  return tellEffects({ text, to: ['planners', 'supervisors'], context: d }, event, step, rules);
}

interface Asked {
  readonly d: BudgetCycle;
  readonly event: CycleEvent;
  readonly step: string;
  readonly rules: Rules;
}

function wakeUp(asked: Asked): Effect[] {
  const { event } = asked;
  if (event.type !== 'timer' || isOfficesWakeUp(event)) return [];
  switch (event.name) {
    case timerNames.assemblyWarning:
      return tellHands('budget_assembly_near', asked);
    case timerNames.assemblyOver:
      return tellHands('budget_late_for_assembly', asked);
    case timerNames.yearEnd:
      return tellHands('budget_year_over', asked);
    default:
      return tellHands('step_overdue', asked);
  }
}

export function askEffects(
  { name, context: d }: Asking,
  event: CycleEvent,
  step: string,
  rules: Rules,
): Effect[] {
  switch (name) {
    case 'introduce':
      return introduce(d, event, step, rules);
    case 'revised':
      return revised(d, event, rules);
    case 'voted':
      return voted(d, event, rules);
    case 'carryover':
      return carryover(event);
    case 'ifLate':
      return d.lateForAssemblySince === null
        ? []
        : tellHands('budget_late_for_assembly', { d, event, step, rules });
    case 'ifNowLate':
      return d.lateForAssemblySince === event.at
        ? tellHands('budget_late_for_assembly', { d, event, step, rules })
        : [];
    case 'wakeUp':
      return wakeUp({ d, event, step, rules });
    default:
      return sayToAll(name, d, rules);
  }
}
