// kyogi allocation <folder> <organisation file> [formula]: what each ward receives by the formulas
// of a rulebook, from the files alone; with a change, beside what it would receive.

import type { Command } from 'commander';
import { rulesOf } from '../engine/navigate.ts';
import { type AllocatingGround, showAllocations, showTried } from '../http/show-allocation.ts';
import { bindDirectory } from '../rules/directory.ts';
import { faultText } from '../rules/fault-place.ts';
import { readOrganisationFile } from '../setup/load-organisation.ts';
import { readFolder } from '../setup/publish.ts';
import { tryAllocations } from '../terms/contract-allocation.ts';
import { errorText } from '../terms/errors.ts';
import type { RulebookFault } from '../terms/errors-rulebook.ts';
import { isRefusal, type Refusal } from '../terms/refusal.ts';
import { cityDate, parseInstant, parseLocalDate, parseTimeZone } from '../terms/units.ts';
import { runSurvey } from './allocation-survey.ts';
import { formulasText, triedText } from './allocation-text.ts';
import { complain, say } from './joined.ts';
import { rowsOfFile } from './organisation-of-file.ts';
import { folderAt } from './rulebook.ts';

interface Options {
  readonly total?: string;
  readonly weight: readonly string[];
  readonly cushion: boolean;
  readonly on?: string;
  readonly steps?: true;
  readonly json?: true;
}

const tellFaults = (faults: readonly RulebookFault[]): null => {
  for (const fault of faults) complain(faultText(fault));
  return null;
};

async function groundOf(
  folder: string,
  file: string,
  { on }: Options,
): Promise<AllocatingGround | null> {
  const read = await readFolder(await folderAt(folder));
  if ('faults' in read) return tellFaults(read.faults);
  const { rulebook } = read;
  const organisation = await readOrganisationFile(file, { rulebook, units: [] });
  if ('faults' in organisation) return tellFaults(organisation.faults);
  const now = parseInstant(new Date().toISOString());
  const date =
    on === undefined
      ? cityDate(now, parseTimeZone(rulebook.calendar.timeZone))
      : parseLocalDate(on);
  const directory = bindDirectory(rowsOfFile(organisation));
  return { rules: rulesOf(rulebook), organisation: directory.on(date) };
}

const no = (refusal: Refusal): number => {
  const { ja, todoJa, en, todoEn } = errorText(refusal.refused, refusal.details);
  complain(`${ja}${todoJa} ${en} ${todoEn}`);
  return 1;
};

/** Digits alone: `5,000` is read by nobody alike. Throws, which ends with exit code 2. */
function amountOf(text: string, option: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Error(`${option} ${text}: a whole number in digits alone`);
}

/** `population=20`. */
function shareOf(text: string) {
  const [by = '', weight = ''] = text.split('=');
  return { by, weight: amountOf(weight, `--weight ${by}`) };
}

const changesAnything = ({ total, weight, cushion }: Options): boolean =>
  total !== undefined || weight.length > 0 || !cushion;

/** The changes that the options name, as one variant. Throws where they cannot be read. */
function askedOf(formula: string, options: Options) {
  const { total, weight, cushion } = options;
  const asked = tryAllocations.body.safeParse({
    formula,
    variants: [
      {
        title: [...(total === undefined ? [] : [total]), ...weight].join(', ') || 'no cushion',
        ...(total !== undefined && { total: amountOf(total, '--total') }),
        ...(weight.length > 0 && { method: { kind: 'shares', shares: weight.map(shareOf) } }),
        ...(!cushion && { cushion: null }),
      },
    ],
  });
  if (asked.success) return asked.data;
  throw new Error(asked.error.issues.map(({ message }) => message).join('\n'));
}

function tell(ground: AllocatingGround, code: string | undefined, options: Options): number {
  const { json, steps = false } = options;
  if (code !== undefined && changesAnything(options)) {
    const tried = showTried(askedOf(code, options), ground);
    if (isRefusal(tried)) return no(tried);
    say(json === true ? JSON.stringify(tried) : triedText(tried));
    return tried.variants.every(({ refusal }) => refusal === null) ? 0 : 1;
  }
  const shown = showAllocations(ground);
  if (isRefusal(shown)) return no(shown);
  if (code !== undefined && shown.formulas.every((one) => one.code !== code)) {
    const none = showTried({ formula: code, variants: [] }, ground);
    return isRefusal(none) ? no(none) : 0;
  }
  const formulas = shown.formulas.filter((one) => code === undefined || one.code === code);
  const asked = { ...shown, formulas };
  say(json === true ? JSON.stringify(asked) : formulasText(asked, steps));
  return formulas.every(({ refusal }) => refusal === null) ? 0 : 1;
}

async function run(
  folder: string,
  file: string,
  code: string | undefined,
  options: Options,
): Promise<void> {
  const ground = await groundOf(folder, file, options);
  process.exitCode = ground === null ? 2 : tell(ground, code, options);
}

const more = (value: string, before: readonly string[]): string[] => [...before, value];

export function addAllocationCommands(program: Command): void {
  const allocation = program
    .command('allocation')
    .description('what each ward receives by the formulas of a rulebook')
    .argument('<folder>', 'of the rulebook')
    .argument('<organisation>', 'its file')
    .argument('[formula]', 'one of them; without it all')
    .option('--total <amount>', 'a variant: of another total')
    .option('--weight <by=weight>', 'a variant: by these shares alone; again for each', more, [])
    .option('--no-cushion', 'a variant: without cushion')
    .option('--on <date>', 'the date whose rules and wards count; else today')
    .option('--steps', 'how each amount came to be')
    .option('--json', 'as the API answers')
    .action(run);
  allocation
    .command('survey')
    .description('how cities share, as printed, with every printed figure reckoned again')
    .option('--file <file>', 'another survey')
    .option('--json', 'for programs')
    // `--json` is an option of both, and whichever is read first takes it.
    .action((_options, survey: Command) => runSurvey(survey.optsWithGlobals()));
}
