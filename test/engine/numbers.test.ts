import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { CaseId } from '../../src/terms/ids.ts';
import { caseAt, type House, openHouse } from './engine-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const series = () =>
  house.db.kysely.selectFrom('numberSeries').select(['series', 'last']).execute();

const numberOf = async (id: CaseId) => {
  const query = house.db.kysely.selectFrom('cases').select('number').where('id', '=', id);
  return (await query.executeTakeFirstOrThrow()).number;
};

test('numbers with the same text around the serial come from one count', async () => {
  expect(await numberOf(await caseAt(house.advancer, 'approved'))).toBe('P-0001');
  expect(await numberOf(await caseAt(house.advancer, 'approved'))).toBe('P-0002');
  expect(await series()).toEqual([{ series: 'P-{serial}', last: 2 }]);
});

test('counts by another name become counts by text, and go on where they stood', async () => {
  const text = readFileSync('migrations/0012_series_by_text.sql', 'utf8');
  await sql`update cases
    set number_series = 'p', number = 'P12-00' || number_serial || '号'`.execute(house.db.kysely);
  await house.db.pool.query(text);
  expect(await series()).toEqual([{ series: 'P12-{serial}号', last: 2 }]);
});

test('a number that another case bears is a fault with its name, tried once', async () => {
  await sql`update cases set number = 'P-000' || number_serial`.execute(house.db.kysely);
  await sql`delete from number_series`.execute(house.db.kysely);
  await expect(caseAt(house.advancer, 'approved')).rejects.toMatchObject({
    name: 'Fault',
    code: 'number_taken',
  });
});
