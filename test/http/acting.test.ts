/** What whoever acts for somebody absent (代決) finds, sees and reads, through the door. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Instant } from '../../src/terms/units.ts';
import { writeNotice } from '../support/notice.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

const setClock = (at: string) => hall.door.clock.set(at as Instant);
const get = async (login: string, path: string) => (await (await hall.as(login)).get(path)).body;
const personOf = async (login: string): Promise<string> => (await get(login, '/api/me')).person.id;

/** Of the ward mayor: his deputy, his section chief, and last somebody of another ward. */
const order = ['kita-ku.deputy', 'kita-ku.chief', 'minami-ku.deputy'];

beforeAll(async () => {
  hall = await openTownHall();
  setClock('2026-10-01T00:00:00.000Z');
  for (const [at, seat] of order.entries()) {
    await hall.door.db.pool.query(
      `insert into acting_orders (city, seat, position, acting_seat, from_on)
       values ('niigata', 'kita-ku.head', $1, $2, '2026-09-01')`,
      [at + 1, seat],
    );
  }
  await enter('kusei-sozo.clerk', 'kita-ku.head', '2026-10-20T00:00:00.000Z');
});
afterAll(() => hall.close());
beforeEach(() => setClock('2026-10-01T00:00:00.000Z'));

async function enter(as: string, whose: string, until: string, more: object = {}) {
  const person = await personOf(whose);
  const span = { from: '2026-09-30T20:00:00.000Z', until };
  const body = { kind: 'trip', reason: 'private', person, ...span, ...more };
  return (await hall.as(as)).post('/api/absences', body);
}

const does = async (login: string, id: string, type: string, more: object = {}) =>
  hall.must(hall.send(login, id, { type, ...more }));

/** Up to the ward mayor's decision; drafted and submitted by the one person. */
async function decision(login: string, title: string): Promise<string> {
  const command = {
    ...{ type: 'draft', subject: 'festival-commission', initiator: 'kita-ku' },
    content: { title, amount: 3_000_000 },
  };
  const client = await hall.as(login);
  const { id } = await hall.must(client.post('/api/cases', { procedure: 'decision', command }));
  await does(login, id, 'submit');
  for (const one of ['kita-ku.chief', 'kita-ku.deputy']) {
    if (one !== login && !(login === 'kita-ku.deputy' && one === 'kita-ku.chief')) {
      await does(one, id, 'assent');
    }
  }
  await does('zaimu.chief', id, 'concur', { stance: 'consent' });
  return id;
}

type Item = { readonly case: { readonly id: string } };
const queued = async (login: string, id: string) =>
  (await get(login, '/api/work-items?limit=200')).items.filter((item: Item) => item.case.id === id);

test('the second in the order finds what the first has proposed, and decides it', async () => {
  const id = await decision('kita-ku.deputy', 'drafted by the first');
  expect(await queued('kita-ku.deputy', id)).toEqual([]);
  expect(await queued('minami-ku.deputy', id)).toEqual([]);
  expect(await queued('kita-ku.chief', id)).toMatchObject([
    { acting: true, actsFor: { code: 'kita-ku.head' }, act: { code: 'decide' } },
  ]);
  const { digest } = (await get('kita-ku.chief', `/api/cases/${id}`)).context;
  await does('kita-ku.chief', id, 'decide_acting', { digest, urgency: 'it cannot wait' });
  expect(await queued('kita-ku.chief', id)).toEqual([]);
});

test('what the first has not proposed is his alone', async () => {
  const id = await decision('kita-ku.clerk', 'drafted by the clerk');
  expect(await queued('kita-ku.deputy', id)).toMatchObject([{ acting: true }]);
  expect(await queued('kita-ku.chief', id)).toEqual([]);
});

test('where all before him are barred or away the third finds it, and only that case', async () => {
  const his = await decision('kita-ku.deputy', 'for the third');
  const other = await decision('kita-ku.clerk', 'for the first');
  const stranger = 'minami-ku.deputy';
  const sees = async (id: string) => [
    (await (await hall.as(stranger)).get(`/api/cases/${id}`)).status,
    (await (await hall.as(stranger)).get(`/api/cases/${id}/actions`)).status,
    (await (await hall.as(stranger)).get(`/api/cases/${id}/history`)).status,
    (await get(stranger, '/api/cases?limit=200')).items.some(
      (one: { id: string }) => one.id === id,
    ),
  ];
  const unseen = [404, 404, 404, false];
  expect(await sees(his)).toEqual(unseen);
  const { body: away } = await enter('kusei-sozo.clerk', 'kita-ku.chief', '2026-10-02T00:00:00Z');
  expect(await queued(stranger, his)).toMatchObject([{ acting: true }]);
  expect(await sees(his)).toEqual([200, 200, 200, true]);
  expect(await sees(other)).toEqual(unseen);
  expect(await queued(stranger, other)).toEqual([]);
  await (await hall.as('kita-ku.chief')).ask('DELETE', `/api/absences/${away.id}`);
  expect(await sees(his)).toEqual(unseen);
});

test('he reads what the absent one is told since, of procedures he acts in', async () => {
  const id = await decision('kita-ku.clerk', 'told of');
  const consultation = await hall.asked();
  const told = (caseId: string, subject: string, at: string) =>
    writeNotice(hall.door.db.pool, {
      ...{ caseId, unit: 'kita-ku', role: 'head', subject, at: at as Instant },
    });
  await told(id, 'before he left', '2026-09-30T19:59:59.999Z');
  await told(id, 'as he left', '2026-09-30T20:00:00.000Z');
  await told(consultation.id, 'a consultation', '2026-09-30T20:00:00.001Z');
  const inbox = async (login: string) =>
    (await get(login, '/api/inbox?limit=200')).items.map((one: { subject: string }) => one.subject);
  expect(await inbox('kita-ku.deputy')).toContain('as he left');
  expect(await inbox('kita-ku.deputy')).not.toContain('before he left');
  expect(await inbox('kita-ku.deputy')).not.toContain('a consultation');
  expect(await inbox('kita-ku.chief')).not.toContain('as he left');
  expect(await inbox('kita-ku.head')).toEqual(
    expect.arrayContaining(['before he left', 'as he left', 'a consultation']),
  );
});
