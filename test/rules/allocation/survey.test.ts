/** The schemes of the twenty cities as printed: every figure reckoned again. */

import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { type CheckedScheme, checkSurvey } from '../../../src/rules/allocation/survey.ts';
import { type Survey, surveyFile } from '../../../src/rules/allocation/survey-file.ts';
import { readYaml } from '../../../src/rules/read-yaml.ts';

const text = await readFile('rulebooks/surveys/ward-budgets-2012.yaml', 'utf8');
const yaml = readYaml(text);
if ('problem' in yaml) throw new Error(yaml.problem);
const survey: Survey = surveyFile.parse(yaml.value);
const checked = checkSurvey(survey);

const lineOf = ({ scheme, result, checks }: CheckedScheme): string =>
  [scheme.code, result, ...checks.map(({ of, figures }) => `${of}: ${figures}`)].join(' | ');

test('every printed average, range, flat amount and tier is reproduced, or contradicted', () => {
  expect(checked.map(lineOf)).toEqual([
    'sapporo | reproduced | range: 375 ÷ 10 = 37.5, printed 35 to 40',
    'sendai | reproduced | average: 90 ÷ 5 = 18, printed 18',
    'saitama | reproduced | average: 1816 ÷ 10 = 181.6, printed 182',
    'chiba | reproduced | range: 38 ÷ 6 = 6.33, printed 5 to 8',
    'yokohama | reproduced | average: 2245 ÷ 18 = 124.72, printed 125',
    'kawasaki-1 | contradicted | each: 7 × 55 = 385, printed 389',
    'kawasaki-2 | reproduced | average: 161 ÷ 7 = 23, printed 23',
    'sagamihara-1 | reproduced | range: 17 ÷ 3 = 5.67, printed 4.8 to 6.8',
    'sagamihara-2 | reproduced | range: 66 ÷ 3 = 22, printed 18 to 27',
    'niigata | reproduced | each: 8 × 20 = 160, printed 160',
    'shizuoka | reproduced | each: 3 × 9.5 = 28.5, printed 29',
    'hamamatsu | reproduced | range: 139 ÷ 7 = 19.86, printed 16 to 32 | ' +
      'equalPart: the weights are not printed',
    'nagoya | reproduced | average: 160 ÷ 16 = 10, printed 10',
    'kyoto | reproduced | average: 210 ÷ 11 = 19.09, printed 19',
    'osaka | reproduced | average: 1530 ÷ 24 = 63.75, printed 64',
    'sakai | reproduced | range: 224 ÷ 7 = 32, printed 18 to 40',
    'kobe-1 | reproduced | range: 261 ÷ 9 = 29, printed 21 to 36',
    'kobe-2 | reproduced | range: 100 ÷ 9 = 11.11, printed 10 to 12 | ' +
      'equalPart: equal part 9.44, printed from 10',
    'okayama | reproduced | range: 48 ÷ 4 = 12, printed 7.6 to 20',
    'hiroshima-1 | reproduced | average: 92 ÷ 8 = 11.5, printed 12',
    'hiroshima-2 | reproduced | average: 1.7 ÷ 8 = 0.21, printed 0.2',
    'kitakyushu | reproduced | range: 310 ÷ 7 = 44.29, printed 40 to 50 | ' +
      'tiers: 3 × 50 + 4 × 40 = 310',
    'fukuoka-1 | reproduced | average: 327 ÷ 7 = 46.71, printed 47',
    'fukuoka-2 | reproduced | average: 130 ÷ 7 = 18.57, printed 19',
    'kumamoto | reproduced | average: 100 ÷ 5 = 20, printed 20',
  ]);
  expect(new Set(survey.schemes.map(({ city }) => city)).size).toBe(20);
});

const formulaOf = (code: string) => {
  const { formula, lacks } = checked.find(({ scheme }) => scheme.code === code) ?? {};
  return [formula, ...(lacks ?? [])];
};

test('what the source does not give stays empty, and is named', () => {
  expect(formulaOf('yokohama')).toEqual([
    ...['incomplete', 'base', 'total of local-character', 'total of tax-and-insurance'],
  ]);
  expect(formulaOf('hamamatsu')).toEqual([
    ...['incomplete', 'weight of equal', 'weight of population', 'weight of area'],
    ...['values of population', 'values of area'],
  ]);
  expect(formulaOf('kobe-2')).toEqual(['incomplete', 'values of population']);
  expect(formulaOf('saitama')).toEqual(['incomplete', 'each']);
  expect(formulaOf('kitakyushu')).toEqual(['incomplete', 'wards of large', 'wards of other']);
  expect(formulaOf('kawasaki-1')).toEqual(['complete']);
  expect(formulaOf('osaka')).toEqual(['none']);
  const count = (formula: string) => checked.filter((one) => one.formula === formula).length;
  expect(['complete', 'incomplete', 'none'].map(count)).toEqual([3, 9, 13]);
});

test('whom wards ask is copied where it can be read, and nowhere else', () => {
  const unreadable = survey.schemes.filter(({ requestTo }) => requestTo.printed === undefined);
  expect(unreadable.map(({ code }) => code)).toEqual([
    ...['chiba', 'yokohama', 'kawasaki-1', 'kawasaki-2', 'sagamihara-1', 'sagamihara-2'],
    ...['niigata', 'shizuoka', 'hamamatsu'],
  ]);
  for (const { requestTo, ocr } of unreadable) {
    expect([requestTo.status, ocr]).toEqual(['壊れて不明', expect.stringContaining('壊れ')]);
  }
});

test('a range printed upside down is kept as printed, and noted', () => {
  const one = survey.schemes.find(({ code }) => code === 'sagamihara-1');
  expect(one?.perWard).toEqual({ text: '1区あたり6.8～4.8百万円', least: '4.8', most: '6.8' });
  expect(one?.ocr).toContain('範囲の上下が逆に印字');
});

test('the methods give the printed amounts in the unit of a rulebook', () => {
  for (const { method, perWard, code } of survey.schemes) {
    if (!('each' in method) || method.each === undefined || !('each' in perWard)) continue;
    expect([code, method.each]).toEqual([code, Number(perWard.each) * 1000]);
  }
});

describe('a survey that says', () => {
  const [first] = survey.schemes;
  const said = (fields: object) =>
    checkSurvey(surveyFile.parse({ ...survey, schemes: [{ ...first, ...fields }] }))[0]?.result;
  const wards = (count: number) => ({ count, basis: 'x' });
  const average = (print: string) => ({ perWard: { text: 'x', average: print } });
  const range = (least: string, most: string) => ({ perWard: { text: 'x', least, most } });
  const tiers = (...each: number[]) => ({
    ...range('1', '99'),
    method: { kind: 'tiers', tiers: each.map((one) => ({ code: 't', title: 't', each: one })) },
  });

  test.each([
    ['half rounded up', { total: '25', wards: wards(10), ...average('3') }, 'reproduced'],
    ['half rounded down', { total: '25', wards: wards(10), ...average('2') }, 'contradicted'],
    ['half to its tenth', { total: '1.5', wards: wards(10), ...average('0.2') }, 'reproduced'],
    ['the lower end', { total: '30', wards: wards(10), ...range('3', '4') }, 'reproduced'],
    ['the upper end', { total: '40', wards: wards(10), ...range('3', '4') }, 'reproduced'],
    ['below', { total: '29', wards: wards(10), ...range('3', '4') }, 'contradicted'],
    ['above', { total: '41', wards: wards(10), ...range('3', '4') }, 'contradicted'],
    ['three tiers', { total: '7', wards: wards(3), ...tiers(1_000, 2_000, 4_000) }, 'reproduced'],
    ['no tiers', { total: '8', wards: wards(3), ...tiers(1_000, 3_000) }, 'contradicted'],
  ])('%s', (_name, fields, result) => {
    expect(said(fields)).toBe(result);
  });

  test('a range below the equal part contradicts its weights', () => {
    const method = (equal: number, people: number) => ({
      kind: 'shares',
      shares: [
        { by: 'equal', weight: equal },
        { by: 'population', weight: people },
      ],
    });
    const fields = { total: '100', wards: wards(10), ...range('8', '12') };
    expect(said({ ...fields, method: method(84, 16) })).toBe('reproduced');
    expect(said({ ...fields, method: method(85, 15) })).toBe('contradicted');
  });
});
