/** What of a line's money may still be bound, spent, moved or passed on. */

import { describe, expect, test } from '@jest/globals';
import {
  availableOf,
  committedOf,
  freeOf,
  purseOf,
  reallottedOf,
  receivedOf,
  restOf,
  spentOf,
  wardsOf,
} from '../../../src/rules/budget/available.ts';
import { line, passedOn, spending } from './lines.ts';

test('what is available is what was received, less what is withheld', () => {
  const one = line({ withheld: 100, movedIn: 50, movedOut: 200 });
  expect([receivedOf(one), availableOf(one)]).toEqual([850, 750]);
});

test('the last report of each unit counts', () => {
  const one = line({
    reallotted: [passedOn(300)],
    spending: [spending(100), spending(200, 150, 'kita'), spending(400, 50)],
  });
  expect([committedOf(one), spentOf(one), restOf(one)]).toEqual([600, 200, 800]);
  expect([committedOf(line()), spentOf(line()), restOf(line())]).toEqual([0, 0, 1000]);
});

describe('money that was passed on', () => {
  const one = line({
    withheld: 100,
    reallotted: [passedOn(300), passedOn(200, 'minami'), passedOn(50)],
    spending: [spending(250, 250, 'kita'), spending(120, 0)],
  });

  test('adds up by ward, and stays in sight on its line', () => {
    expect([reallottedOf(one), reallottedOf(one, 'kita'), availableOf(one)]).toEqual([
      ...[550, 350, 900],
    ]);
    expect(wardsOf(one)).toEqual(['kita', 'minami']);
  });

  test('is the part of its ward; whoever is no ward of it executes for the holder', () => {
    expect(purseOf(one, 'kita')).toEqual({ limit: 350, committed: 250, spent: 250 });
    expect(purseOf(one, 'minami')).toEqual({ limit: 200, committed: 0, spent: 0 });
    expect(purseOf(one, 'toshi')).toEqual({ limit: 350, committed: 120, spent: 0 });
    expect(purseOf(one, 'somu')).toEqual(purseOf(one, 'toshi'));
  });

  test('is not free to be moved, nor what is committed or kept for a decision', () => {
    expect([freeOf(one, 'toshi'), freeOf(one, 'toshi', 30)]).toEqual([230, 200]);
  });
});
