// An engine on a database of its own with the town and the petition procedure, and how to speak
// to it.

import { expect } from '@jest/globals';
import { type Clock, databaseClock } from '../../src/db/clock.ts';
import { type Db, open, type StatementHook } from '../../src/db/open.ts';
import { type Advancer, createAdvancer } from '../../src/engine/advance.ts';
import { checkInvariants } from '../../src/engine/invariants.ts';
import { createKnown, type Known } from '../../src/engine/known.ts';
import type { AdvanceRequest, Outcome } from '../../src/engine/request.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import type { Workflows } from '../../src/terms/workflow.ts';
import { freshDatabase } from '../support/database.ts';
import { petitions } from './petition.ts';
import { as, people, settleTown, town } from './town.ts';

export interface House {
  readonly url: string;
  readonly db: Db;
  readonly known: Known;
  readonly advancer: Advancer;
  close(): Promise<void>;
}

export async function openHouse(
  clock: Clock = databaseClock,
  workflows: Workflows = petitions,
): Promise<House> {
  const database = await freshDatabase();
  const db = open(database.url);
  await settleTown(db);
  const known = createKnown(db, workflows);
  const advancer = createAdvancer({ db, workflows, clock, known });
  return {
    url: database.url,
    db,
    known,
    advancer,
    async close() {
      await advancer.idle();
      await db.close();
      await database.drop();
    },
  };
}

/** Another engine on the same database, as another process would have it. */
export function secondEngine(url: string, hook?: StatementHook, workflows: Workflows = petitions) {
  const db = open(url, hook === undefined ? {} : { hook });
  return { db, advancer: createAdvancer({ db, workflows }) };
}

export const farAway = '2099-01-01T00:00:00.000Z';

export const draft = (title = 'a bench', unit = 'bureau') => ({
  type: 'draft',
  title,
  unit,
  text: 'in the park',
});

export const opening = (title?: string) => ({
  city: town,
  procedure: 'petition',
  actor: as(people.clerk),
  command: draft(title),
});

export const accepted = (outcome: Outcome) => {
  if (!outcome.accepted) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome;
};

export const codeOf = (outcome: Outcome): string | null =>
  outcome.accepted ? null : outcome.refusal.refused;

export async function openCase(advancer: Advancer, title?: string): Promise<CaseId> {
  return accepted(await advancer.begin(opening(title))).caseId;
}

/** What leads a petition from its draft to the named step. */
const way = [
  ['submitted', { type: 'submit' }],
  ['assigned', { type: 'assign', dueAt: farAway }],
  ['asked', { type: 'ask', dueAt: farAway }],
  ['answered', { type: 'answer', text: 'yes' }],
  ['approved', { type: 'approve' }],
  ['closed', { type: 'close' }],
] as const;

export type StepName = (typeof way)[number][0];

export const actorFor = (type: string) => as(type === 'approve' ? people.chief : people.clerk);

export async function caseAt(advancer: Advancer, step: StepName): Promise<CaseId> {
  const caseId = await openCase(advancer);
  for (const [reached, command] of way) {
    const request: AdvanceRequest = { caseId, actor: actorFor(command.type), command };
    accepted(await advancer.advance(request));
    if (reached === step) return caseId;
  }
  throw new Error(`no step ${step}`);
}

export async function expectSound({ db, known }: Pick<House, 'db' | 'known'>): Promise<void> {
  expect(await checkInvariants(db, known)).toEqual([]);
}
