// kyogi allocation survey: how cities share money among their wards, as a source printed it, with
// every printed figure reckoned again.

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type CheckedScheme, checkSurvey } from '../rules/allocation/survey.ts';
import { type Survey, surveyFile } from '../rules/allocation/survey-file.ts';
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

function schemeText({ scheme, result, checks, lacks }: CheckedScheme, { printed }: Survey): string {
  const { city, no, title, total, wards, perWard, ocr, notes = [] } = scheme;
  return [
    `${result.padEnd(13)} ${city} ${no} ${title}: ${total}${printed.title}, ${perWard.text}`,
    ...checks.map((check) => `              ${check.of}: ${check.figures} (${check.result})`),
    `              wards: ${wards.count}, ${wards.basis}`,
    ...(lacks.length === 0 ? [] : [`              not in the source: ${lacks.join(', ')}`]),
    ...(ocr === undefined ? [] : [`              print: ${ocr}`]),
    ...notes.map((note) => `              note: ${note}`),
  ].join('\n');
}

function tallyText(checked: readonly CheckedScheme[]): string {
  const count = (result: CheckedScheme['result']) =>
    checked.filter((one) => one.result === result).length;
  const cities = new Set(checked.map(({ scheme }) => scheme.city)).size;
  return (
    `${checked.length} schemes of ${cities} cities: ${count('reproduced')} reproduced, ` +
    `${count('contradicted')} contradicted by their source, ${count('unknown')} unknown`
  );
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
