import { expect, test } from '@jest/globals';
import { runLoop } from './sigkill-loop.ts';

// The long one, with 200 kills, is `npm run chaos`.
test('nothing is lost and nothing done twice when the server is killed under load', async () => {
  const seed = Date.now() % 1_000_000;
  const said: string[] = [`seed ${seed}`];
  const result = await runLoop({
    kills: 5,
    seed,
    program: 'source',
    players: 8,
    say: (line) => said.push(line),
  });
  expect([said.join('\n'), ...result.findings]).toEqual([said.join('\n')]);
  expect(result.acknowledged).toBeGreaterThan(10);
  expect(result.timersFired).toBeGreaterThan(0);
}, 120_000);
