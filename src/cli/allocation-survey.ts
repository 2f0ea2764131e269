// kyogi allocation survey: how cities share money among their wards, as a source printed it, with
// every printed figure reckoned again.

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type CheckedScheme, checkSurvey } from '../rules/allocation/survey.ts';
import { type Survey, type SurveyScheme, surveyFile } from '../rules/allocation/survey-file.ts';
import { utf8Text } from '../rules/read-utf8.ts';
import { readYaml } from '../rules/read-yaml.ts';
import { rulebooksFolder } from '../setup/publish.ts';
import { say } from './joined.ts';

const shippedSurvey = join(rulebooksFolder, 'surveys', 'ward-budgets-2012.yaml');

/** Throws with every fault, each by its line. */
async function readSurvey(file: string): Promise<Survey> {
  const yaml = readYaml(utf8Text(await readFile(file)));
  if ('problem' in yaml) throw new Error(`${basename(file)}:${yaml.line} ${yaml.problem}`);
  const read = surveyFile.safeParse(yaml.value);
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => {
    const line = yaml.lineOf(path.filter((step) => typeof step !== 'symbol'));
    return `${basename(file)}:${line} ${path.join('.')}: ${message}`;
  });
  throw new Error(lines.join('\n'));
}

function formulaText({ formula, lacks }: CheckedScheme): string {
  if (formula === 'none') return 'no formula: wards ask';
  return formula === 'complete'
    ? 'the source gives all that its formula needs'
    : `the source does not give: ${lacks.join(', ')}`;
}

function requestText({ requestTo: { printed, status, working, basis } }: SurveyScheme): string {
  if (printed !== undefined) return `${printed} (${status})`;
  return [status, ...(working === undefined ? [] : [working]), ...(basis ? [basis] : [])].join(
    ', ',
  );
}

function schemeText(checked: CheckedScheme, { printed }: Survey): string {
  const { scheme, result, checks } = checked;
  const { city, no, title, total, wards, perWard, allocation, ocr, notes = [] } = scheme;
  const more = [
    ...checks.map((check) => `${check.of}: ${check.figures} (${check.result})`),
    `wards: ${wards.count} (${wards.basis})`,
    `shared: ${allocation}; ${formulaText(checked)}`,
    `asked of: ${requestText(scheme)}`,
    ...(ocr === undefined ? [] : [`print: ${ocr}`]),
    ...notes.map((note) => `note: ${note}`),
  ];
  return [
    `${result.padEnd(13)} ${city} ${no} ${title}: ${total}${printed.title}, ${perWard.text}`,
    ...more.map((line) => `${' '.repeat(14)}${line}`),
  ].join('\n');
}

function tallyText(checked: readonly CheckedScheme[]): string {
  const results = (result: CheckedScheme['result']) =>
    checked.filter((one) => one.result === result).length;
  const formulas = (formula: CheckedScheme['formula']) =>
    checked.filter((one) => one.formula === formula).length;
  const cities = new Set(checked.map(({ scheme }) => scheme.city)).size;
  return [
    `${checked.length} schemes of ${cities} cities, printed figures: ` +
      `${results('reproduced')} reproduced, ${results('contradicted')} contradicted by their ` +
      `source, ${results('unknown')} unknown`,
    `their formulas: ${formulas('complete')} complete, ${formulas('incomplete')} lack what the ` +
      `source does not give, ${formulas('none')} are none`,
  ].join('\n');
}

interface Options {
  readonly file?: string;
  readonly json?: true;
}

export async function runSurvey({ file = shippedSurvey, json }: Options): Promise<void> {
  const survey = await readSurvey(file);
  const checked = checkSurvey(survey);
  if (json === true) {
    say(JSON.stringify(checked));
    return;
  }
  const { title, source } = survey;
  say(`${title}  ${source.rule}${source.note === undefined ? '' : `\n${source.note}`}\n`);
  for (const one of checked) say(schemeText(one, survey));
  say(`\n${tallyText(checked)}`);
}
