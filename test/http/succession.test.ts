/** A unit is abolished while cases wait at it: who acts, sees and is told then. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importOrganisation } from '../../src/db/import-organisation.ts';
import { hashPassword } from '../../src/http/password.ts';
import type { Organisation } from '../../src/terms/organisation.ts';
import type { Instant } from '../../src/terms/units.ts';
import { password } from './door.ts';
import { draft, openTownHall, type TownHall } from './town-hall.ts';

let hall: TownHall;
const officer = 'kusei-sozo.clerk';
const theDayBefore = '2027-03-31T14:59:59.999Z';
const theDay = '2027-03-31T15:00:00.000Z';
const aYearLater = '2028-03-31T15:00:00.000Z';

const setClock = (at: string) => hall.door.clock.set(at as Instant);
const get = async (login: string, path: string) => (await (await hall.as(login)).get(path)).body;

const until = '2027-04-01';
const roles = ['clerk', 'chief', 'head'];
const seatsOf = (unit: string, dates: object) =>
  roles.map((role) => ({ ...dates, code: `${unit}.${role}`, unit, role, title: unit }));
const staff = (unit: string) => roles.map((role) => `${unit}.${role}`);

/** Civil engineering and the environment become infrastructure; a ward becomes part of another. */
const reorganisation = {
  city: 'niigata',
  from: '2014-04-01',
  units: [
    { code: 'doboku', kind: 'bureau', title: '土木部', until, successor: 'kiban' },
    { code: 'kankyo', kind: 'bureau', title: '環境部', until, successor: 'kiban' },
    { code: 'kita-ku', kind: 'ward', title: '北区', until, successor: 'kohoku-ku' },
    { code: 'kiban', kind: 'bureau', title: '都市基盤部', from: until },
    {
      ...{ code: 'kohoku-ku', kind: 'ward', title: '江北区', from: until },
      ...{ until: '2028-04-01', successor: 'higashi-ku' },
    },
  ],
  seats: [
    ...['doboku', 'kankyo', 'kita-ku'].flatMap((unit) => seatsOf(unit, { until })),
    ...['kiban', 'kohoku-ku'].flatMap((unit) => seatsOf(unit, { from: until })),
  ],
  people: [...staff('kiban'), ...staff('kohoku-ku')].map((login) => ({ login, name: login })),
  holders: [...staff('kiban'), ...staff('kohoku-ku')].map((seat) => ({
    ...{ seat, login: seat, capacity: 'holder', from: until },
  })),
  ...{ oversight: [], acting: [], absences: [] },
} as unknown as Organisation;

const reorganise = async (changed: Partial<Organisation> = {}) =>
  importOrganisation(hall.door.db, { ...reorganisation, ...changed }, await hashPassword(password));

beforeAll(async () => {
  hall = await openTownHall();
  await reorganise();
});
afterAll(() => hall.close());

const work = async (login: string): Promise<string[]> =>
  (await get(login, '/api/work-items')).items.map((item: { case: { id: string } }) => item.case.id);
const sees = async (login: string, id: string): Promise<boolean> =>
  (await (await hall.as(login)).get(`/api/cases/${id}`)).status === 200;
const agree = { type: 'answer', answer: 'agree', for: 'kita-ku' };

/** Drafted and submitted: it waits for the head of the bureau. */
async function submitted(): Promise<string> {
  const { id } = await hall.open('doboku.clerk');
  await hall.must(hall.send('doboku.clerk', id, { type: 'submit' }));
  return id;
}

test('what waits at an abolished bureau is done by its successor, and not before', async () => {
  setClock('2027-03-20T01:00:00.000Z');
  const id = await submitted();
  setClock(theDayBefore);
  expect(await work('doboku.head')).toContain(id);
  expect(await work('kiban.head')).toEqual([]);
  expect(await sees('kiban.head', id)).toBe(false);
  expect((await hall.send('kiban.head', id, { type: 'approve' })).body.code).toBe('case_not_found');

  setClock(theDay);
  expect(await work('doboku.head')).toEqual([]);
  expect(await sees('doboku.head', id)).toBe(false);
  expect((await hall.send('doboku.head', id, { type: 'approve' })).body.code).toBe(
    'case_not_found',
  );
  expect(await work('kiban.head')).toContain(id);
  expect(await work('kiban.clerk')).not.toContain(id);
  expect(await sees('kiban.clerk', id)).toBe(true);
  expect((await hall.send('kiban.clerk', id, { type: 'approve' })).body.code).toBe('not_allowed');
  const page = await hall.must(hall.send('kiban.head', id, { type: 'approve' }));
  expect(page.initiator).toEqual({ code: 'doboku', title: '土木部' });
  await hall.must(hall.send(officer, id, { type: 'accept' }));
  const { items } = await get('kiban.head', `/api/cases/${id}/history`);
  const approved = items.find(({ type }: { type: string }) => type === 'approve');
  expect(approved.by).toMatchObject({ seat: { code: 'kiban.head' } });
});

test('nothing of it counts as stuck, in the list as in the preview of personnel', async () => {
  setClock('2027-03-20T02:00:00.000Z');
  const id = await submitted();
  const file =
    '職コード,ログイン,氏名,資格,発令日,解任日\nchuo-ku.head,chuo-ku.head,,,,2027-04-01\n';
  const stranded = async () => {
    const client = await hall.as(officer);
    const path = '/api/personnel-changes/preview';
    const headers = { 'content-type': 'text/csv' };
    const { body } = await client.ask('POST', path, { raw: file, headers });
    return body.findings.flatMap(
      ({ code, details }: { code: string; details: { case: string } }) =>
        code === 'case_without_hands' ? details.case : [],
    );
  };
  const vacant = async () => {
    const { items } = await get(officer, '/api/stuck?limit=200');
    type Stuck = { case: { id: string }; causes: { code: string }[] };
    return items.flatMap(({ case: of, causes }: Stuck) =>
      causes.some(({ code }) => code === 'seat_vacant') ? of.id : [],
    );
  };
  expect(await stranded()).not.toContain(id);
  setClock(theDay);
  expect(await vacant()).not.toContain(id);

  const units = reorganisation.units.map(({ successor: _, ...unit }) => unit);
  await reorganise({ units });
  expect(await vacant()).toContain(id);
  setClock('2027-03-20T02:00:00.000Z');
  expect(await stranded()).toContain(id);
  await reorganise();
});

test('a ward that became another, and then part of a third, answers through it', async () => {
  setClock('2027-03-20T03:00:00.000Z');
  const first = await hall.asked();
  const second = await hall.asked();
  setClock(theDay);
  expect(await work('kohoku-ku.head')).toEqual(expect.arrayContaining([first.id, second.id]));
  expect(await work('higashi-ku.head')).toEqual([]);
  expect((await hall.send('higashi-ku.head', first.id, agree)).body.code).toBe('case_not_found');
  await hall.must(hall.send('kohoku-ku.head', first.id, agree));
  expect(await work('kohoku-ku.head')).not.toContain(first.id);

  setClock(aYearLater);
  expect(await work('kohoku-ku.head')).toEqual([]);
  expect(await sees('kohoku-ku.head', second.id)).toBe(false);
  expect(await work('higashi-ku.head')).toContain(second.id);
  expect(await sees('higashi-ku.head', first.id)).toBe(true);
  await hall.must(hall.send('higashi-ku.head', second.id, agree));
});

test('the seat that takes over has the work of the old places in its handover', async () => {
  setClock('2027-03-20T04:00:00.000Z');
  const id = await submitted();
  setClock(theDayBefore);
  const listed = async (seat: string, on: string) => {
    const { work: open } = await get(officer, `/api/seats/${seat}/handover?on=${on}`);
    return open.items.map((item: { case: { id: string } }) => item.case.id);
  };
  expect(await listed('doboku.head', '2027-03-31')).toContain(id);
  expect(await listed('kiban.head', '2027-04-01')).toContain(id);
  expect(await listed('kiban.chief', '2027-04-01')).not.toContain(id);
});

test('an old draft is finished by the successor, and nobody begins a new one', async () => {
  setClock('2027-03-20T05:00:00.000Z');
  const { id } = await hall.open('doboku.clerk');
  setClock(theDay);
  const begun = await (await hall.as('kiban.clerk')).post('/api/cases', {
    procedure: 'prior_consultation',
    command: draft,
  });
  expect(begun.body.code).toBe('unknown_unit');
  const content = { title: 'Road works on route 8', fields: { route: 'route 8' } };
  await hall.must(hall.send('kiban.clerk', id, { type: 'revise', content }));
  await hall.must(hall.send('kiban.clerk', id, { type: 'submit' }));
  expect(await work('kiban.head')).toContain(id);
});

test('the organisation tells what succeeds a unit and what a unit has succeeded', async () => {
  const unitsAt = async (at: string) => {
    setClock(at);
    const { units } = await get(officer, '/api/organisation');
    return new Map(units.map((unit: { code: string }) => [unit.code, unit]));
  };
  const before = await unitsAt(theDayBefore);
  expect(before.get('doboku')).toMatchObject({ successor: 'kiban', former: [] });
  const after = await unitsAt(theDay);
  expect(after.get('doboku')).toBeUndefined();
  expect(after.get('kiban')).toMatchObject({ successor: null, former: ['doboku', 'kankyo'] });
  const later = await unitsAt(aYearLater);
  expect(later.get('higashi-ku')).toMatchObject({ former: ['kita-ku', 'kohoku-ku'] });
});
