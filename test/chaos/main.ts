// npm run chaos: the long loop. Prints its seed and its counts; ends with 1 at any finding.

import { parseArgs } from 'node:util';
import { runLoop } from './sigkill-loop.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    players: { type: 'string', default: '12' },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);
const began = Date.now();
const result = await runLoop({
  kills: Number(values.kills),
  seed,
  program: 'built',
  players: Number(values.players),
  say: console.log,
});
const { server, both, postgres, starting } = result.kills;
const seconds = Math.round((Date.now() - began) / 1000);
console.log(`kills ${server + both + postgres + starting} in ${seconds} s`);
console.log(`  server ${server}, server while it started ${starting},`);
console.log(`  PostgreSQL and a moment later the server ${postgres}, both at once ${both}`);
console.log(`acknowledged ${result.acknowledged}, refused ${result.refused}`);
console.log(`retried ${result.retried}, answers replayed ${result.replayed}`);
console.log(`notices ${result.notices}, timers fired ${result.timersFired}`);
console.log(`longest wait of a due timer while served ${result.latestTimerMs} ms`);
console.log(`findings ${result.findings.length} (seed ${seed})`);
if (result.findings.length > 0) process.exitCode = 1;
