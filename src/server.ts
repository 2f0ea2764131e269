// Entry: the process that serves. Starts, says where it is reached and what to try, and stops
// cleanly.

import { parseArgs } from 'node:util';
import closeWithGrace from 'close-with-grace';
import { openApp } from './app.ts';
import { BadConfig, type Config, readConfig, roles } from './config.ts';
import { openLog } from './log.ts';
import { welcome } from './welcome.ts';

const usage = `usage: server [--role ${roles.join('|')}]`;

function readRole(): Config['role'] {
  const { values } = parseArgs({ options: { role: { type: 'string', default: 'all' } } });
  const role = roles.find((one) => one === values.role);
  if (role === undefined) throw new BadConfig(`--role ${values.role} is not known\n${usage}`);
  return role;
}

async function serve(): Promise<void> {
  const config = readConfig(readRole());
  // Logs go to standard error, so that what is said to people stands alone on standard output.
  const log = openLog(config.logLevel, process.stderr);
  const opening = openApp(config, log);
  let stopping = false;
  // Heard from the first moment on: a start that is broken off takes down what it has put up.
  const grace = closeWithGrace({ delay: 60_000, logger: false }, async ({ signal, err }) => {
    stopping = true;
    if (err !== undefined) log.fatal({ err }, 'unexpected error, stopping');
    process.stdout.write(`\nStopping${signal ? ` (${signal})` : ''} …\n`);
    const app = await opening.catch(() => null);
    await app?.close();
    process.stdout.write('Stopped. Nothing is lost.\n');
  });
  try {
    const app = await opening;
    if (!stopping) process.stdout.write(welcome(app, config));
  } catch (error) {
    grace.uninstall();
    throw error;
  }
}

try {
  await serve();
} catch (error) {
  const expected = error instanceof BadConfig;
  process.stderr.write(`${expected ? error.message : (error as Error).stack}\n`);
  process.exitCode = expected ? 2 : 1;
}
