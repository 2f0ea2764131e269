// Which facts a command is judged by: the cycle as it stands, the consultations and the units that
// lines name. A probe looks up the cycle alone.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { budgetIn } from '../../src/rules/budget/bind.ts';
import { kindsSharing } from '../../src/rules/budget/cap.ts';
import { isGated, unitsNamed } from '../../src/rules/budget/check-line.ts';
import type { BudgetLineEntry, RequestLine } from '../../src/terms/budget-line.ts';
import type { OpenRequest } from '../../src/terms/command-budget-request.ts';
import type { FactNeeds } from '../../src/terms/workflow.ts';
import { linkTo } from '../parts/link-to.ts';
import { isOfficesWakeUp } from '../parts/offices.ts';
import type { BudgetRequest } from './context.ts';
import { laneOf } from './places.ts';

interface Sent {
  readonly type: string;
  readonly probe?: true;
  readonly lines?: unknown;
}

/** Each consultation and each unit once, however many lines name them. */
const namedIn = (entries: readonly BudgetLineEntry[]) => ({
  consultations: new Set(entries.flatMap(({ consultation }) => consultation ?? [])),
  units: [...new Set(entries.flatMap(unitsNamed))],
  sections: [...new Set(entries.flatMap(({ section }) => section ?? []))],
});

/** Judged by the cycle as it stands. */
const onCycle = [
  'return',
  'recall',
  'withdraw',
  'finish_stage',
  'accept_notice',
  'appeal',
  'withdraw_appeal',
];

/** The whole sheet is looked through once more before it goes on. */
const onSheet = ['hand_in', 'coordinate', 'submit', 'submission_decided', 'forward'];

/** Gives money to lines, whose consultations must still stand. */
const onLines = ['assess', 'restore'];

/** What a cap is held against: the ward's other sheets of the year, and who shares it. */
function capped(r: BudgetRequest, rules: Rules): FactNeeds {
  const lane = laneOf(r, rules);
  if (lane.cap === undefined) return {};
  const kinds = kindsSharing(lane, budgetIn(rules), r.pinnedOn);
  const { initiator, cycle } = r;
  return {
    sheets: [{ initiator, lane: lane.code, fiscalYear: cycle.fiscalYear }],
    ...(kinds.length > 0 && { unitsOfKinds: kinds }),
  };
}

/** The lines of the asking unit and of its sections say whose consultation counts as its own. */
const naming = (r: BudgetRequest, entries: readonly BudgetLineEntry[]): FactNeeds => {
  const { consultations, units, sections } = namedIn(entries);
  return {
    kindsOf: units,
    linesOf: [...new Set([r.initiator, ...sections])],
    linked: [...consultations].map(linkTo),
  };
};

/** The lines that an event names, of those that need a consultation. */
function given(r: BudgetRequest, sent: Sent, rules: Rules): readonly RequestLine[] {
  const names = new Set((sent.lines as readonly { readonly line: string }[]).map(lineOf));
  const lane = laneOf(r, rules);
  return r.lines.filter((line) => names.has(line.line) && isGated(line, lane));
}

const lineOf = ({ line }: { readonly line: string }): string => line;

/** `r` null: the request is opened. */
export function needsOf(r: BudgetRequest | null, sent: Sent, rules: Rules): FactNeeds {
  if (r === null) {
    const { cycle, initiator } = sent as unknown as OpenRequest;
    return { overseersOf: [initiator], kindsOf: [initiator], linked: [linkTo(cycle)] };
  }
  if (isOfficesWakeUp(sent)) return { overseersOf: [r.initiator] };
  const cycle = linkTo(r.cycle.case);
  if (sent.type === 'timer' || onCycle.includes(sent.type)) return { linked: [cycle] };
  if (onSheet.includes(sent.type)) {
    const cap = sent.type === 'forward' ? {} : capped(r, rules);
    if (sent.probe) return { ...cap, linked: [cycle] };
    const { linked = [], ...named } = naming(r, r.lines);
    return { ...cap, ...named, linked: [cycle, ...linked] };
  }
  if (onLines.includes(sent.type)) {
    const { linked = [], ...named } = sent.probe ? {} : naming(r, given(r, sent, rules));
    return { ...named, linked: [cycle, ...linked] };
  }
  if (sent.type !== 'put_lines' || sent.probe) return {};
  return {
    ...capped(r, rules),
    ...naming(r, sent.lines as readonly BudgetLineEntry[]),
  };
}
