// kyogi tour: plays the demo's story through the API of a running product, as its people would.

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { demoPasswordFile, readDemoFile, type StoryStep } from '../setup/demo-file.ts';
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

/** What a step says when it went well. */
type Told = (body: Answer['body']) => string;

function answered({ status, body }: Answer, told: Told): string {
  if (status < 400) return told(body);
  const ja = body['ja'] as { text?: string; todo?: string } | undefined;
  return `${status} ${String(body['code'])}  ${ja?.text ?? ''} ${ja?.todo ?? ''}`;
}

const ofCase: Told = (body) => {
  const { fullNumber, step } = body as { fullNumber: string | null; step: { title: string } };
  return `${step.title}  ${fullNumber ?? ''}`;
};

interface Foreseen {
  readonly decision: {
    readonly decider: { readonly title: string };
    readonly reason: { readonly ja: string };
    readonly days: { readonly total: number };
  } | null;
}

const ofNavigator: Told = (body) => {
  const { decision } = body as unknown as Foreseen;
  if (decision === null) return '—';
  const { decider, reason, days } = decision;
  return `${decider.title} (${reason.ja}) ${days.total} working days`;
};

const ofAbsence: Told = ({ from, until }) => `${from} – ${until}`;

const dayMs = 24 * 60 * 60 * 1000;
const daysFromNow = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();

/** Whoever decides sends the digest of the content that he sees on the page. */
async function asSeen(ask: Ask, id: string, command: StoryCommand): Promise<StoryCommand> {
  if (!deciding.has(command.type)) return command;
  const { body } = await ask(`/cases/${id}`);
  const { digest } = body['context'] as { digest?: string };
  return { ...command, digest };
}

const deciding = new Set(['decide', 'decide_acting']);
type StoryCommand = Extract<StoryStep, { command: unknown }>['command'];

/** Cases by the names that the story gives them. */
type Names = Map<string, string>;

/** Where the demo's city is, the fiscal year begins on 1 April. */
function fiscalYear(): number {
  const parts = { timeZone: 'Asia/Tokyo', year: 'numeric', month: 'numeric' } as const;
  const [month = 0, year = 0] = new Intl.DateTimeFormat('en-US', parts)
    .format(new Date())
    .split('/')
    .map(Number);
  return month < 4 ? year - 1 : year;
}

/** The story is played in any year, and its cases have other ids each time. */
function filledIn<Value>(value: Value, names: Names): Value {
  if (typeof value === 'string') return fillText(value, names) as Value;
  if (Array.isArray(value)) return value.map((one) => filledIn(one, names)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, filledIn(part, names)]);
  return Object.fromEntries(entries) as Value;
}

function fillText(text: string, names: Names): string | number {
  if (text === 'this-year') return fiscalYear();
  return text.startsWith('@') ? (names.get(text.slice(1)) ?? text) : text;
}

/** Looks until the case has come there; gives up after a while and tells where it stands. */
async function awaitStep(ask: Ask, id: string, step: string, pause: Pause): Promise<Answer> {
  let seen = await ask(`/cases/${id}`);
  for (let looks = 1; looks < mostLooks && stepOf(seen) !== step; looks += 1) {
    await pause();
    seen = await ask(`/cases/${id}`);
  }
  return seen;
}

/** Lets the product work on. */
type Pause = () => Promise<unknown>;

const pauseMs = 100;
const mostLooks = 100;
const stepOf = ({ body }: Answer): unknown => (body['step'] as { code?: string } | undefined)?.code;

interface Played {
  readonly said: string;
  /** The case that the next command goes to. */
  readonly id: string;
}

async function playStep(
  ask: Ask,
  step: StoryStep,
  last: string,
  { names, pause }: { readonly names: Names; readonly pause: Pause },
): Promise<Played> {
  const id = ('in' in step && names.get(step.in ?? '')) || last;
  if ('asks' in step) {
    return { said: answered(await ask('/navigator', step.asks), ofNavigator), id };
  }
  if ('away' in step) {
    const span = { from: daysFromNow(-1), until: daysFromNow(1) };
    const entered = await ask('/absences', { ...step.away, ...span });
    return { said: answered(entered, ofAbsence), id };
  }
  if ('awaits' in step) {
    return { said: answered(await awaitStep(ask, id, step.awaits, pause), ofCase), id };
  }
  const command = filledIn(step.command, names);
  if ('opens' in step) {
    const opened = await ask('/cases', { procedure: step.opens, command });
    const own = String(opened.body['id']);
    if (step.calls !== undefined) names.set(step.calls, own);
    return { said: answered(opened, ofCase), id: own };
  }
  const sent = await asSeen(ask, id, command);
  return { said: answered(await ask(`/cases/${id}/commands`, { command: sent }), ofCase), id };
}

/** Plays the story at that address; returns the cases that it opened. */
export async function playStory(
  address: string,
  password: string,
  story: readonly StoryStep[],
  tell: (line: string) => void = say,
  pause: Pause = () => sleep(pauseMs),
): Promise<readonly string[]> {
  const people = new Map<string, Ask>();
  const names: Names = new Map();
  const opened: string[] = [];
  let last = '';
  for (const step of story) {
    const ask = people.get(step.as) ?? (await signIn(address, step.as, password));
    people.set(step.as, ask);
    const { said, id } = await playStep(ask, step, last, { names, pause });
    tell(`${step.as}: ${step.does}\n  → ${said}`);
    if ('opens' in step) opened.push(id);
    last = id;
  }
  return opened;
}

async function play(address: string, password: string): Promise<void> {
  const { story } = await readDemoFile();
  const opened = await playStory(address, password, story);
  say('\nThe cases stay (signed in as one of the accounts):');
  for (const id of opened) say(`  ${address}/api/cases/${id}`);
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
    .description('play a consultation, a decision and a budget request through the running product')
    .action(tour);
}
