// kyogi tour: plays the demo's story through the API of a running product, as its people would.

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { type DemoFile, demoPasswordFile, readDemoFile } from '../setup/demo-file.ts';
import { complain, say } from './joined.ts';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** One signed-in person; the session cookie is all he keeps. */
async function signIn(address: string, login: string, password: string) {
  const headers = { 'content-type': 'application/json' };
  const send = async (
    path: string,
    cookie: string,
    body?: unknown,
  ): Promise<
    Answer & {
      cookie: string;
    }
  > => {
    const response = await fetch(`${address}/api${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...headers, cookie, origin: address, 'idempotency-key': randomUUID() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const given = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const read = response.status === 204 ? {} : await response.json();
    return { status: response.status, body: read as Record<string, unknown>, cookie: given };
  };
  const { status, cookie } = await send('/sign-in', '', { login, password });
  if (status >= 400) throw new Error(`${login} cannot sign in`);
  return (path: string, body?: unknown): Promise<Answer> => send(path, cookie, body);
}

type Ask = Awaited<ReturnType<typeof signIn>>;

function tell(step: DemoFile['story'][number], { status, body }: Answer): void {
  say(`${step.as}: ${step.does}`);
  if (status >= 400) {
    const ja = body['ja'] as { text?: string; todo?: string } | undefined;
    say(`  → ${status} ${String(body['code'])}  ${ja?.text ?? ''} ${ja?.todo ?? ''}`);
    return;
  }
  const { fullNumber, step: at } = body as { fullNumber: string | null; step: { title: string } };
  say(`  → ${at.title}  ${fullNumber ?? ''}`);
}

async function play(address: string, password: string): Promise<void> {
  const { story } = await readDemoFile();
  const people = new Map<string, Ask>();
  let id = '';
  for (const step of story) {
    const ask = people.get(step.as) ?? (await signIn(address, step.as, password));
    people.set(step.as, ask);
    const answer =
      id === ''
        ? await ask('/cases', { procedure: 'prior_consultation', command: step.command })
        : await ask(`/cases/${id}/commands`, { command: step.command });
    if (id === '') id = String(answer.body['id']);
    tell(step, answer);
  }
  say(`\nThe case stays: ${address}/api/cases/${id} (signed in as one of the accounts)`);
}

async function tour(given: string | undefined): Promise<void> {
  const { host, port, dataDir } = readConfig();
  const kept = demoPasswordFile(dataDir);
  if (!existsSync(kept)) {
    complain('There is no demo here: start with npm start and without DATABASE_URL first.');
    process.exitCode = 2;
    return;
  }
  await play(given ?? `http://${host}:${port}`, await readFile(kept, 'utf8'));
}

export function addTourCommand(program: Command): void {
  program
    .command('tour [address]')
    .description('play a case through the API of the running product')
    .action(tour);
}
