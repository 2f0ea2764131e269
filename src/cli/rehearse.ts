// kyogi rehearse <folder>: a draft of a rulebook tried on the city's past cases, or on examples.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { workflows } from '../../workflows/index.ts';
import { databaseClock, readClock } from '../db/clock.ts';
import type { Db } from '../db/open.ts';
import { createKnown } from '../engine/known.ts';
import { lookAt } from '../engine/look.ts';
import { type RehearsalAsk, rehearseCity } from '../engine/rehearse-city.ts';
import { showChange, showReport } from '../http/show-rehearsal.ts';
import { utf8Text } from '../rules/read-utf8.ts';
import { readYaml } from '../rules/read-yaml.ts';
import { readFolder } from '../setup/publish.ts';
import { type NavigatorQuestion, navigatorQuestion } from '../terms/contract-navigator.ts';
import { errorText } from '../terms/errors.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import { cityDate, parseLocalDate, parseTimeZone } from '../terms/units.ts';
import { complain, say, withDatabase } from './joined.ts';
import { changeText, reportText } from './rehearse-text.ts';
import { folderAt, printFaults } from './rulebook.ts';

interface Options {
  readonly examples?: string;
  readonly procedure?: string;
  readonly fiscalYear?: string;
  readonly on?: string;
  readonly json?: true;
}

/** YAML or JSON: a list of questions as the navigator takes them. Throws with every fault. */
async function readExamples(file: string): Promise<NavigatorQuestion[]> {
  const yaml = readYaml(utf8Text(await readFile(file)));
  if ('problem' in yaml) throw new Error(`${basename(file)}:${yaml.line} ${yaml.problem}`);
  const read = z.array(navigatorQuestion).min(1).safeParse(yaml.value);
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => {
    const line = yaml.lineOf(path.filter((step) => typeof step !== 'symbol'));
    return `${basename(file)}:${line} ${path.join('.')}: ${message}`;
  });
  throw new Error(lines.join('\n'));
}

function yearOf(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  throw new Error(`--fiscal-year ${text}: not a year such as 2026`);
}

/** Throws when an option cannot be read: before any database is asked. */
async function askOf(rulebook: Rulebook, options: Options): Promise<RehearsalAsk> {
  const { procedure, fiscalYear, on, examples } = options;
  const year = fiscalYear === undefined ? undefined : yearOf(fiscalYear);
  return {
    draft: () => ({ rulebook }),
    choice: { procedure, fiscalYear: year },
    on: on === undefined ? undefined : parseLocalDate(on),
    examples: examples === undefined ? undefined : await readExamples(examples),
  };
}

const no = ({ refused, details }: Refusal): number => {
  const { ja, todoJa, en, todoEn } = errorText(refused, details);
  complain(`${ja}${todoJa} ${en} ${todoEn}`);
  return 1;
};

/** Without a rulebook the city has no clock of its own yet: the date is that of the draft. */
async function nothingPublished(db: Db, { calendar, identity }: Rulebook): Promise<Refusal> {
  const on = cityDate(await readClock(db, databaseClock), parseTimeZone(calendar.timeZone));
  return refuse('nothing_to_rehearse', { city: identity.city, on });
}

async function tryOut(
  db: Db,
  draft: Rulebook,
  ask: RehearsalAsk,
  { json }: Options,
): Promise<number> {
  const parts = { db, known: createKnown(db, workflows), clock: databaseClock, workflows };
  const { city } = draft.identity;
  const sight = await lookAt(parts, { kind: 'system', name: 'case' }, city);
  if (isRefusal(sight)) {
    return no(sight.refused === 'no_rulebook' ? await nothingPublished(db, draft) : sight);
  }
  const ground = { organisation: sight.organisation, rulebook: draft };
  // Said at once: however many there are, none is kept.
  const result = await rehearseCity(parts, sight, ask, (change) => {
    const shown = showChange(change, ground);
    say(json === true ? JSON.stringify(shown) : changeText(shown));
  });
  if (isRefusal(result)) return no(result);
  if ('faults' in result) return printFaults('', result.faults);
  const { changes: _none, notListed: _all, ...report } = showReport(result, [], ground);
  say(json === true ? JSON.stringify(report) : reportText(showReport(result, [], ground)));
  return 0;
}

async function run(folder: string, options: Options): Promise<void> {
  const path = await folderAt(folder);
  const read = await readFolder(path);
  if ('faults' in read) {
    process.exitCode = printFaults(path, read.faults);
    return;
  }
  const ask = await askOf(read.rulebook, options);
  await withDatabase((db) => tryOut(db, read.rulebook, ask, options));
}

export function addRehearseCommand(program: Command): void {
  program
    .command('rehearse <folder>')
    .description('list the past cases that this draft of a rulebook would lead otherwise')
    .option('--examples <file>', 'questions (YAML or JSON) in the place of past cases')
    .option('--procedure <name>', 'only cases of this procedure')
    .option('--fiscal-year <year>', 'only cases of this fiscal year')
    .option('--on <date>', 'the date whose rules count; else the first on which all of it holds')
    .option('--json', 'a line of JSON for each case, and one for the totals')
    .action(run);
}
