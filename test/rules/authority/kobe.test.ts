import { describe, expect, test } from '@jest/globals';
import { readTables } from './city-tables.ts';

const { who, ask, rulebook } = await readTables('kobe');
const check = { subject: 'commitment-check', unit: 'chuo-machizukuri' };
const school = { ...check, unit: 'shiritsu-koko' };

const upTo = [
  ['materials', 300_000, 'chief-materials'],
  ['equipment', 300_000, 'chief-materials'],
  ['consumables', 300_000, 'chief-consumables'],
  ['medical', 300_000, 'chief-consumables'],
  ['fuel', 1_000_000, 'chief-fuel'],
  ['repair', 1_000_000, 'chief-repair'],
  ['printing', 300_000, 'chief-printing'],
  ['services', 300_000, 'chief-services'],
  ['dispatch', 300_000, 'chief-services'],
  ['postage', 5_000_000, 'chief-postage'],
] as const;

const upToAtSchool = [
  ['printing', 200_000, 'school-printing'],
  ['repair', 2_000_000, 'school-repair'],
  ['services', 100_000, 'school-services'],
  ['dispatch', 100_000, 'school-services'],
  ['telecom', 100_000, 'school-telecom'],
  ['consumables', 300_000, 'chief-consumables'],
] as const;

describe('区会計管理者の専決規程2条', () => {
  test.each(upTo)('%s: %d yen is still the section head, one more is not', (item, most, row) => {
    expect(who({ ...check, item, amount: most })).toBe(`accounting-chief row ${row}`);
    expect(who({ ...check, item, amount: most + 1 })).toBe('accounting-manager power');
  });

  test.each(upToAtSchool)('at a school %s: %d yen', (item, most, row) => {
    expect(who({ ...school, item, amount: most })).toBe(`accounting-chief row ${row}`);
    expect(who({ ...school, item, amount: most + 1 })).toBe('accounting-manager power');
  });

  test.each(['remuneration', 'salary', 'assistance', 'utilities', 'telecom'])(
    '%s has no limit',
    (item) => {
      const amount = Number.MAX_SAFE_INTEGER;
      expect(who({ ...check, item, amount })).toMatch(/^accounting-chief row/);
    },
  );

  test('travel has no limit unless it goes abroad', () => {
    const travel = { ...check, item: 'travel', amount: 900_000 };
    expect(who(travel)).toBe('accounting-chief row chief-travel');
    expect(who({ ...travel, exclusions: ['overseas-travel'] })).toBe('accounting-manager power');
  });

  test('an item that no row names is for the ward accounting manager', () => {
    expect(who({ ...check, item: 'other', amount: 1 })).toBe('accounting-manager power');
  });

  test('at a school 250,000 yen for printing goes up, and in a ward office it does not', () => {
    const printing = { item: 'printing', amount: 250_000 };
    expect(who({ ...school, ...printing })).toBe('accounting-manager power');
    expect(who({ ...school, ...printing, amount: 200_000 })).toBe(
      'accounting-chief row school-printing',
    );
    expect(who({ ...check, ...printing })).toBe('accounting-chief row chief-printing');
  });

  test('every signature lapses while the chief is away', () => {
    const signed = rulebook.authority?.rows.filter(({ kind }) => kind === 'signature') ?? [];
    expect(signed).toHaveLength(14);
    expect(signed.every(({ lapsesInAbsence }) => lapsesInAbsence === true)).toBe(true);
    expect(ask({ ...check, item: 'fuel', amount: 1 })).toMatchObject({ lapses: true });
    expect(ask({ ...check, item: 'fuel', amount: 1_000_001 })).toMatchObject({ lapses: false });
  });

  test('an item must be named, and one that there is', () => {
    expect(who({ ...check, amount: 1 })).toBe('item_missing');
    expect(who({ ...check, amount: 1, item: 'gold' })).toBe('unknown_item');
    expect(who({ ...check, item: 'fuel' })).toBe('amount_missing');
  });
});

test('the city has no consultations, because their rules were not seen', () => {
  expect(rulebook.consultation.modes).toEqual([]);
  expect(rulebook.consultation.matters).toEqual([]);
});
