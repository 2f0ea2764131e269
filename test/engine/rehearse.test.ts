import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type PastCase, pagePastCases } from '../../src/db/views-rehearsal.ts';
import { createAdvancer } from '../../src/engine/advance.ts';
import {
  type Change,
  type Rehearsal,
  rehearsePastCases,
  tallyRehearsal,
} from '../../src/engine/rehearse.ts';
import { entryInForce } from '../../src/rules/in-force.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import type { Workflow, Workflows } from '../../src/terms/workflow.ts';
import { accepted, draft, expectSound, type House, openHouse } from './engine-house.ts';
import { petition } from './petition.ts';
import { as, people, town, townRulebook } from './town.ts';

/** A petition is decided where the desk stands on the date, unless its title says otherwise. */
const foreseen: Workflow = {
  ...petition,
  bind: (rulebook) => ({
    ...petition.bind(rulebook),
    forecast: ({ context }, on = '2026-07-01' as LocalDate) => {
      const { title, unit } = context as { title: string; unit: string };
      if (title === 'blank') return null;
      const desk = entryInForce(rulebook.organisation.offices, 'desk', on);
      if (desk === undefined) return null;
      const decider = { unit: title === 'own' ? unit : desk.unit, role: 'chief' };
      return {
        decider,
        deciderTitle: 'Chief',
        route: [{ as: 'concurrence', place: { unit: 'hall', role: 'clerk' } }],
        businessDays: decider.unit === unit ? 3 : 10,
        deadlines: {},
        decidedInLine: decider.unit === unit,
      };
    },
  }),
};

const procedures: Workflows = {
  find: (procedure, version = 1) =>
    procedure === 'petition' && version === 1 ? foreseen : undefined,
  all: () => [foreseen],
};

const on = (date: string) => date as LocalDate;

/** The desk moves to a unit on a date, for good. */
const deskAt = (unit: string, from = '2027-04-01'): Rulebook => {
  const [desk] = townRulebook.organisation.offices;
  if (desk === undefined) throw new Error('the town has no desk');
  const offices = [desk, { ...desk, unit, inForceOn: on(from) }];
  return { ...townRulebook, organisation: { ...townRulebook.organisation, offices } };
};

const rehearsal = (after: Rulebook, date = '2027-04-01'): Rehearsal => ({
  ...{ city: town, before: townRulebook, after, on: on(date) },
});

let house: House;

beforeAll(async () => {
  house = await openHouse();
  const advancer = createAdvancer({ db: house.db, workflows: procedures });
  const open = async (title: string) =>
    accepted(
      await advancer.begin({
        ...{ city: town, procedure: 'petition', actor: as(people.clerk) },
        command: draft(title),
      }),
    );
  for (const title of ['desk', 'desk', 'own', 'blank']) await open(title);
  await advancer.idle();
});
afterAll(() => house.close());

async function run(plan: Rehearsal, choice = {}) {
  const changes: Change[] = [];
  const parts = { db: house.db, workflows: procedures };
  const cases = rehearsePastCases(parts, plan, choice);
  const totals = await tallyRehearsal(
    cases,
    (unit) => unit,
    (change) => changes.push(change),
  );
  return { changes, totals };
}

test('lists the cases that another rulebook would lead elsewhere, and no other', async () => {
  const { changes, totals } = await run(rehearsal(deskAt('bureau')));
  expect(changes.map(({ title, changed }) => [title, changed])).toEqual([
    ['desk', ['decider', 'days']],
    ['desk', ['decider', 'days']],
  ]);
  expect(changes[0]?.before?.decider?.unit).toBe('office');
  expect(changes[0]?.after?.decider?.unit).toBe('bureau');
  expect(totals.all).toMatchObject({
    ...{ lookedAt: 4, unjudged: 1, changed: 2, undecidable: 0 },
    parts: { decider: 2, route: 0, days: 2, deadlines: 0 },
    ...{ leaveHeadquarters: 2, comeToHeadquarters: 0, daysSaved: 14, daysAdded: 0 },
  });
  expect(totals.byUnit.get('bureau')?.changed).toBe(2);
  expect(totals.bySubject.get('petition')?.lookedAt).toBe(4);
});

test('the other way round, cases come to headquarters and take longer', async () => {
  const back = { ...rehearsal(townRulebook), before: deskAt('bureau') };
  const { all } = (await run(back)).totals;
  expect(all).toMatchObject({ leaveHeadquarters: 0, comeToHeadquarters: 2 });
  expect(all).toMatchObject({ daysSaved: 0, daysAdded: 14 });
});

test('the entries of the day that is rehearsed count, and of no other day', async () => {
  const dayBefore = await run(rehearsal(deskAt('bureau'), '2027-03-31'));
  expect(dayBefore.changes).toEqual([]);
  expect(dayBefore.totals.all).toMatchObject({ lookedAt: 4, changed: 0 });
});

test('a case that the other rulebook makes nothing of is told', async () => {
  const { organisation } = townRulebook;
  const without = { ...townRulebook, organisation: { ...organisation, offices: [] } };
  const { changes, totals } = await run(rehearsal(without));
  expect(totals.all).toMatchObject({ changed: 3, undecidable: 3, unjudged: 1 });
  expect(changes[0]?.changed).toEqual(['decider', 'route', 'days', 'deadlines']);
});

test('pages follow each other without a case twice or none', async () => {
  const choice = { city: town, procedures: ['petition'] };
  const ids: string[] = [];
  for (let last: CaseId | null = null; ; ) {
    const page: PastCase[] = await pagePastCases(house.db.kysely, choice, last, 1);
    ids.push(...page.map(({ id }) => id));
    last = page.at(-1)?.id ?? null;
    if (last === null) break;
  }
  expect(new Set(ids).size).toBe(4);
  expect(ids).toEqual([...ids].sort());
});

test('cases of one procedure or year only', async () => {
  const plan = rehearsal(deskAt('bureau'));
  expect((await run(plan, { procedure: 'petition' })).totals.all.lookedAt).toBe(4);
  expect((await run(plan, { procedure: 'dance' })).totals.all.lookedAt).toBe(0);
  expect((await run(plan, { fiscalYear: 2026 })).totals.all.lookedAt).toBe(4);
  expect((await run(plan, { fiscalYear: 2025 })).totals.all.lookedAt).toBe(0);
});

test('no case is changed by it', async () => {
  const read = () => house.db.pool.query('select * from cases order by id');
  const before = (await read()).rows;
  await run(rehearsal(deskAt('bureau')));
  expect((await read()).rows).toEqual(before);
  await expectSound(house);
});
