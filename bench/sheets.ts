/**
 * A sheet of 10,000 lines over all wards, from its bytes to the committed requests: read, mapped,
 * checked by the rules of the lane and put as one bundle that opens each ward's request. Held
 * beside the library alone reading the same file, with nothing made of its cells.
 */
import readLibrary from 'read-excel-file/universal';
import { databaseClock } from '../src/db/clock.ts';
import { createAdvancer } from '../src/engine/advance.ts';
import { createKnown } from '../src/engine/known.ts';
import { importIntoCycle, type SheetFile } from '../src/http/import-into.ts';
import type { EngineParts } from '../src/http/sight.ts';
import { writeCsv } from '../src/sheets/write-csv.ts';
import { writeWorkbook } from '../src/sheets/write-workbook.ts';
import type { Actor } from '../src/terms/actor.ts';
import type { CaseId, PersonId } from '../src/terms/ids.ts';
import type { BudgetSheet } from '../src/terms/rulebook-sheet.ts';
import { workflows } from '../workflows/index.ts';
import type { Found } from './figures.ts';
import type { Ground } from './ground.ts';
import { inSeconds, median, whole } from './numbers.ts';

const LINES = 10_000;
const ROUNDS = 3;
const YEAR = 2030;
const lane = 'local-roads';
const wards = [
  ...['kita-ku', 'higashi-ku', 'chuo-ku', 'konan-ku', 'akiha-ku', 'minami-ku'],
  ...['nishi-ku', 'nishikan-ku'],
];

/** One of them writes for all wards: sits on every ward's seat of the clerk beside its holder. */
const writer = 'kita-ku.clerk';
const planner = 'zaimu.chief';

async function seatWriter({ db, city, people }: Ground): Promise<PersonId> {
  const person = people.get(writer);
  if (person === undefined) throw new Error(`nobody signs in as ${writer}`);
  const others = wards.map((ward) => `${ward}.clerk`).filter((seat) => seat !== writer);
  await db.kysely
    .insertInto('holders')
    .values(
      others.map((seat) => ({
        ...{ city, seat, person, capacity: 'deputy' as const, until: null },
        fromOn: '2020-04-01' as never,
      })),
    )
    .execute();
  return person;
}

interface Cost {
  readonly took: number;
  readonly cpu: number;
}

/** As long as a line of a real sheet, with every column that a section fills. */
function cellOf({ field, of }: BudgetSheet['columns'][number], n: number): string | number | null {
  const ward = wards[n % wards.length] ?? '';
  const perWard = Math.floor(n / wards.length);
  const cells: Readonly<Record<string, string | number>> = {
    ...{ line: `r${perWard}`, no: perWard + 1, ward, lane, section: ward, priority: perWard + 1 },
    ...{ name: `道路照明の更新 ${n}`, account: '一般会計', kan: '08', kou: '02', moku: '03' },
    ...{ setsu: '14', trend: 'continued', previous: 900 + n, request: 1000 + n },
    purpose: '通学路の安全を保つため、古くなった道路照明を順に新しいものに替える。'.repeat(2),
    basis: '灯数に単価を乗じ、足場と交通誘導の費用を加える。'.repeat(2),
    note: '前年度からの続き',
  };
  if (field === 'fund') return of === 'general' ? 600 + n : of === 'bond' ? 400 : null;
  return cells[field] ?? null;
}

async function filesOf(sheet: BudgetSheet) {
  const { columns } = sheet;
  const rows = Array.from({ length: LINES }, (_none, n) =>
    columns.map((column) => cellOf(column, n)),
  );
  const table = { columns, rows, total: null };
  const csv = writeCsv(table, 'shift_jis');
  if (!('content' in csv)) throw new Error('the sheet cannot be written as Shift_JIS');
  return { workbook: await writeWorkbook(table, sheet.title), csv: csv.content };
}

/** `cpu`: of this process, which depends less on what else the machine does. */
async function timed<T>(work: () => Promise<T>) {
  const [asked, before] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { took: performance.now() - asked, cpu: (user + system) / 1000, value };
}

interface House {
  readonly parts: EngineParts;
  readonly account: SheetFile['account'];
  readonly planner: Actor;
}

async function openHouse(ground: Ground): Promise<House> {
  const { db, city, people } = ground;
  const known = createKnown(db, workflows);
  const advancer = createAdvancer({ db, workflows, known });
  const person = await seatWriter(ground);
  const by = people.get(planner);
  if (by === undefined) throw new Error(`nobody signs in as ${planner}`);
  const account = { id: person, city, name: writer, login: writer, password: null };
  return {
    parts: { db, known, clock: databaseClock, advancer },
    account: { ...account, administrator: false },
    planner: { kind: 'person', city, person: by, seat: planner },
  };
}

async function planCycle({ parts: { advancer }, account, planner: actor }: House) {
  const opened = await advancer.begin({
    ...{ city: account.city, procedure: 'budget_cycle', actor },
    command: {
      ...{ type: 'plan', initiator: 'zaimu', fiscalYear: YEAR, kind: 'initial' },
      title: 'A budget',
    },
  });
  if (!opened.accepted) throw new Error(`refused: ${JSON.stringify(opened.refusal)}`);
  const { caseId } = opened;
  const guideline = { type: 'notify_guideline', text: 'The guideline', attachments: [] };
  const told = await advancer.advance({ caseId, actor, command: guideline });
  if (!told.accepted) throw new Error(`refused: ${JSON.stringify(told.refusal)}`);
  return caseId;
}

async function load(house: House, into: CaseId, file: Buffer, expected: 'new' | 'unchanged') {
  const { parts, account } = house;
  const asked = { account, seat: undefined, dryRun: false, into, sheet: 'request', file };
  const { value, ...cost } = await timed(() =>
    importIntoCycle(parts, { ...asked, lane: undefined }),
  );
  const lines = value.imported.portions.flatMap(({ compared }) => compared.changes);
  const right = lines.filter(({ does }) => does === expected).length;
  if (right !== LINES) throw new Error(`${right} lines are ${expected}`);
  return cost;
}

async function sheetIn({ db }: Ground, { parts }: House): Promise<BudgetSheet> {
  const rulebook = await db.kysely.selectFrom('rulebooks').selectAll().executeTakeFirstOrThrow();
  const { budget } = await parts.known.rulebook(rulebook.id);
  const sheet = budget?.sheets.find(({ code }) => code === 'request');
  if (sheet === undefined) throw new Error('the city has no sheet of requests');
  return sheet;
}

export async function measureSheets(ground: Ground): Promise<Found[]> {
  const house = await openHouse(ground);
  const sheet = await sheetIn(ground, house);
  const { workbook, csv } = await filesOf(sheet);
  const costs: Record<'plain' | 'excel' | 'csv' | 'again', Cost[]> = {
    ...{ plain: [], excel: [], csv: [], again: [] },
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const bytes = new Uint8Array(workbook).buffer;
    costs.plain.push(await timed(() => readLibrary(bytes)));
    const cycle = await planCycle(house);
    costs.excel.push(await load(house, cycle, workbook, 'new'));
    costs.again.push(await load(house, cycle, workbook, 'unchanged'));
    costs.csv.push(await load(house, await planCycle(house), csv, 'new'));
  }
  const middle = (all: readonly Cost[]): number => median(all.map(({ took }) => took));
  const show = (all: readonly Cost[]): string =>
    `${inSeconds(middle(all))} (cpu ${inSeconds(median(all.map(({ cpu }) => cpu)))})`;
  console.log(`${whole(LINES)} lines of ${wards.length} wards, ${sheet.columns.length} columns`);
  console.log(`  the library alone reads the Excel file: ${show(costs.plain)}`);
  console.log(`  Excel, ${whole(workbook.length / 1024)} KB: ${show(costs.excel)}`);
  console.log(`  CSV in Shift_JIS, ${whole(csv.length / 1024)} KB: ${show(costs.csv)}`);
  console.log(`  the same Excel file again, nothing new: ${show(costs.again)}`);
  const slowest = Math.max(middle(costs.excel), middle(costs.csv));
  return [
    { measure: 'sheetImport', value: slowest / 1000 },
    { measure: 'sheetRatio', value: middle(costs.excel) / middle(costs.plain) },
  ];
}
