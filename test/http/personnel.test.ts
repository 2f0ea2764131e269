import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Instant } from '../../src/terms/units.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
beforeAll(async () => {
  hall = await openTownHall();
});
afterAll(() => hall.close());

const officer = 'kusei-sozo.clerk';
const header = '職コード,ログイン,氏名,資格,発令日,解任日';
const csv = (...lines: string[]) => `${[header, ...lines].join('\n')}\n`;
const send = async (path: string, raw: RequestInit['body'], login = officer) =>
  (await hall.as(login)).ask('POST', path, { raw, headers: { 'content-type': 'text/csv' } });
const reserve = (raw: RequestInit['body'], login = officer) =>
  send('/api/personnel-changes', raw, login);
const preview = async (...lines: string[]) =>
  (await send('/api/personnel-changes/preview', csv(...lines))).body;
const get = async (login: string, path: string) => (await (await hall.as(login)).get(path)).body;
const cancel = async (id: string, login = officer) =>
  (await hall.as(login)).ask('DELETE', `/api/personnel-changes/${id}`);
const setClock = (at: string) => hall.door.clock.set(at as Instant);
const codes = (items: { code: string }[]) => items.map(({ code }) => code);

/** Everything that a change may touch. */
async function everything() {
  const rows = async (text: string) => (await hall.door.db.pool.query(text)).rows;
  return {
    holders: await rows('select * from holders order by seat, person, from_on'),
    people: await rows('select id, login, name, mail from persons order by id'),
  };
}

/** Shift_JIS of the few characters that the tests write in it. */
const shiftJis = (text: string): Uint8Array => {
  const known = new Map(
    [...Array(0xfd).keys()].flatMap((lead) =>
      [...Array(0xfd).keys()].flatMap((trail) => {
        try {
          const bytes = Uint8Array.from([lead, trail]);
          const read = new TextDecoder('shift_jis', { fatal: true }).decode(bytes);
          return read.length === 1 && lead > 0x80 ? [[read, bytes] as const] : [];
        } catch {
          // No character: the table simply has none there.
          return [];
        }
      }),
    ),
  );
  return Buffer.concat(
    [...text].map((one) => known.get(one) ?? Uint8Array.from([one.charCodeAt(0)])),
  );
};

test('only administrators and seats that see the whole city check and reserve', async () => {
  for (const path of ['/api/personnel-changes/preview', '/api/personnel-changes']) {
    const told = await send(path, csv('kita-ku.head,doboku.chief,,,2027-04-01,'), 'kita-ku.head');
    expect(told.body.code).toBe('personnel_not_allowed');
  }
  expect((await get('kita-ku.head', '/api/personnel-changes')).code).toBe('personnel_not_allowed');
  const id = '00000000-0000-4000-8000-000000000000';
  expect((await cancel(id, 'kita-ku.head')).body.code).toBe('personnel_not_allowed');
  expect((await cancel(id)).body.code).toBe('not_found');
});

test('a file with broken rows is told row by row, and nothing of it is loaded', async () => {
  const before = await everything();
  const lines = ['kita-ku.head,doboku.chief,,,2027-04-01,', 'moon,doboku.chief,,,2027-4-31,'];
  const told = await reserve(csv(...lines));
  expect(told.body.code).toBe('personnel_rows_broken');
  expect(told.body.errors).toMatchObject([{ in: 'body', pointer: '/3/発令日' }]);
  expect(await everything()).toEqual(before);
  const seen = await preview(...lines);
  expect(seen).toMatchObject({ encoding: 'utf-8', findings: [] });
  expect(seen.errors).toMatchObject([{ line: 3, column: '発令日', code: 'date_unusable' }]);
  expect(seen.rows).toMatchObject([{ line: 2, does: 'appoint', ends: [expect.any(String)] }]);
  expect(await everything()).toEqual(before);
});

test('a file that is none is told as well, and no body at all', async () => {
  const path = '/api/personnel-changes/preview';
  const { body } = await send(path, Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
  expect(body).toMatchObject({ encoding: null, errors: [{ line: 1, code: 'file_unreadable' }] });
  expect(codes((await send(path, '')).body.errors)).toContain('file_without_rows');
  expect((await reserve('')).body.code).toBe('personnel_rows_broken');
  const idle = csv('kita-ku.head,kita-ku.head,,,2027-04-01,');
  expect((await reserve(idle)).body.code).toBe('personnel_without_change');
});

test('the preview says what breaks on the day', async () => {
  const { id } = await hall.asked();
  const draft = await hall.open('doboku.clerk');
  await hall.door.db.pool.query(`
    insert into acting_orders (city, seat, position, acting_seat, from_on, until)
    values ('niigata', 'minami-ku.head', 1, 'chuo-ku.head', '2020-04-01', null),
           ('niigata', 'minami-ku.chief', 1, 'chuo-ku.chief', '2020-04-01', '2027-04-01')`);
  const head = await hall.as('doboku.clerk');
  const away = { from: '2027-03-30T00:00:00Z', until: '2027-04-05T00:00:00Z', kind: 'leave' };
  await hall.must(head.post('/api/absences', away));
  const { findings } = await preview(
    'chuo-ku.head,chuo-ku.head,,,,2027-04-01',
    'doboku.clerk,doboku.clerk,,,,2027-04-01',
  );
  const of = (code: string) => findings.filter((one: { code: string }) => one.code === code);
  expect(of('seat_vacant')).toMatchObject([
    { on: '2027-04-01', details: { seat: 'chuo-ku.head', waiting: 1 } },
    { details: { seat: 'doboku.clerk', waiting: 1 } },
  ]);
  expect(of('seat_vacant')[0].ja).toContain('1件');
  expect(of('draft_left')).toMatchObject([{ details: { case: draft.id, seat: 'doboku.clerk' } }]);
  expect(of('case_without_hands')).toMatchObject([{ details: { case: draft.id } }]);
  expect(of('acting_seat_vacant')).toMatchObject([
    { details: { seat: 'minami-ku.head', acting: 'chuo-ku.head' } },
  ]);
  expect(of('acting_order_ends')).toMatchObject([{ details: { seat: 'minami-ku.chief' } }]);
  expect(of('leaver_absent')).toMatchObject([{ details: { until: '2027-04-05T00:00:00.000Z' } }]);
  const filled = await preview('chuo-ku.head,doboku.chief,,,2027-04-01,');
  expect(codes(filled.findings)).not.toContain('seat_vacant');
  expect(id).toBeDefined();
});

test('the same file twice is one change, also in another encoding', async () => {
  const file = csv('konan-ku.head,mori,森 葵,本人,2027-04-01,');
  const first = await reserve(file);
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({ firstOn: '2027-04-01', rows: 1, cancellable: true });
  const after = await everything();
  expect((await reserve(file)).body.id).toBe(first.body.id);
  expect((await reserve(`\ufeff${file}`)).body.id).toBe(first.body.id);
  expect((await reserve(shiftJis(file))).body.id).toBe(first.body.id);
  expect(await everything()).toEqual(after);
  const all = await Promise.all([1, 2, 3].map(() => reserve(file)));
  expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
  expect((await get(officer, '/api/personnel-changes')).items).toHaveLength(1);
});

test('cancelling puts back exactly what was there, newcomers included', async () => {
  const before = await everything();
  const { body } = await reserve(
    csv(
      'akiha-ku.head,hara,原 涼,,2027-04-01,',
      'akiha-ku.chief,akiha-ku.head,,,2027-04-01,2028-04-01',
      'akiha-ku.clerk,akiha-ku.clerk,,,,2027-04-01',
    ),
  );
  const reserved = await everything();
  expect(reserved.holders.length).toBe(before.holders.length + 2);
  expect(reserved.people.length).toBe(before.people.length + 1);
  expect((await cancel(body.id)).status).toBe(204);
  expect(await everything()).toEqual(before);
  expect((await cancel(body.id)).status).toBe(204);
  const { items } = await get(officer, '/api/personnel-changes');
  const shown = items.find(({ id }: { id: string }) => id === body.id);
  expect(shown).toMatchObject({ cancellable: false, cancelledAt: expect.any(String) });
});

test('what was changed again since is not overrun by cancelling', async () => {
  const first = await reserve(csv('nishi-ku.head,doboku.deputy,,,2027-04-01,'));
  const second = await reserve(csv('nishi-ku.head,kankyo.deputy,,,2027-10-01,'));
  expect((await cancel(first.body.id)).body.code).toBe('personnel_overlaid');
  expect((await cancel(second.body.id)).status).toBe(204);
  expect((await cancel(first.body.id)).status).toBe(204);
});

test('ten thousand rows are checked in a few seconds', async () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => `seat-${n},p-${n},人 ${n},,2027-04-01,`);
  await hall.door.db.pool.query(`
    insert into seats (city, code, unit, role, title, from_on)
    select 'niigata', 'seat-' || n, 'doboku', 'clerk', 'x', '2020-04-01'
    from generate_series(0, 9999) n`);
  /** Far above what it takes alone, far below what it would take row by row. */
  const atMostMs = 10_000;
  const inTime = async <T>(work: Promise<T>): Promise<T> => {
    const begun = process.hrtime.bigint();
    const done = await work;
    expect(Number((process.hrtime.bigint() - begun) / 1_000_000n)).toBeLessThan(atMostMs);
    return done;
  };
  const seen = await inTime(preview(...rows));
  expect(seen.errors).toEqual([]);
  expect(seen.rows).toHaveLength(10_000);
  const { body } = await inTime(reserve(csv(...rows)));
  expect(body.rows).toBe(10_000);
  await hall.door.db.pool.query(`delete from holders where seat like 'seat-%'`);
  await hall.door.db.pool.query(`delete from seats where code like 'seat-%'`);
}, 60_000);

test('on the day the seat changes hands by itself, with its work and its handover', async () => {
  setClock('2027-03-20T01:00:00.000Z');
  const { id } = await hall.asked();
  const taking = 'kita-ku.head,toshi-seisaku.deputy,,,2027-04-01,';
  const { body: change } = await reserve(
    csv(taking, 'toshi-seisaku.deputy,toshi-seisaku.deputy,,,,2027-04-01'),
  );
  const answer = { type: 'answer', answer: 'agree' };
  const work = async (login: string): Promise<string[]> =>
    (await get(login, '/api/work-items')).items.map(
      (item: { case: { id: string } }) => item.case.id,
    );
  const handover = (login: string, on = '2027-04-01') =>
    get(login, `/api/seats/kita-ku.head/handover?on=${on}`);
  setClock('2027-03-31T14:59:59.999Z');
  expect(await work('kita-ku.head')).toContain(id);
  expect(await work('toshi-seisaku.deputy')).not.toContain(id);
  expect((await handover('toshi-seisaku.deputy')).code).toBe('handover_not_yours');
  const given = await handover('kita-ku.head');
  expect(given.work.items.map((item: { case: { id: string } }) => item.case.id)).toContain(id);
  expect(given.giving).toHaveLength(1);
  expect(given.taking).toHaveLength(1);
  expect(given.taking[0].person.id).not.toBe(given.giving[0].person.id);
  setClock('2027-03-31T15:00:00.000Z');
  expect(await work('kita-ku.head')).toEqual([]);
  expect(await work('toshi-seisaku.deputy')).toContain(id);
  expect((await handover('toshi-seisaku.deputy')).work.total).toBeGreaterThan(0);
  expect((await cancel(change.id)).body.code).toBe('personnel_in_force');
  const told = await hall.send('kita-ku.head', id, answer);
  expect(['not_allowed', 'case_not_found']).toContain(told.body.code);
  expect((await hall.send('toshi-seisaku.deputy', id, answer)).status).toBe(200);
});

test('who has left sees what was there when he did, and nothing that came after', async () => {
  setClock('2027-04-02T01:00:00.000Z');
  const { id } = await hall.asked();
  const listOf = async (login: string) => {
    const { work } = await get(login, '/api/seats/kita-ku.head/handover');
    return work.items.map((item: { case: { id: string } }) => item.case.id);
  };
  expect(await listOf('toshi-seisaku.deputy')).toContain(id);
  expect(await listOf('kita-ku.head')).not.toContain(id);
  const titles = async (login: string): Promise<string[]> => {
    const { work, acted } = await get(login, '/api/seats/kita-ku.head/handover');
    return [
      ...work.items.map((item: { case: { title: string } }) => item.case),
      ...acted.items,
    ].map(({ title }) => title);
  };
  const before = await titles('kita-ku.head');
  expect(before.length).toBeGreaterThan(0);
  expect(new Set(before)).toEqual(new Set([null]));
  expect(await titles('toshi-seisaku.deputy')).not.toContain(null);
  expect(await titles(officer)).not.toContain(null);
  expect(await listOf(officer)).toContain(id);
  expect((await get('kita-ku.clerk', '/api/seats/kita-ku.head/handover')).code).toBe(
    'handover_not_yours',
  );
  expect((await get(officer, '/api/seats/moon/handover')).code).toBe('unknown_seat');
});

test('a handover tells of drafts, cases acted in, absences and acting orders', async () => {
  await hall.door.db.pool.query(`
    insert into acting_orders (city, seat, position, acting_seat, from_on)
    values ('niigata', 'doboku.head', 1, 'doboku.clerk', '2020-04-01'),
           ('niigata', 'doboku.clerk', 1, 'doboku.chief', '2020-04-01')`);
  const clerk = await hall.as('doboku.clerk');
  const away = { from: '2027-04-10T00:00:00Z', until: '2027-04-11T00:00:00Z', kind: 'leave' };
  await hall.must(clerk.post('/api/absences', away));
  const list = await get('doboku.clerk', '/api/seats/doboku.clerk/handover');
  expect(list.drafts.total).toBe(1);
  expect(list.drafts.items[0].step.code).toBe('drafting');
  expect(list.acted.total).toBeGreaterThan(2);
  expect(list.absences.map(({ until }: { until: string }) => until)).toContain(
    '2027-04-11T00:00:00.000Z',
  );
  expect(list.absences[0]).toMatchObject({ kind: 'leave' });
  expect(list.actingFor).toMatchObject([{ code: 'doboku.head' }]);
  expect(list.actedBy).toMatchObject([{ code: 'doboku.chief' }]);
});
