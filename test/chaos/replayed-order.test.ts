import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkInvariants } from '../../src/engine/invariants.ts';
import { createKnown } from '../../src/engine/known.ts';
import { workflows } from '../../workflows/index.ts';
import { draft, openTownHall, type TownHall } from '../http/town-hall.ts';

let hall: TownHall;
beforeAll(async () => {
  hall = await openTownHall();
});
afterAll(() => hall.close());

// The loop of kills found it: JSONB keeps the members of an object in an order of its own.
test('follow-ups are numbered alike whether a case was stored in between or not', async () => {
  const addressees = ['nishikan-ku', 'kita-ku', 'chuo-ku'];
  const { id } = await hall.asked({ ...draft, addressees });
  for (const ward of addressees) {
    const conditions = [{ text: `as ${ward} says`, dueOn: '2026-09-01' }];
    const answer = { type: 'answer', answer: 'agree-if', conditions };
    await hall.must(hall.send(`${ward}.head`, id, answer));
  }
  await hall.must(hall.send('doboku.head', id, { type: 'accept_conditions' }));
  const { db } = hall.door;
  expect(await checkInvariants(db, createKnown(db, workflows))).toEqual([]);
});
