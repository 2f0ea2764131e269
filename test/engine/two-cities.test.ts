import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '../../src/terms/actor.ts';
import type { CaseId, PersonId } from '../../src/terms/ids.ts';
import { accepted, caseAt, type House, openHouse } from './engine-house.ts';
import { as, people, town } from './town.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const twinClerk = '00000000-0000-4000-8000-0000000000aa' as PersonId;

/** The same town again under another name, with a clerk of its own. */
async function foundTwin(): Promise<void> {
  const { pool } = house.db;
  const copy = (table: string) => `insert into ${table} select
    (jsonb_populate_record(t, '{"city": "twin"}')).* from ${table} t where city = '${town}'`;
  await pool.query(copy('units'));
  await pool.query(copy('seats'));
  await pool.query("insert into persons (id, city, name) values ($1, 'twin', 'x')", [twinClerk]);
  await pool.query(`insert into holders (city, seat, person, from_on)
    values ('twin', 'bureau-clerk', '${twinClerk}', '2020-04-01')`);
  await pool.query(`insert into rulebooks (city, version, in_force_on, digest, body)
    select 'twin', version, in_force_on, digest, jsonb_set(body, '{identity,city}', '"twin"')
    from rulebooks`);
}

const moveToTwin = (...ids: readonly CaseId[]) =>
  house.db.pool.query(
    `update cases set city = 'twin',
       rulebook_id = (select id from rulebooks where city = 'twin') where id = any($1)`,
    [ids],
  );

test('two cities of one batch may name cases of the same number, each its own', async () => {
  await foundTwin();
  const { pool } = house.db;
  const ours = await caseAt(house.advancer, 'closed');
  const theirs = await caseAt(house.advancer, 'closed');
  const asking = await caseAt(house.advancer, 'submitted');
  const twin = await caseAt(house.advancer, 'submitted');
  await moveToTwin(theirs, twin);
  await pool.query("update cases set number = 'same' where id = any($1)", [[ours, theirs]]);
  const link = (caseId: CaseId, actor: Actor) =>
    house.advancer.advance({ caseId, actor, command: { type: 'link', other: 'same' } });
  const [one, two] = await Promise.all([
    link(asking, as(people.clerk)),
    link(twin, as(twinClerk, { city: 'twin' })),
  ]);
  accepted(one);
  accepted(two);
  const { rows } = await pool.query(
    `select case_id, event #>> '{facts,linked,same,id}' as linked from history
     where type = 'link' and case_id = any($1)`,
    [[asking, twin]],
  );
  const linked = Object.fromEntries(rows.map((row) => [row.case_id, row.linked]));
  expect(linked).toEqual({ [asking]: ours, [twin]: theirs });
});
