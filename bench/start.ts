/**
 * From the start of the server process to its first accepted command, data already there:
 * PostgreSQL comes up, migrations are compared, workers start, a person of the city opens a case
 * over HTTP. Stops the ground for good: it is the last question.
 */
import type { Found } from './figures.ts';
import type { Ground } from './ground.ts';
import { inSeconds, spreadOf, spreadText } from './numbers.ts';
import { ask, issueToken, spawnServer, untilAnswered } from './serve.ts';
import { procedure, walk } from './walk.ts';

const ROUNDS = 3;

async function startOnce(dataDir: string, token: string): Promise<number> {
  const [opening] = walk;
  const begun = performance.now();
  const server = await spawnServer({ DATA_DIR: dataDir });
  try {
    await untilAnswered(server, async () => {
      const answer = await ask(`${server.address}/api/cases`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ procedure, command: opening.command }),
      });
      if (answer === null || answer.status === 503) return null;
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
      return answer.json();
    });
    return performance.now() - begun;
  } finally {
    await server.stop();
  }
}

export async function measureStart(ground: Ground): Promise<Found[]> {
  const { rows } = await ground.db.pool.query<{ cases: number }>(
    'select count(*)::int as cases from cases',
  );
  const token = await issueToken(ground, walk[0].by);
  await ground.stop();
  const tookMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    tookMs.push(await startOnce(ground.dataDir, token));
  }
  const spread = spreadOf(tookMs);
  console.log(`start to first accepted command, ${rows[0]?.cases} cases there:`);
  console.log(`  ${spreadText(spread, inSeconds)}`);
  return [{ measure: 'start', value: spread.median / 1000 }];
}
