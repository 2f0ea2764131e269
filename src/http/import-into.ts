// Where a sheet goes: into one request, or over several wards into the requests of a cycle.

import { listBudgetSheets } from '../db/views-budget-cycles.ts';
import { lanesFor } from '../rules/budget/lanes.ts';
import { groupLines, type LineGroup, strangers } from '../sheets/group-lines.ts';
import { readSheet, type SheetRead } from '../sheets/read-sheet.ts';
import { stepsInWard } from '../terms/budget-shown.ts';
import type { CaseId, UnitCode } from '../terms/ids.ts';
import { isRefusal } from '../terms/refusal.ts';
import type { BudgetSheet } from '../terms/rulebook-sheet.ts';
import { type ImportAsked, type Imported, importSheet, type Portion } from './import-sheet.ts';
import { Refused } from './refused.ts';
import {
  caseOf,
  type RequestRow,
  requestOf,
  requestsOf,
  type SheetGround,
  sheetGroundOf,
  sheetOf,
} from './request-case.ts';
import { namedUnit } from './show.ts';
import { namedLane } from './show-budget.ts';
import type { EngineParts } from './sight.ts';

export interface SheetFile extends ImportAsked {
  /** Number or uuid of the request or of the cycle. */
  readonly into: string;
  /** Code of the sheet. */
  readonly sheet: string;
  readonly file: Buffer;
}

export interface ImportDone {
  readonly ground: SheetGround;
  readonly sheet: BudgetSheet;
  readonly read: SheetRead;
  readonly imported: Imported;
}

async function readAs(
  file: Buffer,
  sheet: BudgetSheet,
  { budget, names }: SheetGround,
  party: UnitCode | null,
): Promise<SheetRead> {
  const unit = budget.rules.unit.title;
  const answer = await readSheet(file, { sheet, unit, names, party });
  if (isRefusal(answer)) throw new Refused(answer);
  return answer;
}

const titlesOf = (ground: SheetGround) => ({
  ward: (code: UnitCode) => namedUnit(ground.sight.organisation, code).title,
  lane: (code: string) => namedLane(code, ground).title,
});

const portionOf = ({ row, request }: RequestRow, group: LineGroup): Portion => ({
  ...group,
  ...{ of: { id: row.id }, number: row.number, existing: request.lines },
});

export async function importIntoRequest(parts: EngineParts, asked: SheetFile): Promise<ImportDone> {
  const { account, into } = asked;
  const ground = await sheetGroundOf(parts, account);
  const sheet = sheetOf(ground, asked.sheet);
  const found = await requestOf(parts, account, ground.sight, into);
  const own = { ward: found.request.initiator, lane: found.request.lane };
  const read = await readAs(asked.file, sheet, ground, own.ward);
  const others = strangers(read, own, titlesOf(ground));
  const portions = [portionOf(found, { ...own, lines: read.lines })];
  const imported = await importSheet(parts, asked, ground, read, portions, others);
  return { ground, sheet, read, imported };
}

const lanesIn = ({ budget, sight: { organisation } }: SheetGround, fiscalYear: number) => {
  const { on } = organisation;
  return (unit: UnitCode): string[] => {
    const kind = organisation.unit(unit)?.kind ?? '';
    return lanesFor({ unit, kind, fiscalYear }, on, budget).map(({ code }) => code);
  };
};

/** Sheets of the cycle that the reader sees. */
export async function requestsIn(
  parts: EngineParts,
  { sight }: SheetGround,
  cycle: CaseId,
): Promise<RequestRow[]> {
  const sheets = await listBudgetSheets(parts.db.kysely, sight, { cycles: [cycle] });
  const ids = sheets.map(({ id }) => id);
  return requestsOf(parts, sight, ids);
}

export const cycleOf = (
  parts: EngineParts,
  account: SheetFile['account'],
  { sight }: SheetGround,
  name: string,
) => {
  const otherwise = 'sheet_not_a_cycle';
  return caseOf(parts, account, sight, { name, procedure: 'budget_cycle', otherwise });
};

/**
 * The request that takes the lines: one that is still with its ward before one that has left it,
 * which says so itself. One that is over takes none.
 */
function takerOf(requests: readonly RequestRow[], { ward, lane }: LineGroup) {
  const own = requests.filter(
    ({ row, request }) =>
      request.initiator === ward && request.lane === lane && row.step !== 'closed',
  );
  return own.findLast(({ row }) => stepsInWard.some((step) => step === row.step)) ?? own.at(-1);
}

/** `lane`: of rows that name none. A request that is not there is opened with its lines. */
export async function importIntoCycle(
  parts: EngineParts,
  asked: SheetFile & { readonly lane: string | undefined },
): Promise<ImportDone> {
  const { account, into } = asked;
  const ground = await sheetGroundOf(parts, account);
  const sheet = sheetOf(ground, asked.sheet);
  const cycle = await cycleOf(parts, account, ground, into);
  const read = await readAs(asked.file, sheet, ground, null);
  const { groups, errors } = groupLines(read, {
    titles: titlesOf(ground),
    lanesOf: lanesIn(ground, cycle.fiscalYear),
    lane: asked.lane ?? null,
  });
  const requests = await requestsIn(parts, ground, cycle.id);
  const portions = groups.map((group): Portion => {
    const { ward, lane } = group;
    const found = takerOf(requests, group);
    if (found !== undefined) return portionOf(found, group);
    const of = { cycle: cycle.id, lane, initiator: ward };
    return { ...group, of, number: null, existing: [] };
  });
  const imported = await importSheet(parts, asked, ground, read, portions, errors);
  return { ground, sheet, read, imported };
}
