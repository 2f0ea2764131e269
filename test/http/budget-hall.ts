/**
 * Budgets as the product would have written them, at the door of a city: cases with their lines,
 * put in place without the months that lead there.
 */
import { randomUUID } from 'node:crypto';
import { emptyBatch, type OpenedCase } from '../../src/db/batch-parts.ts';
import { writeBatch } from '../../src/db/batch-write.ts';
import { doubtsOf } from '../../src/rules/budget/doubts.ts';
import type { ExecutionLine, RequestLine } from '../../src/terms/budget-line.ts';
import type { CaseLineBody } from '../../src/terms/case.ts';
import type { CaseId, RulebookId } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { type Door, openDoor } from './door.ts';
import { openTownHall } from './town-hall.ts';

export const stages = ['section-chief', 'director'];
const at = '2026-11-01T00:00:00.000Z' as Instant;

const clerk = {
  ...{ person: randomUUID() as never, seat: 'kita-ku.clerk', unit: 'kita-ku', role: 'clerk' },
  capacity: 'holder' as const,
  as: { unit: 'kita-ku', role: 'clerk' },
};
export const sealed = { at, by: clerk };

/** A line that asks 100 and names nothing else. */
export const lineOf = (line: string, more: Partial<RequestLine> = {}): RequestLine => ({
  ...{ line, name: `Project ${line}`, included: true, request: 100, revision: 1, put: sealed },
  ...{ consulted: null, assessments: [], questions: [], appeal: null, restored: null },
  ...{ final: null, passed: null },
  ...more,
});

export const assessed = (...amounts: readonly (number | null)[]): RequestLine['assessments'] =>
  amounts.map((amount, index) => ({
    ...sealed,
    ...{ stage: stages[index] ?? '', amount, reason: null },
    code: amount === null ? 'held' : 'reduced',
  }));

export const executionLine = (line: string, more: Partial<ExecutionLine> = {}): ExecutionLine => ({
  ...{ line, name: `Project ${line}`, consulted: null, passed: 90, carriable: 0, allotted: 90 },
  entry: { line, name: `Project ${line}`, included: true, request: 100 },
  ...{ withheld: 0, movedIn: 0, movedOut: 0, reallotted: [], spending: [], yearEnd: null },
  ...more,
});

type Given = Partial<Omit<OpenedCase, 'id'>> & { readonly lines?: readonly CaseLineBody[] };

const doubtsIn = (body: CaseLineBody): string[] => {
  const line = body as RequestLine;
  if (line.assessments === undefined) return [];
  return [...new Set(doubtsOf(line, stages).map(({ kind }) => kind))];
};

/** A case of this procedure in `kita-ku`, for 2027, seen by its ward and by finance. */
async function put(door: Door, procedure: string, { lines = [], ...given }: Given) {
  const id = randomUUID() as CaseId;
  const { initiator = 'kita-ku' } = given;
  const [rulebook] = await door.db.kysely.selectFrom('rulebooks').select(['id', 'city']).execute();
  const rows = emptyBatch();
  rows.opens.push({
    ...{ id, procedure, openedAt: at, movedAt: at, closedAt: null },
    ...{ version: 1, workflowVersion: 1, status: 'active', value: 'drafting', context: {} },
    ...{ title: 'Budget', step: 'requested', outcome: null, matter: null, initiator },
    ...{ addressees: [], fiscalYear: 2027, dueAt: null, meetingOn: null, stuck: [] },
    readers: [initiator, 'zaisei'],
    city: rulebook?.city ?? '',
    rulebookId: rulebook?.id as RulebookId,
    ...given,
  });
  for (const [ordinal, body] of lines.entries()) {
    rows.lines.push({ caseId: id, line: body.line, ordinal, body, doubts: doubtsIn(body) });
  }
  await writeBatch(door.db, rows, { bell: false });
  return id;
}

export async function openBudgetHall(home = 'kumamoto') {
  const door = await openDoor({ home });
  const hall = await openTownHall(door);
  return {
    ...hall,
    get: async (login: string, path: string) => (await (await hall.as(login)).get(path)).body,
    cycle: (given: Given = {}) =>
      put(door, 'budget_cycle', {
        ...{ initiator: 'zaisei', step: 'requesting', readers: ['zaisei', 'kita-ku', 'nishi-ku'] },
        ...given,
      }),
    request: (cycle: CaseId, given: Given = {}) =>
      put(door, 'budget_request', { matter: 'machizukuri', shown: { cycle }, ...given }),
    execution: (given: Given = {}) =>
      put(door, 'budget_execution', { matter: 'machizukuri', step: 'closing', ...given }),
  };
}

export type BudgetHall = Awaited<ReturnType<typeof openBudgetHall>>;
