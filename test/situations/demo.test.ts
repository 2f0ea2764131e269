import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { playStory } from '../../src/cli/tour.ts';
import { readDemoFile } from '../../src/setup/demo-file.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { parseInstant } from '../../src/terms/units.ts';
import { type Door, openDoor, password } from '../http/door.ts';

let door: Door;
let opened: readonly string[];
const said: string[] = [];

beforeAll(async () => {
  door = await openDoor();
  door.clock.set(parseInstant(new Date().toISOString()));
  const { story } = await readDemoFile();
  opened = await playStory(door.origin, password, story, (line) => said.push(line));
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
  expect(opened).toHaveLength(2);
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

test('the tour meets the two refusals that it is about, and no other', () => {
  const refused = said.flatMap((line) => /→ \d{3} (\w+)/.exec(line)?.[1] ?? []);
  expect(refused).toEqual(['not_allowed', 'acting_not_absent']);
  expect(said.join('\n')).toContain('区長');
});
