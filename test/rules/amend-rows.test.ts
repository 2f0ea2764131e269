/** Rows as changes of delegation leave them, by date; and what was replaced of whom. */

import { describe, expect, test } from '@jest/globals';
import { amendRows } from '../../src/rules/amend-rows.ts';
import { entryInForce } from '../../src/rules/in-force.ts';
import type { Wish } from '../../src/terms/amendment.ts';
import type { AuthorityRow } from '../../src/terms/rulebook-authority.ts';

const entry = (code: string, inForceOn: string, rank: string, until?: string): AuthorityRow =>
  ({
    ...{ code, inForceOn, rank, table: 't', kind: 'signature', subject: 's', origin: 'cityOrder' },
    ...(until && { until }),
  }) as AuthorityRow;

const wish = (id: string, on: string, rows: [string, string, string?][], ends: string[] = []) =>
  ({
    case: id,
    revision: 1,
    amendment: {
      inForceOn: on,
      rows: rows.map(([code, rank, until]) => entry(code, on, rank, until)),
      ends,
    },
  }) as unknown as Wish;

const rankOn = (rows: readonly AuthorityRow[], code: string, on: string) =>
  entryInForce(rows, code, on)?.rank;

const root = [entry('a', '2020-04-01', 'head'), entry('b', '2020-04-01', 'head', '2030-04-01')];

describe('a row', () => {
  test('of an existing code takes its place from its date', () => {
    const { rows, faults } = amendRows(root, [wish('x', '2027-04-01', [['b', 'chief']])]);
    expect(faults).toEqual([]);
    expect(rankOn(rows, 'b', '2027-03-31')).toBe('head');
    expect(rankOn(rows, 'b', '2027-04-01')).toBe('chief');
    expect(rankOn(rows, 'b', '2030-04-01')).toBe('chief');
    expect(rows[1]?.until).toBe('2027-04-01');
  });

  test('gives way to an entry of the rulebook at a later date', () => {
    const later = [...root, entry('a', '2028-04-01', 'mayor')];
    const wishes = [wish('x', '2027-04-01', [['a', 'chief', '2029-04-01']])];
    const { rows } = amendRows(later, wishes);
    expect(rankOn(rows, 'a', '2028-03-31')).toBe('chief');
    expect(rankOn(rows, 'a', '2028-04-01')).toBe('mayor');
    expect(rankOn(rows, 'a', '2029-04-01')).toBe('mayor');
  });

  test('ends on the date, and only where it would have gone on', () => {
    const { rows, faults } = amendRows(root, [wish('x', '2027-04-01', [], ['a'])]);
    expect([rankOn(rows, 'a', '2027-03-31'), rankOn(rows, 'a', '2027-04-01')]).toEqual([
      'head',
      undefined,
    ]);
    expect(faults).toEqual([]);
    const tooLate = amendRows(root, [wish('x', '2030-04-01', [], ['b'])]).faults;
    expect(tooLate).toMatchObject([{ row: 'b' }]);
    expect(amendRows(root, [wish('x', '2030-03-31', [], ['b'])]).faults).toEqual([]);
    expect(amendRows(root, [wish('x', '2020-04-01', [], ['a'])]).faults).toHaveLength(1);
  });

  test('has one entry a date', () => {
    const twice = [
      wish('x', '2027-04-01', [['a', 'chief']]),
      wish('y', '2027-04-01', [['a', 'b']]),
    ];
    const { rows, faults } = amendRows(root, twice);
    expect(faults).toMatchObject([{ row: 'a' }]);
    expect(rankOn(rows, 'a', '2027-04-01')).toBe('chief');
  });
});

describe('what was replaced', () => {
  const of = (wishes: Wish[], id: string) => amendRows(root, wishes).replaced.get(id as never);
  const first = wish('x', '2027-04-01', [['a', 'chief']]);

  test('is told by the case that brought it, never of the rulebook or of oneself', () => {
    expect(of([first], 'x')).toEqual([]);
    const second = wish('y', '2027-07-01', [['a', 'deputy']], ['b']);
    expect(of([first, second], 'y')).toEqual([{ case: 'x', rows: ['a'] }]);
    expect(of([first, second], 'x')).toEqual([]);
  });

  test('by an end counts as well; what was over before does not', () => {
    const ending = wish('y', '2027-07-01', [], ['a']);
    expect(of([first, ending], 'y')).toEqual([{ case: 'x', rows: ['a'] }]);
    const short = wish('x', '2027-04-01', [['a', 'chief', '2027-06-30']]);
    expect(of([short, wish('y', '2027-07-01', [['a', 'head']])], 'y')).toEqual([]);
  });

  test('is what stands on the day, also when a change in between came later', () => {
    const last = wish('y', '2027-10-01', [['a', 'deputy']]);
    const between = wish('z', '2027-07-01', [['a', 'head']]);
    expect(of([first, last, between], 'y')).toEqual([{ case: 'z', rows: ['a'] }]);
    expect(of([first, last, between], 'z')).toEqual([{ case: 'x', rows: ['a'] }]);
  });
});
