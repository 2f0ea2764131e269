/** A folder published after a promulgation, as `kyogi rulebook publish` does it. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Db, open } from '../../src/db/open.ts';
import { listRulebooks, loadRulebook } from '../../src/db/rulebooks.ts';
import { amendRulebooks } from '../../src/engine/amend-rulebook.ts';
import { publishFolder, rulebooksFolder } from '../../src/setup/publish.ts';
import type { Wish } from '../../src/terms/amendment.ts';
import type { Instant } from '../../src/terms/units.ts';
import { freshDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const city = 'niigata';
let database: Awaited<ReturnType<typeof freshDatabase>>;
let db: Db;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  db = open(database.url, { max: 4 });
  folder = join(temporaryFolder(), city);
  cpSync(join(rulebooksFolder, city), folder, { recursive: true });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const inForceOn = '2027-04-01';
const wish = {
  case: '00000000-0000-4000-8000-000000000001',
  revision: 1,
  amendment: {
    inForceOn,
    ends: [],
    rows: [
      {
        ...{ code: 'procurement-ward-mayor', table: 'signatures', kind: 'signature', inForceOn },
        ...{ subject: 'procurement', rank: 'ward-mayor', for: { kinds: ['ward'] } },
        ...{ amount: { over: 1_000_000, upTo: 8_000_000 }, origin: 'cityOrder' },
      },
    ],
  },
} as unknown as Wish;

/** The folder with another version; the same number again is another content. */
async function publish(version: number) {
  const path = join(folder, 'rulebook.yaml');
  const text = readFileSync(path, 'utf8').replace(/^version: \d+$/m, `version: ${version}`);
  writeFileSync(path, text.replace(/^title: .*$/m, `title: Version ${version}`));
  const told = await publishFolder(db, folder);
  return 'faults' in told ? told.faults.map(({ problem }) => problem) : told.amended;
}

test('what was promulgated goes into the folder that is published next', async () => {
  expect(await publish(1)).toBeNull();
  await amendRulebooks(db, city, wish, '2026-07-01T00:00:00.000Z' as Instant);
  expect(await publish(2)).toEqual(['version_below_amended']);
  expect(await publish(3)).toBe(4);
  const [latest] = await listRulebooks(db.kysely, city);
  const body = latest && (await loadRulebook(db.kysely, latest.id));
  expect(body?.identity).toMatchObject({ version: 4, title: 'Version 3' });
  expect(body?.authority?.rows.at(-1)).toMatchObject({ code: 'procurement-ward-mayor', inForceOn });
  expect(await publish(3)).toBeNull();
});
