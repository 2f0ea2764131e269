/** What a procedure says of its commands is what its machine does: where it asks for four eyes. */

import { expect, test } from '@jest/globals';
import { machine as executionMachine } from '../../workflows/budget-execution/machine.ts';
import { budgetExecution } from '../../workflows/budget-execution/workflow.ts';
import { machine as requestMachine } from '../../workflows/budget-request/machine.ts';
import { budgetRequest } from '../../workflows/budget-request/workflow.ts';
import { machine as decisionMachine } from '../../workflows/decision/machine.ts';
import { decision } from '../../workflows/decision/workflow.ts';
import { machine as delegationMachine } from '../../workflows/delegation-change/machine.ts';
import { delegationChange } from '../../workflows/delegation-change/workflow.ts';
import { machine as consultationMachine } from '../../workflows/prior-consultation/machine.ts';
import { priorConsultation } from '../../workflows/prior-consultation/workflow.ts';

interface Node {
  readonly on?: Readonly<Record<string, unknown>>;
  readonly states?: Readonly<Record<string, Node>>;
}

interface Way {
  readonly guard?: { readonly params?: { readonly checks?: readonly string[] } };
}

/** Ways that always say no, with a better reason than the step. */
const closed = ['frozen', 'notOffered', 'nothingToRecall'];

const checksOf = ({ guard }: Way): readonly string[] => guard?.params?.checks ?? [];

function waysIn(node: Node): [string, Way][] {
  const own = Object.entries(node.on ?? {}).flatMap(([type, ways]) =>
    [ways].flat().map((way): [string, Way] => [type, way as Way]),
  );
  return [...own, ...Object.values(node.states ?? {}).flatMap(waysIn)];
}

const procedures = [
  ['budget_request', budgetRequest, requestMachine],
  ['budget_execution', budgetExecution, executionMachine],
  ['decision', decision, decisionMachine],
  ['delegation_change', delegationChange, delegationMachine],
  ['prior_consultation', priorConsultation, consultationMachine],
] as const;

test.each(procedures)(
  '%s: a command is by another where every way of it asks for four eyes',
  (_procedure, { commands }, machine) => {
    const ways = waysIn(machine.config as Node).filter(
      ([, way]) => !checksOf(way).some((check) => closed.includes(check)),
    );
    const people = Object.entries(commands).filter(([, { sender }]) => sender === 'person');
    const barred = people.flatMap(([type]) => {
      const own = ways.filter(([one]) => one === type).map(([, way]) => way);
      return own.length > 0 && own.every((way) => checksOf(way).includes('fourEyes')) ? type : [];
    });
    const said = people.flatMap(([type, { byOther }]) => (byOther ? type : []));
    expect(said.sort()).toEqual(barred.sort());
  },
);
