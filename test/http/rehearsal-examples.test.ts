import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { authorityFile, decisionFile, publishTables } from './tables.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
  await publishTables(hall.door);
});
afterAll(() => hall.close());

const secretariat = 'kusei-sozo.clerk';
const rehearse = async (body: object, login = secretariat) =>
  (await hall.as(login)).post('/api/rehearsals', body);

const commission = (amount: number, unit = 'kita-ku') => ({
  ...{ unit, subject: 'commission', amount },
});
const examples = [
  commission(900_000),
  commission(4_000_000),
  commission(8_000_000),
  commission(10_000_001, 'chuo-ku'),
];

/** From April on ward mayors decide up to ten million. */
const wider = {
  'authority.yaml': authorityFile([{ upTo: 10_000_000, inForceOn: '2027-04-01' }]),
};

test('only what would change is listed, on the day on which the draft holds', async () => {
  const { faults, report } = await hall.must(rehearse({ files: wider, examples }));
  expect(faults).toEqual([]);
  expect(report.on).toBe('2027-04-01');
  expect(report.totals).toMatchObject({
    ...{ lookedAt: 4, unjudged: 0, changed: 1, undecidable: 0 },
    parts: { decider: 1, route: 1, days: 1, deadlines: 1 },
    ...{ leaveHeadquarters: 1, comeToHeadquarters: 0, daysSaved: 1, daysAdded: 0 },
  });
  expect(report.changes).toMatchObject([
    {
      id: null,
      title: '委託',
      subject: { code: 'commission', title: '委託' },
      initiator: { title: '北区' },
      changed: ['decider', 'route', 'days', 'deadlines'],
      before: { deciderTitle: '副市長', businessDays: 5, decidedInLine: false },
      after: { deciderTitle: '区長', businessDays: 4, decidedInLine: true },
    },
  ]);
  expect(report.changes[0].before.route.map(({ as }: { as: string }) => as)).toEqual([
    'circulation',
    'circulation',
    'circulation',
  ]);
  expect(report.bySubject).toMatchObject([{ subject: { title: '委託' }, lookedAt: 4, changed: 1 }]);
  expect(report.byUnit).toMatchObject([
    { unit: { title: '北区' }, lookedAt: 3, changed: 1 },
    { unit: { title: '中央区' }, lookedAt: 1, changed: 0 },
  ]);
  expect(report.notListed).toBe(0);
});

test('another way of counting moves the deadlines of an example and nothing else', async () => {
  const decision = JSON.parse(decisionFile);
  const handling = { ...decision.handling, decision: { days: 2, count: 'calendar' } };
  const files = { 'decision.yaml': JSON.stringify({ ...decision, handling }) };
  const asked = [{ ...commission(4_000_000), on: '2026-07-01' }];
  const { faults, report } = await hall.must(rehearse({ files, examples: asked }));
  expect(faults).toEqual([]);
  const steps = { circulation: '2026-07-03', hearings: '2026-07-01' };
  expect(report.changes).toMatchObject([
    {
      changed: ['deadlines'],
      before: { businessDays: 4, deadlines: { ...steps, decision: '2026-07-07' } },
      after: { businessDays: 4, deadlines: { ...steps, decision: '2026-07-06' } },
    },
  ]);
});

test('on the day before, nothing of the draft holds', async () => {
  const body = { files: wider, examples, on: '2027-03-31' };
  const { report } = await hall.must(rehearse(body));
  expect(report.totals).toMatchObject({ lookedAt: 4, changed: 0 });
  expect(report.changes).toEqual([]);
});

test('what the draft could no longer decide is told', async () => {
  const tables = JSON.parse(authorityFile());
  const { rows, subjects, ...rest } = tables;
  const without = {
    ...rest,
    subjects: subjects.filter(({ code }: { code: string }) => code !== 'commission'),
    rows: rows.filter(({ subject }: { subject: string }) => subject !== 'commission'),
  };
  const files = { 'authority.yaml': JSON.stringify(without) };
  const { report } = await hall.must(rehearse({ files, examples }));
  expect(report.totals).toMatchObject({ lookedAt: 4, changed: 4, undecidable: 4 });
  expect(report.changes[0].after).toBeNull();
});

test('faults are told as by the check of a rulebook, and nothing is tried', async () => {
  const broken = authorityFile().replace('"rank": "ward-head"', '"rank": "emperor"');
  const told = await hall.must(rehearse({ files: { 'authority.yaml': broken }, examples }));
  expect(told.report).toBeNull();
  expect(told.faults).toMatchObject([
    {
      file: 'authority.yaml',
      key: 'rows.c-head.rank',
      article: '試験市決裁規程 別表1の2',
      problem: 'unknown_reference',
    },
  ]);
  expect(told.faults[0].line).toBeGreaterThan(1);
  expect(told.faults[0].ja).toContain('emperor');
  const noYaml = await hall.must(rehearse({ files: { 'calendar.yaml': 'a: [' } }));
  expect(noYaml.faults[0]).toMatchObject({ file: 'calendar.yaml' });
  const identity =
    'city: elsewhere\ntitle: X\nversion: 9\ninForceOn: 2014-04-01\norigin: cityOrder';
  const other = await hall.must(rehearse({ files: { 'rulebook.yaml': identity } }));
  expect(other.faults).toMatchObject([{ problem: 'other_city' }]);
  const unknown = await rehearse({ files: { 'taxes.yaml': '' } });
  expect(unknown.body.code).toBe('malformed');
});

test('only who sees the whole city may, and tables of thousands of rows fit', async () => {
  const refused = await rehearse({ files: wider, examples }, 'kita-ku.head');
  expect(refused.body.code).toBe('whole_city_only');
  const padding = { 'decision.yaml': `${decisionFile}\n${'# …\n'.repeat(100_000)}` };
  const told = await hall.must(rehearse({ files: padding, examples }));
  expect(told.report.totals.changed).toBe(0);
});
