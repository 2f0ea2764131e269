// Builds the parts of a process from its configuration and owns closing them: database, engine,
// workers, HTTP. The only place that knows all of them; parts are handed down, nothing reaches up.

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openMailClient } from '../workers/clients/mail.ts';
import { createWorkforce, type Workforce } from '../workers/workforce.ts';
import { workflows } from '../workflows/index.ts';
import type { Config } from './config.ts';
import { databaseClock } from './db/clock.ts';
import { type Db, open } from './db/open.ts';
import { type Advancer, createAdvancer } from './engine/advance.ts';
import { createKnown, type Known } from './engine/known.ts';
import { createApi } from './http/api.ts';
import { sessionSecret } from './http/session-secret.ts';
import type { Logger } from './log.ts';
import { apiParts } from './setup/api-parts.ts';
import { type Ground, migrateAll, openGround } from './setup/database.ts';
import { type Demo, prepareDemo } from './setup/demo.ts';
import { openTelemetry } from './telemetry.ts';

export interface App {
  /** Where the API is reached; null in a process without one. */
  readonly address: string | null;
  readonly demo: Demo | null;
  /** Takes nothing new, finishes what is under way, closes. Safe to call twice. */
  close(): Promise<void>;
}

/** Connections to the database that lists, pages and sessions share. */
const connections = 16;

interface Parts {
  readonly config: Config;
  readonly log: Logger;
  readonly ground: Ground;
  readonly db: Db;
  readonly known: Known;
  readonly advancer: Advancer;
}

/** What has been opened is closed again, last first, also when a later part fails to open. */
function closers() {
  const stack: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    for (const close of stack.reverse()) await close();
  };
  return {
    add: (close: () => Promise<void>) => void stack.push(close),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  };
}

function openWorkforce({ config, log, ground, db, advancer }: Parts): Workforce {
  const { redisUrl, smtpUrl, mailFrom, publicUrl, retentionDays } = config;
  const workerLog = log.child({ part: 'workers' });
  return createWorkforce({
    db,
    url: ground.url,
    clock: databaseClock,
    queue:
      redisUrl === undefined
        ? { backend: 'postgres', url: ground.url }
        : { backend: 'redis', url: redisUrl },
    door: advancer,
    publicUrl,
    retentionDays,
    report: (what, cause) => workerLog.warn({ what, err: cause }, 'worker trouble'),
    ...(smtpUrl !== undefined && mailFrom !== undefined
      ? { mail: openMailClient(smtpUrl, mailFrom) }
      : {}),
  });
}

const workersReady = (workforce: Workforce) => {
  const ready = workforce.isWell();
  return { ready, parts: { workers: ready ? 'up' : 'down' } };
};

/** Whoever stands at the door as it closes would be cut off: so long he hears that it does. */
const lastCallersMs = 500;

/** Answers what is under way, then closes; a client that holds its connection does not hold us. */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  // A client that keeps its connection is told with its next answer, or let go when that is out.
  server.prependListener('request', (_request, answer) => answer.setHeader('Connection', 'close'));
  await sleep(lastCallersMs);
  server.close();
  const lettingGo = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), 10_000);
  await closed;
  clearInterval(lettingGo);
  clearTimeout(late);
}

async function listen(server: Server, config: Config): Promise<string> {
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return `http://${host}:${port}`;
}

export async function openApp(config: Config, log: Logger): Promise<App> {
  const opened = closers();
  try {
    return await openParts(config, log, opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

type Opened = ReturnType<typeof closers>;

/** The database, migrated, and the engine upon it. */
async function openEngine(config: Config, log: Logger, opened: Opened): Promise<Parts> {
  const ground = await openGround(config);
  opened.add(ground.stop);
  await migrateAll(ground.url);
  const engineLog = log.child({ part: 'engine' });
  const db = open(ground.url, {
    max: connections,
    // The driver hangs its whole client on the error: only what was said is logged.
    onIdleError: ({ message }) => engineLog.warn({ message }, 'database connection lost'),
  });
  opened.add(db.close);
  const known = createKnown(db, workflows);
  const onFault = (err: unknown): void => engineLog.error({ err }, 'fault');
  const advancer = createAdvancer({ db, workflows, known, onFault });
  opened.add(advancer.idle);
  return { config, log, ground, db, known, advancer };
}

async function startWorkforce(parts: Parts, opened: Opened): Promise<Workforce> {
  const workforce = openWorkforce(parts);
  opened.add(workforce.stop);
  await workforce.start();
  return workforce;
}

/** The API, listening; it knows of the workers only whether they are well. */
async function openDoor(parts: Parts, workforce: Workforce | null, opened: Opened) {
  const { config, log, db, known, advancer } = parts;
  let draining = false;
  const api = createApi(
    apiParts({
      db,
      advancer,
      known,
      workflows,
      telemetry: openTelemetry(),
      log: log.child({ part: 'http' }),
      sessionSecret: config.sessionSecret ?? (await sessionSecret(config.dataDir)),
      trustProxy: config.trustProxy,
      attachmentLimitBytes: config.attachmentLimitBytes,
      fallbackFonts: config.fallbackFonts,
      isDraining: () => draining,
      ...(workforce === null ? {} : { alsoReady: async () => workersReady(workforce) }),
    }),
  );
  const server = createServer(api);
  opened.add(() => {
    draining = true;
    return closeServer(server);
  });
  return listen(server, config);
}

async function openParts(config: Config, log: Logger, opened: Opened): Promise<App> {
  const parts = await openEngine(config, log, opened);
  const demo = parts.ground.embedded ? await prepareDemo(parts.db, config.dataDir) : null;
  const workforce = config.role === 'api' ? null : await startWorkforce(parts, opened);
  const address = config.role === 'worker' ? null : await openDoor(parts, workforce, opened);
  return { address, demo, close: opened.close };
}
