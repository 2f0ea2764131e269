import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { keyId } from '../../src/db/answer-keys.ts';
import { handClock } from '../../src/db/clock.ts';
import { tidyUp } from '../../src/delivery/tidy.ts';
import { parseInstant } from '../../src/terms/units.ts';
import { type ToyHouse, toyHouse } from './toy-house.ts';

let house: ToyHouse;
beforeAll(async () => {
  house = await toyHouse();
});
afterAll(() => house.close());

const clock = handClock(parseInstant('2028-01-01T00:00:00.000Z'));
const old = '2026-01-01T00:00:00.000Z';
const fresh = '2027-12-01T00:00:00.000Z';

const answer = (caller: string, key: string, at: string) =>
  house.db.pool.query(
    `insert into commands (id, content, version, numbered, effect_key, at)
     values ($1, $1, 1, false, $2, $3)`,
    [keyId({ caller, key }), caller === 'effect' ? key : null, at],
  );

const refuse = (caseId: string | null, at: string, code: string) =>
  house.db.pool.query(
    "insert into refusals (at, case_id, command, code) values ($1, $2, 'c', $3)",
    [at, caseId, code],
  );

const left = async (text: string): Promise<string[]> =>
  (await house.db.pool.query(text)).rows.map((row) => Object.values(row)[0] as string);

test('what is outdated goes, slice by slice, and what somebody still needs stays', async () => {
  const id = await house.openCase({});
  await house.addEffects(id, { kind: 'notify', to: [], text: 'asked' });
  const [effect] = await left('select id from effects');
  for (let n = 0; n < 2100; n += 1) await answer('person', `old ${n}`, old);
  await answer('person', 'fresh', fresh);
  await answer('effect', `${effect}/session`, old);
  await answer('effect', `${randomUUID()}/session`, old);
  await refuse(null, old, 'old');
  await refuse(null, fresh, 'fresh');
  await refuse(id, old, 'of an open case');
  expect(await tidyUp(house.db, clock, 400)).toBe(2102);
  expect((await left('select id from commands')).sort()).toEqual(
    [
      keyId({ caller: 'effect', key: `${effect}/session` }),
      keyId({ caller: 'person', key: 'fresh' }),
    ].sort(),
  );
  expect(await left('select code from refusals order by id')).toEqual(['fresh', 'of an open case']);
  expect(await tidyUp(house.db, clock, 400)).toBe(0);
});
