/**
 * The n-th statement fails, for n = 1, 2, … until the whole path passes: once before it ran, once
 * after it was committed and only its answer was lost. The caller repeats with the same keys, and
 * in the end everything happened exactly once.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StatementHook } from '../../src/db/open.ts';
import type { Advancer } from '../../src/engine/advance.ts';
import type { Outcome } from '../../src/engine/request.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import {
  accepted,
  actorFor,
  codeOf,
  expectSound,
  farAway,
  type House,
  openHouse,
  opening,
  secondEngine,
} from './engine-house.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
});

class Lost extends Error {}

/** Fails the n-th statement that begins, or the n-th that ends, and none after it. */
function failing(nth: number, when: 'before' | 'after') {
  let seen = 0;
  const hook: StatementHook = {
    [when]: () => {
      seen += 1;
      if (seen === nth) throw new Lost(`statement ${nth} was lost ${when} it ran`);
    },
  };
  return { hook, reached: () => seen >= nth };
}

/** What a caller does who gets no answer: the same again, under the same key. */
async function insist(send: () => Promise<Outcome>): Promise<Outcome> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      if ((error as Error).name !== 'Unavailable') throw error;
    }
  }
  throw new Error('no answer in three attempts');
}

const commands = [
  { type: 'submit' },
  { type: 'close' },
  { type: 'assign', dueAt: farAway },
  { type: 'ask', dueAt: farAway },
  { type: 'answer', text: 'yes' },
  { type: 'approve' },
  { type: 'close' },
];

/** The main path: opening, six changes, a refusal on the way; every command with a key. */
async function runPath(advancer: Advancer, caller: string): Promise<CaseId> {
  const key = (name: string) => ({ caller, key: name });
  const begun = await insist(() => advancer.begin({ ...opening(), key: key('begin') }));
  const { caseId } = accepted(begun);
  for (const [index, command] of commands.entries()) {
    const actor = actorFor(command.type);
    const request = { caseId, actor, command, key: key(`${index}`) };
    const outcome = await insist(() => advancer.advance(request));
    expect(codeOf(outcome)).toBe(index === 1 ? 'not_in_this_step' : null);
  }
  return caseId;
}

async function expectOnce(caseId: CaseId): Promise<void> {
  const { kysely } = house.db;
  const history = await kysely
    .selectFrom('history')
    .select('type')
    .where('caseId', '=', caseId)
    .orderBy('version')
    .execute();
  expect(history.map(({ type }) => type).join(' ')).toBe(
    'draft submit assign ask answer approve close',
  );
  const refusals = await kysely.selectFrom('refusals').select('code').where('caseId', '=', caseId);
  expect(await refusals.execute()).toEqual([{ code: 'not_in_this_step' }]);
  const effects = await kysely.selectFrom('effects').select('version').where('caseId', '=', caseId);
  expect(await effects.execute()).toHaveLength(3);
}

test.each(['before', 'after'] as const)(
  'a statement lost %s it ran is repaired by repeating the command with its key',
  async (when) => {
    for (let nth = 1; ; nth += 1) {
      const { hook, reached } = failing(nth, when);
      const engine = secondEngine(house.url, hook);
      const caseId = await runPath(engine.advancer, `${when} ${nth}`);
      await engine.advancer.idle();
      await engine.db.close();
      await expectOnce(caseId);
      await expectSound(house);
      if (!reached()) {
        expect(nth).toBeGreaterThan(16);
        return;
      }
    }
  },
);

test('connections cut in the middle of batches lose nothing and double nothing', async () => {
  const engine = secondEngine(house.url);
  const callers = Array.from({ length: 8 }, (_none, index) => `broken ${index}`);
  let running = true;
  const breaking = (async () => {
    while (running) {
      await house.db.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and query like '%batch%'
           or query like '%json_to_recordset%' and pid <> pg_backend_pid()`,
      );
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  })();
  const cases = await Promise.all(
    callers.map((caller) => runPathStubbornly(engine.advancer, caller)),
  );
  running = false;
  await breaking;
  await engine.db.close();
  for (const caseId of cases) await expectOnce(caseId);
  await expectSound(house);
});

/** Repeats the whole path until it went through: every command has its key. */
async function runPathStubbornly(advancer: Advancer, caller: string): Promise<CaseId> {
  for (;;) {
    try {
      return await runPath(advancer, caller);
    } catch (error) {
      if (!(error as Error).message.startsWith('no answer')) throw error;
    }
  }
}
