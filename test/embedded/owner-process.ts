/**
 * A product in miniature, to be killed by tests: owns a cluster, says where it is, and at Ctrl-C
 * asks the server once more before stopping it, as a draining product does.
 */
import pg from 'pg';
import { openEmbedded } from '../../src/embedded/server.ts';

const [root = ''] = process.argv.slice(2);
const server = await openEmbedded({ root });
const stayAlive = setInterval(() => undefined, 1_000);

process.on('SIGINT', async () => {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  await client.query('select pg_sleep(0.3)');
  await client.end();
  await server.stop();
  clearInterval(stayAlive);
  console.log('drained');
});

console.log(JSON.stringify({ url: server.url(), adopted: server.adopted }));
