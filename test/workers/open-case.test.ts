// Effect `open_case`: a case opens another, once; what is refused is given up and seen, and asked
// anew when it is taken up again.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { databaseClock, readClock } from '../../src/db/clock.ts';
import { takeUpAgain } from '../../src/db/outbox.ts';
import { lookAt } from '../../src/engine/look.ts';
import { type Outcome, Unavailable } from '../../src/engine/request.ts';
import { listStuckCases } from '../../src/engine/stuck.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { createHands } from '../../workers/hands.ts';
import { openCase } from '../../workers/open-case.ts';
import { shop } from '../engine/basket.ts';
import { accepted, expectSound, type House, openHouse } from '../engine/engine-house.ts';
import { as, people, town } from '../engine/town.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse(databaseClock, shop);
});
afterAll(async () => {
  await expectSound(house);
  await house.close();
});

const actor = as(people.clerk);
const reports: unknown[] = [];

const handsOf = (door: Pick<House['advancer'], 'advance' | 'begin'>) =>
  createHands({
    db: house.db,
    clock: databaseClock,
    report: (_what, cause) => void reports.push(cause),
    door,
  });

/** A basket that asks for a petition of this title. */
async function order(title: string): Promise<CaseId> {
  const command = { type: 'open', unit: 'bureau', limit: 9, lines: [] };
  const asked = { city: town, procedure: 'basket', actor, command };
  const { caseId } = accepted(await house.advancer.begin(asked));
  accepted(await house.advancer.advance({ caseId, actor, command: { type: 'order', title } }));
  return caseId;
}

const petitionsOf = (title: string) =>
  house.db.kysely
    .selectFrom('cases')
    .select(['id', 'version'])
    .where('title', '=', title)
    .execute();

const effectsOf = (caseId: CaseId) =>
  house.db.kysely
    .selectFrom('effects')
    .select(['id', 'attempts', 'lastError', 'givenUpAt'])
    .where('caseId', '=', caseId)
    .execute();

test('the case is opened by the system with the id of the effect, which is gone', async () => {
  const caseId = await order('a well');
  const [effect] = await effectsOf(caseId);
  await handsOf(house.advancer).drain();
  expect(await petitionsOf('a well')).toEqual([{ id: effect?.id, version: 1 }]);
  expect(await effectsOf(caseId)).toEqual([]);
  const history = house.db.kysely.selectFrom('history').select('event');
  const [entry] = await history.where('caseId', '=', effect?.id as never).execute();
  expect(entry?.event.by).toEqual({ system: 'case' });
});

test('delivered twice, it is opened once', async () => {
  const caseId = await order('a gate');
  const [row] = await effectsOf(caseId);
  const command = { type: 'draft', title: 'a gate', unit: 'bureau', text: 'ordered' };
  const body = { kind: 'open_case', procedure: 'petition', command };
  const effect = { id: row?.id, city: town, caseId, attempts: 0, body } as never;
  const told = { became: 'told' };
  const both = [openCase(house.advancer, effect), openCase(house.advancer, effect)];
  expect(await Promise.all(both)).toEqual([told, told]);
  await handsOf(house.advancer).drain();
  expect(await petitionsOf('a gate')).toHaveLength(1);
});

test('an answer that got lost is asked for again, and the case is opened once', async () => {
  const caseId = await order('a path');
  let lost = 0;
  const begin = async (request: never): Promise<Outcome> => {
    const outcome = await house.advancer.begin(request);
    lost += 1;
    if (lost === 1) throw new Unavailable('the answer was lost');
    return outcome;
  };
  await handsOf({ ...house.advancer, begin }).drain();
  expect(await effectsOf(caseId)).toMatchObject([{ attempts: 1, givenUpAt: null }]);
  await house.db.pool.query('update effects set due_at = now(), claimed_until = null');
  await handsOf({ ...house.advancer, begin }).drain();
  expect([await effectsOf(caseId), lost]).toEqual([[], 2]);
  expect(await petitionsOf('a path')).toHaveLength(1);
});

test('a refusal is given up at once, and shows as a cause why the sender is stuck', async () => {
  const caseId = await order('forbidden');
  await handsOf(house.advancer).drain();
  expect(await petitionsOf('forbidden')).toEqual([]);
  const [effect] = await effectsOf(caseId);
  expect(effect).toMatchObject({ attempts: 1, givenUpAt: expect.any(String) });
  expect(effect?.lastError).toBe(`Permanent: petition for case ${caseId}: rulebook_gap`);
  expect(reports).toContainEqual(expect.objectContaining({ name: 'Permanent' }));
  const { db, known } = house;
  const sight = await lookAt({ db, known, clock: databaseClock }, as(people.office), town);
  if ('refused' in sight) throw new Error(sight.refused);
  const watched = { ...sight.rulebook.rulebook, escalation: { watch: [] } as never };
  const seeing = { ...sight, rulebook: { ...sight.rulebook, rulebook: watched } };
  const stuck = await listStuckCases(db, seeing, { after: null, limit: 50 });
  const [found] = stuck.filter((one) => one.caseId === caseId);
  expect(found?.causes).toContainEqual(expect.objectContaining({ code: 'effect_given_up' }));
});

test('taken up again after its cause is mended, it is opened', async () => {
  const caseId = await order('forbidden');
  await handsOf(house.advancer).drain();
  expect((await effectsOf(caseId))[0]?.givenUpAt).not.toBeNull();
  await house.db.pool.query(
    `update effects set body = jsonb_set(body, '{command,title}', '"a fence"')
     where case_id = $1`,
    [caseId],
  );
  await takeUpAgain(house.db, 'effects', await readClock(house.db, databaseClock));
  await handsOf(house.advancer).drain();
  expect(await petitionsOf('a fence')).toHaveLength(1);
  expect(await effectsOf(caseId)).toEqual([]);
});
