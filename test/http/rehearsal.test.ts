import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Instant } from '../../src/terms/units.ts';
import { authorityFile, publishTables } from './tables.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

/** Asks the navigator and sends what it gives to start the case, as it stands. */
async function startFrom(login: string, question: object) {
  const client = await hall.as(login);
  const { start } = await hall.must(client.post('/api/navigator', question));
  return hall.must(client.post('/api/cases', start));
}

const commission = (amount: number, unit = 'kita-ku') => ({
  ...{ unit, subject: 'commission', amount, title: `Commission of ${amount}` },
});

const rehearse = async (body: object) =>
  hall.must((await hall.as('kusei-sozo.clerk')).post('/api/rehearsals', body));

beforeAll(async () => {
  hall = await openTownHall();
  await publishTables(hall.door);
});
afterAll(() => hall.close());

test('what the navigator gives to start a case is accepted unchanged', async () => {
  const question = {
    ...commission(3_000_000),
    ...{ qualifiers: ['routine'], grounds: ['important'], wards: ['kita-ku'] },
  };
  const page = await startFrom('kita-ku.clerk', question);
  expect(page).toMatchObject({
    procedure: 'decision',
    title: 'Commission of 3000000',
    step: { code: 'drafting' },
    initiator: { code: 'kita-ku' },
  });
  expect(page.context.content).toMatchObject({
    amount: 3_000_000,
    qualifiers: ['routine'],
    grounds: ['important'],
    wards: ['kita-ku'],
  });
  const road = {
    ...{ unit: 'doboku', subject: 'road', amount: 20_000_000, wards: ['kita-ku'] },
    fields: { route: 'route 7' },
  };
  const works = await startFrom('doboku.clerk', road);
  expect(works.context.content.fields).toEqual({ route: 'route 7' });
});

test('past cases: exactly those are listed that the draft would lead elsewhere', async () => {
  const open = (amount: number, unit: string) =>
    startFrom(`${unit}.clerk`, commission(amount, unit));
  await open(900_000, 'kita-ku');
  const leaves = await open(8_000_000, 'kita-ku');
  const also = await open(10_000_000, 'higashi-ku');
  await open(10_000_001, 'higashi-ku');
  const wider = authorityFile([{ upTo: 10_000_000, inForceOn: '2027-04-01' }]);
  const { report } = await rehearse({ files: { 'authority.yaml': wider }, procedure: 'decision' });
  expect(report.on).toBe('2027-04-01');
  expect(report.changes.map(({ id }: { id: string }) => id).sort()).toEqual(
    [leaves.id, also.id].sort(),
  );
  expect(report.totals).toMatchObject({
    ...{ lookedAt: 6, changed: 2, undecidable: 0 },
    ...{ leaveHeadquarters: 2, comeToHeadquarters: 0, daysSaved: 2, daysAdded: 0 },
  });
  const [change] = report.changes.filter(({ id }: { id: string }) => id === leaves.id);
  expect(change).toMatchObject({
    changed: ['decider', 'route', 'days', 'deadlines'],
    before: { deciderTitle: '副市長' },
    after: { deciderTitle: '区長', decider: { unit: { title: '北区' } } },
  });
  const narrower = authorityFile([{ upTo: 2_000_000, inForceOn: '2027-04-01' }]);
  const back = await rehearse({ files: { 'authority.yaml': narrower }, procedure: 'decision' });
  expect(back.report.totals).toMatchObject({ changed: 1, comeToHeadquarters: 1, daysAdded: 1 });
  expect(back.report.changes[0].title).toBe('Commission of 3000000');
});

test('a case of March and the rulebook of April: both are shown', async () => {
  await publishTables(hall.door, [{ upTo: 10_000_000, inForceOn: '2027-04-01' }], '2027-04-01');
  hall.door.clock.set('2027-03-30T01:00:00.000Z' as Instant);
  const { id } = await startFrom('kita-ku.clerk', commission(8_000_000));
  await hall.must(hall.send('kita-ku.clerk', id, { type: 'submit' }));
  const route = async () =>
    (await (await hall.as('kita-ku.clerk')).get(`/api/cases/${id}/route`)).body;
  const inMarch = await route();
  expect(inMarch).toMatchObject({ differs: false, parts: [] });
  expect(inMarch.pinned).toEqual(inMarch.today);
  hall.door.clock.set('2027-04-02T01:00:00.000Z' as Instant);
  const inApril = await route();
  expect(inApril).toMatchObject({
    differs: true,
    parts: ['decider', 'route', 'days', 'deadlines'],
    pinned: { forecast: { deciderTitle: '副市長' } },
    today: { forecast: { deciderTitle: '区長' } },
  });
  expect(inApril.today.rulebook.version).toBe(inApril.pinned.rulebook.version + 1);
  const stranger = await (await hall.as('minami-ku.clerk')).get(`/api/cases/${id}/route`);
  expect(stranger.body.code).toBe('case_not_found');
});

test('a row that comes into force within one rulebook is shown as well', async () => {
  const later = [
    { upTo: 10_000_000, inForceOn: '2027-04-01' },
    { upTo: 20_000_000, inForceOn: '2027-10-01' },
  ];
  await publishTables(hall.door, later, '2027-04-01');
  hall.door.clock.set('2027-09-30T01:00:00.000Z' as Instant);
  const { id } = await startFrom('kita-ku.clerk', commission(15_000_000));
  await hall.must(hall.send('kita-ku.clerk', id, { type: 'submit' }));
  hall.door.clock.set('2027-10-01T01:00:00.000Z' as Instant);
  const { body } = await (await hall.as('kita-ku.clerk')).get(`/api/cases/${id}/route`);
  expect(body.today.rulebook).toEqual(body.pinned.rulebook);
  expect(body.pinned.forecast.deciderTitle).toBe('副市長');
  expect(body.today.forecast.deciderTitle).toBe('区長');
});

test('a consultation opened today has the same way by both', async () => {
  const { id } = await hall.open();
  const { body } = await (await hall.as('doboku.clerk')).get(`/api/cases/${id}/route`);
  expect(body.differs).toBe(false);
  expect(body.today.forecast.decider.unit.code).toBe('doboku');
});

test('a consultation with a shorter time to answer: its deadlines change', async () => {
  const { id } = await hall.asked();
  const { rulebook } = (await (await hall.as('doboku.clerk')).get('/api/rulebook')).body;
  const { consultation } = rulebook;
  const responses = consultation.responses.flatMap((entry: { code: string; period: object }) => {
    if (entry.code !== 'standard') return [entry];
    const sooner = { ...entry, period: { ...entry.period, days: 5 }, inForceOn: '2028-04-01' };
    return [entry, sooner];
  });
  const files = { 'consultation.yaml': JSON.stringify({ ...consultation, responses }) };
  const { report, faults } = await rehearse({ files, procedure: 'prior_consultation' });
  expect(faults).toEqual([]);
  expect(report.on).toBe('2028-04-01');
  const change = report.changes.find((one: { id: string }) => one.id === id);
  expect(change).toMatchObject({ changed: ['days', 'deadlines'], subject: { code: 'road-works' } });
  expect(change.after.businessDays).toBe(5);
  expect(report.totals.parts).toMatchObject({ decider: 0, route: 0 });
});
