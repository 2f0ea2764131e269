import { describe, expect, test } from '@jest/globals';
import { rowFaults } from '../../../src/rules/authority/check/proposed-rows.ts';
import { readRulebook } from '../../../src/rules/read.ts';
import type { AuthorityRow } from '../../../src/terms/rulebook-authority.ts';
import { type LocalDate, parseLocalDate } from '../../../src/terms/units.ts';
import { cityWith, defaultTexts } from '../read-city.ts';
import { readTown } from './town.ts';

const rulebook = readTown();
const next = parseLocalDate('2027-04-01');

const proposed = (rest: Partial<AuthorityRow>, inForceOn: LocalDate = next): AuthorityRow => ({
  code: 'new',
  table: 'general',
  kind: 'signature',
  subject: 'purchase',
  rank: 'chief',
  inForceOn,
  origin: 'cityOrder',
  ...rest,
});

/** Rows at fault, with a word of the Japanese text. */
const rowsOf = (...rows: AuthorityRow[]) => rowFaults(rows, rulebook).map(({ row }) => row);

describe('rows proposed to a rulebook', () => {
  test('that fit are no fault, and one of a known code takes its place', () => {
    expect(rowsOf()).toEqual([]);
    const east = { code: 'buy-east', for: { wards: ['east'] }, amount: { upTo: 900 } };
    expect(rowsOf(proposed({ ...east, rank: 'ward-head' }))).toEqual([]);
  });

  test('are told of what they break beside them', () => {
    const wider = proposed({
      code: 'buy-second',
      rank: 'second',
      amount: { over: 50, under: 500 },
    });
    expect(rowsOf(wider)).toEqual(['buy-chief', 'buy-minor']);
    const smaller = proposed({ code: 'buy-chief', amount: { upTo: 80 } });
    expect(rowFaults([smaller], rulebook)).toEqual([
      {
        row: 'buy-minor',
        ja: expect.stringContaining('81–100円'),
        en: expect.stringContaining('buy-chief'),
      },
    ]);
  });

  test('are held against the words of the rulebook, each fault once', () => {
    const lost = proposed({ table: 'tabel', subject: 'sale', rank: 'czar' });
    expect(rowsOf(lost)).toEqual(['new', 'new', 'new']);
    const power = { kind: 'power', table: 'delegation', subject: 'unlisted' } as const;
    expect(rowsOf(proposed(power))).toEqual([]);
    expect(rowsOf(proposed({ ...power, lapsesInAbsence: true }))).toEqual(['new']);
  });

  test('must stand on dates that can be', () => {
    expect(rowsOf(proposed({ subject: 'unlisted', until: next }))).toEqual(['new']);
    expect(rowsOf(proposed({ subject: 'unlisted', origin: 'article' }))).toEqual(['new']);
  });

  test('may be an end of those that are there', () => {
    const old = (code: string) => rulebook.authority?.rows.find((row) => row.code === code);
    const ended = (code: string): AuthorityRow => {
      const row = old(code);
      if (row === undefined) throw new Error(code);
      return { ...row, until: next };
    };
    expect(rowsOf(ended('buy-head'))).toEqual([]);
    expect(rowsOf(ended('buy-second'))).toEqual([]);
    expect(rowsOf(ended('relief-power'))).toEqual([]);
  });

  test('of a city without tables have nothing to break', () => {
    const read = readRulebook(cityWith(), defaultTexts);
    if ('faults' in read) throw new Error('faults');
    expect(rowFaults([proposed({ table: 'tabel' })], read.rulebook)).toEqual([]);
  });
});
