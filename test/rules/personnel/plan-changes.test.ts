import { expect, test } from '@jest/globals';
import type { PersonnelGround } from '../../../src/rules/personnel/ground.ts';
import { planPersonnel } from '../../../src/rules/personnel/plan-changes.ts';
import { readPersonnelRows } from '../../../src/rules/personnel/read-rows.ts';
import type { PersonId } from '../../../src/terms/ids.ts';
import type { LocalDate } from '../../../src/terms/units.ts';

const day = (text: string) => text as LocalDate;
const person = (name: string, disabled = false) => ({
  ...{ id: name as PersonId, login: name, name: `${name} 太郎`, mail: null, disabled },
});
const term = (seat: string, name: string, from = '2024-04-01', until?: string) => ({
  ...{ seat, person: name as PersonId, capacity: 'holder' as const, fromOn: day(from) },
  until: until === undefined ? null : day(until),
});

const ground: PersonnelGround = {
  today: day('2027-03-01'),
  seats: ['head', 'deputy', 'clerk'].map((code) => ({
    ...{ code, fromOn: day('2020-04-01'), until: null },
  })),
  people: [person('sato'), person('ito'), person('ono'), person('gone', true)],
  terms: [term('head', 'sato'), term('deputy', 'ito'), term('clerk', 'ito'), term('clerk', 'ono')],
};

const header = '職コード,ログイン,氏名,資格,発令日,解任日';
const plan = (lines: string[], on: PersonnelGround = ground) =>
  planPersonnel(readPersonnelRows([header, ...lines].join('\n')), on);
const errors = (...lines: string[]) =>
  plan(lines).errors.map(({ line, column, code }) => `${line} ${column ?? ''} ${code}`);
const terms = (lines: string[], on?: PersonnelGround) =>
  plan(lines, on).terms.map(
    ({ seat, who, capacity, fromOn, until }) =>
      `${seat} ${who} ${capacity} ${fromOn}..${until ?? ''}`,
  );

test('who takes a seat ends the term of its holder on that day', () => {
  const found = plan(['head,ito,,,2027-04-01,']);
  expect(found.errors).toEqual([]);
  expect(terms(['head,ito,,,2027-04-01,'])).toEqual([
    'head sato holder 2024-04-01..2027-04-01',
    'head ito holder 2027-04-01..',
  ]);
  expect(found.rows).toMatchObject([{ does: 'appoint', ends: ['sato'] }]);
  expect(found.days).toEqual(['2027-04-01']);
});

test('a deputy sits beside the holder, for his days', () => {
  expect(terms(['head,ito,,職務代理,2027-04-01,2027-05-01'])).toEqual([
    'head ito deputy 2027-04-01..2027-05-01',
  ]);
});

test('who moves up from deputy stops being one', () => {
  const acting = { ...term('head', 'ono', '2026-04-01'), capacity: 'deputy' as const };
  const terms2 = [...ground.terms, acting];
  expect(terms(['head,ono,,,2027-04-01,'], { ...ground, terms: terms2 })).toEqual([
    'head sato holder 2024-04-01..2027-04-01',
    'head ono deputy 2026-04-01..2027-04-01',
    'head ono holder 2027-04-01..',
  ]);
});

test('on a seat that several hold, only those leave whom the file names', () => {
  expect(terms(['clerk,sato,,,2027-04-01,'])).toEqual(['clerk sato holder 2027-04-01..']);
  expect(terms(['clerk,sato,,,2027-04-01,', 'clerk,ono,,,,2027-04-01'])).toEqual([
    'clerk ono holder 2024-04-01..2027-04-01',
    'clerk sato holder 2027-04-01..',
  ]);
});

test('a day of leaving alone ends a term, and leaves the seat vacant', () => {
  expect(terms(['head,sato,,,,2027-04-01'])).toEqual(['head sato holder 2024-04-01..2027-04-01']);
  expect(errors('head,ito,,,,2027-04-01')).toEqual(['2 ログイン not_held']);
});

test('who sits there already is no change; with a day of leaving he leaves then', () => {
  expect(terms(['head,sato,,,2027-04-01,', 'deputy,ito,,,2024-04-01,'])).toEqual([]);
  expect(plan(['head,sato,,,2027-04-01,']).rows).toMatchObject([{ does: 'nothing' }]);
  expect(terms(['head,sato,,,2024-04-01,2027-04-01'])).toEqual([
    'head sato holder 2024-04-01..2027-04-01',
  ]);
});

test('a chain of moves on one day is one plan, whatever the order of its rows', () => {
  const lines = ['head,ito,,,2027-04-01,', 'deputy,ono,,,2027-04-01,', 'clerk,ono,,,,2027-04-01'];
  const all = [
    'clerk ono holder 2024-04-01..2027-04-01',
    'deputy ito holder 2024-04-01..2027-04-01',
    'deputy ono holder 2027-04-01..',
    'head ito holder 2027-04-01..',
    'head sato holder 2024-04-01..2027-04-01',
  ];
  expect(terms(lines).sort()).toEqual(all);
  expect(terms([...lines].reverse()).sort()).toEqual(all);
});

test('new people come with their name, once', () => {
  const found = plan(['head,mori,森 葵,,2027-04-01,2027-06-01', 'deputy,mori,,,2027-06-01,']);
  expect(found.errors).toEqual([]);
  expect(found.newcomers).toEqual([{ login: 'mori', name: '森 葵', mail: null }]);
  expect(errors('head,mori,,,2027-04-01,')).toEqual(['2 氏名 person_unnamed']);
});

test.each([
  ['head,sato,別人,,2027-04-01,', '2 氏名 name_differs'],
  ['head,gone,,,2027-04-01,', '2 ログイン person_disabled'],
  ['moon,ito,,,2027-04-01,', '2 職コード seat_unknown'],
  ['head,ito,,,2027-02-28,', '2 発令日 date_past'],
  ['head,sato,,,,2027-02-28', '2 解任日 date_past'],
])('%s is refused as %s', (line, error) => {
  expect(errors(line)).toEqual([error]);
});

test('today is no past day, and spaces in a name do not make another', () => {
  expect(errors('head,ito,ito　太郎,,2027-03-01,')).toEqual([]);
  expect(errors('head,sato,sato太郎,,,2027-03-01')).toEqual([]);
});

test('a seat counts on the day of the appointment', () => {
  const seats = [{ code: 'head', fromOn: day('2027-04-01'), until: day('2028-04-01') }];
  const on = (from: string) =>
    plan([`head,ito,,,${from},`], { ...ground, seats, terms: [] }).errors.map(({ code }) => code);
  expect(on('2027-03-31')).toEqual(['seat_unknown']);
  expect(on('2027-04-01')).toEqual([]);
  expect(on('2028-03-31')).toEqual([]);
  expect(on('2028-04-01')).toEqual(['seat_unknown']);
});

test('two rows that contradict each other are told with each other', () => {
  expect(errors('head,ito,,,2027-04-01,', 'head,ito,,,2027-04-01,')).toEqual(['3  row_twice']);
  expect(errors('head,ito,,,2027-04-01,', 'head,ono,,,2027-04-01,')).toEqual([
    '3 職コード two_holders',
  ]);
  const overlapping = ['head,ito,,,2027-04-01,2027-08-01', 'head,ono,,,2027-07-31,'];
  expect(errors(...overlapping)).toEqual(['3 発令日 two_holders']);
  expect(errors(overlapping[0] ?? '', 'head,ono,,,2027-08-01,')).toEqual([]);
});

test('whoever is to follow by an earlier reservation is not overrun', () => {
  const reserved = [
    term('head', 'sato', '2024-04-01', '2027-06-01'),
    term('head', 'ono', '2027-06-01'),
  ];
  const found = (line: string) =>
    plan([line], { ...ground, terms: reserved }).errors.map(({ code }) => code);
  expect(found('head,ito,,,2027-04-01,')).toEqual(['seat_taken']);
  expect(found('head,ito,,,2027-04-01,2027-06-02')).toEqual(['seat_taken']);
  expect(found('head,ito,,,2027-04-01,2027-06-01')).toEqual([]);
  expect(found('head,ito,,,2027-06-01,')).toEqual(['seat_taken']);
  expect(found('head,ito,,,2027-06-02,')).toEqual([]);
  expect(found('head,sato,,,2024-04-01,2027-06-02')).toEqual(['seat_taken']);
  expect(found('head,sato,,,2024-04-01,2027-05-31')).toEqual([]);
});
