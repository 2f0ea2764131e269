// Where the requests and executions of a budget stand, by what they last told.

import type { UnitCode } from '../../src/terms/ids.ts';
import type { KnownExecution, KnownRequest } from './context.ts';

/** Steps of a request in which finance has it and has not finished with it. */
const atFinance: readonly string[] = ['requested', 'assessing'];
/** Steps in which the ward may still appeal, and of one that has not heard of the notice yet. */
const mayAppeal: readonly string[] = ['assessed', 'noticed'];

const inStep = (steps: readonly string[]) => (requests: readonly KnownRequest[]) =>
  requests.filter(({ step }) => steps.includes(step));

export const unassessed = inStep(atFinance);
export const openAppeals = inStep(mayAppeal);

export const undecided = (requests: readonly KnownRequest[]): KnownRequest[] =>
  requests.filter((one) => one.undecided > 0 && one.step !== 'closed');

export const openExecutions = (executions: readonly KnownExecution[]): KnownExecution[] =>
  executions.filter(({ open }) => open);

/** Whose they are, each once, for a text. */
export const unitsOf = (cases: readonly { readonly initiator: UnitCode }[]): string =>
  [...new Set(cases.map(({ initiator }) => initiator))].join(', ');
