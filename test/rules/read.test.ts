import { expect, test } from '@jest/globals';
import { readRulebook } from '../../src/rules/read.ts';
import { type FileText, type Path, readYaml } from '../../src/rules/read-yaml.ts';
import { cityFiles, cityWith, defaultTexts, faultsIn, faultsOf } from './read-city.ts';

const con = 'consultation.yaml';
const esc = 'escalation.yaml';
const meet = 'meetings.yaml';

test('a city in order is read whole, with the product’s texts below its own', () => {
  const result = readRulebook(cityWith(), defaultTexts);
  expect('faults' in result ? result.faults : []).toEqual([]);
  const { rulebook } = result as Extract<typeof result, { rulebook: unknown }>;
  expect(rulebook.consultation.matters.map(({ code }) => code)).toEqual(['plan']);
  expect(rulebook.texts.steps).toEqual({ ruling: '裁定待ち' });
});

test('what the city writes is laid over the product’s texts, and a misspelt key is named', () => {
  const texts = (steps: string): FileText => ({ path: 'texts.yaml', text: `steps: ${steps}\n` });
  const result = readRulebook([...cityWith(), texts('{ ruling: 裁決待ち }')], defaultTexts);
  expect('rulebook' in result && result.rulebook.texts.steps['ruling']).toBe('裁決待ち');
  expect(faultsIn([...cityWith(), texts('{ rulling: 裁決待ち }')])).toEqual([
    'texts.yaml steps.rulling text_unknown',
  ]);
});

test('a rung may use a text of the city’s own, whose places the product can fill', () => {
  const own = (body: string): FileText[] => [
    ...cityWith([con, 'text: reminder', 'text: own-words']),
    { path: 'texts.yaml', text: `notifications: { own-words: { subject: x, body: "${body}" } }\n` },
  ];
  expect(faultsIn(own('{unit}は{due}まで'))).toEqual([]);
  expect(faultsIn(own('{ward}は{due}まで'))).toEqual([
    'texts.yaml notifications.own-words.body placeholder_unknown',
  ]);
});

test('files that belong to no rulebook are named, those beside it are not', () => {
  const extra = (path: string) => faultsIn([...cityWith(), { path, text: 'x' }]);
  expect(extra('consultation.yml')).toEqual(['consultation.yml  file_unknown']);
  expect(extra('situations/01.yaml')).toEqual([]);
  expect(extra('organisation.example.yaml')).toEqual([]);
});

test('a missing file is named, and hides no fault of the others', () => {
  const files = cityWith([esc, 'step: ruling', 'step: rulling']);
  expect(faultsIn(files.filter(({ path }) => path !== con))).toEqual([
    `${con}  file_missing`,
    `${esc} watch.rulling.step text_unknown`,
  ]);
});

test('what is no YAML is told with its line', () => {
  const files = cityWith(['rulebook.yaml', 'version: 1', 'version: [1']);
  expect(faultsOf(files)[0]).toMatchObject({
    file: 'rulebook.yaml',
    problem: 'yaml_unclosed',
    line: 5,
  });
});

test('one broken entry does not hide the faults of its neighbours, nor is it missed', () => {
  const files = cityWith(
    [con, 'title: required\n    opening: consultation', 'opening: talk'],
    [con, 'use: notified', 'use: whispered'],
    [esc, 'step: ruling', 'step: rulling'],
  );
  expect(faultsIn(files)).toEqual([
    `${con} modes.required.title key_missing`,
    `${con} modes.required.opening not_one_of`,
    `${con} matters.plan.mode[0].use unknown_reference`,
    `${esc} watch.rulling.step text_unknown`,
  ]);
});

test('a fault says where a person finds it, in both languages, with the article', () => {
  const files = cityWith([
    meet,
    'items: [consultation, report]',
    [
      'items: [consultation, report]',
      'source: { rule: 会議規程, number: 平成18年達第4号, article: 2条 }',
      'quorum: 5',
    ].join('\n    '),
  ]);
  const [fault] = faultsOf(files);
  expect(fault).toMatchObject({
    file: meet,
    key: 'meetings.council.quorum',
    line: 14,
    article: '会議規程 平成18年達第4号 2条',
    problem: 'key_unknown',
  });
  expect(fault?.ja).toContain('「quorum」');
  expect(fault?.en).toContain('"quorum"');
});

test('values of the wrong kind, form and size are told apart', () => {
  const calendar = 'calendar.yaml';
  const told = (from: string, to: string) => faultsIn(cityWith([calendar, from, to]));
  expect(told('fiscalYearStartMonth: 4', 'fiscalYearStartMonth: four')).toEqual([
    `${calendar} fiscalYearStartMonth wants_number`,
  ]);
  expect(told('fiscalYearStartMonth: 4', 'fiscalYearStartMonth: 13')).toEqual([
    `${calendar} fiscalYearStartMonth out_of_bounds`,
  ]);
  expect(told('nationalHolidays: jp', 'nationalHolidays: japan')).toEqual([
    `${calendar} nationalHolidays not_one_of`,
  ]);
  expect(told('from: 12-29', 'from: 12-32')).toEqual([`${calendar} yearEnd.from day_not_there`]);
  expect(told('inForceOn: 2020-04-01', 'inForceOn: 2020-02-30')).toEqual([
    `${calendar} inForceOn day_not_there`,
  ]);
  expect(told('timeZone: Asia/Tokyo\n', '')).toEqual([`${calendar} timeZone key_missing`]);
});

test('of several shapes the one that was meant is held against the value', () => {
  const told = (to: string) =>
    faultsIn(cityWith([meet, '{ every: month, weekday: 4, ordinals: [2, 4] }', to]));
  expect(told('{ every: month, day: 40 }')).toEqual([
    `${meet} meetings.council.recurrence.day out_of_bounds`,
  ]);
  expect(told('{ every: week, weekday: 8 }')).toEqual([
    `${meet} meetings.council.recurrence.weekday out_of_bounds`,
  ]);
});

test('the line of a key is found in block and flow, and below an alias', () => {
  const yaml = readYaml('a: &x\n  b: 1\nlist:\n  - *x\n  - { c: 2 }\n');
  if ('problem' in yaml) throw new Error(yaml.problem);
  const line = (...path: Path) => yaml.lineOf(path);
  expect([line('a', 'b'), line('list', 0, 'b'), line('list', 1, 'c'), line('none')]).toEqual([
    2, 2, 5, 1,
  ]);
});

test('an alias that unfolds without end is refused', () => {
  const bomb = 'a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n';
  const more = 'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c]\n';
  expect(readYaml(bomb + more)).toMatchObject({
    details: { why: expect.stringContaining('alias') },
  });
});

test('every file of the small city is needed', () => {
  for (const name of Object.keys(cityFiles)) {
    const files = cityWith().filter(({ path }) => path !== name);
    expect(faultsIn(files)).toContain(
      `${name}  ${name === 'rulebook.yaml' ? 'rulebook_missing' : 'file_missing'}`,
    );
  }
});
