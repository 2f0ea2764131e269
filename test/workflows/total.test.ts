/**
 * Checks and folds are total: whatever the event and the state, they answer and do not throw. A
 * fold that meets an event it is not for changes nothing that belongs to others.
 */

import { describe, expect, test } from '@jest/globals';
import { bindRules } from '../../src/rules/bound-rules.ts';
import { type CheckName, checks } from '../../workflows/prior-consultation/checks.ts';
import type { ConsultationEvent } from '../../workflows/prior-consultation/context.ts';
import { type RecordName, records } from '../../workflows/prior-consultation/records.ts';
import { city, kinds, overseers } from './city.ts';
import { standing, wall } from './play.ts';
import { commands, states } from './states.ts';

const rules = bindRules(city);
const facts = { kinds, overseers };
const senders = [
  standing('kita.head'),
  standing('toshi.head=another'),
  { ...standing('kusei-sozo.clerk'), as: { unit: 'nowhere', role: 'nobody' } },
  { system: 'case' as const },
];

const at = wall('2027-01-05T10:00');
const events = Object.entries(commands).flatMap(([type, fields]) =>
  senders.flatMap((by) => [
    { type, ...fields, at, by, facts },
    { type, at, by, facts, probe: true },
  ]),
) as unknown as ConsultationEvent[];

const { closed: _closed, ...open } = states;

describe.each(Object.entries(open))('in %s', (_state, enter) => {
  const { c } = enter();
  const before = JSON.stringify(c);

  test('every check answers every event', () => {
    const strange = events.flatMap((event) =>
      (Object.keys(checks) as CheckName[]).filter((name) => {
        const said = checks[name](c, event, rules);
        return said !== null && typeof said.refused !== 'string';
      }),
    );
    expect(strange).toEqual([]);
  });

  test('every fold takes every full event, and leaves the state that it was given', () => {
    const full = events.filter(({ probe }) => !probe);
    const strange = full.flatMap((event) =>
      (Object.keys(records) as RecordName[]).filter(
        (name) => typeof records[name](c, event, rules) !== 'object',
      ),
    );
    expect(strange).toEqual([]);
    expect(JSON.stringify(c)).toBe(before);
  });
});
