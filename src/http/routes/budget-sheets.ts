// Sheets of budget requests, in and out: of one request, and of all requests of a cycle.

import { listBudgetSheets } from '../../db/views-budget-cycles.ts';
import { lanesFor } from '../../rules/budget/lanes.ts';
import { groupLines, strangers } from '../../sheets/group-lines.ts';
import { readSheet, type SheetRead } from '../../sheets/read-sheet.ts';
import { type OwnedLine, tableOfLines } from '../../sheets/table-of-lines.ts';
import { codePointText, writeCsv } from '../../sheets/write-csv.ts';
import { writeWorkbook } from '../../sheets/write-workbook.ts';
import { exportCycle, exportLines, importCycle, importLines } from '../../terms/contract-sheets.ts';
import type { CaseId, UnitCode } from '../../terms/ids.ts';
import { isRefusal } from '../../terms/refusal.ts';
import type { BudgetSheet } from '../../terms/rulebook-sheet.ts';
import { importSheet, type Portion } from '../import-sheet.ts';
import { Refused, refused } from '../refused.ts';
import {
  caseOf,
  type RequestRow,
  requestOf,
  requestsOf,
  type SheetGround,
  sheetGroundOf,
  sheetOf,
} from '../request-case.ts';
import { type Asked, type Route, route } from '../route.ts';
import { namedUnit } from '../show.ts';
import { namedLane } from '../show-budget.ts';
import { showImport } from '../show-import.ts';
import type { EngineParts } from '../sight.ts';

const bytesOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

async function read(
  body: unknown,
  sheet: BudgetSheet,
  { budget, names }: SheetGround,
  party: UnitCode | null,
): Promise<SheetRead> {
  const unit = budget.rules.unit.title;
  const answer = await readSheet(bytesOf(body), { sheet, unit, names, party });
  if (isRefusal(answer)) throw new Refused(answer);
  return answer;
}

const titlesOf = (ground: SheetGround) => ({
  ward: (code: UnitCode) => namedUnit(ground.sight.organisation, code).title,
  lane: (code: string) => namedLane(code, ground).title,
});

async function importOne(parts: EngineParts, asked: Asked<typeof importLines>) {
  const { account, params, query, body } = asked;
  const ground = await sheetGroundOf(parts, account);
  const sheet = sheetOf(ground, query.sheet);
  const { row, request } = await requestOf(parts, account, ground.sight, params.id);
  const own = { ward: request.initiator, lane: request.lane };
  const found = await read(body, sheet, ground, own.ward);
  const others = strangers(found, own, titlesOf(ground));
  const portion: Portion = {
    ...{ ...own, lines: found.lines, of: { id: row.id } },
    ...{ number: row.number, existing: request.lines },
  };
  const sent = { account, seat: query.seat, dryRun: query.dryRun };
  const done = await importSheet(parts, sent, ground, found, [portion], others);
  return showImport(done, found, ground, { sheet, dryRun: query.dryRun });
}

/** Sheets of the cycle that the reader sees and that still take lines. */
async function requestsIn(
  parts: EngineParts,
  ground: SheetGround,
  cycle: CaseId,
): Promise<RequestRow[]> {
  const sheets = await listBudgetSheets(parts.db.kysely, ground.sight, { cycles: [cycle] });
  return requestsOf(
    parts,
    ground.sight,
    sheets.map(({ id }) => id),
  );
}

const lanesIn = ({ budget, sight: { organisation } }: SheetGround, fiscalYear: number) => {
  const { on } = organisation;
  return (unit: UnitCode): string[] => {
    const kind = organisation.unit(unit)?.kind ?? '';
    return lanesFor({ unit, kind, fiscalYear }, on, budget).map(({ code }) => code);
  };
};

async function importAll(parts: EngineParts, asked: Asked<typeof importCycle>) {
  const { account, query, body } = asked;
  const ground = await sheetGroundOf(parts, account);
  const sheet = sheetOf(ground, query.sheet);
  const cycle = await cycleOf(parts, asked, ground);
  const found = await read(body, sheet, ground, null);
  const { groups, errors } = groupLines(found, {
    titles: titlesOf(ground),
    lanesOf: lanesIn(ground, cycle.fiscalYear),
    lane: query.lane ?? null,
  });
  const requests = await requestsIn(parts, ground, cycle.id);
  const portions = groups.map((group): Portion => {
    const { ward, lane } = group;
    const one = requests.findLast(
      ({ request }) => request.initiator === ward && request.lane === lane,
    );
    if (one === undefined) {
      const of = { cycle: cycle.id, lane, initiator: ward };
      return { ...group, of, number: null, existing: [] };
    }
    const { row, request } = one;
    return { ...group, of: { id: row.id }, number: row.number, existing: request.lines };
  });
  const sent = { account, seat: query.seat, dryRun: query.dryRun };
  const done = await importSheet(parts, sent, ground, found, portions, errors);
  return showImport(done, found, ground, { sheet, dryRun: query.dryRun });
}

const cycleOf = (
  parts: EngineParts,
  { account, params }: Pick<Asked<typeof importCycle>, 'account' | 'params'>,
  { sight }: SheetGround,
) =>
  caseOf(parts, account, sight, {
    ...{ name: params.id, procedure: 'budget_cycle', otherwise: 'sheet_not_a_cycle' },
  });

type ExportAsked = Pick<Asked<typeof exportLines>, 'query' | 'res'>;

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function sendTable(
  { query: { format, encoding }, res }: ExportAsked,
  ground: SheetGround,
  sheet: BudgetSheet,
  lines: readonly OwnedLine[],
): Promise<undefined> {
  const table = tableOfLines(lines, sheet, ground.names);
  res.attachment(`${sheet.title}.${format}`);
  if (format === 'xlsx') {
    res.set('Content-Type', workbookType);
    res.send(await writeWorkbook(table, sheet.title));
    return undefined;
  }
  const written = writeCsv(table, encoding);
  if ('unencodable' in written) {
    const { unencodable } = written;
    const errors = unencodable.map((one) => ({
      ...{ in: 'query' as const, pointer: '/encoding', detail: codePointText(one) },
    }));
    const details = { count: unencodable.length, first: errors[0]?.detail ?? '' };
    throw refused('sheet_not_encodable', details, { errors });
  }
  res.set('Content-Type', `text/csv; charset=${encoding}`);
  res.send(written.content);
  return undefined;
}

const ownedOf = ({ request: { initiator: ward, lane, lines } }: RequestRow): OwnedLine[] =>
  lines.map((line) => ({ line, ward, lane }));

export const sheetRoutes = (parts: EngineParts): Route[] => [
  route(importLines, (asked) => importOne(parts, asked)),
  route(importCycle, (asked) => importAll(parts, asked)),

  route(exportLines, async (asked) => {
    const { account, params, query } = asked;
    const ground = await sheetGroundOf(parts, account);
    const sheet = sheetOf(ground, query.sheet);
    const one = await requestOf(parts, account, ground.sight, params.id);
    return sendTable(asked, ground, sheet, ownedOf(one));
  }),

  route(exportCycle, async (asked) => {
    const ground = await sheetGroundOf(parts, asked.account);
    const sheet = sheetOf(ground, asked.query.sheet);
    const { id } = await cycleOf(parts, asked, ground);
    const requests = await requestsIn(parts, ground, id);
    return sendTable(asked, ground, sheet, requests.flatMap(ownedOf));
  }),
];
