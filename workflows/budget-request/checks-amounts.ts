// Why an assessment, an appeal or a restoration is not taken: each amount is held against the one
// before it. Source: rules.md 8.4 (査定, 内示, 復活), scenario 37.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isHeld, noticedAmount } from '../../src/rules/budget/amounts.ts';
import { budgetIn } from '../../src/rules/budget/bind.ts';
import { gateFaults, type LineSetting } from '../../src/rules/budget/check-line.ts';
import type { Assessment, RequestLine } from '../../src/terms/budget-line.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Check } from './check.ts';
import { linesByName, namesFault, settingOf } from './checks-lines.ts';
import type { BudgetRequest, RequestEvent } from './context.ts';
import { stageOf } from './places.ts';

type EventOf<Type extends RequestEvent['type']> = Extract<RequestEvent, { type: Type }>;

/** The assessment of the stage that a line stands in, where it has one already. */
export const assessmentIn = (line: RequestLine, stage: string): Assessment | undefined =>
  line.assessments.find((one) => one.stage === stage);

/** What a stage found: the assessment of the stage before it, or the request. Null: held back. */
function amountBefore({ request, assessments }: RequestLine, stage: string): number | null {
  const earlier = assessments.filter((one) => one.stage !== stage);
  const last = earlier.at(-1);
  return last === undefined ? request : last.amount;
}

type Assessed = EventOf<'assess'>['lines'][number];

function assessmentFault(given: Assessed, line: RequestLine, r: BudgetRequest, rules: Rules) {
  const { assessmentCodes } = budgetIn(rules);
  const code = assessmentCodes.find(given.code, r.pinnedOn);
  if (code === undefined) {
    const codes = assessmentCodes.all(r.pinnedOn).map((one) => `${one.code} (${one.title})`);
    const details = { line: line.line, code: given.code, codes: codes.join(', ') };
    return refuse('unknown_assessment_code', details);
  }
  if (given.reason !== undefined) return null;
  const { amount } = given;
  const details = { line: line.line, amount: amount ?? '—', request: line.request };
  if (amount === null) return refuse('held_without_reason', details);
  if (amount > line.request) return refuse('assessment_above_request_without_reason', details);
  const before = amountBefore(line, stageOf(r, rules).code);
  return code.reason || amount !== before
    ? refuse('assessment_without_reason', { ...details, before: before ?? '—' })
    : null;
}

function appealFault({ line, amount }: EventOf<'appeal'>['lines'][number], asked: RequestLine) {
  const noticed = noticedAmount(asked);
  const { request } = asked;
  if (!isHeld(asked) && noticed >= request) {
    return refuse('nothing_to_appeal', { line, noticed, request });
  }
  const total = noticed + amount;
  return total > request
    ? refuse('appeal_over_request', { line, noticed, amount, request, excess: total - request })
    : null;
}

function restorationFault(
  { line, amount, reason }: EventOf<'restore'>['lines'][number],
  asked: RequestLine,
): Refusal | null {
  const { request, appeal } = asked;
  if (appeal === null && !isHeld(asked)) return refuse('nothing_to_restore', { line });
  const noticed = noticedAmount(asked);
  if (amount < noticed) return refuse('restored_below_notice', { line, amount, noticed });
  if (amount > request) return refuse('restored_over_request', { line, amount, request });
  const wanted = appeal === null ? request : noticed + appeal.amount;
  return amount !== wanted && reason === undefined
    ? refuse('restored_without_reason', { line, amount, wanted })
    : null;
}

/** Every line is there, once, and none of them has a fault. */
function eachLine<Given extends { readonly line: string }>(
  given: readonly Given[],
  r: BudgetRequest,
  faultOf: (one: Given, line: RequestLine) => Refusal | null,
): Refusal | null {
  const wrong = namesFault(given, r, true);
  if (wrong !== null) return wrong;
  const known = linesByName(r);
  for (const one of given) {
    const line = known.get(one.line);
    const fault = line === undefined ? null : faultOf(one, line);
    if (fault !== null) return fault;
  }
  return null;
}

/**
 * Money is given to no line whose consultation does not stand any more; nothing, or a line held
 * back, it may be. Source: rules.md 8.4 (計上), scenario 32.
 */
function gateFault(
  given: { readonly line: string; readonly amount: number | null },
  asked: RequestLine,
  setting: LineSetting,
): Refusal | null {
  const [fault] = (given.amount ?? 0) > 0 ? gateFaults(asked, setting) : [];
  return fault === undefined ? null : refuse(fault.code, fault.details);
}

const stageComplete: Check = (r, _event, rules) => {
  const { code, title } = stageOf(r, rules);
  const open = r.lines.filter((line) => line.included && assessmentIn(line, code) === undefined);
  const [first] = open;
  return first === undefined
    ? null
    : refuse('stage_unfinished', { stage: title, count: open.length, line: first.line });
};

export const amountChecks = {
  stageComplete,

  assessmentsRight: (r, event, rules) => {
    if (event.probe || event.type !== 'assess') return null;
    const setting = settingOf(r, event, rules);
    return eachLine(
      event.lines,
      r,
      (one, line) => assessmentFault(one, line, r, rules) ?? gateFault(one, line, setting),
    );
  },

  appealsRight: (r, event) =>
    event.probe || event.type !== 'appeal' ? null : eachLine(event.lines, r, appealFault),

  linesAppealed: (r, event) =>
    event.probe || event.type !== 'withdraw_appeal'
      ? null
      : eachLine(
          event.lines.map((line) => ({ line })),
          r,
          ({ line }, { appeal }) => (appeal === null ? refuse('not_appealed', { line }) : null),
        ),

  restorationsRight: (r, event, rules) => {
    if (event.probe || event.type !== 'restore') return null;
    const setting = settingOf(r, event, rules);
    return eachLine(
      event.lines,
      r,
      (one, line) => restorationFault(one, line) ?? gateFault(one, line, setting),
    );
  },
} as const satisfies Record<string, Check>;
