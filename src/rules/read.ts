// Reads a rulebook: files in, and either the whole rulebook or everything that is wrong with it.
// Pure; the files are brought by rulebook-folder.ts. A rulebook that comes out of here has no gap:
// what an entry refers to exists and is in force as long as the entry is.

import type { RulebookFault } from '../terms/errors-rulebook.ts';
import { type Rulebook, rulebookFiles, rulebookSchema } from '../terms/rulebook.ts';
import { type Texts, textsFile } from '../terms/rulebook-texts.ts';
import { checkDecision } from './authority/check/procedure.ts';
import { checkAuthority, checkPair } from './authority/check/tables.ts';
import { checkBudget } from './budget/check/budget.ts';
import { checkDates, checkRepeats } from './check-dates.ts';
import { checkLadders, checkMeetings } from './check-ladders.ts';
import { checkMatters } from './check-matters.ts';
import { checkModes } from './check-modes.ts';
import { checkOffices } from './check-offices.ts';
import { checkHandling, checkResponses } from './check-periods.ts';
import { checkCalendar, checkNumbering, checkTexts, checkWatch } from './check-settings.ts';
import { fileFault } from './fault-place.ts';
import { reportGaps } from './read-gaps.ts';
import { type FileText, readYaml } from './read-yaml.ts';
import { openReading, type Reading } from './reading.ts';
import { referWho } from './refer.ts';

/** Files that may lie in the folder without being part of the rulebook. */
const companions = ['organisation.example.yaml', 'README.md'];
const companionFolder = 'situations/';

interface ReadRulebook {
  readonly rulebook: Rulebook;
  /** What is not wrong, and yet nobody means. */
  readonly warnings: readonly RulebookFault[];
}

/** `defaults` holds the product's own texts.yaml, which a city's texts are laid over. */
export function readRulebook(
  files: readonly FileText[],
  defaults: readonly FileText[],
): ReadRulebook | { readonly faults: readonly RulebookFault[] } {
  const product = readDefaultTexts(defaults);
  const faults: RulebookFault[] = [...unknownFiles(files), ...checkPair(files)];
  const warnings: RulebookFault[] = [];
  const reading = openReading(files, faults, warnings);
  const texts = mergeTexts(product, reading.sections.texts ?? {});
  crossCheck(reading, product, texts);
  checkBudget(reading, files);
  reportGaps(reading);
  if (faults.length > 0) return { faults: inOrder(faults) };
  const rulebook = rulebookSchema.parse({ ...reading.sections, texts });
  return { rulebook, warnings: inOrder(warnings) };
}

function crossCheck(reading: Reading, product: Texts, texts: Texts): void {
  checkDates(reading);
  checkOffices(reading);
  checkHands(reading);
  checkHandling(reading);
  checkAnswers(reading);
  checkResponses(reading);
  checkModes(reading);
  checkMatters(reading);
  checkLadders(reading);
  checkMeetings(reading);
  checkCalendar(reading);
  checkNumbering(reading);
  checkWatch(reading, texts);
  checkTexts(reading, product);
  checkAuthority(reading);
  checkDecision(reading);
}

function checkHands(reading: Reading): void {
  const { consultation } = reading.sections;
  for (const [hand, places] of Object.entries(consultation?.hands ?? {})) {
    if (!Array.isArray(places)) continue;
    const path = ['hands', hand];
    referWho(reading, { file: 'consultation.yaml', path, span: reading.span }, places);
  }
}

function checkAnswers(reading: Reading): void {
  for (const { file, path, value } of reading.entries('answers')) {
    checkRepeats(reading, file, [...path, 'kinds'], value.kinds);
  }
}

const noTexts: Texts = { notifications: {}, steps: {}, acts: {}, outcomes: {} };

/**
 * The product's own texts, a file for each procedure: shipped with it, so a fault in them is ours
 * and thrown.
 */
function readDefaultTexts(defaults: readonly FileText[]): Texts {
  const files = defaults.filter(({ path }) => /^texts.*\.yaml$/.test(path));
  return files.reduce<Texts>((texts, { path, text }) => {
    const yaml = readYaml(text);
    if ('problem' in yaml) throw new Error(`${path} is not YAML: ${yaml.problem}`);
    return mergeTexts(texts, textsFile.partial().parse(yaml.value));
  }, noTexts);
}

type SomeTexts = { readonly [Part in keyof Texts]?: Texts[Part] | undefined };

function mergeTexts(product: Texts, city: SomeTexts): Texts {
  return {
    notifications: { ...product.notifications, ...city.notifications },
    steps: { ...product.steps, ...city.steps },
    acts: { ...product.acts, ...city.acts },
    outcomes: { ...product.outcomes, ...city.outcomes },
  };
}

function unknownFiles(files: readonly FileText[]): RulebookFault[] {
  const known = Object.keys(rulebookFiles);
  const allowed = [...known, ...companions, companionFolder].join(', ');
  return files
    .filter(({ path }) => ![...known, ...companions].includes(path))
    .filter(({ path }) => !path.startsWith(companionFolder))
    .map(({ path }) => fileFault(path, 'file_unknown', { allowed }));
}

function inOrder(faults: readonly RulebookFault[]): RulebookFault[] {
  return [...faults].sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
}
