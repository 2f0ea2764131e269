/**
 * The door on a database of its own, behind a real server, and a client that holds every answer
 * against its contract: an answer, a status or a code that was not promised fails the test.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { handClock } from '../../src/db/clock.ts';
import { importOrganisation } from '../../src/db/import-organisation.ts';
import { type Db, open } from '../../src/db/open.ts';
import { createAdvancer } from '../../src/engine/advance.ts';
import { createKnown } from '../../src/engine/known.ts';
import { type ApiParts, createApi } from '../../src/http/api.ts';
import { hashPassword } from '../../src/http/password.ts';
import { openLog } from '../../src/log.ts';
import { apiParts } from '../../src/setup/api-parts.ts';
import { readOrganisationFile } from '../../src/setup/load-organisation.ts';
import { publishFolder, rulebooksFolder } from '../../src/setup/publish.ts';
import { openTelemetry } from '../../src/telemetry.ts';
import { contracts } from '../../src/terms/contract.ts';
import { problem } from '../../src/terms/contract-parts.ts';
import { type Contract, doorErrorsOf } from '../../src/terms/contract-route.ts';
import { errors } from '../../src/terms/errors.ts';
import type { PersonId } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { workflows } from '../../workflows/index.ts';
import { freshDatabase } from '../support/database.ts';

export const password = 'correct horse battery';

export interface Ask {
  readonly json?: unknown;
  readonly raw?: RequestInit['body'];
  readonly headers?: Record<string, string>;
  readonly redirect?: RequestInit['redirect'];
}

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are checked against their schema before.
  readonly body: any;
  readonly text: string;
}

const contractOf = (method: string, path: string): Contract | undefined =>
  contracts.find((promise) => {
    const pattern = promise.path.replaceAll(/\{\w+\}/g, '[^/]+');
    return promise.method === method.toLowerCase() && new RegExp(`^/api${pattern}$`).test(path);
  });

function holdAgainst(promise: Contract | undefined, told: Told): void {
  if (told.status >= 400) {
    const { code, status } = problem.parse(told.body);
    if (told.headers.get('content-type')?.startsWith('application/problem+json') !== true) {
      throw new Error(`a problem of type ${told.headers.get('content-type')}`);
    }
    const known = Object.hasOwn(errors, code) && errors[code as keyof typeof errors];
    if (!known || known.status !== status || status !== told.status) {
      throw new Error(`${code} is not in the catalogue with status ${told.status}`);
    }
    const promised: readonly string[] = promise
      ? [...doorErrorsOf(promise), ...promise.errors]
      : ['not_found', 'malformed', 'not_signed_in'];
    if (!promised.includes(code)) throw new Error(`${promise?.path} does not promise ${code}`);
    return;
  }
  if (promise === undefined) return;
  if (told.status !== promise.status) throw new Error(`status ${told.status} was not promised`);
  if (promise.answer !== undefined && promise.answer !== 'file') promise.answer.parse(told.body);
}

const bodyOf = (type: string | null, text: string): unknown =>
  type?.includes('json') ? JSON.parse(text) : text;

/** A client; with a cookie jar once it signed in, or a token. */
export class Client {
  readonly origin: string;
  cookie: string | undefined;
  token: string | undefined;

  constructor(origin: string) {
    this.origin = origin;
  }

  async ask(method: string, path: string, { json, raw, headers = {}, redirect }: Ask = {}) {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      redirect: redirect ?? 'manual',
      headers: {
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(this.cookie !== undefined && { cookie: this.cookie }),
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(raw !== undefined && { body: raw }),
    });
    const text = await response.text();
    const body = bodyOf(response.headers.get('content-type'), text);
    const told: Told = { status: response.status, headers: response.headers, body, text };
    if (path.startsWith('/api/')) {
      holdAgainst(contractOf(method, new URL(path, this.origin).pathname), told);
    }
    const set = response.headers.getSetCookie()[0];
    if (set !== undefined) this.cookie = set.split(';')[0];
    return told;
  }

  get = (path: string, ask?: Ask) => this.ask('GET', path, ask);
  post = (path: string, json?: unknown, ask?: Ask) => this.ask('POST', path, { json, ...ask });

  async signIn(login: string, word = password): Promise<Told> {
    return this.post('/api/sign-in', { login, password: word });
  }
}

/** The city that the tests happen in, with people whose login is the code of their seat. */
export const city = 'niigata';

async function moveIn(db: Db, home: string): Promise<void> {
  const folder = join(rulebooksFolder, home);
  const published = await publishFolder(db, folder);
  if ('faults' in published) throw new Error(JSON.stringify(published.faults));
  const organisation = await readOrganisationFile(join(folder, 'organisation.example.yaml'));
  if ('faults' in organisation) throw new Error(JSON.stringify(organisation.faults));
  await importOrganisation(db, organisation, await hashPassword(password));
}

export type Door = Awaited<ReturnType<typeof openDoor>>;

export interface DoorOptions {
  /** Another way to the database. */
  readonly through?: (url: string) => string;
  readonly parts?: Partial<ApiParts>;
  /** Another city of `rulebooks`. */
  readonly home?: string;
}

export async function openDoor({ parts, through = (url) => url, home = city }: DoorOptions = {}) {
  const database = await freshDatabase();
  const db = open(through(database.url), { max: 8 });
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  await moveIn(db, home);
  const known = createKnown(db, parts?.workflows ?? workflows);
  const clock = handClock('2026-07-01T01:00:00.000Z' as Instant);
  const given = apiParts({
    db,
    known,
    clock,
    workflows,
    advancer: createAdvancer({ db, known, clock, workflows }),
    sessionSecret: 'a secret that only this test knows',
    trustProxy: false,
    attachmentLimitBytes: 1024 * 1024,
    log: openLog('debug', sink),
    telemetry: openTelemetry(),
    isDraining: () => false,
  });
  const app = createApi({ ...given, ...parts });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    db,
    clock,
    origin,
    lines,
    client: () => new Client(origin),
    async person(login: string, home = city): Promise<PersonId> {
      const row = await db.kysely
        .insertInto('persons')

        .values({
          city: home,
          name: `Person ${login}`,
          login,
          password: await hashPassword(password),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      await db.close();
      await database.drop();
    },
  };
}
