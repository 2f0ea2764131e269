// Changes of the context by what requests and executions tell, and from the presentation to the end
// of the year.

import type { CycleDates } from '../../src/rules/budget/milestones.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { type BudgetCycle, type KnownRequest, type LineAmount, speaker } from './context.ts';
import { lastDates } from './dates.ts';
import { type Fold, foldOf } from './fold.ts';

/** A case in the place of what was known of it, or behind the others. */
function placed<Known extends { readonly case: string }>(list: readonly Known[], one: Known) {
  const isKnown = list.some((other) => other.case === one.case);
  return isKnown ? list.map((other) => (other.case === one.case ? one : other)) : [...list, one];
}

const requestMoved = foldOf(['request_moved'], (d, event) => {
  const { case: id, initiator, lane, step, request, assessed, undecided } = event;
  const known = { case: id, initiator, lane, step, request, assessed, undecided } as KnownRequest;
  return { requests: placed(d.requests, known) };
});

const executionMoved = foldOf(['execution_moved'], (d, event) => {
  const { case: id, initiator, lane, open } = event;
  const one = { case: id as BudgetCycle['id'], initiator, lane, open };
  return { executions: placed(d.executions, one) };
});

const presentation = foldOf(['present'], (d, event, rules) => {
  const { on, at } = event;
  const last = lastDates(d, rules);
  return {
    presented: { at, by: speaker(event), on, late: last !== null && on > last.outerOn },
    dates: { ...d.dates, presented: on },
    happened: { ...d.happened, presented: on },
    lateForAssemblySince: null,
  };
});

const vote = foldOf(['record_vote'], (d, event) => {
  const { on, at, outcome, changes = [], text = null } = event;
  const said = { at, by: speaker(event), outcome, on, text, changes: changes.length };
  return { votes: [...d.votes, said] };
});

const without = ({ presented: _, ...dates }: CycleDates): CycleDates => dates;

/** It may be presented again, on another day. */
const unpresented: Fold = (d) => ({
  presented: null,
  own: without(d.own),
  dates: without(d.dates),
  happened: without(d.happened),
});

interface Changed {
  readonly case: string;
  readonly line: string;
  readonly amount: number;
}

const lineOf = ({ case: id, line }: Pick<Changed, 'case' | 'line'>) => JSON.stringify([id, line]);

/** Lines with their later amounts in the place of earlier ones. */
export const withLines = (earlier: readonly Changed[], later: readonly Changed[]): LineAmount[] =>
  [...new Map([...earlier, ...later].map((one) => [lineOf(one), one])).values()].map(
    ({ case: id, line, amount }) => ({ case: id as CaseId, line, amount }),
  );

const revision = foldOf(['revise'], (d, { lines }) => ({
  revisions: withLines(d.revisions, lines),
}));

const carryover = foldOf(['list_carryover'], (d, { lines }) => ({
  carriable: withLines(d.carriable, lines),
}));

export const moneyRecords = {
  requestMoved,
  executionMoved,
  presentation,
  vote,
  unpresented,
  revision,
  carryover,
} as const satisfies Record<string, Fold>;
