import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { draft, openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

beforeAll(async () => {
  hall = await openTownHall();
});
afterAll(() => hall.close());

const key = (text: string) => ({ headers: { 'idempotency-key': text } });

const stored = async (table: 'cases' | 'history' | 'refusals') => {
  const { rows } = await hall.door.db.pool.query(`select count(*)::int as n from ${table}`);
  return rows[0].n as number;
};

test('a clerk opens a case and finds his page, his duty and his history', async () => {
  const clerk = await hall.as('doboku.clerk');
  const opened = await clerk.post('/api/cases', {
    procedure: 'prior_consultation',
    command: draft,
  });
  expect(opened.status).toBe(201);
  const { body } = opened;
  expect(body).toMatchObject({ version: 1, open: true, number: null, title: draft.content.title });
  expect(body.initiator).toEqual({ code: 'doboku', title: '土木部' });
  expect(body.duties.map((duty: { act: { code: string } }) => duty.act.code)).toEqual(['submit']);
  expect(body.duties[0].seats.map(({ code }: { code: string }) => code)).toEqual(['doboku.clerk']);
  const { body: history } = await clerk.get(`/api/cases/${body.id}/history`);
  expect(history.items).toHaveLength(1);
  expect(history.items[0]).toMatchObject({
    type: 'draft',
    by: { seat: { code: 'doboku.clerk' }, capacity: 'holder', as: { role: 'clerk' } },
    fields: { matter: 'road-works' },
  });
  expect(history.items[0].fields.facts).toBeUndefined();
});

test('a case is found by its number as soon as it has one', async () => {
  const { number, id } = await hall.asked();
  expect(number).toBeTruthy();
  const ward = await hall.as('kita-ku.head');
  expect((await ward.get(`/api/cases/${encodeURIComponent(number)}`)).body.id).toBe(id);
});

test('a case one may not see is not there, on every address alike', async () => {
  const { id } = await hall.asked();
  const stranger = await hall.as('minami-ku.head');
  const paths = ['', '/history', '/versions', '/actions'].map((tail) => `/api/cases/${id}${tail}`);
  for (const path of [...paths, `/api/cases/${randomUUID()}`, '/api/cases/nothing']) {
    expect([path, (await stranger.get(path)).body.code]).toEqual([path, 'case_not_found']);
  }
  const told = await hall.send('minami-ku.head', id, { type: 'answer', answer: 'agree' });
  expect(told.body.code).toBe('case_not_found');
  const list = (await stranger.get('/api/cases?limit=200')).body.items;
  expect(list.map((line: { id: string }) => line.id)).not.toContain(id);
});

test('a draft is not seen by the wards before it reaches them', async () => {
  const { id } = await hall.open();
  expect((await (await hall.as('kita-ku.head')).get(`/api/cases/${id}`)).status).toBe(404);
  expect((await (await hall.as('doboku.head')).get(`/api/cases/${id}`)).status).toBe(200);
});

test('an administrator of another city sees nothing of this one', async () => {
  const id = await hall.door.person('root', 'elsewhere');
  await hall.door.db.pool.query('update persons set administrator = true where id = $1', [id]);
  const foreign = hall.door.client();
  await foreign.signIn('root');
  const opened = await hall.open();
  expect((await foreign.get(`/api/cases/${opened.id}`)).status).not.toBe(200);
  const command = { command: { type: 'submit' } };
  const told = await foreign.post(`/api/cases/${opened.id}/commands`, command);
  expect(told.body.code).toBe('case_not_found');
});

test('the same key gives the same answer and opens one case only', async () => {
  const clerk = await hall.as('doboku.clerk');
  const body = { procedure: 'prior_consultation', command: draft };
  const before = await stored('cases');
  const first = await clerk.post('/api/cases', body, key('open-once'));
  const again = await clerk.post('/api/cases', body, key('open-once'));
  expect(again.body).toEqual(first.body);
  expect(await stored('cases')).toBe(before + 1);
  const other = { ...body, command: { ...draft, addressees: ['kita-ku'] } };
  expect((await clerk.post('/api/cases', other, key('open-once'))).body.code).toBe('key_reused');
  const colleague = await hall.as('doboku.chief');
  expect((await colleague.post('/api/cases', body, key('open-once'))).body.id).not.toBe(
    first.body.id,
  );
});

test('who repeats a command and may no longer see the case gets a receipt of it', async () => {
  const { id } = await hall.open('doboku.clerk');
  const clerk = await hall.as('doboku.clerk');
  const submit = () =>
    clerk.post(`/api/cases/${id}/commands`, { command: { type: 'submit' } }, key(`leave-${id}`));
  expect((await submit()).body.title).toBe(draft.content.title);
  const { pool } = hall.door.db;
  await pool.query("update cases set readers = '{kita-ku}' where id = $1", [id]);
  expect((await submit()).body).toEqual({ id, version: 2, number: null });
});

test('a repeated command is done once', async () => {
  const { id } = await hall.open();
  const clerk = await hall.as('doboku.clerk');
  const path = `/api/cases/${id}/commands`;
  const submit = () =>
    clerk.post(path, { command: { type: 'submit' } }, key(`submit ${id}`.replace(' ', '-')));
  const [one, two] = await Promise.all([submit(), submit()]);
  expect([one.body.version, two.body.version]).toEqual([2, 2]);
});

test('a key that no header can carry is malformed', async () => {
  const clerk = await hall.as('doboku.clerk');
  const body = { procedure: 'prior_consultation', command: draft };
  const told = await clerk.post('/api/cases', body, key('x'.repeat(201)));
  expect(told.body.errors[0]).toMatchObject({ in: 'header', pointer: '/idempotency-key' });
});

test('who saw an older version is told so, and nothing happens', async () => {
  const { id } = await hall.open();
  await hall.must(hall.send('doboku.clerk', id, { type: 'submit' }));
  const told = await hall.send('doboku.head', id, { type: 'approve' }, { expectedVersion: 1 });
  expect([told.status, told.body.code]).toEqual([409, 'case_moved_on']);
  expect(told.body.details).toEqual({ seen: 1, current: 2 });
  const { body } = await (await hall.as('doboku.head')).get(`/api/cases/${id}`);
  expect(body.version).toBe(2);
});

test('commands out of turn, of timers and of nobody are refused and on record', async () => {
  const { id } = await hall.open();
  const before = [await stored('history'), await stored('refusals')] as const;
  const refused: [string, object, string][] = [
    ['doboku.clerk', { type: 'approve' }, 'not_allowed'],
    ['doboku.clerk', { type: 'fly' }, 'unknown_command'],
    ['doboku.clerk', { type: 'xstate.stop' }, 'unknown_command'],
    ['doboku.clerk', { type: 'constructor' }, 'unknown_command'],
    ['doboku.clerk', { type: 'timer', name: 'x', dueAt: 'y' }, 'system_command'],
    ['doboku.head', { type: 'withdraw' }, 'malformed'],
    ['doboku.head', { type: 'implement' }, 'not_in_this_step'],
  ];
  for (const [login, command, code] of refused) {
    expect([command, (await hall.send(login, id, command)).body.code]).toEqual([command, code]);
  }
  expect(await stored('history')).toBe(before[0]);
  expect(await stored('refusals')).toBe(before[1] + refused.length);
});

test('what the door refuses of a command is on record too, once', async () => {
  const { id } = await hall.open();
  const clerk = await hall.as('doboku.clerk');
  const to = (name: string) => `/api/cases/${name}/commands`;
  const submit = { command: { type: 'submit' } };
  const file = { id: randomUUID(), name: 'plan.txt', sha256: '0'.repeat(64) };
  const content = { ...draft.content, attachments: [file] };
  const json = { 'content-type': 'application/json' };
  const opening = { procedure: 'prior_consultation', command: draft };
  const last = async () => {
    const { rows } = await hall.door.db.pool.query(
      'select case_id, command, code, details from refusals order by id desc limit 1',
    );
    return rows[0];
  };
  const refused: [() => Promise<{ body: { code: string } }>, object][] = [
    [() => clerk.post(to('no-such-number'), submit), { case_id: null, command: 'submit' }],
    [() => clerk.post(to(id), { ...submit, more: 1 }), { case_id: id, command: 'submit' }],
    [
      () => clerk.post(to(id), undefined, { raw: '{', headers: json }),
      { case_id: id, command: '' },
    ],
    [
      () => clerk.post(to(id), { command: { type: 'revise', content } }),
      { case_id: id, command: 'revise' },
    ],
    [() => clerk.post('/api/cases', { ...opening, procedure: 'dance' }), { command: 'draft' }],
    [() => clerk.post('/api/cases', { ...opening, command: 7 }), { case_id: null, command: '' }],
    [() => clerk.post(to(id), { command: { type: 'approve' } }), { command: 'approve' }],
  ];
  const before = await stored('refusals');
  for (const [send, row] of refused) {
    const { code } = (await send()).body;
    expect(await last()).toMatchObject({ ...row, code });
  }
  expect(await stored('refusals')).toBe(before + refused.length);
});

test('a malformed command names its fields by pointer', async () => {
  const clerk = await hall.as('doboku.clerk');
  const command = { ...draft, addressees: 'all', content: { title: '' }, more: 1 };
  const told = await clerk.post('/api/cases', { procedure: 'prior_consultation', command });
  const pointers = told.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort();
  expect(pointers).toEqual(['/command', '/command/addressees', '/command/content/title']);
  const unknown = await clerk.post('/api/cases', { procedure: 'no_such', command: draft });
  expect(unknown.body.code).toBe('malformed');
});

test('acting from a seat one does not hold, or that is none, is refused', async () => {
  const { id } = await hall.open();
  const submit = { type: 'submit' };
  const other = await hall.send('doboku.clerk', id, submit, { seat: 'doboku.head' });
  expect(other.body.code).toBe('seat_not_held');
  const none = await hall.send('doboku.clerk', id, submit, { seat: 'no.seat' });
  expect(none.body.code).toBe('unknown_seat');
  const page = await (await hall.as('doboku.clerk')).get('/api/work-items?seat=doboku.head');
  expect(page.body.code).toBe('seat_not_held');
});

test('what is possible now, from which seat, and why the rest is not', async () => {
  const { id } = await hall.asked();
  const { body } = await (await hall.as('kita-ku.head')).get(`/api/cases/${id}/actions`);
  const by = new Map(body.actions.map((action: { type: string }) => [action.type, action]));
  expect(by.get('answer')).toMatchObject({ possible: true, seat: { code: 'kita-ku.head' } });
  expect(by.get('approve')).toMatchObject({ possible: false, why: { code: 'not_allowed' } });
  expect(by.has('timer')).toBe(false);
});

test('a refusal speaks in titles, and keeps the codes among its details', async () => {
  const { id } = await hall.open();
  const { body } = await hall.send('doboku.head', id, { type: 'implement' });
  expect(body.ja.text).toBe('今の段階「起案中」では「実施決定」はできません。');
  expect(body.details).toEqual({ step: 'drafting', command: 'implement' });
  const head = await hall.as('doboku.head');
  const { actions } = (await head.get(`/api/cases/${id}/actions`)).body;
  const implement = actions.find(({ type }: { type: string }) => type === 'implement');
  expect(implement.why.ja.text).toBe(body.ja.text);
  expect(implement.why.details).toEqual(body.details);
  const party = { ...draft, addressees: ['toshi-seisaku'] };
  const told = await (await hall.as('doboku.clerk')).post('/api/cases', {
    procedure: 'prior_consultation',
    command: party,
  });
  expect(told.body.ja.text).toContain('「都市政策部」');
  expect(told.body.details.unit).toBe('toshi-seisaku');
});

test('the content of every submission is kept under its branch number', async () => {
  const { id } = await hall.open();
  await hall.must(hall.send('doboku.clerk', id, { type: 'submit' }));
  await hall.must(hall.send('doboku.head', id, { type: 'approve' }));
  await hall.must(hall.send('kusei-sozo.clerk', id, { type: 'return', reason: 'unclear' }));
  const content = { ...draft.content, title: 'Road works, made clear' };
  await hall.must(hall.send('doboku.clerk', id, { type: 'revise', content }));
  const page = await hall.must(hall.send('doboku.clerk', id, { type: 'submit' }));
  expect(page.branch).toBe(2);
  expect(page.fullNumber).toMatch(new RegExp(`^${page.number}.+2`));
  const { body } = await (await hall.as('doboku.clerk')).get(`/api/cases/${id}/versions`);
  expect(body.items.map((item: { content: { title: string } }) => item.content.title)).toEqual([
    draft.content.title,
    content.title,
  ]);
});

test('an attachment must be the sender’s own and the one he saw', async () => {
  const clerk = await hall.as('doboku.clerk');
  const upload = async (login: string) =>
    (await hall.as(login)).ask('POST', '/api/attachments', {
      raw: 'plan',
      headers: { 'content-type': 'text/plain', 'x-file-name': 'plan.txt' },
    });
  const file = (await upload('doboku.clerk')).body;
  const foreign = (await upload('chuo-ku.head')).body;
  const openWith = (id: string, sha256: string) => {
    const content = { ...draft.content, attachments: [{ id, name: 'plan.txt', sha256 }] };
    const command = { ...draft, content };
    return clerk.post('/api/cases', { procedure: 'prior_consultation', command });
  };
  expect((await openWith(foreign.id, foreign.sha256)).body.code).toBe('malformed');
  expect((await openWith(file.id, '0'.repeat(64))).body.code).toBe('malformed');
  expect((await openWith(randomUUID(), file.sha256)).body.code).toBe('malformed');
  const opened = await openWith(file.id, file.sha256);
  expect(opened.status).toBe(201);
  const reader = await hall.as('doboku.head');
  expect((await reader.get(`/api/attachments/${file.id}`)).text).toBe('plan');
  expect((await (await hall.as('minami-ku.head')).get(`/api/attachments/${file.id}`)).status).toBe(
    404,
  );
});
