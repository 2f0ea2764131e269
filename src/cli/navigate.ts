// kyogi navigate <folder> <organisation file>: who decides a matter, from the files alone.

import { resolve } from 'node:path';
import type { Command } from 'commander';
import { navigate, rulesOf } from '../engine/navigate.ts';
import { showSubjects } from '../http/routes/navigator.ts';
import { showNavigation } from '../http/show-navigation.ts';
import { authorityOf } from '../rules/authority/bind.ts';
import { bindDirectory, type Organisation } from '../rules/directory.ts';
import { faultText } from '../rules/fault-place.ts';
import { readOrganisationFile } from '../setup/load-organisation.ts';
import { readFolder } from '../setup/publish.ts';
import { navigatorQuestion } from '../terms/contract-navigator.ts';
import { errorText } from '../terms/errors.ts';
import type { RulebookFault } from '../terms/errors-rulebook.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { MatterField } from '../terms/rulebook-consultation.ts';
import {
  cityDate,
  type Instant,
  isLocalDate,
  parseInstant,
  parseTimeZone,
} from '../terms/units.ts';
import { complain, say } from './joined.ts';
import { navigationText, subjectsText } from './navigate-text.ts';
import { rowsOfFile } from './organisation-of-file.ts';

interface Options {
  readonly unit?: string;
  readonly subject?: string;
  readonly hat?: string;
  readonly item?: string;
  readonly amount?: string;
  readonly change?: string;
  readonly ward: readonly string[];
  readonly qualifier: readonly string[];
  readonly exclusion: readonly string[];
  readonly ground: readonly string[];
  readonly field: readonly string[];
  readonly on?: string;
  readonly json?: true;
}

interface Ground {
  readonly rulebook: Rulebook;
  readonly organisation: Organisation;
  readonly at: Instant;
}

const tellFaults = (faults: readonly RulebookFault[]): null => {
  for (const fault of faults) complain(faultText(fault));
  return null;
};

async function groundOf(folder: string, file: string, on?: string): Promise<Ground | null> {
  const read = await readFolder(resolve(folder));
  if ('faults' in read) return tellFaults(read.faults);
  const { rulebook } = read;
  const organisation = await readOrganisationFile(file, { rulebook, units: [] });
  if ('faults' in organisation) return tellFaults(organisation.faults);
  const at = parseInstant(new Date().toISOString());
  const today = cityDate(at, parseTimeZone(rulebook.calendar.timeZone));
  const date = on !== undefined && isLocalDate(on) ? on : today;
  return { rulebook, organisation: bindDirectory(rowsOfFile(organisation)).on(date), at };
}

/** `code=value`, in the type that the subject gives the field; without one it stays a text. */
function fieldOf(text: string, fields: readonly MatterField[]): readonly [string, unknown] {
  const [code = '', ...rest] = text.split('=');
  const value = rest.join('=');
  const type = fields.find((field) => field.code === code)?.type;
  if (type === 'number') return [code, Number(value)];
  if (type === 'boolean') return [code, value === 'true'];
  return [code, type === 'list' ? value.split(',').filter((part) => part !== '') : value];
}

function questionOf(options: Options, { rulebook, organisation }: Ground) {
  const { unit, subject, hat, item, amount, change, on, ward, qualifier, exclusion } = options;
  const { authority } = rulesOf(rulebook);
  const { fields = [] } = authority?.findSubject(subject ?? '', organisation.on) ?? {};
  return navigatorQuestion.safeParse({
    ...{ unit, subject, hat, item, on },
    amount: amount === undefined ? undefined : Number(amount),
    change: change === undefined ? undefined : Number(change),
    ...{ wards: ward, qualifiers: qualifier, exclusions: exclusion, grounds: options.ground },
    fields: Object.fromEntries(options.field.map((text) => fieldOf(text, fields))),
  });
}

const no = (refusal: Refusal): number => {
  const { ja, todoJa, en, todoEn } = errorText(refusal.refused, refusal.details);
  complain(`${ja}${todoJa} ${en} ${todoEn}`);
  return 1;
};

/** `5,000` and `５千` are read by nobody alike: digits alone. Null: nothing is wrong. */
function yenFault({ amount, change }: Options): Refusal | null {
  if (amount !== undefined && !/^\d+$/.test(amount)) {
    return refuse('yen_in_digits', { option: '--amount', found: amount });
  }
  if (change === undefined || /^-?\d+$/.test(change)) return null;
  return refuse('yen_in_digits', { option: '--change', found: change });
}

function listSubjects({ rulebook, organisation: { on } }: Ground, json: boolean): number {
  const rules = rulesOf(rulebook);
  const authority = authorityOf(rules);
  if (isRefusal(authority)) return no(authority);
  const subjects = showSubjects(authority, on, (code) => rules.findMatter(code, on)?.title ?? code);
  say(json ? JSON.stringify(subjects) : subjectsText(subjects));
  return 0;
}

function answer(ground: Ground, options: Options): number {
  const yen = yenFault(options);
  if (yen !== null) return no(yen);
  const asked = questionOf(options, ground);
  if (!asked.success) {
    for (const { path, message } of asked.error.issues) complain(`${path.join('.')}: ${message}`);
    return 2;
  }
  const found = navigate(asked.data, { ...ground, places: [] });
  if (isRefusal(found)) return no(found);
  const shown = showNavigation(found, ground);
  say(options.json === true ? JSON.stringify(shown) : navigationText(shown));
  return shown.refusal === null ? 0 : 1;
}

async function run(folder: string, file: string, options: Options): Promise<void> {
  const ground = await groundOf(folder, file, options.on);
  if (ground === null) process.exitCode = 2;
  else if (options.subject === undefined)
    process.exitCode = listSubjects(ground, options.json === true);
  else process.exitCode = answer(ground, options);
}

const more = (value: string, before: readonly string[]): string[] => [...before, value];

export function addNavigateCommand(program: Command): void {
  program
    .command('navigate <folder> <organisation>')
    .description('say who decides a matter; without a subject, what may be asked')
    .option('--unit <code>', 'the unit that would draft')
    .option('--subject <code>', 'what is decided')
    .option('--hat <code>', 'another capacity')
    .option('--item <code>', 'item of expenditure')
    .option('--amount <yen>', 'for a change of contract, before it')
    .option('--change <yen>', 'by which a contract changes')
    .option('--ward <code>', 'a ward that it reaches; again for each', more, [])
    .option('--qualifier <code>', 'again for each', more, [])
    .option('--exclusion <code>', 'again for each', more, [])
    .option('--ground <code>', 'again for each', more, [])
    .option('--field <code=value>', 'again for each', more, [])
    .option('--on <date>', 'the date whose rows and seats count; else today')
    .option('--json', 'as the API answers')
    .action(run);
}
