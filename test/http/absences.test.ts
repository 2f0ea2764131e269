import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Instant } from '../../src/terms/units.ts';
import type { Workflow } from '../../src/terms/workflow.ts';
import { workflows } from '../../workflows/index.ts';
import { writeNotice } from '../support/notice.ts';
import { openDoor } from './door.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

/** The consultation as if its approval could be given for an absent head. */
const approvedInStead = (workflow: Workflow): Workflow => {
  if (workflow.procedure !== 'prior_consultation') return workflow;
  const schema = z.strictObject({ type: z.literal('approve_acting') });
  const approve_acting = { schema, sender: 'person', acting: 'approve' } as const;
  return { ...workflow, commands: { ...workflow.commands, approve_acting } };
};

beforeAll(async () => {
  const all = () => workflows.all().map(approvedInStead);
  hall = await openTownHall(await openDoor({ parts: { workflows: { ...workflows, all } } }));
  await hall.door.db.pool.query(`
    insert into acting_orders (city, seat, position, acting_seat, from_on)
    values ('niigata', 'doboku.head', 1, 'doboku.deputy', '2020-04-01'),
           ('niigata', 'doboku.head', 2, 'doboku.chief', '2020-04-01')`);
});
afterAll(() => hall.close());

const week = { from: '2026-07-06T00:00:00.000Z', until: '2026-07-10T08:30:00.000Z' };
const enter = async (login: string, body: object) =>
  (await hall.as(login)).post('/api/absences', { kind: 'trip', ...week, ...body });
const get = async (login: string, path: string) => (await (await hall.as(login)).get(path)).body;
const remove = async (login: string, id: string) =>
  (await hall.as(login)).ask('DELETE', `/api/absences/${id}`);
const move = async (login: string, id: string, until: string) =>
  (await hall.as(login)).ask('PUT', `/api/absences/${id}`, { json: { until } });
const personOf = async (login: string): Promise<string> => (await get(login, '/api/me')).person.id;
const setClock = (at: string) => hall.door.clock.set(at as Instant);

test('everybody enters his own absence; that of another only who sees the whole city', async () => {
  const { body: own, status } = await enter('kita-ku.head', { reason: 'visit' });
  expect(status).toBe(201);
  expect(own).toMatchObject({ ...week, kind: 'trip', reason: 'visit', changeable: true });
  const person = await personOf('higashi-ku.head');
  expect((await enter('higashi-ku.deputy', { person })).body.code).toBe('absence_of_another');
  expect((await enter('kusei-sozo.clerk', { person })).status).toBe(201);
});

test('who is away is known to all, what for to himself and to who keeps absences', async () => {
  const read = async (login: string) =>
    (await get(login, '/api/absences?seat=kita-ku.head')).items[0];
  expect(await read('kita-ku.clerk')).toMatchObject({ ...week, kind: null, reason: null });
  expect(await read('kita-ku.head')).toMatchObject({ kind: 'trip', reason: 'visit' });
  expect(await read('kusei-sozo.clerk')).toMatchObject({ reason: 'visit', changeable: true });
  expect((await get('kita-ku.head', '/api/absences')).items).toHaveLength(1);
  expect((await get('kita-ku.clerk', '/api/absences')).items).toEqual([]);
  expect((await get('kita-ku.clerk', '/api/absences?city=true')).code).toBe('absence_of_another');
  const first = await get('kusei-sozo.clerk', '/api/absences?city=true&limit=1');
  const next = await get('kusei-sozo.clerk', `/api/absences?city=true&cursor=${first.next}`);
  expect([...first.items, ...next.items]).toHaveLength(2);
  expect((await get('kita-ku.clerk', '/api/absences?seat=moon')).code).toBe('unknown_seat');
  expect((await get('kita-ku.clerk', '/api/absences?seat=kita-ku.head&city=true')).code).toBe(
    'malformed',
  );
});

test('an absence that cannot be is refused with its reason', async () => {
  const said = async (body: object) => (await enter('chuo-ku.head', body)).body.code;
  expect(await said({ until: week.from })).toBe('absence_backwards');
  expect(await said({ from: '2026-06-01T00:00:00Z', until: '2026-06-02T00:00:00Z' })).toBe(
    'absence_over',
  );
  expect(await said({ from: '2026-07-01' })).toBe('malformed');
  expect(await said({ from: '2026-02-30T00:00:00Z' })).toBe('malformed');
  expect((await enter('chuo-ku.head', {})).status).toBe(201);
  expect(await said({ from: '2026-07-10T08:29:59Z', until: '2026-07-12T00:00:00Z' })).toBe(
    'absence_overlaps',
  );
  const after = { from: week.until, until: '2026-07-12T00:00:00Z' };
  expect((await enter('chuo-ku.head', after)).status).toBe(201);
  const person = '00000000-0000-4000-8000-00000000dead';
  expect((await enter('kusei-sozo.clerk', { person })).body.code).toBe('unknown_person');
});

test('two that are entered at once do not overlap', async () => {
  const told = await Promise.all([1, 2, 3].map(() => enter('nishi-ku.head', {})));
  expect(told.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

test('what waits already reaches the one who acts, as soon as the absence is entered', async () => {
  setClock('2026-07-01T01:00:00.000Z');
  const { id } = await hall.open();
  await hall.must(hall.send('doboku.clerk', id, { type: 'submit' }));
  const queue = async (login: string) => (await get(login, '/api/work-items')).items;
  expect(await queue('doboku.head')).toHaveLength(1);
  expect(await queue('doboku.deputy')).toEqual([]);
  const now = { from: '2026-07-01T00:00:00.000Z', until: '2026-07-03T00:00:00.000Z' };
  const { body: absence } = await enter('doboku.head', now);
  const [item] = await queue('doboku.deputy');
  expect(item).toMatchObject({
    acting: true,
    actsFor: { code: 'doboku.head' },
    act: { code: 'approve' },
    case: { id },
  });
  const [own] = await queue('doboku.head');
  expect(own).not.toHaveProperty('acting');
  expect(await queue('doboku.chief')).toEqual([]);
  expect((await enter('doboku.deputy', now)).status).toBe(201);
  expect(await queue('doboku.chief')).toMatchObject([{ actsFor: { code: 'doboku.head' } }]);
  expect((await remove('doboku.head', absence.id)).status).toBe(204);
  expect(await queue('doboku.chief')).toEqual([]);
});

test('a decision that waits is decided by the deputy once its decider falls ill', async () => {
  setClock('2026-10-01T00:00:00.000Z');
  const clerk = await hall.as('kita-ku.clerk');
  const command = {
    ...{ type: 'draft', subject: 'festival-commission', initiator: 'kita-ku' },
    content: { title: 'Ward festival', amount: 3_000_000 },
  };
  const { id } = await hall.must(clerk.post('/api/cases', { procedure: 'decision', command }));
  const does = async (login: string, type: string, more: object = {}) =>
    hall.must(hall.send(login, id, { type, ...more }));
  await does('kita-ku.clerk', 'submit');
  await does('kita-ku.chief', 'assent');
  await does('kita-ku.deputy', 'assent');
  await does('zaimu.chief', 'concur', { stance: 'consent' });
  const waiting = async () =>
    (await get('kita-ku.deputy', '/api/work-items')).items.filter(
      (item: { case: { id: string } }) => item.case.id === id,
    );
  expect(await waiting()).toEqual([]);
  const ill = { from: '2026-09-30T23:30:00.000Z', until: '2026-10-02T08:30:00.000Z' };
  const head = (await get('kita-ku.head', '/api/me')).person.id;
  expect((await enter('kita-ku.deputy', { ...ill, person: head })).body.code).toBe(
    'absence_of_another',
  );
  expect((await enter('kusei-sozo.clerk', { ...ill, person: head })).status).toBe(201);
  expect(await waiting()).toMatchObject([{ acting: true, actsFor: { code: 'kita-ku.head' } }]);
  const { digest } = (await get('kita-ku.deputy', `/api/cases/${id}`)).context;
  await does('kita-ku.deputy', 'decide_acting', { digest, urgency: 'the hall must be booked' });
  expect(await waiting()).toEqual([]);
  const given = await get('kita-ku.head', '/api/seats/kita-ku.head/handover?on=2026-11-01');
  const acts = given.work.items.map((item: { act: { code: string } }) => item.act.code);
  expect(acts).toContain('review_after');
});

test('of an absent one the stand-in sees only what some command does for him', async () => {
  const page = await hall.asked();
  await hall.must(hall.send('kita-ku.head', page.id, { type: 'answer', answer: 'agree' }));
  await hall.door.db.pool.query(`
    insert into acting_orders (city, seat, position, acting_seat, from_on)
    values ('niigata', 'chuo-ku.head', 1, 'chuo-ku.deputy', '2020-04-01')`);
  setClock('2026-07-07T01:00:00.000Z');
  const waiting = async (login: string) =>
    (await get(login, '/api/work-items')).items.map(
      (item: { act: { code: string } }) => item.act.code,
    );
  expect(await waiting('chuo-ku.head')).toContain('answer');
  expect(await waiting('chuo-ku.deputy')).not.toContain('answer');
});

test('the pages of a stand-in are the same as one page, his own work among it', async () => {
  for (const title of ['a', 'b', 'c']) {
    const { id } = await hall.open('doboku.clerk', {
      ...{ type: 'draft', matter: 'road-works', initiator: 'doboku', addressees: ['kita-ku'] },
      content: { title, fields: { route: title } },
    });
    await hall.must(hall.send('doboku.clerk', id, { type: 'submit' }));
  }
  await enter('doboku.head', { until: '2026-07-20T00:00:00.000Z' });
  const whole = (await get('doboku.deputy', '/api/work-items')).items;
  expect(whole).toHaveLength(4);
  const ids = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const tail: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = await get('doboku.deputy', `/api/work-items?limit=1${tail}`);
    ids.push(...page.items.map((item: { case: { id: string } }) => item.case.id));
    cursor = page.next;
  }
  expect(ids).toEqual(whole.map((item: { case: { id: string } }) => item.case.id));
});

test('what an absent one is told is found by whoever acts for him, and read by each', async () => {
  const { id: caseId } = await hall.open();
  const id = await writeNotice(hall.door.db.pool, {
    ...{ caseId, unit: 'doboku', role: 'head', subject: 's' },
    at: '2026-07-07T01:00:00.000Z' as Instant,
  });
  const inbox = async (login: string) => (await get(login, '/api/inbox?unread=true')).items;
  expect(await inbox('doboku.deputy')).toMatchObject([{ subject: 's' }]);
  expect(await inbox('doboku.chief')).toEqual([]);
  const deputy = await hall.as('doboku.deputy');
  expect((await deputy.post(`/api/inbox/${id}/read`)).status).toBe(204);
  expect(await inbox('doboku.deputy')).toEqual([]);
  expect(await inbox('doboku.head')).toMatchObject([{ subject: 's' }]);
});

test('the end moves while it is ahead, and what has begun is ended, not removed', async () => {
  setClock('2026-08-01T00:00:00.000Z');
  const span = { from: '2026-08-10T00:00:00.000Z', until: '2026-08-12T00:00:00.000Z' };
  const { id } = (await enter('minami-ku.head', span)).body;
  expect((await move('minami-ku.head', id, span.from)).body.code).toBe('absence_backwards');
  expect((await move('minami-ku.deputy', id, span.until)).body.code).toBe('absence_of_another');
  const later = '2026-08-14T00:00:00.000Z';
  expect((await move('minami-ku.head', id, later)).body.until).toBe(later);
  setClock('2026-08-11T00:00:00.000Z');
  expect((await move('minami-ku.head', id, '2026-08-10T12:00:00Z')).body.code).toBe('absence_over');
  expect((await remove('minami-ku.deputy', id)).body.code).toBe('absence_of_another');
  expect((await remove('minami-ku.head', id)).status).toBe(204);
  expect((await get('minami-ku.head', '/api/absences')).items).toEqual([]);
  expect((await get('minami-ku.head', '/api/absences?past=true')).items).toMatchObject([
    { id, until: '2026-08-11T00:00:00.000Z', changeable: false },
  ]);
  expect((await remove('minami-ku.head', id)).body.code).toBe('absence_over');
  expect((await move('minami-ku.head', id, later)).body.code).toBe('absence_over');
  const next = (await enter('minami-ku.head', { from: later, until: '2026-08-15T00:00:00Z' })).body;
  expect((await remove('kusei-sozo.clerk', next.id)).status).toBe(204);
  expect((await remove('kusei-sozo.clerk', next.id)).body.code).toBe('not_found');
  expect((await move('kusei-sozo.clerk', next.id, later)).body.code).toBe('not_found');
});

test('where the rulebook names kinds of absence, another word is refused with them', async () => {
  const { pool } = hall.door.db;
  const kinds = JSON.stringify([
    { code: 'trip', title: '出張' },
    { code: 'ill', title: '病気' },
  ]);
  await pool.query(
    `insert into rulebooks (city, version, in_force_on, digest, body)
     select city, 1000, in_force_on, 'kinds', jsonb_set(
       jsonb_set(body, '{identity,version}', '1000'),
       '{decision}', jsonb_build_object('absence', jsonb_build_object('kinds', $1::jsonb)))
     from rulebooks order by version desc limit 1`,
    [kinds],
  );
  setClock('2026-07-01T01:00:00.000Z');
  const { body } = await enter('akiha-ku.head', { kind: 'tea' });
  expect(body.code).toBe('unknown_absence_kind');
  expect(body.details).toEqual({ kind: 'tea', known: 'trip (出張), ill (病気)' });
  expect((await enter('akiha-ku.head', { kind: 'ill' })).status).toBe(201);
});
