// A situation being played: the world, and how the situation calls the cases in it.

import { sessionProcedure } from '../../workers/place-on-agenda.ts';
import { findSessions, latestCase, readSessions, readWholeCase } from '../db/situation-views.ts';
import type { Json } from '../terms/case.ts';
import type { CaseId } from '../terms/ids.ts';
import type { CaseRef } from './shape-parts.ts';
import { Trouble } from './trouble.ts';
import type { World } from './world.ts';

export interface Play {
  readonly world: World;
  /** Where the situation stands: paths in it are read from here. */
  readonly file: string;
  /** Cases by the names the situation gave them. */
  readonly cases: Map<string, CaseId>;
  /** Digests of contents by the names under which they were noted. */
  readonly contents: Map<string, string>;
  /** The case of the step before: what a step means that names none. */
  last: CaseId | null;
}

/** Keys under which the name of a case stands for its id. */
const CASE_KEYS = new Set([
  'case',
  'consultation',
  'session',
  'follows',
  'decision',
  'cycle',
  'request',
]);

export function namedCase({ cases }: Play, name: string): CaseId {
  const id = cases.get(name);
  if (id === undefined) throw new Trouble(`no step before has opened the case ${name}`);
  return id;
}

/** How the situation calls a case; its id when it has no name for it. */
export const nameOf = ({ cases }: Play, id: string): string =>
  [...cases].find(([, known]) => known === id)?.[0] ?? id;

/** The digest of what somebody who reads the case now has before him; null: it has none. */
export async function contentOf({ world }: Play, id: CaseId): Promise<string | null> {
  const { context } = await readWholeCase(world.db.kysely, id);
  const { digest } = context as { readonly digest?: unknown };
  return typeof digest === 'string' ? digest : null;
}

export async function noteContent(play: Play, name: string): Promise<void> {
  const digest = await contentOf(play, await resolveCase(play, undefined));
  if (digest === null) throw new Trouble('this case has no content that could be noted');
  play.contents.set(name, digest);
}

async function sessionOf(play: Play, name: string): Promise<CaseId> {
  const { db, rulebook } = play.world;
  const id = namedCase(play, name);
  const sessions = await readSessions(db.kysely, sessionProcedure, rulebook.identity.city);
  const holds = ({ context }: (typeof sessions)[number]): boolean =>
    (context as { items: readonly { case: string }[] }).items.some((item) => item.case === id);
  const session = sessions.find(holds);
  if (session === undefined) throw new Trouble(`the case ${name} is on no agenda`);
  return session.id;
}

async function executionOf(play: Play, name: string): Promise<CaseId> {
  const request = namedCase(play, name);
  const id = await latestCase(play.world.db.kysely, 'budget_execution', { request });
  if (id === null) throw new Trouble(`nothing executes ${name}`);
  return id;
}

async function latestOf(play: Play, procedure: string): Promise<CaseId> {
  const id = await latestCase(play.world.db.kysely, procedure, {});
  if (id === null) throw new Trouble(`there is no case of ${procedure}`);
  return id;
}

export async function resolveCase(play: Play, ref: CaseRef | undefined): Promise<CaseId> {
  if (ref === undefined) {
    if (play.last === null) throw new Trouble('no case was opened before this step');
    return play.last;
  }
  if (typeof ref === 'string') return namedCase(play, ref);
  if ('session' in ref) return sessionOf(play, ref.session);
  if ('execution' in ref) return executionOf(play, ref.execution);
  if ('latest' in ref) return latestOf(play, ref.latest);
  const { db, rulebook } = play.world;
  const where = { city: rulebook.identity.city, ...ref };
  const [session] = await findSessions(db.kysely, sessionProcedure, where);
  if (session === undefined) throw new Trouble(`${ref.meeting} has no session on ${ref.on}`);
  return session.id;
}

/** The same data with the names of cases replaced by their ids. */
export function withIds({ cases }: Play, data: Json): Json {
  const inside = (value: Json, key: string): Json => {
    if (typeof value === 'string') return (CASE_KEYS.has(key) && cases.get(value)) || value;
    if (Array.isArray(value)) return value.map((item: Json) => inside(item, key));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value as Record<string, Json>);
    return Object.fromEntries(entries.map(([name, part]) => [name, inside(part, name)]));
  };
  return inside(data, '');
}
