import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { playStory } from '../../src/cli/tour.ts';
import { createAdvancer } from '../../src/engine/advance.ts';
import { createKnown } from '../../src/engine/known.ts';
import { readDemoFile } from '../../src/setup/demo-file.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { parseInstant } from '../../src/terms/units.ts';
import { createHands } from '../../workers/hands.ts';
import { workflows } from '../../workflows/index.ts';
import { type Door, openDoor, password } from '../http/door.ts';

let door: Door;
let opened: readonly string[];
const said: string[] = [];

beforeAll(async () => {
  door = await openDoor();
  door.clock.set(parseInstant(new Date().toISOString()));
  const { story } = await readDemoFile();
  const { db, clock } = door;
  const advancer = createAdvancer({ db, known: createKnown(db, workflows), clock, workflows });
  const hands = createHands({ db, clock, report: () => undefined, door: advancer });
  const tell = (line: string) => said.push(line);
  opened = await playStory(door.origin, password, story, tell, () => hands.drain());
}, 60_000);

afterAll(() => door.close());

const caseAt = (index: number) =>
  door.db.kysely
    .selectFrom('cases')
    .selectAll()
    .where('id', '=', opened[index] as CaseId)
    .executeTakeFirstOrThrow();

test('every account of the demo is somebody of its city', async () => {
  const { accounts, story } = await readDemoFile();
  const people = await door.db.kysely.selectFrom('persons').select('login').execute();
  const known = people.map(({ login }) => login);
  const listed = accounts.map(({ login }) => login);
  expect(listed.filter((login) => !known.includes(login))).toEqual([]);
  expect(story.map(({ as }) => as).filter((login) => !listed.includes(login))).toEqual([]);
});

test('the tour leads a consultation to the first level of the ladder', async () => {
  expect(await caseAt(0)).toMatchObject({ procedure: 'prior_consultation', step: 'mediating' });
});

test('the tour shows a decision: routed, consented to, made for an absent ward mayor', async () => {
  expect(await caseAt(1)).toMatchObject({
    procedure: 'decision',
    step: 'decided',
    outcome: 'approved',
    context: {
      competence: { row: 'festival-mayor', decider: { rank: 'ward-mayor' } },
      hearings: [{ said: { stance: 'consent' } }],
      decided: { mark: 'acting', by: { capacity: 'acting', actsFor: 'kita-ku.head' } },
      reviews: [{ because: 'decision', outcome: null }],
    },
  });
});

test('the tour brings a ward’s request through its decision to the assessment', async () => {
  expect(opened).toHaveLength(6);
  expect(await caseAt(2)).toMatchObject({ procedure: 'budget_cycle', step: 'assessing' });
  expect(await caseAt(3)).toMatchObject({ context: { lane: 'reallotted', lines: [] } });
  expect(await caseAt(4)).toMatchObject({
    procedure: 'budget_request',
    step: 'assessing',
    context: {
      lines: [{ assessments: [{ amount: 300 }] }, { assessments: [{ amount: 120 }] }],
      opinions: [{ text: '花は区の顔である' }],
    },
  });
  expect(await caseAt(5)).toMatchObject({ procedure: 'decision', outcome: 'approved' });
});

test('the tour meets the refusals that it is about, and no other', () => {
  const refused = said.flatMap((line) => /→ \d{3} (\w+)/.exec(line)?.[1] ?? []);
  expect(refused).toEqual([
    'not_allowed',
    'acting_not_absent',
    'consultation_not_concluded',
    'over_cap',
    'assessment_without_reason',
  ]);
  expect(said.join('\n')).toContain('区長');
});
