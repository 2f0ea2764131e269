// kyogi serve, and what src/server.ts does: starts, says where the product is reached and what to
// try, and stops cleanly. Ends with 2 when the settings or the database cannot be used.

import closeWithGrace from 'close-with-grace';
import type { Command } from 'commander';
import { openApp } from '../app.ts';
import { BadConfig, type Config, readConfig, roles } from '../config.ts';
import { openLog } from '../log.ts';
import { welcome } from '../welcome.ts';

function roleOf(text: string): Config['role'] {
  const role = roles.find((one) => one === text);
  if (role === undefined) throw new BadConfig(`--role ${text} is not one of ${roles.join(', ')}`);
  return role;
}

async function openAndServe(role: string): Promise<void> {
  const config = readConfig(roleOf(role));
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

export async function serve(role: string): Promise<void> {
  try {
    await openAndServe(role);
  } catch (error) {
    const expected = error instanceof BadConfig;
    process.stderr.write(`${expected ? error.message : (error as Error).stack}\n`);
    process.exitCode = expected ? 2 : 1;
  }
}

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the API and carry timers, notices and agendas')
    .option('--role <role>', `one of ${roles.join(', ')}`, 'all')
    .action(({ role }: { role: string }) => serve(role));
}
