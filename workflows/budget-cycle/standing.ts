// Where the requests and executions of a budget stand: as they were looked up with the event, or
// else by what they last told. A word that is still on its way must change nothing.

import { stepsInWard } from '../../src/terms/budget-shown.ts';
import type { SheetAsked } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { BudgetCycle, CycleEvent, KnownExecution, KnownRequest } from './context.ts';

/** A request as far as the budget judges by it. `outcome` undefined: it was not looked up. */
export interface StandingRequest extends KnownRequest {
  readonly outcome?: string | null;
}

function standingOf(sheet: SheetAsked, known: KnownRequest | undefined): StandingRequest {
  const { case: id, initiator, lane, step, request, outcome } = sheet;
  const { assessed = null, undecided = 0 } = known ?? {};
  return { case: id, initiator, lane, step, request, assessed, undecided, outcome };
}

/** Also those that have not told of themselves yet. */
export function requestsNow({ requests }: BudgetCycle, { facts }: CycleEvent): StandingRequest[] {
  const seen = new Map((facts.sheets ?? []).map((sheet) => [sheet.case, sheet]));
  const known = requests.map((one) => {
    const sheet = seen.get(one.case);
    seen.delete(one.case);
    return sheet === undefined ? one : standingOf(sheet, one);
  });
  return [...known, ...[...seen.values()].map((sheet) => standingOf(sheet, undefined))];
}

export const executionsNow = (
  { executions }: BudgetCycle,
  { facts }: CycleEvent,
): KnownExecution[] =>
  executions.map((one) => {
    const seen = facts.linked?.[one.case];
    return seen === undefined ? one : { ...one, open: !seen.closed };
  });

/** Submitted in time, and finance has not finished with it; a bureau may have it still (局経由). */
const atFinance: readonly string[] = ['forwarding', 'requested', 'assessing'];
/** Steps in which the ward may still appeal, and of one that has not heard of the notice yet. */
const mayAppeal: readonly string[] = ['assessed', 'noticed'];
/** What it gets moves no more. */
const fixed: readonly string[] = ['settled', 'finalised'];
const inWard: readonly string[] = stepsInWard;

const inStep =
  (steps: readonly string[]) =>
  <Request extends KnownRequest>(requests: readonly Request[]): Request[] =>
    requests.filter(({ step }) => steps.includes(step));

export const unassessed = inStep(atFinance);
export const openAppeals = inStep(mayAppeal);
export const undecided = inStep(['restoring']);

export const live = <Request extends KnownRequest>(requests: readonly Request[]): Request[] =>
  requests.filter(({ step }) => step !== 'closed');

export const unsettled = <Request extends KnownRequest>(requests: readonly Request[]): Request[] =>
  live(requests).filter(({ step }) => !fixed.includes(step));

/** Not those that their wards never submitted: the final notice passes them over. */
export const unsettledAtFinance = <Request extends KnownRequest>(
  requests: readonly Request[],
): Request[] => unsettled(requests).filter(({ step }) => !inWard.includes(step));

export const openExecutions = (executions: readonly KnownExecution[]): KnownExecution[] =>
  executions.filter(({ open }) => open);

const sheetOf = ({ initiator, lane }: { readonly initiator: UnitCode; readonly lane: string }) =>
  JSON.stringify([initiator, lane]);

/** Requests that the assembly passed and whose execution has not told of itself. */
export function withoutExecution(
  requests: readonly StandingRequest[],
  executions: readonly KnownExecution[],
): StandingRequest[] {
  const there = executions.map(sheetOf);
  return requests.filter((request) => {
    if (request.outcome !== 'passed') return false;
    const index = there.indexOf(sheetOf(request));
    if (index >= 0) there.splice(index, 1);
    return index < 0;
  });
}

/** Whose they are, each once, for a text. */
export const unitsOf = (cases: readonly { readonly initiator: UnitCode }[]): string =>
  [...new Set(cases.map(({ initiator }) => initiator))].join(', ');

/** As the budget remembers a request that it has looked up. */
export const remembered = ({ outcome: _, ...request }: StandingRequest): KnownRequest => request;
