// kyogi situations <file or folder>…: plays situations against the rulebook beside them.

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { utf8Text } from '../rules/read-utf8.ts';
import { findSituationFiles } from '../situations/find-files.ts';
import { type FileFault, readSituations, type Situation } from '../situations/read-file.ts';
import { faultText, resultJson, resultText, summaryText } from '../situations/report.ts';
import { openGround, type Result, runAll } from '../situations/run-all.ts';
import { complain, say } from './joined.ts';

const INTERRUPTED = 130;

interface Options {
  readonly json?: true;
  readonly only?: string;
}

async function readAll(paths: readonly string[]) {
  const situations: Situation[] = [];
  const faults: FileFault[] = [];
  for (const file of await findSituationFiles(paths)) {
    const read = readSituations(file, utf8Text(await readFile(file)));
    if ('faults' in read) faults.push(...read.faults);
    else situations.push(...read.situations);
  }
  return { situations, faults };
}

/** A server of our own outlives Ctrl-C unless it is stopped, also while it is still starting. */
function stopOnSignals(opening: ReturnType<typeof openGround>): () => void {
  const stop = (): void => {
    void opening.then(({ close }) => close()).finally(() => process.exit(INTERRUPTED));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return () => void process.off('SIGINT', stop).off('SIGTERM', stop);
}

async function playAll(situations: readonly Situation[], json: boolean): Promise<Result[]> {
  const opening = openGround(readConfig().databaseUrl);
  const unhook = stopOnSignals(opening);
  const ground = await opening;
  try {
    return await runAll(situations, ground.copies, (result) => {
      say(json ? JSON.stringify(resultJson(result)) : resultText(result));
    });
  } finally {
    await ground.close();
    unhook();
  }
}

async function run(paths: readonly string[], { json, only }: Options): Promise<void> {
  const { situations, faults } = await readAll(paths);
  if (faults.length > 0) {
    for (const fault of faults) complain(faultText(fault));
    complain(`${faults.length} fault(s); nothing was played`);
    process.exitCode = 2;
    return;
  }
  const chosen = situations.filter(({ name }) => only === undefined || name.includes(only));
  if (chosen.length === 0) {
    complain(`no situation has "${only}" in its name`);
    process.exitCode = 2;
    return;
  }
  const results = await playAll(chosen, json === true);
  if (json !== true) say(summaryText(results));
  process.exitCode = results.some(({ failure }) => failure !== null) ? 1 : 0;
}

export function addSituationsCommand(program: Command): void {
  program
    .command('situations <paths...>')
    .description('play situations (files or folders) against their rulebook')
    .option('--only <text>', 'only situations whose name contains this')
    .option('--json', 'a line of JSON for each situation')
    .action(run);
}
