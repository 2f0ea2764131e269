/** Formulas and their variants at the door, in the words of the rulebook and by whoever may ask. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inTransaction } from '../../src/db/open.ts';
import { listRulebooks, loadRulebook, publishRulebook } from '../../src/db/rulebooks.ts';
import { digestOf } from '../../src/engine/digest.ts';
import { type Rulebook, rulebookSchema } from '../../src/terms/rulebook.ts';
import { city, type Door } from './door.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

const given = { inForceOn: '2014-04-01', origin: 'productDefault' };
const rounding = { unit: 1, remainder: 'largestRemainder' };

const wards = ['kita-ku', 'higashi-ku', 'chuo-ku', 'konan-ku', 'akiha-ku', 'minami-ku', 'nishi-ku'];
const people = [75, 136, 183, 69, 77, 45, 161, 57].map((thousands) => thousands * 1_000);
const population = Object.fromEntries(
  [...wards, 'nishikan-ku'].map((ward, index) => [ward, people[index] ?? 0]),
);

const formulas = [
  {
    ...{ code: 'growth', title: '区づくり予算', total: 160_000, rounding },
    method: {
      kind: 'shares',
      shares: [
        { by: 'equal', weight: 85 },
        { by: 'population', weight: 15 },
      ],
    },
    ...given,
    source: { rule: '区づくり予算配分基準', article: '3条', url: 'https://example.jp/haibun' },
  },
  {
    ...{ code: 'unwritten', title: '重みのない配分', total: 10_000, rounding },
    method: { kind: 'shares', shares: [{ by: 'equal' }] },
    ...given,
  },
];

const indicators = [
  { code: 'population', title: '人口', asOf: '2026-04-01', values: population, ...given },
];

/** Without budget rules where none are given. */
async function publish({ db }: Door, budget: Rulebook['budget'] | 'none' | undefined) {
  const [latest] = await listRulebooks(db.kysely, city);
  const last = latest && (await loadRulebook(db.kysely, latest.id));
  if (last?.budget === undefined && budget === undefined) throw new Error('no budget rules');
  const { budget: before, identity, ...rest } = last as Rulebook;
  const rules = budget === undefined ? { ...before, formulas, indicators } : budget;
  const next = rulebookSchema.parse({
    ...rest,
    identity: { ...identity, version: identity.version + 1 },
    ...(rules !== 'none' && { budget: rules }),
  });
  await inTransaction(db, (tx) => publishRulebook(tx, next, digestOf(next)));
}

beforeAll(async () => {
  hall = await openTownHall();
  await publish(hall.door, undefined);
});
afterAll(() => hall.close());

const list = async (login: string, query = '') =>
  (await hall.as(login)).get(`/api/budget/allocations${query}`);
const tryIt = async (login: string, body: object) =>
  (await hall.as(login)).post('/api/budget/allocations', body);

interface Part {
  readonly ward: { readonly code: string; readonly title: string };
  readonly amount: number;
  readonly steps: readonly { readonly ja: string; readonly en: string }[];
}

const sum = (parts: readonly Part[]) => parts.reduce((all, { amount }) => all + amount, 0);

describe('the formulas in force', () => {
  test('are shown with what each gives every ward, step by step, and their articles', async () => {
    const { body } = await list('kita-ku.clerk');
    expect(body.unit).toEqual({ yen: 1000, title: '千円' });
    expect(body.indicators).toMatchObject([{ code: 'population', title: '人口', unit: null }]);
    const [growth] = body.formulas;
    expect(growth).toMatchObject({
      ...{ code: 'growth', title: '区づくり予算', article: '区づくり予算配分基準 3条' },
      ...{ total: 160_000, refusal: null },
    });
    const { total, parts } = growth.allocation;
    expect(parts).toHaveLength(8);
    expect([total, sum(parts)]).toEqual([160_000, 160_000]);
    const kita = parts.find(({ ward }: Part) => ward.code === 'kita-ku');
    expect(kita.ward.title).toBe('北区');
    // 136,000/8 = 17,000 and of 24,000 the part 75/803, which is 2,241 477/803.
    expect(kita.amount).toBe(19_242);
    expect(kita.steps).toEqual([
      {
        ja: '均等割(重み 85/100): 136,000 × 1/8 = 17,000',
        en: 'equal share (weight 85/100): 136,000 × 1/8 = 17,000',
      },
      {
        ja: '人口(2026-04-01現在)(重み 15/100): 24,000 × 75,000/803,000 = 2,241 477/803',
        en: '人口 (as of 2026-04-01) (weight 15/100): 24,000 × 75,000/803,000 = 2,241 477/803',
      },
      { ja: '1未満を切捨て → 19,241', en: 'rounded down to multiples of 1 → 19,241' },
      { ja: '端数の配分: +1', en: 'of what rounding left: +1' },
    ]);
  });

  test('say why they give nothing, where the source lacks something', async () => {
    const { body } = await list('doboku.clerk');
    expect(body.formulas[1]).toMatchObject({
      code: 'unwritten',
      allocation: null,
      refusal: { code: 'formula_lacks_weight', details: { by: 'equal' } },
    });
    expect(body.formulas[1].refusal.ja.text).toContain('重み');
  });

  test('are those of the date that is asked', async () => {
    const { body } = await list('kita-ku.clerk', '?on=2014-03-31');
    expect(body).toMatchObject({ on: '2014-03-31', formulas: [], indicators: [] });
    expect((await list('kita-ku.clerk', '?on=2014-04-31')).body.code).toBe('malformed');
  });
});

describe('variants', () => {
  const shares = (equal: number, byPeople: number) => ({
    kind: 'shares',
    shares: [
      { by: 'equal', weight: equal },
      { by: 'population', weight: byPeople },
    ],
  });

  test('show what each ward gains or loses when a weight changes; the total stays', async () => {
    const { body } = await tryIt('kita-ku.head', {
      formula: 'growth',
      variants: [
        { title: '70:30', method: shares(70, 30) },
        { title: '増額', total: 200_000 },
      ],
    });
    const [weights, more] = body.variants;
    expect(weights.change).toBe(0);
    expect(weights.allocation.total).toBe(160_000);
    const changes = weights.differences.map(({ change }: { change: number }) => change);
    expect(changes.reduce((all: number, one: number) => all + one, 0)).toBe(0);
    const chuo = weights.differences.find(({ ward }: Part) => ward.code === 'chuo-ku');
    // From 17,000 + 24,000 × 183/803 to 14,000 + 48,000 × 183/803.
    expect(chuo).toMatchObject({ before: 22_469, after: 24_939, change: 2_470 });
    expect(more.change).toBe(40_000);
    expect(sum(more.allocation.parts)).toBe(200_000);
  });

  test('may count by another indicator, hold wards by a cushion, and let go of it', async () => {
    const previous = Object.fromEntries(Object.keys(population).map((ward) => [ward, 20_000]));
    const roads = { code: 'roads', title: '道路延長', values: population };
    const { body } = await tryIt('kita-ku.head', {
      formula: 'growth',
      variants: [
        {
          ...{ title: '道路', indicators: [roads] },
          method: { kind: 'shares', shares: [{ by: 'roads', weight: 1 }] },
          cushion: { previous, atLeastPermille: 900, atMostPermille: 1100 },
        },
        { title: 'なし', cushion: null },
        { title: '低すぎる', total: 100, cushion: { previous, atLeastPermille: 900 } },
      ],
    });
    const [held, free, impossible] = body.variants;
    for (const { amount } of held.allocation.parts) {
      expect(amount).toBeGreaterThanOrEqual(18_000);
      expect(amount).toBeLessThanOrEqual(22_000);
    }
    expect(sum(held.allocation.parts)).toBe(160_000);
    expect(held.allocation.parts[0].steps[0].ja).toContain('道路延長');
    expect(free.change).toBe(0);
    expect(impossible).toMatchObject({
      ...{ allocation: null, change: null, differences: [] },
      refusal: { code: 'cushion_impossible', details: { least: '144000', total: '100' } },
    });
  });

  test('a rule that cannot be computed may be tried with what it lacks', async () => {
    const { body } = await tryIt('kita-ku.head', {
      formula: 'unwritten',
      variants: [{ title: '1:1', method: shares(1, 1) }],
    });
    expect(body.refusal.code).toBe('formula_lacks_weight');
    expect(body.variants[0]).toMatchObject({ change: null, differences: [] });
    expect(sum(body.variants[0].allocation.parts)).toBe(10_000);
  });

  test('unknown_formula names those that there are', async () => {
    const { body } = await tryIt('kita-ku.head', { formula: 'x', variants: [{ title: 'a' }] });
    expect(body.code).toBe('unknown_formula');
    expect(body.en.todo).toContain('growth (区づくり予算)');
  });

  test.each([
    { formula: 'growth', variants: [] },
    { formula: 'growth', variants: [{ title: 'a', total: 1.5 }] },
    { formula: 'growth', variants: [{ title: 'a', total: -1 }] },
    { formula: 'growth', variants: [{ title: 'a', weights: {} }] },
  ])('malformed: %j', async (body) => {
    expect((await tryIt('kita-ku.head', body)).body.code).toBe('malformed');
  });
});

test('whoever holds a seat of the city may ask, and nobody else', async () => {
  expect((await list('nishi-ku.clerk')).status).toBe(200);
  await hall.door.person('guest');
  expect((await list('guest')).body.code).toBe('no_seat_in_city');
  const body = { formula: 'growth', variants: [{ title: 'a' }] };
  expect((await tryIt('guest', body)).body.code).toBe('no_seat_in_city');
});

test('a city without budget rules says so', async () => {
  await publish(hall.door, 'none');
  expect((await list('kita-ku.clerk')).body.code).toBe('no_budget_rules');
  const body = { formula: 'growth', variants: [{ title: 'a' }] };
  expect((await tryIt('kita-ku.clerk', body)).body.code).toBe('no_budget_rules');
});
