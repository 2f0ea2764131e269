import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedServer, openEmbedded } from '../../src/embedded/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Owner {
  readonly process: ChildProcess;
  readonly url: string;
}

const opened: EmbeddedServer[] = [];

afterEach(async () => {
  for (const server of opened.splice(0)) await server.stop();
});

const freshRoot = (): string => join(temporaryFolder(), 'postgres');

const open = async (root: string): Promise<EmbeddedServer> => {
  const server = await openEmbedded({ root });
  opened.push(server);
  return server;
};

/** In a process group of its own, as a shell gives to what it runs on a terminal. */
const startOwner = async (root: string): Promise<Owner> => {
  const program = new URL('./owner-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', program, root], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const { url }: { url: string } = JSON.parse(String(await once(child.stdout, 'data')));
  return { process: child, url };
};

const kill = async ({ process: child }: Owner): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

const ask = async <Row extends object>(url: string, statement: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
};

const serverProcess = (root: string): number =>
  Number(readFileSync(join(root, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

test('a server that outlived its killed owner is adopted with what was committed', async () => {
  const root = freshRoot();
  const owner = await startOwner(root);
  await ask(owner.url, 'create table kept as select 42 as answer');
  await kill(owner);
  const server = await open(root);
  expect(server.adopted).toBe(true);
  expect(await ask(server.url(), 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('owner and server killed together lose nothing that was committed', async () => {
  const root = freshRoot();
  const owner = await startOwner(root);
  await ask(owner.url, 'create table kept as select 42 as answer');
  const server = serverProcess(root);
  await kill(owner);
  process.kill(server, 'SIGKILL');
  const next = await open(root);
  expect(next.adopted).toBe(false);
  expect(await ask(next.url(), 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('Ctrl-C on the terminal leaves the server up until its owner has drained', async () => {
  const root = freshRoot();
  const owner = await startOwner(root);
  const group = owner.process.pid ?? 0;
  const said = once(owner.process.stdout ?? process.stdin, 'data');
  process.kill(-group, 'SIGINT');
  expect(String(await said).trim()).toBe('drained');
  expect((await open(root)).adopted).toBe(false);
});

test('a second start on the same folder names the process that has it', async () => {
  const root = freshRoot();
  const owner = await startOwner(root);
  await expect(openEmbedded({ root })).rejects.toThrow(`process ${owner.process.pid}`);
  expect(await ask(owner.url, 'select 1 as up')).toEqual([{ up: 1 }]);
  await kill(owner);
  await open(root);
});

test('a pid file that names a stranger does not stand in the way', async () => {
  const root = freshRoot();
  const first = await openEmbedded({ root });
  const stranger = new URL(first.url()).port;
  const pidFile = readFileSync(join(root, 'data', 'postmaster.pid'), 'utf8');
  await first.stop();
  const lines = pidFile.split('\n').with(0, String(process.pid)).with(3, stranger);
  writeFileSync(join(root, 'data', 'postmaster.pid'), lines.join('\n'));
  expect((await open(root)).adopted).toBe(false);
});

test('a server of another folder at the remembered port is not adopted', async () => {
  const [root, otherRoot] = [freshRoot(), freshRoot()];
  const first = await openEmbedded({ root });
  const pidFile = readFileSync(join(root, 'data', 'postmaster.pid'), 'utf8');
  await first.stop();
  const other = await open(otherRoot);
  const lines = pidFile.split('\n').with(3, new URL(other.url()).port);
  writeFileSync(join(root, 'data', 'postmaster.pid'), lines.join('\n'));
  const server = await open(root);
  expect(server.adopted).toBe(false);
  expect(await ask(server.url(), 'show data_directory')).toEqual([
    { data_directory: server.dataFolder },
  ]);
});

test('a server is durable unless asked otherwise, and closed to a guessed password', async () => {
  const root = freshRoot();
  const server = await open(root);
  expect(await ask(server.url(), 'show fsync')).toEqual([{ fsync: 'on' }]);
  const stranger = new URL(server.url());
  stranger.password = 'guess';
  await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
});

test('a port that is taken is named in the refusal', async () => {
  const taken = new URL((await open(freshRoot())).url()).port;
  await expect(openEmbedded({ root: freshRoot(), port: Number(taken) })).rejects.toThrow(
    'Address already in use',
  );
});
