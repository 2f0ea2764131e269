#!/usr/bin/env node
// Entry: the command-line program `kyogi`. Each subcommand is a file of cli/ and ends with an exit
// code: 0 done, 1 something was found or refused, 2 the call or its files could not be read.

import { Command } from 'commander';
import { addAccountCommands } from './cli/account.ts';
import { addAllocationCommands } from './cli/allocation.ts';
import { addCaseCommands } from './cli/case.ts';
import { addNavigateCommand } from './cli/navigate.ts';
import { addOrganisationCommands } from './cli/organisation.ts';
import { addPersonnelCommands } from './cli/personnel.ts';
import { addRehearseCommand } from './cli/rehearse.ts';
import { addRulebookCommands } from './cli/rulebook.ts';
import { addServeCommand } from './cli/serve.ts';
import { addSituationsCommand } from './cli/situations.ts';
import { addTourCommand } from './cli/tour.ts';

const program = new Command('kyogi')
  .description('Consultation between headquarters and wards')
  .showHelpAfterError();

addServeCommand(program);
addRulebookCommands(program);
addSituationsCommand(program);
addTourCommand(program);
addOrganisationCommands(program);
addAccountCommands(program);
addPersonnelCommands(program);
addCaseCommands(program);
addNavigateCommand(program);
addRehearseCommand(program);
addAllocationCommands(program);

program.exitOverride((ended) => {
  process.exit(ended.exitCode === 0 ? 0 : 2);
});

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
