import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Db, open } from '../../src/db/open.ts';
import { loadOrganisation } from '../../src/db/people.ts';
import { importOrganisationFile, readOrganisationFile } from '../../src/setup/load-organisation.ts';
import { publishFolder, readFolder } from '../../src/setup/publish.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const midori = resolve('test/situations/midori');
const example = readFileSync(join(midori, 'organisation.example.yaml'), 'utf8');

let database: FreshDatabase;
let db: Db;
beforeAll(async () => {
  database = await freshDatabase();
  db = open(database.url, { max: 2 });
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const fileWith = (from: string, to: string): string => {
  expect(example).toContain(from);
  const file = join(temporaryFolder(), 'organisation.yaml');
  writeFileSync(file, example.replaceAll(from, to));
  return file;
};

const problemsOf = async (path: string): Promise<string[]> => {
  const read = await importOrganisationFile(db, path);
  return 'faults' in read ? read.faults.map(({ line, problem }) => `${line} ${problem}`) : [];
};

const unitsThere = async () => (await loadOrganisation(db.kysely, 'midori')).units.length;

test('an import is held against the rulebook, and a fault leaves nothing behind', async () => {
  const unknownKind = fileWith('kind: ward, title: かわ区', 'kind: moon, title: かわ区');
  const read = await readFolder(midori);
  if ('faults' in read) throw new Error('midori has faults');
  expect(await readOrganisationFile(unknownKind, read)).toMatchObject({
    faults: [{ file: 'organisation.yaml', line: 8, problem: 'unknown_reference' }],
  });
  await publishFolder(db, midori);
  expect(await problemsOf(unknownKind)).toEqual(['8 unknown_reference']);
  expect(await unitsThere()).toBe(0);
  expect(await problemsOf(fileWith('かわ区 }', '川区 }'))).toEqual([]);
  expect(await unitsThere()).toBe(5);
});

test('the unit of an office may have come with an earlier import', async () => {
  const part = join(temporaryFolder(), 'part.yaml');
  const none = ['seats', 'people', 'holders', 'oversight', 'absences'].map((key) => `${key}: []`);
  const ward = 'units: [{ code: mori, kind: ward, title: もり区 }]';
  writeFileSync(part, ['city: midori', 'from: 2020-04-01', ward, ...none].join('\n'));
  expect(await problemsOf(part)).toEqual([]);
  expect(await unitsThere()).toBe(6);
});
