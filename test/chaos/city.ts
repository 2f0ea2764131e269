// The city that the chaos happens in: the demo's, on a rulebook whose clock makes wake-ups fall due
// within the run. It is plain data, published as any other version: every day is open, it is about
// noon, and the offices open at the minute that is handed in.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { openAccounts } from '../../src/db/accounts.ts';
import type { Db } from '../../src/db/open.ts';
import { newToken } from '../../src/http/token.ts';
import { readDemoFile } from '../../src/setup/demo-file.ts';
import { publishFolder, rulebooksFolder } from '../../src/setup/publish.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The zone in which it is now about noon; the names of these zones count westwards. */
export function noonZone(now: number): string {
  const east = 12 - new Date(now).getUTCHours();
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

const eastMs = (zone: string): number => -Number(zone.replace('Etc/GMT', '')) * hourMs;

/** City date, as text, so many days from the day of that instant. */
export const cityDay = (now: number, zone: string, days = 0): string =>
  new Date(now + eastMs(zone) + days * 24 * hourMs).toISOString().slice(0, 10);

const changed = async (path: string, change: (file: Record<string, unknown>) => object) =>
  writeFile(path, stringify(change(parse(await readFile(path, 'utf8')))));

/** Publishes a version whose offices open at this instant, a whole minute. */
export async function publishOpening(
  db: Db,
  version: number,
  opensAt: number,
  zone: string,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kyogi-city-'));
  try {
    await cp(join(rulebooksFolder, (await readDemoFile()).folder), folder, { recursive: true });
    await changed(join(folder, 'rulebook.yaml'), (file) => ({ ...file, version }));
    const opens = new Date(opensAt + eastMs(zone)).toISOString().slice(11, 16);
    await changed(join(folder, 'calendar.yaml'), ({ yearEnd: _, ...file }) => ({
      ...file,
      timeZone: zone,
      weeklyClosedDays: [],
      nationalHolidays: 'none',
      officeHours: { opens, closes: '22:00' },
    }));
    const published = await publishFolder(db, folder);
    if ('faults' in published) throw new Error(JSON.stringify(published.faults));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A token for every account of the city, by login. */
export async function giveTokens(db: Db): Promise<ReadonlyMap<string, string>> {
  const people = await db.kysely
    .selectFrom('persons')
    .select(['id', 'login'])
    .where('login', 'is not', null)
    .execute();
  const accounts = openAccounts(db);
  const tokens = new Map<string, string>();
  for (const { id, login } of people) {
    const { token, sha256 } = newToken();
    await accounts.addToken(id, 'chaos', sha256, 1);
    tokens.set(login ?? '', token);
  }
  return tokens;
}
