// Sheets in and out of real requests: a trial, the import, what is refused and where, and the way
// back out of the product and in again.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import readLibrary from 'read-excel-file/universal';
import writeLibrary, { type SheetData } from 'write-excel-file/node';
import { createAdvancer } from '../../src/engine/advance.ts';
import { createKnown } from '../../src/engine/known.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { createHands } from '../../workers/hands.ts';
import { workflows } from '../../workflows/index.ts';
import { heads, merged, project, sheetXml, workbook } from '../sheets/workbook.ts';
import { type BudgetHall, lineOf, openBudgetHall } from './budget-hall.ts';

let hall: BudgetHall;
let cycle: string;
let drain: () => Promise<void>;

const at = (time: string) => hall.door.clock.set(`${time}:00.000Z` as Instant);

const open = async (login: string, procedure: string, command: object): Promise<string> => {
  const client = await hall.as(login);
  const { id } = await hall.must(client.post('/api/cases', { procedure, command }));
  await drain();
  return id;
};

async function openCycle(fiscalYear = 2027): Promise<string> {
  const id = await open('zaisei.chief', 'budget_cycle', {
    ...{ type: 'plan', initiator: 'zaisei', fiscalYear, kind: 'initial', title: '当初予算' },
  });
  const guideline = { type: 'notify_guideline', text: '重点に絞る', attachments: [] };
  await hall.must(hall.send('zaisei.chief', id, guideline));
  await drain();
  return id;
}

let year = 2027;

/** In a year of its own: a ward has one sheet of a lane in each cycle, and one cap in each year. */
async function openSheet(ward: string): Promise<string> {
  year += 1;
  return open(`${ward}.clerk`, 'budget_request', {
    ...{ type: 'open', cycle: await openCycle(year), lane: 'machizukuri', initiator: ward },
  });
}

/** The file as the body of a request to that address. */
async function post(login: string, path: string, file: Buffer | string) {
  const client = await hall.as(login);
  const headers = { 'content-type': 'application/octet-stream' };
  return client.ask('POST', path, { raw: new Uint8Array(Buffer.from(file)), headers });
}

const into = (id: string, sheet: string, more = '') =>
  `/api/cases/${id}/lines/import?sheet=${sheet}${more}`;

const load = (id: string, file: Buffer | string, more = '', sheet = 'projects') =>
  post('chuo-ku.clerk', into(id, sheet, more), file);

const linesOf = async (id: string, login = 'chuo-ku.clerk') =>
  (await hall.get(login, `/api/cases/${id}`)).context.lines;

/** What people did to it; its cycle tells it something as well. */
const historyOf = async (id: string): Promise<string[]> => {
  const { items } = await hall.get('chuo-ku.clerk', `/api/cases/${id}/history`);
  return items
    .map(({ type }: { type: string }) => type)
    .filter((type: string) => type !== 'cycle_moved');
};

/** Bytes: the client of the other tests reads texts. */
async function download(login: string, path: string) {
  const { cookie = '' } = await hall.as(login);
  const told = await fetch(`${hall.door.origin}${path}`, { headers: { cookie } });
  return { told, bytes: Buffer.from(await told.arrayBuffer()) };
}

const head = 'No.,種別,事業名,方向性,事業内容,予算額,備考';
const csv = (...rows: readonly string[]): string => [head, ...rows].join('\r\n');
const folder = 'rulebooks/kumamoto/situations/data';
const table = (ward: string): Buffer => readFileSync(`${folder}/${ward}-2014.csv`);

beforeAll(async () => {
  hall = await openBudgetHall();
  const { db, clock } = hall.door;
  const known = createKnown(db, workflows);
  const door = createAdvancer({ db, known, clock, workflows });
  const hands = createHands({ db, clock, report: () => undefined, door });
  drain = async () => void (await hands.drain());
  at('2026-10-20T01:00');
  cycle = await openCycle();
});
afterAll(() => hall.close());

describe('a trial', () => {
  test('says what would change and changes nothing', async () => {
    const id = await openSheet('chuo-ku');
    const { status, body } = await load(id, csv('1,A・C,まつり,① ②,,"4,750",'), '&dryRun=true');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ dryRun: true, format: 'csv', encoding: 'utf-8', worksheet: null },
      sheet: { code: 'projects' },
      counts: { new: 1, changed: 0, unchanged: 0 },
      ...{ errors: [], errorCount: 0, totals: [], doubts: [] },
      sums: [{ field: 'request', title: '予算額', sum: 4750 }],
    });
    expect(body.cases).toMatchObject([
      {
        ...{ case: id, ward: { title: '中央区' }, version: null, refusal: null },
        lane: { title: 'まちづくり推進事業経費' },
        changes: [{ row: 2, line: '1', name: 'まつり', does: 'new', fields: [] }],
        ...{ absent: [], request: { before: 0, after: 4750 } },
      },
    ]);
    expect(await linesOf(id)).toEqual([]);
    expect(await historyOf(id)).toEqual(['open']);
  });

  test('shows of every changed line what it is and what it would be', async () => {
    const id = await openSheet('chuo-ku');
    expect((await load(id, csv('1,A,まつり,①,,100,', '2,B,花火,②,,50,'))).status).toBe(200);
    const next = csv('1,A,まつり,①,,120,', '3,A,朝市,①,,5,');
    const { body } = await load(id, next, '&dryRun=true');
    expect(body.counts).toEqual({ new: 1, changed: 1, unchanged: 0 });
    expect(body.cases[0]).toMatchObject({
      changes: [
        { line: '1', does: 'changed', fields: [{ field: 'request', from: 100, to: 120 }] },
        { line: '3', does: 'new' },
      ],
      absent: [{ line: '2', name: '花火' }],
      request: { before: 150, after: 175 },
    });
  });

  test('lists what the file and what the rules say is wrong, with row and column', async () => {
    const id = await openSheet('chuo-ku');
    const broken = csv('1,E,まつり,①,,x,', '2,A,花火,②,,1,');
    const { body } = await load(id, broken, '&dryRun=true');
    expect(body.errorCount).toBe(2);
    expect(body.errors).toMatchObject([
      { row: 2, column: 'B', title: '種別', code: 'code_unknown' },
      { row: 2, column: 'F', title: '予算額', code: 'amount_unreadable' },
    ]);
    const over = csv('1,A,まつり,①,,15000,', '2,A,花火,②,,5001,');
    const { body: capped } = await load(id, over, '&dryRun=true');
    expect(capped.errors).toMatchObject([
      { row: null, column: 'F', title: '予算額', code: 'over_cap' },
    ]);
    expect(capped.errors[0].ja.text).toContain('1超えています');
    expect(capped.cases[0].refusal).toBeNull();
  });

  test('says why the engine would refuse it, where that is about no line', async () => {
    const id = await openSheet('chuo-ku');
    const path = into(id, 'projects', '&dryRun=true');
    const { body } = await post('zaisei.clerk', path, csv('1,A,まつり,①,,1,'));
    expect(body.cases[0].refusal).toMatchObject({ code: 'not_allowed' });
  });
});

describe('an import', () => {
  test('is one command, and lines that say nothing new are not in it', async () => {
    const id = await openSheet('chuo-ku');
    const first = await load(id, csv('1,A,まつり,①,,100,', '2,B,花火,②,,50,'));
    expect(first.body.cases[0]).toMatchObject({ version: 3, counts: { new: 2 } });
    const again = await load(id, csv('1,A,まつり,①,,100,', '2,B,花火,②,,60,'));
    expect(again.body.counts).toEqual({ new: 0, changed: 1, unchanged: 1 });
    expect(await historyOf(id)).toEqual(['open', 'put_lines', 'put_lines']);
    const revisions = (await linesOf(id)).map((one: { revision: number }) => one.revision);
    expect(revisions).toEqual([1, 2]);
  });

  test('that says nothing new sends nothing', async () => {
    const id = await openSheet('chuo-ku');
    await load(id, csv('1,A,まつり,①,,100,'));
    const { status, body } = await load(id, csv('1,A,まつり,①,,100,'));
    expect([status, body.cases[0].version]).toEqual([200, null]);
    expect(body.counts).toEqual({ new: 0, changed: 0, unchanged: 1 });
    expect(await historyOf(id)).toEqual(['open', 'put_lines']);
  });

  test.each([
    ['chuo', 11],
    ['higashi', 15],
    ['nishi', 14],
    ['minami', 19],
    ['kita', 14],
  ])(
    'of the table of %s gives its projects and 20,000, whatever it prints',
    async (ward, count) => {
      const id = await openSheet(`${ward}-ku`);
      const path = into(id, 'projects');
      const { body } = await post(`${ward}-ku.clerk`, path, table(ward));
      expect(body.counts).toEqual({ new: count, changed: 0, unchanged: 0 });
      expect(body.cases[0].request).toEqual({ before: 0, after: 20_000 });
      expect(body.sums).toMatchObject([{ field: 'request', sum: 20_000 }]);
      expect(body.totals).toMatchObject(
        ward === 'minami' ? [{ label: '予算総額', printed: 20_000, sum: 20_000 }] : [],
      );
      expect(body.doubts).toEqual([]);
      const lines = await linesOf(id, `${ward}-ku.clerk`);
      expect(lines).toHaveLength(count);
    },
  );

  test('of two categories in one cell keeps both', async () => {
    const id = await openSheet('minami-ku');
    await post('minami-ku.clerk', into(id, 'projects'), table('minami'));
    const lines = await linesOf(id, 'minami-ku.clerk');
    expect(lines[6].categories).toEqual(['b', 'c']);
  });

  test('tells of a printed total that is not the sum, and goes by the lines', async () => {
    const id = await openSheet('chuo-ku');
    const { status, body } = await load(id, csv('1,A,まつり,①,,100,', '予算総額,,,,,200,'));
    expect(status).toBe(200);
    expect(body.doubts).toMatchObject([{ row: 3, column: 'F', code: 'total_differs' }]);
    expect(body.cases[0].request.after).toBe(100);
  });

  test('with one wrong row loads nothing', async () => {
    const id = await openSheet('chuo-ku');
    const { status, body } = await load(id, csv('1,A,まつり,①,,100,', '2,B,花火,②,,1.5,'));
    expect([status, body.code]).toEqual([422, 'sheet_rows_broken']);
    expect(body.errors).toMatchObject([{ in: 'body', pointer: '/3/F' }]);
    expect(body.errors[0].detail).toContain('端数');
    expect(await linesOf(id)).toEqual([]);
    expect(await historyOf(id)).toEqual(['open']);
  });

  test('that a rule of the lane refuses loads nothing, and names the rule', async () => {
    const id = await openSheet('chuo-ku');
    const { status, body } = await load(id, csv('1,A,まつり,①,,15000,', '2,A,花火,②,,5001,'));
    expect([status, body.code]).toEqual([422, 'sheet_rows_broken']);
    expect(body.errors).toMatchObject([{ pointer: '/F' }]);
    expect(body.errors[0].detail).toContain('上限20000を1超えています');
    expect(await linesOf(id)).toEqual([]);
  });

  test('by somebody who may not write the sheet is refused as a command would be', async () => {
    const id = await openSheet('chuo-ku');
    const file = csv('1,A,まつり,①,,100,');
    const other = await post('zaisei.clerk', into(id, 'projects'), file);
    expect([other.status, other.body.code]).toEqual([403, 'not_allowed']);
    const unseen = await post('kita-ku.clerk', into(id, 'projects'), file);
    expect([unseen.status, unseen.body.code]).toEqual([404, 'case_not_found']);
  });

  test('of more lines than a request may have is refused before it is sent', async () => {
    const id = await openSheet('chuo-ku');
    const rows = Array.from({ length: 2001 }, (_, row) => `${row + 1},A,事業${row},①,,1,`);
    const { body } = await load(id, csv(...rows));
    expect(body.errors[0].detail).toContain('2001行');
    expect((await load(id, csv(...rows.slice(0, 2000)))).status).toBe(200);
  });
});

describe('a bad file', () => {
  let id: string;
  beforeAll(async () => {
    id = await openSheet('chuo-ku');
  });
  const codeOf = async (file: Buffer | string) => {
    const { status, body } = await load(id, file);
    return [status, body.code];
  };
  const errorsOf = async (file: Buffer) => {
    const { body } = await load(id, file);
    return body.errors.map(({ pointer, detail }: { pointer: string; detail: string }) => [
      pointer,
      detail,
    ]);
  };

  test('is refused by what it is', async () => {
    const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await codeOf(Buffer.from([0, 1, 2]))).toEqual([422, 'sheet_unreadable']);
    expect(await codeOf(ole)).toEqual([422, 'sheet_old_format']);
    expect(await codeOf(locked)).toEqual([422, 'sheet_encrypted']);
    expect(await codeOf(csv())).toEqual([422, 'sheet_without_rows']);
    expect(await codeOf(iconv.encode(csv('1,A,祭,①,,1,'), 'euc-jp'))).toEqual([
      422,
      'sheet_unreadable',
    ]);
    const two = { A: sheetXml([heads, project(2, 'A', 1)]), B: sheetXml([heads]) };
    expect(await codeOf(workbook(two))).toEqual([422, 'sheet_several']);
    const far = workbook({ A: sheetXml([heads, project(20_001, 'A', 1)]) });
    expect(await codeOf(far)).toEqual([413, 'sheet_too_large']);
    const rows = Array.from({ length: 20_000 }, () => '1,A,x,①,,1,');
    expect(await codeOf(csv(...rows))).toEqual([413, 'sheet_too_large']);
  });

  test('is refused by the place of what is wrong in it', async () => {
    const rows = [project(2, 'A', 1), project(3, 'B', 2)];
    const file = workbook({ A: sheetXml([heads, ...rows], merged('D2:D3')) });
    expect(await errorsOf(file)).toEqual([['/2/D', expect.stringContaining('D2:D3')]]);
    const shifted = Buffer.from(csv('1,A,まつり,①,,100'));
    expect(await errorsOf(shifted)).toEqual([['/2', expect.stringContaining('6個')]]);
    const headless = Buffer.from('1,A,まつり,①,,100,');
    expect(await errorsOf(headless)).toEqual([['/1', expect.stringContaining('見出し')]]);
  });

  test('is of a sheet that the city has, and for a case that takes one', async () => {
    const file = csv('1,A,まつり,①,,1,');
    const unknown = await load(id, file, '', 'budget-2014');
    expect([unknown.status, unknown.body.code]).toEqual([422, 'sheet_unknown']);
    expect(unknown.body.ja.text).toContain('projects');
    const other = await post('zaisei.chief', into(cycle, 'projects'), file);
    expect(other.body.code).toBe('sheet_not_a_request');
    const path = `/api/budget/cycles/${id}/import?sheet=wards`;
    expect((await post('chuo-ku.clerk', path, file)).body.code).toBe('sheet_not_a_cycle');
  });

  test('has rows of another ward', async () => {
    const file = '区,事業名,予算額\r\n中央区,まつり,1\r\n北区,花火,2';
    const { body } = await load(id, file, '', 'wards');
    expect(body.errors).toMatchObject([{ pointer: '/3/A' }]);
    expect(body.errors[0].detail).toContain('「北区」のもの');
  });
});

describe('a file over all wards', () => {
  const all = (...rows: readonly string[]) => ['区,事業名,予算額', ...rows].join('\r\n');
  const path = (more = '') => `/api/budget/cycles/${cycle}/import?sheet=wards${more}`;
  /** Sits in for the clerks of two wards. */
  const both = 'toshi-kensetsu.clerk';

  beforeAll(async () => {
    const change = [
      '職コード,ログイン,氏名,資格,発令日,解任日',
      ...['chuo-ku', 'kita-ku'].map((ward) => `${ward}.clerk,${both},,職務代理,2026-10-20,`),
    ].join('\n');
    const told = await post('kikaku-shinko.clerk', '/api/personnel-changes', change);
    expect(told.status).toBe(201);
  });

  test('opens the requests that are missing, with their lines, all or none', async () => {
    const file = all('中央区,まつり,100', '北区,花火,50', '中央区,朝市,20');
    const { body: trial } = await post(both, path('&dryRun=true'), file);
    expect(trial.cases).toMatchObject([
      { case: null, ward: { title: '中央区' }, counts: { new: 2 }, refusal: null },
      { case: null, ward: { title: '北区' }, counts: { new: 1 }, refusal: null },
    ]);
    const { body } = await post(both, path(), file);
    expect(body.cases).toMatchObject([
      { ward: { code: 'chuo-ku' }, version: 2, request: { after: 120 } },
      { ward: { code: 'kita-ku' }, version: 2, request: { after: 50 } },
    ]);
    const [chuo] = body.cases;
    expect(await linesOf(chuo.case)).toHaveLength(2);
    const { body: again } = await post(both, path(), all('中央区,まつり,110', '北区,花火,50'));
    expect(again.cases).toMatchObject([
      { case: chuo.case, version: 3, counts: { changed: 1 } },
      { version: null, counts: { unchanged: 1 } },
    ]);
  });

  test('holds all wards back where one is refused', async () => {
    const file = all('中央区,夜市,10', '北区,盆踊り,20000');
    const { status, body } = await post(both, path(), file);
    expect([status, body.code]).toEqual([422, 'sheet_rows_broken']);
    expect(body.errors[0].detail).toContain('上限20000');
    const { body: trial } = await post(both, path('&dryRun=true'), all('中央区,夜市,10'));
    expect(trial.cases[0].changes).toMatchObject([{ does: 'new' }]);
  });

  test('is refused where the sender may not open the request of a ward', async () => {
    const file = all('西区,まつり,1');
    const { body: trial } = await post(both, path('&dryRun=true'), file);
    expect(trial.cases[0].refusal).toMatchObject({ code: 'not_allowed' });
    const { status, body } = await post(both, path(), file);
    expect([status, body.code]).toEqual([403, 'not_allowed']);
  });

  test('opens another request beside those that are over, whenever these were opened', async () => {
    year += 1;
    const other = (await openCycle(year)) as CaseId;
    const request = { initiator: 'chuo-ku', lane: 'machizukuri', lines: [lineOf('1')] };
    const closedAt = '2026-10-20T02:00:00Z' as Instant;
    const over = {
      ...{ status: 'done' as const, step: 'closed', closedAt, initiator: 'chuo-ku' },
      ...{ fiscalYear: year, context: { ...request, cycle: { phase: 'voted' } } },
    };
    for (const outcome of ['withdrawn', 'not_submitted', 'passed']) {
      await hall.request(other, { ...over, outcome });
    }
    const importing = `/api/budget/cycles/${other}/import?sheet=wards`;
    const { body } = await post(both, importing, all('中央区,まつり,100'));
    expect(body.cases).toMatchObject([{ counts: { new: 1 }, version: 2 }]);
    await hall.request(other, { ...over, outcome: 'passed' });
    const { body: again } = await post(both, importing, all('中央区,まつり,110'));
    expect(again.cases).toMatchObject([{ case: body.cases[0].case, counts: { changed: 1 } }]);
  });

  test('names the ward in every row, and the lane where it is not the only one', async () => {
    const { body } = await post(both, path(), all('中央区,まつり,1', ',花火,2'));
    expect(body.errors).toMatchObject([{ pointer: '/3/A' }]);
    const bureau = await post(both, path('&dryRun=true'), all('財政局,まつり,1'));
    expect(bureau.body.errors).toMatchObject([{ row: 2, code: 'lane_missing' }]);
    const named = path('&dryRun=true&lane=machizukuri');
    const { body: refused } = await post(both, named, all('財政局,まつり,1'));
    expect(refused.cases[0].refusal).not.toBeNull();
  });

  test('comes out again over all wards, and goes in unchanged', async () => {
    const { bytes, told } = await download(
      both,
      `/api/budget/cycles/${cycle}/export?sheet=wards&format=csv`,
    );
    expect(told.headers.get('content-type')).toContain('text/csv');
    expect(bytes.toString()).toContain('中央区,,,まつり');
    const { body } = await post(both, path(), bytes);
    expect(body.counts).toEqual({ new: 0, changed: 0, unchanged: 3 });
    expect(body.totals).toMatchObject([{ printed: 180, sum: 180 }]);
  });
});

describe('what is exported', () => {
  let id: string;
  const out = (more: string, sheet = 'request') =>
    download('chuo-ku.clerk', `/api/cases/${id}/lines/export?sheet=${sheet}${more}`);

  beforeAll(async () => {
    id = await openSheet('chuo-ku');
    await load(id, table('chuo'));
    const entry = { included: true, request: 0 };
    await hall.must(
      hall.send('chuo-ku.clerk', id, {
        type: 'put_lines',
        lines: [
          {
            ...{ ...entry, line: 'odd', name: '=1+1 と "引用", 髙﨑', account: { kan: '02' } },
            ...{ purpose: '一行目\r\n二行目', section: 'chuo-ku', trend: 'new', bureau: 'zaisei' },
            funds: [{ fund: 'general', amount: 0 }],
          },
        ],
      }),
    );
  });

  const nothing = { new: 0, changed: 0, unchanged: 12 };

  test('changes nothing when it comes back as it is', async () => {
    for (const more of ['', '&format=csv', '&format=csv&encoding=shift_jis']) {
      const { bytes, told } = await out(more);
      expect(told.status).toBe(200);
      const { body } = await load(id, bytes, '', 'request');
      expect(body.counts).toEqual(nothing);
      expect([body.doubts, body.cases[0].absent, body.cases[0].version]).toEqual([[], [], null]);
    }
  });

  test('changes nothing when a library has opened and saved it', async () => {
    const { bytes } = await out('&format=xlsx');
    const [first] = await readLibrary(new Uint8Array(bytes).buffer);
    const saved = await writeLibrary(first?.data as SheetData, { sheet: 'saved' }).toBuffer();
    const { body } = await load(id, saved, '', 'request');
    expect([body.worksheet, body.counts]).toEqual(['saved', nothing]);
  });

  test('is called by the title of the sheet, in the type of the format', async () => {
    const { told } = await out('');
    expect(told.headers.get('content-type')).toContain('spreadsheetml.sheet');
    const name = `filename="request.xlsx"; filename*=UTF-8''${encodeURI('予算要求書')}.xlsx`;
    expect(told.headers.get('content-disposition')).toBe(`attachment; ${name}`);
    const csvTold = (await out('&format=csv&encoding=shift_jis')).told;
    expect(csvTold.headers.get('content-type')).toBe('text/csv; charset=shift_jis');
  });

  test('is of a sheet that there is, of a request that the reader may see', async () => {
    const client = await hall.as('chuo-ku.clerk');
    const path = `/api/cases/${id}/lines/export`;
    expect((await client.get(`${path}?sheet=none`)).body.code).toBe('sheet_unknown');
    const kita = await hall.as('kita-ku.clerk');
    expect((await kita.get(`${path}?sheet=request`)).body.code).toBe('case_not_found');
    const finance = await hall.as('zaisei.chief');
    const other = `/api/cases/${cycle}/lines/export?sheet=request`;
    expect((await finance.get(other)).body.code).toBe('sheet_not_a_request');
    const cycles = `/api/budget/cycles/${id}/export?sheet=wards`;
    expect((await client.get(cycles)).body.code).toBe('sheet_not_a_cycle');
  });

  test('names what Shift_JIS cannot write, and is not written', async () => {
    const rare = { line: 'rare', name: '𠮷野川〜まつり', included: true, request: 0 };
    await hall.must(hall.send('chuo-ku.clerk', id, { type: 'put_lines', lines: [rare] }));
    const path = `/api/cases/${id}/lines/export?sheet=request&format=csv&encoding=shift_jis`;
    const { status, body } = await (await hall.as('chuo-ku.clerk')).get(path);
    expect([status, body.code]).toEqual([422, 'sheet_not_encodable']);
    expect(body.errors.map(({ detail }: { detail: string }) => detail)).toEqual([
      'F14 (事業名): 𠮷 U+20BB7',
      'F14 (事業名): 〜 U+301C',
    ]);
    expect((await out('&format=csv')).told.status).toBe(200);
  });
});
