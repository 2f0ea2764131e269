import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import { publishTables, publishWithoutTables } from './tables.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
  await publishTables(hall.door);
});
afterAll(() => hall.close());

const ask = async (login: string, question: object) =>
  (await hall.as(login)).post('/api/navigator', question);

const told = async (login: string, question: object) => hall.must(ask(login, question));

const commission = { unit: 'kita-ku', subject: 'commission' };
const road = { unit: 'doboku', subject: 'road', wards: ['kita-ku', 'chuo-ku'] };
const naming = { unit: 'kita-ku', subject: 'naming', fields: { places: 2 } };

test('what may be asked, with its questions, its fields and its articles', async () => {
  const { body } = await (await hall.as('kita-ku.clerk')).get('/api/navigator/subjects');
  expect(body.subjects.map(({ code }: { code: string }) => code)).toEqual([
    'commission',
    'road',
    'naming',
  ]);
  expect(body.subjects[0]).toMatchObject({
    title: '委託',
    article: '試験市決裁規程 別表1',
    source: { url: 'https://example.jp/kessai#別表1' },
    inForceOn: '2014-04-01',
    questions: [{ code: 'sum' }],
    amount: true,
    consultation: null,
  });
  expect(body.subjects[1].consultation.code).toBe('road-works');
  expect(body.grounds).toMatchObject([{ code: 'important', barsActing: true }]);
  expect(body.exclusions).toMatchObject([{ title: '議決条例' }]);
});

test('the ward mayor decides: by which row, past which steps, in how many days', async () => {
  const { decision, money, consultation, refusal } = await told('kita-ku.clerk', {
    ...commission,
    amount: 3_000_000,
  });
  expect(refusal).toBeNull();
  expect(decision).toMatchObject({
    decider: { title: '区長', unit: { title: '北区' }, seats: [{ title: '北区長' }] },
    by: 'row',
    authority: 'signature',
    row: { code: 'c-head', article: '試験市決裁規程 別表1の2', inForceOn: '2014-04-01' },
    days: { circulation: 2, hearings: 0, decision: 2, total: 4 },
    // Asked on Wednesday 1 July before noon; four working days later.
    expectedOn: '2026-07-07',
  });
  expect(decision.passedOver).toMatchObject([{ row: { code: 'c-chief' }, because: 'amount_over' }]);
  expect(decision.passedOver[0].ja).toContain('上限');
  expect(decision.circulation).toMatchObject([
    { title: '区の課長', article: '試験市決裁規程 2条', noAuthority: false },
    { title: '副区長', article: '—', noAuthority: true },
  ]);
  expect(money).toMatchObject([
    { from: 0, upTo: 1_000_000, isAsked: false, decider: { title: '区の課長' } },
    { from: 1_000_001, upTo: 5_000_000, isAsked: true, row: { code: 'c-head' } },
    { from: 5_000_001, upTo: null, isAsked: false, decider: { title: '副市長' }, row: null },
  ]);
  expect(consultation).toMatchObject({ needed: false, because: 'subject', start: null });
  expect(consultation.reason.ja).toContain('協議は不要');
});

test('both sides of a bound, and what takes the matter from the row', async () => {
  const deciderOf = async (more: object) =>
    (await told('kita-ku.clerk', { ...commission, ...more })).decision.decider.title;
  expect(await deciderOf({ amount: 1_000_000 })).toBe('区の課長');
  expect(await deciderOf({ amount: 1_000_001 })).toBe('区長');
  expect(await deciderOf({ amount: 5_000_000 })).toBe('区長');
  expect(await deciderOf({ amount: 5_000_001 })).toBe('副市長');
  const excluded = { amount: 3_000_000, exclusions: ['ordinance'] };
  expect(await deciderOf(excluded)).toBe('副市長');
  const { decision } = await told('kita-ku.clerk', { ...commission, ...excluded });
  expect(decision).toMatchObject({ by: 'upward', row: null });
  expect(decision.passedOver).toContainEqual(
    expect.objectContaining({ because: 'exclusion', row: expect.anything() }),
  );
});

test('a concurrence is needed, a report owed, and above the limit it goes up', async () => {
  const within = await told('doboku.clerk', { ...road, amount: 129_999_999 });
  expect(within.decision).toMatchObject({
    decider: { title: '部長', unit: { code: 'doboku' } },
    days: { circulation: 1, hearings: 3, decision: 2, total: 5 },
    hearings: [
      {
        as: 'concurrence',
        unit: { code: 'zaimu' },
        seats: [{ title: '財務部 課長' }],
        binding: false,
        concerns: ['amount'],
        because: 'r-head',
        article: '試験市決裁規程 別表2の1',
        noAuthority: false,
      },
    ],
    reports: [{ unit: { code: 'somu' }, article: '試験市決裁規程 別表2' }],
  });
  const over = await told('doboku.clerk', { ...road, amount: 130_000_000 });
  expect(over.decision).toMatchObject({ by: 'upward', decider: { title: '副市長' }, row: null });
  expect(over.decision.above).toMatchObject([{ title: '市長' }]);
});

test('a consultation is needed: of whom, in which mode, with the case that opens it', async () => {
  const question = { ...road, amount: 5_000_000, title: 'Route 7', fields: { route: 'route 7' } };
  const { consultation } = await told('doboku.clerk', question);
  expect(consultation).toMatchObject({
    needed: true,
    because: 'matter',
    matter: { code: 'road-works' },
    modes: [{ code: 'required' }],
    addressees: [{ title: '北区' }, { title: '中央区' }],
  });
  const clerk = await hall.as('doboku.clerk');
  const opened = await clerk.post('/api/cases', consultation.start);
  expect(opened.status).toBe(201);
  expect(opened.body).toMatchObject({ procedure: 'prior_consultation', title: 'Route 7' });
  expect(opened.body.addressees.map(({ code }: { code: string }) => code)).toEqual([
    'chuo-ku',
    'kita-ku',
  ]);
  expect(opened.body.context.content.fields).toEqual({ route: 'route 7' });
});

test('no consultation is needed, and why: it is no condition, or nobody is reached', async () => {
  const noGate = await told('kita-ku.clerk', naming);
  expect(noGate.consultation).toMatchObject({ needed: false, because: 'gate', start: null });
  expect(noGate.decision.decider.title).toBe('区長');
  expect(noGate.money).toEqual([]);
  const nobody = await told('doboku.clerk', { ...road, wards: [], amount: 1 });
  expect(nobody.consultation).toMatchObject({ needed: true, start: null });
});

test('within one ward nobody is consulted, where its mode opens none', async () => {
  const own = await openTownHall();
  try {
    await publishTables(own.door, [], '2014-04-01', ({ consultation }) => {
      const { modes, matters } = consultation;
      const [required] = modes.filter(({ code }) => code === 'required');
      const alone = { ...required, code: 'alone', title: '単独', opening: 'none' };
      const decider = [{ party: 'initiator', role: 'head' }];
      const within = { when: { addressees: { atMost: 1 } }, use: 'alone' };
      const file = {
        ...consultation,
        modes: [...modes, { ...alone, decider }],
        matters: matters.map((matter) =>
          matter.code === 'road-works' ? { ...matter, mode: [within, ...matter.mode] } : matter,
        ),
      };
      return { 'consultation.yaml': JSON.stringify(file) };
    });
    const clerk = await own.as('doboku.clerk');
    const of = async (wards: string[]) =>
      (await own.must(clerk.post('/api/navigator', { ...road, wards, amount: 1 }))).consultation;
    const one = await of(['kita-ku']);
    expect(one).toMatchObject({ needed: false, because: 'delegated', start: null });
    expect(one.reason.ja).toContain('協議は不要');
    expect(await of(['kita-ku', 'chuo-ku'])).toMatchObject({ needed: true, because: 'matter' });
  } finally {
    await own.close();
  }
});

test('what is not admitted is answered with its reason, and what is known besides', async () => {
  const many = await told('kita-ku.clerk', { ...naming, fields: { places: 4 } });
  expect(many).toMatchObject({ decision: null, start: null });
  expect(many.refusal.code).toBe('subject_not_admitted');
  expect(many.refusal.ja.text).toContain('3施設まで');
  expect(many.refusal.ja.text).toContain('試験市決裁規程 別表3');
  const { refusal, money, start } = await told('kita-ku.clerk', commission);
  expect(refusal.code).toBe('amount_missing');
  expect(start).toBeNull();
  expect(money.map(({ upTo }: { upTo: number }) => upTo)).toEqual([1_000_000, 5_000_000, null]);
  const ground = { ...commission, amount: 1, grounds: ['no_such'] };
  expect((await told('kita-ku.clerk', ground)).refusal.code).toBe('unknown_ground');
});

test('who is there now, and who would act for the absent', async () => {
  const { kysely } = hall.door.db;
  const { person } = await kysely
    .selectFrom('holders')
    .select('person')
    .where('seat', '=', 'higashi-ku.head')
    .executeTakeFirstOrThrow();
  const city = 'niigata';
  const fromOn = '2014-04-01' as LocalDate;
  const acting = { seat: 'higashi-ku.head', actingSeat: 'higashi-ku.deputy', position: 1 };
  await kysely.deleteFrom('actingOrders').where('seat', '=', acting.seat).execute();
  await kysely
    .insertInto('actingOrders')
    .values({ ...acting, city, fromOn })
    .execute();
  const fromAt = '2026-06-30T00:00:00.000Z' as Instant;
  const until = '2026-07-03T00:00:00.000Z' as Instant;
  await kysely
    .insertInto('absences')
    .values({ city, person, fromAt, until, kind: 'trip' })
    .execute();
  await hall.door.db.pool.query('update organisation_versions set version = version + 1');
  const question = { unit: 'higashi-ku', subject: 'commission', amount: 3_000_000 };
  const { decision } = await told('higashi-ku.clerk', question);
  expect(decision.decider.seats).toEqual([
    {
      code: 'higashi-ku.head',
      title: '東区長',
      state: 'away',
      away: { until: '2026-07-03T00:00:00.000Z' },
      wouldAct: { code: 'higashi-ku.deputy', title: '東区 副区長' },
    },
  ]);
});

test('what cannot be asked at all is refused', async () => {
  const codeOf = async (question: object) => (await ask('kita-ku.clerk', question)).body.code;
  expect(await codeOf({ ...commission, unit: 'atlantis' })).toBe('unknown_unit');
  expect(await codeOf({ ...commission, wards: ['atlantis'] })).toBe('unknown_unit');
  expect(await codeOf({ ...commission, subject: 'dance' })).toBe('unknown_subject');
  expect(await codeOf({ ...commission, amount: 1.5 })).toBe('malformed');
  expect(await codeOf({ ...commission, on: '2013-04-01' })).toBe('unknown_subject');
});

test('a city without tables has no navigator', async () => {
  const bare = await openTownHall();
  try {
    await publishWithoutTables(bare.door);
    const client = await bare.as('kita-ku.clerk');
    expect((await client.get('/api/navigator/subjects')).body.code).toBe('no_authority_rules');
    expect((await client.post('/api/navigator', commission)).body.code).toBe('no_authority_rules');
  } finally {
    await bare.close();
  }
});
