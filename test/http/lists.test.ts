import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Instant, parseInstant } from '../../src/terms/units.ts';
import { writeNotice } from '../support/notice.ts';
import { draft, openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
// biome-ignore lint/suspicious/noExplicitAny: pages are checked against their schema by the client.
let pages: any[];

beforeAll(async () => {
  hall = await openTownHall();
  pages = [];
  for (const title of ['Bridge 100%', 'Bridge_two', 'Park']) {
    pages.push(await hall.asked({ ...draft, content: { ...draft.content, title } }));
  }
  pages.push(await hall.open());
});
afterAll(() => hall.close());

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

const get = async (login: string, path: string) => (await (await hall.as(login)).get(path)).body;

/** All pages of a list, one by one. */
async function all(login: string, path: string) {
  const items = [];
  const join = path.includes('?') ? '&' : '?';
  for (let cursor: string | null = ''; cursor !== null; ) {
    const tail: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page = await get(login, `${path}${join}limit=2${tail}`);
    expect(page.items.length).toBeLessThanOrEqual(2);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

test('a list is the same in one page and in many, in each of its orders', async () => {
  for (const sort of ['opened', 'moved', 'due']) {
    const whole = await get('doboku.clerk', `/api/cases?sort=${sort}`);
    const parts = await all('doboku.clerk', `/api/cases?sort=${sort}`);
    expect(idsOf(parts)).toEqual(idsOf(whole.items));
    expect(whole.items).toHaveLength(4);
  }
});

test('words are searched for as they are typed', async () => {
  const found = async (q: string) =>
    (await get('doboku.clerk', `/api/cases?q=${encodeURIComponent(q)}`)).items.map(
      ({ title }: { title: string }) => title,
    );
  expect(await found('100%')).toEqual(['Bridge 100%']);
  expect(await found('e_t')).toEqual(['Bridge_two']);
  expect((await found('bridge')).sort()).toEqual(['Bridge 100%', 'Bridge_two']);
  expect(await found(pages[2].number)).toEqual(['Park']);
  expect(await found('\\')).toEqual([]);
});

test('filters narrow the list, and a ward finds only what reached it', async () => {
  const count = async (login: string, query: string) =>
    (await get(login, `/api/cases?${query}`)).items.length;
  expect(await count('doboku.clerk', 'step=drafting')).toBe(1);
  expect(await count('doboku.clerk', 'unit=kita-ku')).toBe(4);
  expect(await count('doboku.clerk', 'unit=minami-ku')).toBe(0);
  expect(await count('doboku.clerk', 'matter=road-works&open=true&fiscalYear=2026')).toBe(4);
  expect(await count('doboku.clerk', 'open=false')).toBe(0);
  expect(await count('doboku.clerk', 'mine=true')).toBe(1);
  expect(await count('kita-ku.head', 'open=true')).toBe(3);
  expect(await count('minami-ku.head', 'open=true')).toBe(0);
  expect(await count('kusei-sozo.clerk', 'procedure=prior_consultation')).toBe(4);
});

test('an unknown filter and a cursor of another list are malformed', async () => {
  expect((await get('doboku.clerk', '/api/cases?colour=red')).code).toBe('malformed');
  expect((await get('doboku.clerk', '/api/cases?limit=100000')).code).toBe('malformed');
  expect((await get('doboku.clerk', '/api/cases?open=perhaps')).code).toBe('malformed');
  expect((await get('doboku.clerk', '/api/cases?q=%00')).code).toBe('malformed');
  for (const list of ['cases', 'work-items', 'inbox', 'stuck', 'bypassed']) {
    const told = await get('doboku.clerk', `/api/${list}?cursor=eyJhIjoxfQ`);
    expect([list, told.code]).toEqual([list, 'malformed']);
  }
});

test('work items are those of my seats, the earliest date first', async () => {
  const items = await all('kita-ku.head', '/api/work-items');
  expect(items).toHaveLength(3);
  const first = items[0];
  expect(first).toMatchObject({
    act: { code: 'answer' },
    about: { code: 'kita-ku' },
    role: 'head',
  });
  expect(first.dueAt).toMatch(/Z$/);
  expect((await get('minami-ku.head', '/api/work-items')).items).toEqual([]);
  const clerk = await get('kita-ku.clerk', '/api/work-items');
  expect(new Set(clerk.items.map(({ act }: { act: { code: string } }) => act.code))).toEqual(
    new Set(['receive']),
  );
});

test('a notification is read by each person for himself', async () => {
  const { db } = hall.door;
  for (const n of [1, 2, 3]) {
    await writeNotice(db.pool, {
      ...{ caseId: pages[0].id, unit: 'kita-ku', role: 'head', subject: `subject ${n}` },
      at: parseInstant(`2026-07-01T00:00:0${n}.000Z`),
    });
  }
  const items = await all('kita-ku.head', '/api/inbox');
  expect(items.map(({ subject }) => subject)).toEqual(['subject 3', 'subject 2', 'subject 1']);
  const head = await hall.as('kita-ku.head');
  expect((await head.post(`/api/inbox/${items[0].id}/read`)).status).toBe(204);
  expect((await head.post(`/api/inbox/${items[0].id}/read`)).status).toBe(204);
  expect(await all('kita-ku.head', '/api/inbox?unread=true')).toHaveLength(2);
  const other = await hall.as('chuo-ku.head');
  expect((await other.post(`/api/inbox/${items[1].id}/read`)).body.code).toBe('not_found');
  expect((await get('chuo-ku.head', '/api/inbox')).items).toEqual([]);
});

test('a decision refused for want of a consultation is listed for those who watch', async () => {
  const command = {
    type: 'draft',
    subject: 'road-works',
    initiator: 'doboku',
    content: { title: 'Widen route 7', wards: ['kita-ku'] },
  };
  const clerk = await hall.as('doboku.clerk');
  const { id } = await hall.must(clerk.post('/api/cases', { procedure: 'decision', command }));
  await hall.must(hall.send('doboku.clerk', id, { type: 'submit' }));
  await hall.must(hall.send('doboku.chief', id, { type: 'assent' }));
  const { digest } = (await get('doboku.head', `/api/cases/${id}`)).context;
  for (const _ of [1, 2]) {
    const told = await hall.send('doboku.head', id, { type: 'decide', digest });
    expect(told.body.code).toBe('consultation_missing');
    expect(told.body.en.todo).toContain('`revise`');
  }
  const { items } = await get('kusei-sozo.clerk', '/api/bypassed');
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ code: 'consultation_missing', times: 2 });
  expect(items[0].case.id).toBe(id);
  expect((await get('minami-ku.head', '/api/bypassed')).items).toEqual([]);
});

test('consultations are counted by proposal and by addressee', async () => {
  const answer = { type: 'answer', answer: 'agree' };
  await hall.must(hall.send('kita-ku.head', pages[0].id, answer));
  const counted = await get(
    'kusei-sozo.clerk',
    '/api/reports/consultations?from=2026-04-01&to=2026-09-30',
  );
  expect(counted).toMatchObject({ proposals: 3, addressees: 6 });
  expect(counted.answers).toContainEqual({ answer: 'agree', count: 1 });
  expect(counted.onTime).toEqual({ inTime: 1, late: 0, outstanding: 5 });
  const before = await get(
    'kusei-sozo.clerk',
    '/api/reports/consultations?from=2025-04-01&to=2026-03-31',
  );
  expect(before.proposals).toBe(0);
  expect((await get('kusei-sozo.clerk', '/api/reports/consultations?from=x&to=y')).code).toBe(
    'malformed',
  );
});

test('in time is who answers first by close of office, in each round that asked him', async () => {
  const { id, context } = await hall.asked();
  const [kita, chuo] = [context.replies['kita-ku'], context.replies['chuo-ku']];
  const { dueOn } = kita.clock;
  const at = (time: string) => new Date(`${dueOn}T${time}+09:00`).toISOString();
  const said = (time: string) => ({ kind: 'agree', at: at(time), by: {} });
  const inTime = { answer: said('23:00:00'), pastAnswers: [said('17:00:00')], status: 'answered' };
  const late = { answer: said('23:00:00'), pastAnswers: [], status: 'answered' };
  const replies = { 'kita-ku': { ...kita, ...inTime }, 'chuo-ku': { ...chuo, ...late } };
  const past = { round: 1, replies: { 'kita-ku': { ...kita, ...late }, 'chuo-ku': chuo } };
  const kept = { ...context, round: 2, replies, pastRounds: [past], receivedOn: '2030-01-10' };
  const { pool } = hall.door.db;
  await pool.query('update cases set context = $2 where id = $1', [id, JSON.stringify(kept)]);
  const path = '/api/reports/consultations?from=2030-01-10&to=2030-01-10';
  expect(await get('kusei-sozo.clerk', path)).toMatchObject({
    proposals: 1,
    addressees: 2,
    answers: [{ answer: 'agree', count: 2 }],
    onTime: { inTime: 1, late: 2, outstanding: 0 },
  });
});

test('organisation, rulebook, meetings and clock are there for everybody signed in', async () => {
  const organisation = await get('kita-ku.clerk', '/api/organisation');
  expect(organisation.on).toBe('2026-07-01');
  const head = organisation.seats.find(({ code }: { code: string }) => code === 'kita-ku.head');
  expect(head.holders).toHaveLength(1);
  const inForce = await get('kita-ku.clerk', '/api/rulebook');
  expect((await get('kita-ku.clerk', `/api/rulebooks/${inForce.id}`)).rulebook).toEqual(
    inForce.rulebook,
  );
  expect((await get('kita-ku.clerk', `/api/rulebooks/${pages[0].id}`)).code).toBe('not_found');
  const meetings = await get('kita-ku.clerk', '/api/meetings');
  expect(meetings.items.map(({ code }: { code: string }) => code)).toContain('chiefs');
  expect((await get('kita-ku.clerk', '/api/clock')).now).toBe('2026-07-01T01:00:00.000Z');
});

test('an agenda is shown to members, without the cases they may not see', async () => {
  const convene = { type: 'convene', meeting: 'chiefs', on: '2026-07-15', reason: 'urgent' };
  const { body: organisation } = await (await hall.as('kita-ku.clerk')).get('/api/organisation');
  const office = (await get('kita-ku.clerk', '/api/rulebook')).rulebook.organisation.offices.find(
    ({ code }: { code: string }) => code === 'chair-ward',
  );
  const chair = organisation.seats.find(
    (seat: { unit: string; role: string }) => seat.unit === office.unit && seat.role === 'chief',
  );
  const client = await hall.as(chair.code);
  const body = { procedure: 'meeting_session', command: convene };
  const session = await hall.must(client.post('/api/cases', body));
  const { items } = await get('minami-ku.chief', '/api/meetings/chiefs/sessions');
  expect(idsOf(items)).toContain(session.id);
  expect(await get('minami-ku.chief', `/api/sessions/${session.id}`)).toMatchObject({
    meeting: 'chiefs',
    on: '2026-07-15',
    agenda: [],
  });
  const placed = (id: string) => ({ case: id, level: 'chiefs', item: 'consultation', title: 'x' });
  await hall.door.db.pool.query(
    `update cases set context = jsonb_set(context, '{items}', $2) where id = $1`,
    [session.id, JSON.stringify([placed(pages[0].id)])],
  );
  const agendaFor = async (login: string) =>
    (await get(login, `/api/sessions/${session.id}`)).agenda;
  expect(await agendaFor('kita-ku.chief')).toHaveLength(1);
  expect(await agendaFor('minami-ku.chief')).toEqual([]);
  const pageFor = async (login: string) =>
    (await get(login, `/api/cases/${session.id}`)).context.items;
  expect(await pageFor('kita-ku.chief')).toHaveLength(1);
  expect(await pageFor('minami-ku.chief')).toEqual([]);
  await hall.door.db.pool.query(
    `insert into history (case_id, version, at, type, event, step)
     select case_id, 2, at, 'place_item', event || $2, step from history where case_id = $1`,
    [session.id, { case: pages[0].id, title: 'x' }],
  );
  const toldTo = async (login: string) =>
    (await get(login, `/api/cases/${session.id}/history`)).items[1].fields.title;
  expect(await toldTo('kita-ku.chief')).toBe('x');
  expect(await toldTo('minami-ku.chief')).toBeUndefined();
  expect((await get('kita-ku.chief', '/api/meetings/nothing/sessions')).code).toBe(
    'unknown_meeting',
  );
});

test('a case that nobody moves is listed as stuck, with its cause', async () => {
  expect((await get('kusei-sozo.clerk', '/api/stuck')).items).toEqual([]);
  hall.door.clock.set('2026-07-14T01:00:00.000Z' as Instant);
  const early = await all('kusei-sozo.clerk', '/api/stuck');
  expect(early.map((item) => item.case.meetingOn)).not.toContain('2026-07-15');
  hall.door.clock.set('2026-12-01T01:00:00.000Z' as Instant);
  const items = await all('kusei-sozo.clerk', '/api/stuck');
  expect(idsOf(items.map((item) => item.case))).toEqual(expect.arrayContaining(idsOf(pages)));
  for (const { causes } of items) {
    expect(causes).toContainEqual({ code: 'idle', since: '2026-07-01T01:00:00.000Z' });
  }
  const strangers = await all('minami-ku.head', '/api/stuck');
  expect(strangers.map((item) => item.case.procedure)).toEqual(['meeting_session']);
  await hall.door.db.pool.query(
    `insert into timers (case_id, name, due_at, held_at) values ($1, 'x', now(), $2)
     on conflict (case_id, name) do update set held_at = excluded.held_at`,
    [pages[3].id, '2026-07-02T00:00:00.000Z'],
  );
  const { items: again } = await get('doboku.clerk', '/api/stuck');
  const held = again.find((item: { case: { id: string } }) => item.case.id === pages[3].id);
  expect(held.causes).toContainEqual({ code: 'wake_up_held', since: '2026-07-02T00:00:00.000Z' });
});
