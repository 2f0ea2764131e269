// What a step says to other cases: the same word in two states that it passes is said once.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { databaseClock } from '../../src/db/clock.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { shop } from './basket.ts';
import { accepted, type House, openHouse } from './engine-house.ts';
import { as, people, town } from './town.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse(databaseClock, shop);
});
afterAll(() => house.close());

const actor = as(people.clerk);

async function open(): Promise<CaseId> {
  const command = { type: 'open', unit: 'bureau', limit: 1000, lines: [] };
  return accepted(await house.advancer.begin({ city: town, procedure: 'basket', actor, command }))
    .caseId;
}

async function wordsOf(id: CaseId) {
  const rows = await house.db.kysely
    .selectFrom('effects')
    .select(['ordinal', 'body'])
    .where('caseId', '=', id)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ ordinal, body }) => [ordinal, body]);
}

test('a word that a step says twice is told once, and each other word in its order', async () => {
  const [id, other] = [await open(), await open()];
  const command = { type: 'call', other, names: ['a bench', 'a lamp', 'a bench'] };
  accepted(await house.advancer.advance({ caseId: id, actor, command }));
  const told = (title: string) => ({ caseId: other, command: { type: 'order', title } });
  expect(await wordsOf(id)).toMatchObject([
    [0, told('a bench')],
    [1, told('a lamp')],
  ]);
});
