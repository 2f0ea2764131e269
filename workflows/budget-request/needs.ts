// Which facts a command is judged by: the cycle as it stands, the consultations and the units that
// lines name. A probe looks up the cycle alone.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { kindsSharing } from '../../src/rules/budget/cap.ts';
import { unitsNamed } from '../../src/rules/budget/check-line.ts';
import type { BudgetLineEntry } from '../../src/terms/budget-line.ts';
import type { OpenRequest } from '../../src/terms/command-budget-request.ts';
import type { FactNeeds } from '../../src/terms/workflow.ts';
import { linkTo } from '../decision/linked.ts';
import { isOfficesWakeUp } from '../parts/offices.ts';
import type { BudgetRequest } from './context.ts';
import { budgetIn, laneOf } from './places.ts';

interface Sent {
  readonly type: string;
  readonly probe?: true;
  readonly lines?: unknown;
}

/** Each consultation and each unit once, however many lines name them. */
const namedIn = (entries: readonly BudgetLineEntry[]) => ({
  consultations: new Set(entries.flatMap(({ consultation }) => consultation ?? [])),
  units: [...new Set(entries.flatMap(unitsNamed))],
});

/** Judged by the cycle as it stands. */
const onCycle = ['forward', 'recall', 'withdraw', 'accept_notice', 'appeal', 'withdraw_appeal'];

/** The whole sheet is looked through once more before it goes on. */
const onSheet = ['hand_in', 'coordinate', 'submit', 'submission_decided'];

/** Among whom the cap of the lane is shared; nobody where it is an amount. */
function sharing(r: BudgetRequest, rules: Rules): FactNeeds {
  const kinds = kindsSharing(laneOf(r, rules), budgetIn(rules), r.pinnedOn);
  return kinds.length === 0 ? {} : { unitsOfKinds: kinds };
}

const naming = ({ consultations, units }: ReturnType<typeof namedIn>): FactNeeds => ({
  kindsOf: units,
  linked: [...consultations].map(linkTo),
});

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
    if (sent.probe) return { ...sharing(r, rules), linked: [cycle] };
    const { linked = [], ...named } = naming(namedIn(r.lines));
    return { ...sharing(r, rules), ...named, linked: [cycle, ...linked] };
  }
  if (sent.type !== 'put_lines' || sent.probe) return {};
  return {
    ...sharing(r, rules),
    ...naming(namedIn(sent.lines as readonly BudgetLineEntry[])),
  };
}
