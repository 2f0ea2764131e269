// kyogi organisation check|import: units, seats, people and holders from a YAML file.

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { faultText } from '../rules/fault-place.ts';
import {
  importOrganisationFile,
  readOrganisationFile,
  warningsOfFile,
} from '../setup/load-organisation.ts';
import { readFolder } from '../setup/publish.ts';
import type { RulebookFault } from '../terms/errors-rulebook.ts';
import type { Organisation } from '../terms/organisation.ts';
import { complain, say, withDatabase } from './joined.ts';

type Read = Organisation | { readonly faults: readonly RulebookFault[] };

/** Says what came of it; the exit code. */
function tell(read: Read, done: string): number {
  if ('faults' in read) {
    for (const fault of read.faults) complain(faultText(fault));
    complain(`${read.faults.length} fault(s), nothing was imported`);
    return 1;
  }
  const { city, units, seats, people } = read;
  say(`${city}: ${units.length} units, ${seats.length} seats, ${people.length} people, ${done}`);
  return 0;
}

async function check(path: string, { rulebook }: { rulebook?: string }): Promise<void> {
  const against = rulebook === undefined ? undefined : await readFolder(resolve(rulebook));
  const read =
    against !== undefined && 'faults' in against
      ? against
      : await readOrganisationFile(path, against);
  process.exitCode = tell(read, 'no fault');
  const ground = against !== undefined && 'rulebook' in against ? against : undefined;
  const warnings = await warningsOfFile(path, ground);
  for (const warning of warnings) say(faultText(warning));
  if (warnings.length > 0) say(`${warnings.length} warning(s)`);
}

const load = (path: string): Promise<void> =>
  withDatabase(async (db) => tell(await importOrganisationFile(db, path), 'imported'));

export function addOrganisationCommands(program: Command): void {
  const organisation = program.command('organisation').description('units, seats and people');
  organisation
    .command('check <file>')
    .description('say all that is wrong with it, change nothing')
    .option('--rulebook <folder>', 'hold it against this rulebook of its city')
    .action(check);
  organisation
    .command('import <file>')
    .description('hold it against the rulebook in force and take it over, or change nothing')
    .action(load);
}
