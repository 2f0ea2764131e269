/**
 * Lines that were read from a sheet on their way into requests: one command a request, all of them
 * together or none, and a request that is not there yet is opened with its lines. On trial the same
 * is asked and nothing is done.
 */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../terms/actor.ts';
import type { BudgetLineEntry } from '../terms/budget-line.ts';
import type { CaseId, CityCode, UnitCode } from '../terms/ids.ts';
import type { Refusal } from '../terms/refusal.ts';
import type { BroughtFault } from '../terms/workflow.ts';
import type { Advancer } from './advance.ts';
import type { BatchParts } from './batch.ts';
import type { Accepted, AdvanceRequest, BeginRequest, Outcome } from './request.ts';
import { tryTogether } from './trial.ts';

/** A request that the sheet has lines of. */
export type SheetCase =
  | { readonly id: CaseId }
  | { readonly cycle: CaseId; readonly lane: string; readonly initiator: UnitCode };

export interface SheetPut {
  readonly of: SheetCase;
  /** `seen`: the revision on which the change rests; null: the line is new. */
  readonly lines: readonly { readonly entry: BudgetLineEntry; readonly seen: number | null }[];
}

export interface Sender {
  readonly city: CityCode;
  readonly actor: Actor;
}

export interface PutTried {
  readonly refusal: Refusal | null;
  readonly faults: readonly BroughtFault[];
}

type Asked = AdvanceRequest | BeginRequest;

function requestsOf({ of, lines }: SheetPut, { city, actor }: Sender): Asked[] {
  const command = {
    type: 'put_lines',
    // A line that nobody has seen must not be there: its revision would be another one.
    lines: lines.map(({ entry, seen }) => ({ ...entry, seen: seen ?? 0 })),
  };
  if ('id' in of) return [{ caseId: of.id, actor, command }];
  const id = randomUUID() as CaseId;
  const opening = { type: 'open', ...of };
  return [
    { city, procedure: 'budget_request', actor, id, command: opening },
    { caseId: id, actor, command },
  ];
}

/** Requests that have nothing to put are asked nothing; the others in their order. */
export async function tryPuts(
  parts: BatchParts,
  sender: Sender,
  puts: readonly SheetPut[],
): Promise<PutTried[]> {
  const asked = puts.map((put) => requestsOf(put, sender));
  const tried = await tryTogether(parts, asked.flat());
  return asked.map((requests) => {
    const own = tried.splice(0, requests.length);
    // Where the opening is refused there is no case to put lines into.
    const refused = own.find(({ refusal }) => refusal !== null);
    return { refusal: refused?.refusal ?? null, faults: own.flatMap(({ faults }) => faults) };
  });
}

const refusalIn = (outcomes: readonly Outcome[]): Refusal | undefined => {
  const no = outcomes.filter((one) => !one.accepted).map(({ refusal }) => refusal);
  return no.find(({ refused }) => refused !== 'held_back') ?? no[0];
};

/** Each put's last step, in their order; or why nothing was done. */
export async function sendPuts(
  advancer: Advancer,
  sender: Sender,
  puts: readonly SheetPut[],
): Promise<readonly Accepted[] | Refusal> {
  const asked = puts.map((put) => requestsOf(put, sender));
  const outcomes = await advancer.together(asked.flat());
  const refusal = refusalIn(outcomes);
  if (refusal !== undefined) return refusal;
  return asked.map((requests) => outcomes.splice(0, requests.length).at(-1) as Accepted);
}
