/** What a person who writes a rulebook gets wrong most, and the words he is told it in. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadRulebookFolder } from '../../src/rulebook-folder.ts';
import { readOrganisation } from '../../src/rules/read-organisation.ts';
import { readSituations } from '../../src/situations/read-file.ts';
import { numberedProcedures } from '../../src/terms/ids.ts';
import { workflows } from '../../workflows/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { cityWith, faultsIn, faultsOf } from './read-city.ts';

const con = 'consultation.yaml';
const org = 'organisation.yaml';
const esc = 'escalation.yaml';
const cal = 'calendar.yaml';
const meet = 'meetings.yaml';
const num = 'numbering.yaml';

type Mistake = readonly [change: readonly [string, string, string], ja: string, en: string];

/** Each is the only fault, and says these words in both languages. */
const mistakes: Readonly<Record<string, Mistake>> = {
  'a colon without a space': [
    ['rulebook.yaml', 'title: 試市', 'title:試市'],
    'コロンの後に半角の空白',
    'space after the colon',
  ],
  'a bracket that stays open': [
    [org, 'title: 長, inForceOn: 2020-04-01, origin: productDefault }', 'title: 長'],
    '閉じていません',
    'not closed',
  ],
  'a bracket closed twice': [
    [meet, '[consultation, report]', '[consultation, report]]'],
    '開いていない',
    'closes nothing',
  ],
  'a quotation mark that stays open': [
    [num, '"-{branch}"', '"-{branch}'],
    '引用符が閉じていません',
    'quotation mark is not closed',
  ],
  'a key twice': [
    ['rulebook.yaml', 'version: 1', 'version: 1\nversion: 2'],
    '「version」が同じ所に二度',
    '"version" stands twice',
  ],
  'commas in a number': [[con, 'over: 100,', 'over: 50,000,000,'], 'カンマ', 'without commas'],
  'two documents in one file': [
    [num, 'numbering:', 'numbering: []\n---\nnumbering:'],
    '二つ目の文書',
    'second document',
  ],
  'a tab before a key': [[num, '    series', '\tseries'], 'タブ', 'Use spaces'],
  'an alias of nothing': [[con, 'rungs:\n', 'rungs: *rungs\n    other:\n'], '&rungs', '&rungs'],
  'a text with a comma in braces': [
    [org, 'title: 担当', 'title: 担当(正,副)'],
    'カンマを含む値',
    'contains a comma',
  ],
  yes: [
    [con, 'questionsStopClock: true', 'questionsStopClock: yes'],
    'true と書いて',
    'Write true',
  ],
  'no in quotes': [
    [con, 'questionsStopClock: true', 'questionsStopClock: "no"'],
    'false と書いて',
    'Write false',
  ],
  'a number in quotes': [
    ['rulebook.yaml', 'version: 1', 'version: "1"'],
    '引用符を付けず',
    'Remove the quotes',
  ],
  'digits of full width': [['rulebook.yaml', 'version: 1', 'version: １２'], '半角で 12', 'as 12'],
  'a time without quotes': [[cal, '"08:30"', '0830'], '"…" で囲んで', 'in double quotes'],
  'a number where a period belongs': [
    [con, 'upTo: { days: 5, count: business }', 'upTo: 5'],
    '「キー: 値」の組',
    'keys with values',
  ],
  'a day that no year has': [
    [cal, 'yearly: 08-06', 'yearly: 02-31'],
    '02-31 という日はありません',
    'no day 02-31',
  ],
  'a date with slashes': [
    ['rulebook.yaml', '2020-04-01', '2020/04/01'],
    '2026-04-01 のように半角で',
    '"2020/04/01" is no date. Write it as',
  ],
  'a month beyond the year': [
    [cal, 'fiscalYearStartMonth: 4', 'fiscalYearStartMonth: 13'],
    '13 は範囲の外です。1 から 12 まで',
    '13 is out of bounds. Write 1 to 12',
  ],
  'a text nobody wrote': [
    [con, 'text: overdue', 'text: overdeu'],
    '「overdue」のことですか',
    'Is "overdue" meant?',
  ],
  'another value than the only one': [
    [con, 'silence: escalate', 'silence: consent'],
    'escalate だけ',
    'only value here is escalate',
  ],
  'a party in the chair of a meeting': [
    [meet, 'chair: [{ unit: central,', 'chair: [{ party: initiator,'],
    '会議には当事者がいない',
    'A meeting has no parties',
  ],
  'a level both at a meeting and by places': [
    [
      esc,
      'by: { meeting: council }',
      'by: { meeting: council, places: [{ office: desk, role: clerk }] }',
    ],
    'どちらか一方',
    'Write one of them',
  ],
  'numbers for a procedure that is none': [
    [num, 'procedure: prior_consultation', 'procedure: prior_consultaton'],
    'prior_consultation',
    'prior_consultation',
  ],
};

describe('told in plain words, and alone', () => {
  for (const [statement, [change, ja, en]] of Object.entries(mistakes)) {
    test(statement, () => {
      const faults = faultsOf(cityWith(change));
      expect(faults.map((fault) => fault.file)).toEqual([change[0]]);
      expect(faults[0]?.ja).toContain(ja);
      expect(faults[0]?.en).toContain(en);
    });
  }
});

test('a folder without its identity is told what belongs into it', () => {
  const faults = faultsOf(cityWith().filter(({ path }) => path !== 'rulebook.yaml'));
  expect(faults.map(({ problem }) => problem)).toContain('rulebook_missing');
});

const japanese = Uint8Array.from([0x8d, 0xd9, 0x92, 0xe8]);

test('a file that is not UTF-8 is refused by name, never published as broken text', async () => {
  const folder = mkdtempSync(join(temporaryFolder(), 'city-'));
  for (const { path, text } of cityWith()) writeFileSync(join(folder, path), text ?? '');
  writeFileSync(join(folder, 'texts.yaml'), japanese);
  const faults = faultsOf(await loadRulebookFolder(folder));
  expect(faults).toEqual([expect.objectContaining({ file: 'texts.yaml', problem: 'not_utf8' })]);
  expect(faults[0]?.en).toContain('Save it as UTF-8');
});

test('organisations and situations that are not UTF-8 are refused too', () => {
  const refused = { faults: [expect.objectContaining({ problem: 'not_utf8', file: 'a.yaml' })] };
  expect(readOrganisation({ path: 'a.yaml', text: null })).toEqual(refused);
  expect(readSituations('a.yaml', null)).toEqual(refused);
});

describe('a reminder before the period begins', () => {
  const told = (period: string, offset: string) =>
    faultsIn(
      cityWith(
        [con, 'period: { days: 10, count: business }', `period: { ${period} }`],
        [con, 'offset: { days: -3, count: business }', `offset: { ${offset} }`],
      ),
    );
  const early = [`${con} responses.standard.rungs[0].offset reminder_before_start`];

  test('is found where days of the calendar and open days are mixed', () => {
    expect(told('days: 15, count: calendar', 'days: -15, count: business')).toEqual(early);
    expect(told('days: 15, count: calendar', 'days: -11, count: business')).toEqual(early);
    expect(told('days: 10, count: business', 'days: -14, count: calendar')).toEqual(early);
  });

  test('is not claimed where it may still lie within', () => {
    expect(told('days: 15, count: calendar', 'days: -10, count: business')).toEqual([]);
    expect(told('days: 10, count: business', 'days: -13, count: calendar')).toEqual([]);
    expect(told('days: 10, count: business', 'days: -9, count: business')).toEqual([]);
  });
});

test('rungs of mixed days are out of order only where no week could put them right', () => {
  const told = (first: string, second: string) =>
    faultsIn(
      cityWith(
        [con, 'offset: { days: -3, count: business }', `offset: { ${first} }`],
        [con, 'offset: { days: 0, count: business }', `offset: { ${second} }`],
      ),
    );
  expect(told('days: -3, count: business', 'days: -4, count: calendar')).toEqual([]);
  expect(told('days: -3, count: business', 'days: -6, count: calendar')).toEqual([
    `${con} responses.standard.rungs[1].offset rungs_out_of_order`,
  ]);
});

test('an entry that ends too early is told once, at the entry, with the places that use it', () => {
  const files = cityWith([
    org,
    '{ code: desk, title: 事務局, unit: desk-unit, seesAll: true,',
    '{ code: desk, title: 事務局, unit: desk-unit, seesAll: true, until: 2030-04-01,',
  ]);
  const faults = faultsOf(files).filter(({ problem }) => problem.startsWith('gap'));
  expect(faults.map(({ file, key, problem }) => `${file} ${key} ${problem}`)).toEqual([
    `${org} offices.desk.until gap_referred`,
  ]);
  expect(faults[0]?.en).toMatch(/on 2030-04-01, and \d+ places use it/);
});

test('the procedures that rulebooks number are those that exist', () => {
  for (const name of numberedProcedures) expect(workflows.find(name)?.procedure).toBe(name);
});
