import { expect, test } from '@jest/globals';
import { idleWatches } from '../../src/engine/idle.ts';
import type { Instant } from '../../src/terms/units.ts';
import { tables } from '../workflows/delegation-change/tables.ts';

const since = { inForceOn: '2014-04-01', origin: 'productDefault' };
const week = { days: 7, count: 'calendar' };
const at = '2027-01-13T01:00:00.000Z' as Instant;

const watched = (...watch: object[]) =>
  idleWatches(
    tables((draft) => {
      draft.escalation.watch = watch;
    }),
    at,
  );

test('a week is over when its last day has ended', () => {
  expect(watched({ idle: week, ...since })).toEqual([
    { step: null, movedBefore: '2027-01-05T15:00:00.000Z', at },
  ]);
});

test('a step that is never idle has no day, and is not one of the others', () => {
  const rest = { step: 'in_force', idle: 'never', ...since };
  expect(watched(rest, { idle: week, ...since })[0]).toEqual({
    step: 'in_force',
    movedBefore: null,
    at,
  });
});
