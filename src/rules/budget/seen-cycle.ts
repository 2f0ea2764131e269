/**
 * A year's budget and its history for somebody who may not see all of its cases. Sums of another
 * ward's request are that ward's; of its own it learns what finance gives by the notice.
 */
import type { CaseEvent } from '../../terms/case.ts';
import type { CaseId, UnitCode } from '../../terms/ids.ts';
import { isNoticed } from './before-notice.ts';

interface OfCase {
  readonly case: CaseId;
}

/** What is read of a request that a budget knows. */
interface KnownRequest extends OfCase {
  readonly initiator: UnitCode;
  readonly step: string;
  readonly assessed: number | null;
  readonly undecided: number;
  /** It ended before the vote. */
  readonly withdrawn: boolean;
}

/** The part of a budget's context that is about single cases. */
export interface CycleCase {
  readonly requests: readonly KnownRequest[];
  readonly executions: readonly OfCase[];
  readonly carriable: readonly OfCase[];
}

export interface CycleReader {
  sees(id: CaseId): boolean;
  /** Whether he is on the assessing side of this unit's requests. */
  assesses(unit: UnitCode): boolean;
}

/** Every case that a budget names. */
export const casesOfCycle = ({ requests, executions }: CycleCase): CaseId[] =>
  [...requests, ...executions].map((known) => known.case);

const isTold = (request: KnownRequest, { assesses }: CycleReader): boolean =>
  assesses(request.initiator) || (isNoticed(request) && !request.withdrawn);

export function seenCycle<Cycle extends CycleCase>(cycle: Cycle, reader: CycleReader): Cycle {
  const own = <One extends OfCase>(all: readonly One[]) =>
    all.filter((one) => reader.sees(one.case));
  return {
    ...cycle,
    requests: own(cycle.requests).map((request) =>
      isTold(request, reader)
        ? request
        : { ...request, assessed: null, undecided: 0, hiddenUntilNotice: true },
    ),
    executions: own(cycle.executions),
    carriable: own(cycle.carriable),
  };
}

/** Fields in which a command lists lines with the case of each. */
const listing = ['lines', 'changes'] as const;

/**
 * Of a case that the reader may not see, an entry tells that something happened; of a list, it keeps
 * what is about cases that he sees.
 */
export function seenCycleEvent(event: CaseEvent, cycle: CycleCase, reader: CycleReader): CaseEvent {
  const { type, at, by, facts, ...fields } = event;
  const about = fields['case'] as CaseId | undefined;
  if (about !== undefined && !reader.sees(about)) return { type, at, by, facts };
  const shown: Record<string, unknown> = { ...fields };
  for (const name of listing) {
    const listed = fields[name];
    if (Array.isArray(listed)) {
      shown[name] = (listed as OfCase[]).filter((one) => reader.sees(one.case));
    }
  }
  const request = cycle.requests.find((one) => one.case === about);
  if ('assessed' in shown && (request === undefined || !isTold(request, reader))) {
    Object.assign(shown, { assessed: null, undecided: 0, hiddenUntilNotice: true });
  }
  return { ...shown, type, at, by, facts };
}
