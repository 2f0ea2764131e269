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
}

/** The part of a budget's context that is read here; every list in it may be about single cases. */
export interface CycleCase {
  readonly requests: readonly KnownRequest[];
}

export interface CycleReader {
  sees(id: CaseId): boolean;
  /** Whether he is on the assessing side of this unit's requests. */
  assesses(unit: UnitCode): boolean;
}

const isOfCase = (one: unknown): one is OfCase =>
  typeof one === 'object' && one !== null && 'case' in one && typeof one.case === 'string';

/** Every case that a list of the budget names. */
export const casesOfCycle = (cycle: CycleCase): CaseId[] => [
  ...new Set(
    Object.values(cycle).flatMap((field) =>
      Array.isArray(field) ? field.filter(isOfCase).map((one) => one.case) : [],
    ),
  ),
];

const isTold = (request: KnownRequest, { assesses }: CycleReader): boolean =>
  assesses(request.initiator) || isNoticed(request);

/** Of every list, what is about no case or about one that the reader sees. */
const seenLists = (fields: object, { sees }: CycleReader): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      Array.isArray(field) ? field.filter((one) => !isOfCase(one) || sees(one.case)) : field,
    ]),
  );

const untold = { assessed: null, undecided: 0, hiddenUntilNotice: true } as const;

export function seenCycle(cycle: CycleCase, reader: CycleReader): Record<string, unknown> {
  const requests = cycle.requests.map((one) => (isTold(one, reader) ? one : { ...one, ...untold }));
  return seenLists({ ...cycle, requests }, reader);
}

/** Of a case that the reader may not see, an entry tells that something happened. */
export function seenCycleEvent(event: CaseEvent, cycle: CycleCase, reader: CycleReader): CaseEvent {
  const { type, at, by, facts, ...fields } = event;
  const about = fields['case'] as CaseId | undefined;
  if (about !== undefined && !reader.sees(about)) return { type, at, by, facts };
  const request = cycle.requests.find((one) => one.case === about);
  const hides = 'assessed' in fields && (request === undefined || !isTold(request, reader));
  return { ...seenLists(fields, reader), ...(hides && untold), type, at, by, facts };
}
