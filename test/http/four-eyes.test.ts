/** Work that only its own proposers could do (四眼): told as stuck, and before a personnel day. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Instant } from '../../src/terms/units.ts';
import { openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;

const secretariat = 'kusei-sozo.clerk';
const setClock = (at: string) => hall.door.clock.set(at as Instant);
const get = async (login: string, path: string) => (await (await hall.as(login)).get(path)).body;
const sends = async (path: string, line: string) =>
  (await hall.as(secretariat)).ask('POST', path, {
    raw: `seat,login,from,until\n${line}\n`,
    headers: { 'content-type': 'text/csv' },
  });

beforeAll(async () => {
  hall = await openTownHall();
  setClock('2027-03-20T01:00:00.000Z');
});
afterAll(() => hall.close());

interface Cause {
  readonly code: string;
  readonly about?: { readonly code: string };
}
/** What is said of the case, but that it waits or is late. */
async function causesOf(id: string, login = secretariat): Promise<Cause[]> {
  const { items } = await get(login, '/api/stuck?limit=200');
  const found = items.find((item: { case: { id: string } }) => item.case.id === id);
  const causes: Cause[] = found?.causes ?? [];
  return causes.filter(({ code }) => !['idle', 'work_overdue', 'step_overdue'].includes(code));
}
const codesOf = async (id: string) => (await causesOf(id)).map(({ code }) => code);

test('who drafted a case and is to approve it from a day on is told before and after', async () => {
  const { id } = await hall.open('doboku.clerk');
  await hall.must(hall.send('doboku.clerk', id, { type: 'submit' }));
  expect(await codesOf(id)).toEqual([]);
  const taking = 'doboku.head,doboku.clerk,2027-04-01,';
  const { body: seen } = await sends('/api/personnel-changes/preview', taking);
  const told = seen.findings.filter(({ code }: Cause) => code === 'hands_are_proposers');
  expect(told).toMatchObject([{ on: '2027-04-01', details: { case: id, place: 'doboku/head' } }]);
  const { body: other } = await sends(
    '/api/personnel-changes/preview',
    'doboku.head,doboku.deputy,2027-04-01,',
  );
  expect(other.findings.map(({ code }: Cause) => code)).not.toContain('hands_are_proposers');

  expect((await sends('/api/personnel-changes', taking)).status).toBe(201);
  setClock('2027-03-31T14:59:59.999Z');
  expect(await codesOf(id)).toEqual([]);
  setClock('2027-03-31T15:00:00.000Z');
  expect(await causesOf(id)).toMatchObject([
    { code: 'hands_are_proposers', about: { code: 'doboku' } },
  ]);
  const refusal = await hall.send('doboku.clerk', id, { type: 'approve' });
  expect(refusal.body.code).toBe('four_eyes');
  const { items } = await get('minami-ku.head', '/api/stuck?limit=200');
  expect(items.map((item: { case: { id: string } }) => item.case.id)).not.toContain(id);
  const later = await sends(
    '/api/personnel-changes/preview',
    'doboku.clerk,doboku.deputy,2027-06-01,',
  );
  const again = later.body.findings.map(({ code }: Cause) => code);
  expect(again).not.toContain('hands_are_proposers');
});

test('one more holder who has not proposed it is enough', async () => {
  setClock('2027-04-02T01:00:00.000Z');
  const { id } = await hall.open('doboku.clerk');
  await hall.must(hall.send('doboku.clerk', id, { type: 'submit' }));
  expect(await codesOf(id)).toEqual(['hands_are_proposers']);
  const { pool } = hall.door.db;
  await pool.query(`
    insert into holders (city, seat, person, capacity, from_on)
    select 'niigata', 'doboku.head', id, 'deputy', '2027-04-01'
    from persons where login = 'doboku.deputy'`);
  await pool.query('update organisation_versions set version = version + 1');
  expect(await codesOf(id)).toEqual([]);
  await hall.must(hall.send('doboku.deputy', id, { type: 'approve' }));
});

test('a decision is told once, and not while somebody may decide it in his stead', async () => {
  setClock('2027-05-10T00:00:00.000Z');
  const client = await hall.as('kita-ku.chief');
  const command = {
    ...{ type: 'draft', subject: 'festival-commission', initiator: 'kita-ku' },
    content: { title: 'drafted by its decider', amount: 300_000 },
  };
  const { id } = await hall.must(client.post('/api/cases', { procedure: 'decision', command }));
  await hall.must(hall.send('kita-ku.chief', id, { type: 'submit' }));
  expect(await codesOf(id)).toEqual(['decider_is_proposer']);
  await hall.door.db.pool.query("update cases set stuck = '[]' where id = $1", [id]);
  expect(await codesOf(id)).toEqual(['hands_are_proposers']);
  const away = { from: '2027-05-09T00:00:00Z', until: '2027-05-20T00:00:00Z', kind: 'trip' };
  await hall.must(client.post('/api/absences', away));
  await hall.door.db.pool.query(`
    insert into acting_orders (city, seat, position, acting_seat, from_on)
    values ('niigata', 'kita-ku.chief', 1, 'kita-ku.clerk', '2027-05-01')`);
  await hall.door.db.pool.query('update organisation_versions set version = version + 1');
  expect(await codesOf(id)).toEqual(['holder_absent']);
});
