// Sheets of budget requests, in and out: of one request, and of all requests of a cycle.

import { type OwnedLine, tableOfLines } from '../../sheets/table-of-lines.ts';
import { codePointText, writeCsv } from '../../sheets/write-csv.ts';
import { writeWorkbook } from '../../sheets/write-workbook.ts';
import { exportCycle, exportLines, importCycle, importLines } from '../../terms/contract-sheets.ts';
import type { BudgetSheet } from '../../terms/rulebook-sheet.ts';
import { attach } from '../attach.ts';
import { cycleOf, importIntoCycle, importIntoRequest, requestsIn } from '../import-into.ts';
import { type InputFault, refused } from '../refused.ts';
import {
  type RequestRow,
  requestOf,
  type SheetGround,
  sheetGroundOf,
  sheetOf,
} from '../request-case.ts';
import { type Asked, type Route, route } from '../route.ts';
import { showImport } from '../show-import.ts';
import type { EngineParts } from '../sight.ts';

/** No body at all is an empty file. */
const bytesOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

type ImportAsked = Pick<Asked<typeof importLines>, 'account' | 'params' | 'query' | 'body'>;

const fileOf = ({ account, params, query, body }: ImportAsked) => ({
  account,
  ...{ into: params.id, sheet: query.sheet, file: bytesOf(body) },
  ...{ seat: query.seat, dryRun: query.dryRun },
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
  if (format === 'xlsx') {
    const workbook = await writeWorkbook(table, sheet.title);
    attach(res, `${sheet.title}.xlsx`, `${sheet.code}.xlsx`);
    res.set('Content-Type', workbookType).send(workbook);
    return undefined;
  }
  const written = writeCsv(table, encoding);
  if ('unencodable' in written) {
    const errors = written.unencodable.map(
      (one): InputFault => ({ in: 'query', pointer: '/encoding', detail: codePointText(one) }),
    );
    const details = { count: errors.length, first: errors[0]?.detail ?? '' };
    throw refused('sheet_not_encodable', details, { errors });
  }
  attach(res, `${sheet.title}.csv`, `${sheet.code}.csv`);
  res.set('Content-Type', `text/csv; charset=${encoding}`).send(written.content);
  return undefined;
}

const ownedOf = ({ request: { initiator: ward, lane, lines } }: RequestRow): OwnedLine[] =>
  lines.map((line) => ({ line, ward, lane }));

const importRoutes = (parts: EngineParts): Route[] => [
  route(importLines, async (asked) => {
    const done = await importIntoRequest(parts, fileOf(asked));
    return showImport(done.imported, done.read, done.ground, { ...asked.query, sheet: done.sheet });
  }),

  route(importCycle, async (asked) => {
    const { lane } = asked.query;
    const done = await importIntoCycle(parts, { ...fileOf(asked), lane });
    return showImport(done.imported, done.read, done.ground, { ...asked.query, sheet: done.sheet });
  }),
];

const exportRoutes = (parts: EngineParts): Route[] => [
  route(exportLines, async (asked) => {
    const { account, params, query } = asked;
    const ground = await sheetGroundOf(parts, account);
    const sheet = sheetOf(ground, query.sheet);
    const one = await requestOf(parts, account, ground.sight, params.id);
    return sendTable(asked, ground, sheet, ownedOf(one));
  }),

  route(exportCycle, async (asked) => {
    const { account, params, query } = asked;
    const ground = await sheetGroundOf(parts, account);
    const sheet = sheetOf(ground, query.sheet);
    const { id } = await cycleOf(parts, account, ground, params.id);
    const requests = await requestsIn(parts, ground, id);
    return sendTable(asked, ground, sheet, requests.flatMap(ownedOf));
  }),
];

export const sheetRoutes = (parts: EngineParts): Route[] => [
  ...importRoutes(parts),
  ...exportRoutes(parts),
];
