import type { Rules } from '../../src/rules/bound-rules.ts';
import type { CaseSummary } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { NumberRequest } from '../../src/terms/workflow.ts';
import { issueNumber } from '../parts/numbering.ts';
import type { WardProposal } from './context.ts';
import { dutiesOf } from './duties.ts';
import { addresseesOf, places } from './places.ts';

/** The ward and those who watch over the budget; whom it was sent to, for ever. */
function readersOf(p: WardProposal, rules: Rules): UnitCode[] {
  const answering = p.submittedOn === null ? [] : places('answer', p, rules);
  const units = [...places('supervise', p, rules), ...answering].map(({ unit }) => unit);
  return [...new Set([p.initiator, ...p.reached, ...units])];
}

export function summaryOf(
  p: WardProposal,
  step: string,
  isOpen: boolean,
  rules: Rules,
): CaseSummary {
  const dues = isOpen ? dutiesOf(p, step, rules).flatMap(({ dueAt }) => dueAt ?? []) : [];
  return {
    title: p.content.title,
    step,
    outcome: p.closedAs,
    matter: p.lane,
    initiator: p.initiator,
    addressees: addresseesOf(p),
    fiscalYear: p.fiscalYear,
    dueAt: dues.toSorted()[0] ?? null,
    meetingOn: null,
    readers: readersOf(p, rules),
  };
}

/** It has a number from its first submission on. */
export const numberOf = (p: WardProposal, rules: Rules): NumberRequest | null =>
  p.submittedOn === null ? null : issueNumber('ward_proposal', p.initiator, p.submittedOn, rules);
