import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rowsOfFile } from '../../src/cli/organisation-of-file.ts';
import { loadOrganisation } from '../../src/db/people.ts';
import { bindDirectory } from '../../src/rules/directory.ts';
import { readOrganisationFile } from '../../src/setup/load-organisation.ts';
import { rulebooksFolder } from '../../src/setup/publish.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { city, type Door, openDoor } from './door.ts';

let door: Door;

beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const on = '2026-07-01' as LocalDate;

test('a file alone gives the organisation that it gives once it is imported', async () => {
  const file = await readOrganisationFile(join(rulebooksFolder, city, 'organisation.example.yaml'));
  if ('faults' in file) throw new Error(JSON.stringify(file.faults));
  const alone = bindDirectory(rowsOfFile(file)).on(on);
  const imported = bindDirectory(await loadOrganisation(door.db.kysely, city)).on(on);
  for (const { code } of file.units) {
    expect(alone.unit(code)).toEqual(imported.unit(code));
    expect(alone.lineOf(code)).toEqual(imported.lineOf(code));
    expect(alone.overseerOf(code)).toEqual(imported.overseerOf(code));
  }
  for (const { code } of file.seats) {
    expect(alone.seat(code)).toEqual(imported.seat(code));
    expect(alone.holdersOf(code)).toHaveLength(imported.holdersOf(code).length);
    expect(alone.actingFor(code)).toEqual(imported.actingFor(code));
  }
});
