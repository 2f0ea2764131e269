// What only one case of a procedure may have: of two that ask for it one gets it, in one batch, in
// a bundle and from two processes; the other is told who has it.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assign, setup } from 'xstate';
import { z } from 'zod';
import { databaseClock } from '../../src/db/clock.ts';
import type { Outcome } from '../../src/engine/request.ts';
import { tryTogether } from '../../src/engine/trial.ts';
import type { CaseEvent, Stored } from '../../src/terms/case.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { refuse } from '../../src/terms/refusal.ts';
import type { BoundWorkflow, Workflow, Workflows } from '../../src/terms/workflow.ts';
import {
  accepted,
  codeOf,
  expectSound,
  type House,
  openHouse,
  secondEngine,
} from './engine-house.ts';
import { petitions } from './petition.ts';
import { as, people, town } from './town.ts';

interface Stall {
  readonly place: string;
}

interface Event extends CaseEvent, Stall {}

const machine = setup({
  types: { context: {} as Stall, events: {} as Event, input: {} as Stall },
}).createMachine({
  id: 'stall',
  context: ({ input }) => input,
  initial: 'open',
  states: {
    open: {
      on: { move: { actions: assign({ place: ({ event }) => event.place }) }, leave: 'left' },
    },
    left: { type: 'final' },
  },
});

const clerk = [{ unit: 'bureau', role: 'clerk' }];
const stallOf = (stored: Stored): Stall => stored.context as Stall;

const claimOf = ({ place }: Stall) => ({
  claim: { key: place, taken: refuse('rulebook_gap', { key: 'place', code: place }) },
});

/** A market stall: no two of them stand on one place. */
const bound = (): BoundWorkflow => ({
  machine,
  needs: () => ({}),
  rights: () => clerk,
  beginRights: () => clerk,
  begin: (event) => ({ input: { place: (event as Event).place } }),
  reason: () => null,
  effects: () => [],
  duties: () => [],
  timers: () => [],
  stuck: () => [],
  summary: (stored) => ({
    ...{ title: 'stall', step: String(stored.value), outcome: null, matter: null },
    ...{ initiator: 'bureau', addressees: [], fiscalYear: 2026, dueAt: null, meetingOn: null },
    readers: ['bureau'],
    ...(stored.status === 'active' && claimOf(stallOf(stored))),
  }),
  number: (stored) =>
    stallOf(stored).place === 'gate' ? { prefix: 'S-', width: 3, suffix: '' } : null,
});

const sends = (type: string, shape: z.ZodRawShape = {}) =>
  ({ schema: z.strictObject({ type: z.literal(type), ...shape }), sender: 'person' }) as const;

const stall: Workflow = {
  procedure: 'stall',
  version: 1,
  opening: sends('open', { place: z.string() }),
  commands: { move: sends('move', { place: z.string() }), leave: sends('leave') },
  bind: bound,
};

const market: Workflows = {
  find: (procedure, version = 1) =>
    procedure === 'stall' ? stall : petitions.find(procedure, version),
  all: () => [stall, ...petitions.all()],
};

let house: House;
let other: ReturnType<typeof secondEngine>;
beforeAll(async () => {
  house = await openHouse(databaseClock, market);
  other = secondEngine(house.url, undefined, market);
});
afterAll(async () => {
  await expectSound(house);
  await other.advancer.idle();
  await other.db.close();
  await house.close();
});

const actor = as(people.clerk);
const opens = (place: string) => ({
  ...{ city: town, procedure: 'stall', actor },
  command: { type: 'open', place },
});
const says = (caseId: CaseId, command: object) => ({ caseId, actor, command });
const begin = (place: string) => house.advancer.begin(opens(place));
const refusalOf = (outcome: Outcome) => (outcome.accepted ? null : outcome.refusal);

const heldBy = async (place: string) => {
  const rows = await house.db.kysely
    .selectFrom('cases')
    .select('id')
    .where('uniqueKey', '=', place)
    .execute();
  return rows.map(({ id }) => id);
};

test('the second one is told who has it, by number where there is one', async () => {
  const { caseId } = accepted(await begin('well'));
  expect(refusalOf(await begin('well'))).toEqual({
    refused: 'rulebook_gap',
    details: { key: 'place', code: 'well', number: caseId },
  });
  const gate = accepted(await begin('gate'));
  expect(gate.number).toBe('S-001');
  expect(refusalOf(await begin('gate'))?.details).toMatchObject({ number: 'S-001' });
});

test('of many that come at once, in one batch or to two processes, one gets it', async () => {
  for (const place of ['a', 'b', 'c', 'd', 'e']) {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_none, at) =>
        (at % 2 ? house : other).advancer.begin(opens(place)),
      ),
    );
    const winners = outcomes.flatMap((outcome) => (outcome.accepted ? outcome.caseId : []));
    expect(await heldBy(place)).toEqual(winners);
    expect(winners).toHaveLength(1);
    expect(new Set(outcomes.map(codeOf))).toEqual(new Set([null, 'rulebook_gap']));
    for (const refusal of outcomes.flatMap((one) => refusalOf(one) ?? [])) {
      expect(refusal.details?.['number']).toBe(winners[0]);
    }
  }
});

test('a bundle that asks for it twice is held back, and a trial says so', async () => {
  const bundle = [opens('fountain'), opens('fountain')];
  const outcomes = await house.advancer.together(bundle);
  expect(outcomes.map(codeOf)).toEqual(['held_back', 'rulebook_gap']);
  expect(await heldBy('fountain')).toEqual([]);
  const { db, known } = house;
  const tried = await tryTogether({ db, known, clock: databaseClock }, bundle);
  expect(tried.map(({ refusal }) => refusal?.refused)).toEqual([undefined, 'rulebook_gap']);
});

test('a case that stays where it is asks for nothing, and one that moves asks again', async () => {
  const [one, two] = [accepted(await begin('north')), accepted(await begin('south'))];
  const go = (caseId: CaseId, place: string) =>
    house.advancer.advance(says(caseId, { type: 'move', place }));
  expect(codeOf(await go(one.caseId, 'north'))).toBeNull();
  expect(refusalOf(await go(one.caseId, 'south'))?.details).toMatchObject({ number: two.caseId });
  expect(codeOf(await go(one.caseId, 'west'))).toBeNull();
  expect(codeOf(await go(two.caseId, 'north'))).toBeNull();
  expect(await heldBy('west')).toEqual([one.caseId]);
});

test('what was given back is free for the next', async () => {
  const { caseId } = accepted(await begin('tree'));
  accepted(await house.advancer.advance(says(caseId, { type: 'leave' })));
  expect(await heldBy('tree')).toEqual([]);
  expect(codeOf(await begin('tree'))).toBeNull();
});
