// What a sheet must have before it leaves the hands that write it: a line that asks, ranks and the
// ward mayor's opinion where the lane asks for them, funds that add up. Source: rules.md 8.4.

import { fundsSum } from '../../src/rules/budget/amounts.ts';
import type { LineFault } from '../../src/rules/budget/line-fault.ts';
import type { RequestLine } from '../../src/terms/budget-line.ts';
import type { Lane } from '../../src/terms/rulebook-budget.ts';
import type { BudgetRequest } from './context.ts';
import { sheetDigest } from './sheet-digest.ts';

const ofSheet = (code: LineFault['code']): LineFault[] => [
  { line: null, field: null, code, details: {} },
];

/**
 * Whether the opinion that the lane asks for is still to be given: one on other lines is none on
 * these.
 */
export const lacksOpinion = ({ opinions, lines }: BudgetRequest, { opinion }: Lane): boolean =>
  opinion === 'required' &&
  !opinions.some(({ stage, digest }) => stage === 'request' && digest === sheetDigest(lines));

function rankFaults(asked: readonly RequestLine[], lane: Lane): LineFault[] {
  const unranked = asked.filter(({ priority }) => priority === undefined);
  const [first] = unranked;
  if (!lane.priority || first === undefined) return [];
  const { line } = first;
  const details = { line, count: unranked.length };
  return [{ line, field: 'priority', code: 'priority_missing', details }];
}

const fundFaults = (asked: readonly RequestLine[]): LineFault[] =>
  asked.flatMap((entry): LineFault[] => {
    const { line, funds, request } = entry;
    const sum = fundsSum(entry);
    if (funds === undefined || sum === request) return [];
    const details = { line, request, funds: sum };
    return [{ line, field: 'fund', code: 'funds_differ', details }];
  });

export function readinessFaults(r: BudgetRequest, lane: Lane): LineFault[] {
  const asked = r.lines.filter(({ included }) => included);
  return [
    ...(asked.length === 0 ? ofSheet('nothing_asked') : []),
    ...rankFaults(asked, lane),
    ...(lacksOpinion(r, lane) ? ofSheet('opinion_missing') : []),
    ...fundFaults(asked),
  ];
}
