/**
 * Tables have thousands of rows: what is asked of each of them does not grow with their number.
 * Counted, not timed, since a clock tells more of the machine than of the reading.
 */
import { describe, expect, test } from '@jest/globals';
import { rowFaults } from '../../src/rules/authority/check/proposed-rows.ts';
import { byKey, inForce } from '../../src/rules/in-force.ts';
import type { AuthorityRow } from '../../src/terms/rulebook-authority.ts';
import { row, tables } from '../workflows/delegation-change/tables.ts';

/** As many rows, each of a subject of its own and with two dates; `asked` counts what is read. */
function counted(count: number) {
  let asked = 0;
  const watch = (entry: object, code: string) =>
    Object.defineProperty(entry, 'code', {
      enumerable: true,
      get: () => {
        asked += 1;
        return code;
      },
    });
  const subject = (index: number) => ({ ...tables().authority?.subjects[0], code: `s${index}` });
  const dated = (index: number, inForceOn: string) => {
    const entry = { ...row(`r${index}`, { subject: `s${index}` }), origin: 'cityOrder', inForceOn };
    return watch(entry, entry.code) as unknown as AuthorityRow;
  };
  const rows = Array.from({ length: count }, (_, index) => [
    dated(index, '2014-04-01'),
    dated(index, '2020-04-01'),
  ]).flat();
  const subjects = Array.from({ length: count }, (_, index) => subject(index));
  return { rows, subjects, asked: () => asked };
}

function askedToRead(count: number): number {
  const { rows, subjects, asked } = counted(count);
  const rulebook = tables();
  const { authority } = rulebook;
  if (authority === undefined) throw new Error('the city has tables');
  const city = { ...rulebook, authority: { ...authority, subjects: subjects as never, rows } };
  expect(rowFaults([], city)).toEqual([]);
  return asked() / rows.length;
}

describe('of each row', () => {
  test('its code is read as often among many rows as among few', () => {
    expect(askedToRead(300)).toBe(askedToRead(10));
  });

  test('the key is asked once to find those in force', () => {
    const entries = Array.from({ length: 500 }, (_, index) => ({ inForceOn: '2020-04-01', index }));
    let asked = 0;
    const held = inForce(entries, '2021-01-01', ({ index }) => {
      asked += 1;
      return String(index % 100);
    });
    expect([held.length, asked]).toEqual([100, 500]);
  });
});

test('entries are put together by key, both in their order', () => {
  const groups = byKey(['b1', 'a1', 'b2'], (text) => text.slice(0, 1));
  expect([...groups]).toEqual([
    ['b', ['b1', 'b2']],
    ['a', ['a1']],
  ]);
});
