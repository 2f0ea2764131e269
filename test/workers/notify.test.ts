import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { databaseClock } from '../../src/db/clock.ts';
import { unitTitles } from '../../src/db/notifications.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { createHands } from '../../workers/hands.ts';
import { readableTime } from '../../workers/render-notice.ts';
import { city, type ToyHouse, toyDoor } from '../delivery/toy-house.ts';
import { northClerk, sectionClerk, toyTown } from './town.ts';

let house: ToyHouse;
const reports: unknown[] = [];

beforeAll(async () => {
  house = await toyTown();
});
afterAll(() => house.close());

const hands = (mailed = false) =>
  createHands({
    db: house.db,
    clock: databaseClock,
    door: toyDoor(house.db),
    report: (_, cause) => reports.push(cause),
    ...(mailed && {
      mail: { send: () => Promise.reject(new Error('away')), close: () => undefined },
    }),
  });

const telling = (text: string, about?: Record<string, string>): Effect => ({
  kind: 'notify',
  text,
  to: [
    { unit: 'north', role: 'clerk' },
    { unit: 'north', role: 'chief' },
    { unit: 'north', role: 'clerk' },
  ],
  ...(about && { about }),
});

const noticesOf = async (id: string) => {
  const { rows } = await house.db.pool.query(
    `select unit, role, text_key, subject, body from notifications n
     join notification_places np on np.notification_id = n.id join places p on p.id = np.place
     where case_id = $1 order by role`,
    [id],
  );
  return rows;
};

test("each place gets one notice, in the rulebook's words, with titles for codes", async () => {
  const id = await house.openCase({ title: '公園の計画', number: '協2026-1' });
  const about = {
    due: '2026-12-22T08:15:00.000Z',
    on: '2026-12-10',
    meeting: 'council',
    reason: '資料の不足',
    outcome: 'unknown_code',
  };
  await house.addEffects(id, telling('asked', about));
  await hands().drain();
  const body =
    '北区・協議中・2026年12月22日 17:15・2026年12月10日・Council of wards・資料の不足・unknown_code';
  expect(await noticesOf(id)).toEqual(
    ['chief', 'clerk'].map((role) => ({
      unit: 'north',
      role,
      text_key: 'asked',
      subject: '【協2026-1】髙﨑① 公園の計画',
      body: `${body}・${id}`,
    })),
  );
  expect(await house.count('mails')).toBe(0);
});

test('a text that the rulebook lacks still becomes a notice, and is reported', async () => {
  const id = await house.openCase({ title: '公園の計画', number: '協2026-2' });
  await house.addEffects(id, telling('unheard_of'));
  await hands().drain();
  expect((await noticesOf(id))[0]).toMatchObject({
    subject: 'unheard_of 協2026-2',
    body: '公園の計画',
  });
  expect(reports).toContain('the rulebook has no text unheard_of');
});

/** Who gets a mail of a notice to that place. */
async function mailedAt(role: string, unit = 'north'): Promise<string[]> {
  const id = await house.openCase();
  const to = [{ unit, role }];
  await house.addEffects(id, { ...telling('asked'), to } as Effect);
  await hands(true).drain();
  const { rows } = await house.db.pool.query(
    `select p.mail from mails m join persons p on p.id = m.person
     join notifications n on n.id = m.notification_id where n.case_id = $1 order by 1`,
    [id],
  );
  return rows.map(({ mail }) => mail);
}

test('mail goes to the present holders of a place, once each', async () => {
  expect(await mailedAt('clerk')).toEqual([northClerk, sectionClerk]);
});

test('mail reaches those below only where the unit itself has no such seat', async () => {
  expect(await mailedAt('chief')).toEqual(['chief@example.jp']);
});

/** A unit of the town that is no more, and what has its places. */
const abolished = (code: string, until: string, successor: string | null) =>
  house.db.pool.query(
    `insert into units (city, code, kind, title, from_on, until, successor)
     values ($4, $1, 'ward', $1, '2019-01-01', $2, $3)`,
    [code, until, successor, city],
  );

test('mail to an abolished unit goes to whoever has its places now', async () => {
  await abolished('moor', '2021-04-01', 'fen');
  await abolished('fen', '2022-04-01', 'north');
  expect(await mailedAt('chief', 'moor')).toEqual(['chief@example.jp']);
  expect(await mailedAt('clerk', 'moor')).toEqual([northClerk, sectionClerk]);
  await abolished('dune', '2021-04-01', null);
  expect(await mailedAt('chief', 'dune')).toEqual([]);
  await abolished('isle', '2021-04-01', 'reef');
  await abolished('reef', '2021-04-01', 'isle');
  expect(await mailedAt('chief', 'isle')).toEqual([]);
});

test('mail reaches what lay below an abolished unit', async () => {
  await abolished('heath', '2021-04-01', 'south');
  await house.db.pool.query(`update units set parent = 'heath' where code = 'north-section'`);
  expect(await mailedAt('chief', 'south')).toEqual(['below@example.jp']);
});

test('a notice calls an abolished unit by the last name that it had', async () => {
  const titles = await unitTitles(house.db, city, '2026-11-20' as LocalDate);
  expect(titles.get('moor')).toBe('moor');
  expect(titles.get('north')).toBe('北区');
  const before = await unitTitles(house.db, city, '2019-06-01' as LocalDate);
  expect(before.get('north')).toBeUndefined();
});

test('a date is shown as the city counts it, other text as it is', () => {
  expect(readableTime('2026-12-22T15:30:00.000Z', 'Asia/Tokyo')).toBe('2026年12月23日 0:30');
  expect(readableTime('2026-12-22', 'America/Los_Angeles')).toBe('2026年12月22日');
  expect(readableTime('as soon as possible', 'Asia/Tokyo')).toBe('as soon as possible');
});
