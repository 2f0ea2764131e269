import { expect, test } from '@jest/globals';
import { keptEvent, withEvent } from '../../src/db/kept-event.ts';
import type { CaseEvent } from '../../src/terms/case.ts';
import { parseInstant } from '../../src/terms/units.ts';

const at = parseInstant('2026-11-20T00:00:00.000Z');
const clerk = { person: 'p', seat: 'a.clerk', unit: 'a', role: 'clerk', capacity: 'holder' };
const eventBy = (by: object) =>
  ({ type: 'ask', at, by, facts: { kinds: { a: 'ward' } }, question: 'why?' }) as CaseEvent;

const stored = (event: CaseEvent) => JSON.parse(JSON.stringify(keptEvent(event)));

test.each([
  ['by the right of his own seat', { ...clerk, as: { unit: 'a', role: 'clerk' } }, undefined],
  [
    'for a unit above',
    { ...clerk, as: { unit: 'b', role: 'clerk' } },
    { unit: 'b', role: 'clerk' },
  ],
  ['in another role', { ...clerk, as: { unit: 'a', role: 'head' } }, { unit: 'a', role: 'head' }],
  ['by the system', { system: 'timer' }, undefined],
])('an event %s is kept without what its row says, and read whole', (_, by, as) => {
  const event = eventBy(by);
  const kept = stored(event);
  expect(kept).not.toHaveProperty('type');
  expect(kept).not.toHaveProperty('at');
  expect(kept.by.as).toEqual(as);
  expect(withEvent({ type: 'ask', at, event: kept }).event).toEqual(event);
});

test('an entry that still holds all of it reads the same', () => {
  const event = eventBy({ ...clerk, as: { unit: 'a', role: 'clerk' } });
  expect(withEvent({ type: 'ask', at, event }).event).toEqual(event);
});
