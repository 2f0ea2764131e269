// kyogi rulebook check|publish|list: a city's rules from a folder of YAML files.

import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { listRulebooks } from '../db/rulebooks.ts';
import { faultText } from '../rules/fault-place.ts';
import { publishFolder, readFolder } from '../setup/publish.ts';
import type { RulebookFault } from '../terms/errors-rulebook.ts';
import { complain, say, withDatabase } from './joined.ts';

export function printFaults(folder: string, faults: readonly RulebookFault[]): number {
  for (const fault of faults) complain(faultText(fault));
  complain(`${faults.length} fault(s) in ${basename(folder)}`);
  return 1;
}

/** Throws, which ends with exit code 2, when there is nothing that could be read. */
export async function folderAt(given: string): Promise<string> {
  const path = resolve(given);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) throw new Error(`${given}: there is no such folder`);
  return path;
}

async function check(folder: string): Promise<void> {
  const path = await folderAt(folder);
  const read = await readFolder(path);
  if ('faults' in read) {
    process.exitCode = printFaults(path, read.faults);
    return;
  }
  for (const warning of read.warnings) say(faultText(warning));
  if (read.warnings.length > 0) say(`${read.warnings.length} warning(s)`);
  const { identity, consultation, meetings } = read.rulebook;
  say(
    `${identity.title} (${identity.city}) version ${identity.version}: ` +
      `${consultation.matters.length} matters, ${consultation.modes.length} modes, ` +
      `${meetings.meetings.length} meetings, no fault`,
  );
}

async function publish(folder: string): Promise<void> {
  const path = await folderAt(folder);
  await withDatabase(async (db) => {
    const result = await publishFolder(db, path);
    if ('faults' in result) return printFaults(path, result.faults);
    const { identity } = result.rulebook;
    const state = result.fresh ? 'published' : 'was published before, unchanged';
    say(
      `${identity.city} version ${identity.version}, in force on ${identity.inForceOn}: ${state}`,
    );
    if (result.amended !== null) {
      say(`${identity.city} version ${result.amended}: the same with the promulgated rows`);
    }
    return 0;
  });
}

const list = (city: string): Promise<void> =>
  withDatabase(async (db) => {
    for (const { version, inForceOn, id } of await listRulebooks(db.kysely, city)) {
      say(`${city}\tversion ${version}\tin force on ${inForceOn}\t${id}`);
    }
    return 0;
  });

export function addRulebookCommands(program: Command): void {
  const rulebook = program.command('rulebook').description('check, publish and list rulebooks');
  rulebook.command('check <folder>').description('say all that is wrong with it').action(check);
  rulebook.command('publish <folder>').description('publish it, for ever').action(publish);
  rulebook.command('list <city>').description('published versions').action(list);
}
