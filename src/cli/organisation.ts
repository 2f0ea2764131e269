// kyogi organisation check|import: units, seats, people and holders from a YAML file.

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { importOrganisation } from '../db/import-organisation.ts';
import { readOrganisation } from '../rules/read-organisation.ts';
import type { Organisation } from '../terms/organisation.ts';
import { complain, say, withDatabase } from './joined.ts';

async function readFileOf(path: string): Promise<Organisation | null> {
  const read = readOrganisation(await readFile(path, 'utf8'));
  if (!('faults' in read)) return read;
  for (const fault of read.faults) complain(fault);
  process.exitCode = 1;
  return null;
}

const counted = ({ city, units, seats, people }: Organisation): string =>
  `${city}: ${units.length} units, ${seats.length} seats, ${people.length} people`;

async function check(path: string): Promise<void> {
  const file = await readFileOf(path);
  if (file !== null) say(`${counted(file)}, no fault`);
}

async function load(path: string): Promise<void> {
  const file = await readFileOf(path);
  if (file === null) return;
  await withDatabase(async (db) => {
    await importOrganisation(db, file);
    say(`${counted(file)}, imported`);
    return 0;
  });
}

export function addOrganisationCommands(program: Command): void {
  const organisation = program.command('organisation').description('units, seats and people');
  organisation.command('check <file>').description('read it, change nothing').action(check);
  organisation.command('import <file>').description('add it to the database').action(load);
}
