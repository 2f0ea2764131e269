/**
 * A change of delegation through the door, from its proposal to the day its rows hold, with the
 * hands of the house at work beside it as in another process.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAdvancer } from '../../src/engine/advance.ts';
import { createKnown } from '../../src/engine/known.ts';
import { type Instant, parseInstant } from '../../src/terms/units.ts';
import { createHands } from '../../workers/hands.ts';
import { workflows } from '../../workflows/index.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
let drain: () => Promise<unknown>;
const complaints: unknown[] = [];
beforeAll(async () => {
  hall = await openTownHall();
  const { db, clock } = hall.door;
  const known = createKnown(db, workflows);
  const door = createAdvancer({ db, known, clock, workflows });
  const report = (what: string, cause: unknown) => void complaints.push([what, cause]);
  drain = () => createHands({ db, clock, door, report }).drain();
});
afterAll(() => hall.close());

const at = async (wall: string) => {
  hall.door.clock.set(parseInstant(`${wall}:00+09:00`) as Instant);
  await drain();
};

/** May a ward mayor buy for up to eight million yen instead of five? */
const row = {
  ...{ code: 'procurement-ward-mayor', table: 'signatures', kind: 'signature' },
  ...{ subject: 'procurement', rank: 'ward-mayor', for: { kinds: ['ward'] } },
  amount: { over: 1_000_000, upTo: 8_000_000 },
};
const proposal = (fields: object = {}) => ({
  ...{ type: 'propose', scheme: 'review', initiator: 'kita-ku', title: 'More to buy' },
  ...{ purpose: 'Wards decide more', rows: [row], ends: [], inForceOn: '2026-10-01' },
  ...fields,
});
const rule = { rule: 'Rule of signatures', number: 'No. 5', article: 'table 2' };

const open = async (login: string, procedure: string, command: object) =>
  (await hall.as(login)).post('/api/cases', { procedure, command });
const propose = (fields?: object, login = 'kita-ku.head') =>
  open(login, 'delegation_change', proposal(fields));
const does = async (login: string, id: string, type: string, fields: object = {}) => {
  const page = await hall.must(hall.send(login, id, { type, ...fields }));
  await drain();
  return page;
};
const page = async (id: string, login = 'kita-ku.head') =>
  hall.must((await hall.as(login)).get(`/api/cases/${id}`));
const refused = async (login: string, id: string, type: string, fields: object = {}) => {
  const { status, body } = await hall.send(login, id, { type, ...fields });
  return [status, body.code];
};

/** A purchase of seven million yen: beyond the old row, within the new one. */
async function draft(): Promise<string> {
  const content = { title: 'A snow plough', amount: 7_000_000 };
  const command = { type: 'draft', subject: 'procurement', initiator: 'kita-ku', content };
  return (await hall.must(open('kita-ku.clerk', 'decision', command))).id;
}

/** Rank that decides the purchase, once it is submitted. */
async function deciderOf(id: string): Promise<string> {
  const { context } = await does('kita-ku.clerk', id, 'submit');
  return context.competence.decider.rank;
}

/** Consented to, agreed by the meeting, and reviewed. */
async function toDecide(id: string): Promise<void> {
  await does('kita-ku.head', id, 'submit');
  for (const unit of ['somu', 'zaimu']) await does(`${unit}.head`, id, 'concur', consent);
  const { items } = await hall.must(
    (await hall.as('chuo-ku.head')).get('/api/meetings/ward-mayors/sessions'),
  );
  const { meetingOn } = await page(id);
  const session = items.find((one: { on: string }) => one.on === meetingOn).id;
  await does('chuo-ku.head', session, 'take_item', { case: id });
  await at(`${meetingOn}T15:00`);
  await does('chuo-ku.head', session, 'record_outcome', { case: id, outcome: 'settled' });
  await does('somu.chief', id, 'review', { passed: true });
}

const consent = { stance: 'consent' };

describe('what a proposer meets first', () => {
  test('rows that break the tables are named, with what is wrong with each', async () => {
    const { status, body } = await propose({ rows: [{ ...row, rank: 'no-such-rank' }] });
    expect([status, body.code]).toEqual([422, 'rows_faulty']);
    expect(body.title).toContain('procurement-ward-mayor: ');
  });

  test('a row of another shape is not read at all', async () => {
    const { status, body } = await propose({ rows: [{ ...row, amount: 'all' }] });
    expect([status, body.code]).toEqual([400, 'malformed']);
  });

  test('a date in force that is not ahead is refused when it is submitted', async () => {
    const { id } = await hall.must(propose({ inForceOn: '2026-07-01' }));
    expect(await refused('kita-ku.head', id, 'submit')).toEqual([422, 'in_force_too_early']);
    await does('kita-ku.head', id, 'revise', { inForceOn: '2026-07-02' });
    expect((await does('kita-ku.head', id, 'submit')).step.code).toBe('consulting');
  });

  test('whoever proposed it does not decide it', async () => {
    const code = 'procurement-kita-deputy';
    const amount = { over: 1_000_000, upTo: 3_000_000 };
    const own = { ...row, code, rank: 'ward-deputy', amount, for: { wards: ['kita-ku'] } };
    const rows = [{ ...own, until: '2026-09-01' }];
    const { id } = await hall.must(
      propose({ scheme: 'redelegation', rows, inForceOn: '2026-08-01' }),
    );
    await does('kita-ku.head', id, 'submit');
    const { step, context } = await does('somu.head', id, 'concur', consent);
    expect(step.code).toBe('deciding');
    const { digest } = context;
    expect(await refused('kita-ku.head', id, 'decide', { digest })).toEqual([403, 'four_eyes']);
  });
});

test('from its proposal to the day its rows hold', async () => {
  const { id } = await hall.must(propose());
  const before = await draft();
  const submitted = await draft();
  expect(await deciderOf(submitted)).toBe('vice-mayor');
  const seen = (await page(id)).context.digest;
  await does('kita-ku.head', id, 'revise', { purpose: 'Wards decide more, and sooner' });
  await toDecide(id);
  const decide = (digest: string) => ({ digest });
  expect(await refused('shicho.mayor', id, 'decide', decide(seen))).toEqual([
    409,
    'proposal_changed',
  ]);
  const { digest } = (await page(id, 'shicho.mayor')).context;
  expect((await does('shicho.mayor', id, 'decide', decide(digest))).step.code).toBe('promulgating');
  await does('somu.chief', id, 'promulgate', rule);
  expect(await page(id)).toMatchObject({
    step: { code: 'awaiting' },
    context: { versions: [2], faults: [] },
  });

  await at('2026-09-30T23:59');
  const lastDay = await draft();
  expect(await deciderOf(lastDay)).toBe('vice-mayor');

  await at('2026-10-01T00:00');
  expect((await page(id)).step.code).toBe('in_force');
  const firstDay = await draft();
  expect(await deciderOf(firstDay)).toBe('ward-mayor');
  expect((await page(firstDay, 'kita-ku.clerk')).context.competence.row).toBe(row.code);
  // A draft follows the rules of the day it is submitted; what was submitted before stays.
  expect(await deciderOf(before)).toBe('ward-mayor');
  expect((await page(lastDay, 'kita-ku.clerk')).context.competence.decider.rank).toBe('vice-mayor');
  const versions = await Promise.all(
    [submitted, before, lastDay].map(async (one) => (await page(one)).rulebook.version),
  );
  expect(versions).toEqual([1, 2, 2]);

  await at('2027-09-30T10:00');
  const { items } = await hall.must(
    (await hall.as('kusei-sozo.clerk')).get('/api/stuck?limit=200'),
  );
  const stuck = items.map((item: { case: { id: string } }) => item.case.id);
  expect([stuck.includes(lastDay), stuck.includes(id)]).toEqual([true, false]);
  expect((await page(id)).stuck).toEqual([]);
  expect(complaints).toEqual([]);
});
