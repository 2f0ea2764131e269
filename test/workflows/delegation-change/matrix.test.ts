/**
 * Every state × every command: what follows, or why not, when whoever has the right to it gives it.
 * Kept in matrix.txt, which this test compares and, with UPDATE_MATRIX=1, writes. What is not
 * listed under a state is refused there with not_in_this_step.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bindRules } from '../../../src/rules/bound-rules.ts';
import { placeKey } from '../../../src/terms/ids.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { type CheckName, checks } from '../../../workflows/delegation-change/checks.ts';
import type { DelegationEvent } from '../../../workflows/delegation-change/context.ts';
import { type RecordName, records } from '../../../workflows/delegation-change/records.ts';
import { standing, wall } from '../play.ts';
import {
  atMeeting,
  atTheMeeting,
  awaiting,
  consent,
  consulted,
  type DelegationPlay,
  decided,
  inForce,
  inReview,
  promulgated,
  proposed,
  rule,
  tables,
  toDecide,
} from './tables.ts';

/** Twice awaiting: until the tables have answered, and from then on. */
const states: Readonly<Record<string, () => DelegationPlay>> = {
  proposing: () => proposed(),
  consulting: () => consulted(),
  meeting: () => atTheMeeting().says('agenda_placed', { ...atMeeting, on: '2027-01-12' }),
  review: () => inReview(),
  deciding: () => toDecide(),
  promulgating: () => decided(),
  publishing: () => promulgated(),
  awaiting: () => awaiting(),
  in_force: () => inForce(),
  closed: () => proposed().does('kita.clerk', 'withdraw', { reason: 'a' }),
};

const commandsIn = (play: DelegationPlay): Readonly<Record<string, object>> => ({
  revise: { title: 'Other' },
  submit: {},
  withdraw: { reason: 'a' },
  concur: consent,
  review: { passed: true },
  return: { reason: 'a' },
  place_again: {},
  decide: play.digest(),
  reject: { ...play.digest(), reason: 'a' },
  promulgate: rule,
  suspend: { reason: 'a' },
  abolish: { on: '2027-06-01', reason: 'a' },
  timer: { name: 'step', dueAt: '2027-01-01T00:00:00.000Z' },
  agenda_placed: { ...atMeeting, on: '2027-01-12' },
  agenda_accepted: { ...atMeeting, on: '2027-01-12' },
  agenda_declined: { ...atMeeting, reason: 'a' },
  agenda_carried: { ...atMeeting, reason: 'a' },
  agenda_moved: { ...atMeeting, on: '2027-01-13' },
  level_outcome: { ...atMeeting, outcome: 'unsettled' },
  amendment_published: { revision: play.d.revision || 1, versions: [2], replaces: [] },
  amendment_refused: { revision: play.d.revision || 1, faults: ['a'] },
  superseded: { by: 'Rule', on: '2027-07-01', rows: ['print'] },
});

function follow(play: DelegationPlay, type: string, fields: object): string {
  if (play.workflow.commands[type]?.sender === 'system') {
    const step = play.hears(type, fields);
    return isRefusal(step) ? `- ${step.refused}` : `→ ${play.step}`;
  }
  const [place] = play.bound.rights(play.stored, { type, ...fields });
  if (place === undefined) return play.stored.status === 'done' ? '- case_closed' : '- nobody';
  const step = play.try(`${placeKey(place).replace('/', '.')}=another`, type, fields);
  return isRefusal(step) ? `- ${step.refused}` : `→ ${play.step}`;
}

const unlisted = '- not_in_this_step';

function rowsOf(state: string, enter: () => DelegationPlay): string {
  const play = enter();
  const cells = Object.entries(commandsIn(play)).map(
    ([type, fields]) => [type, follow(play.fork(), type, fields)] as const,
  );
  const kinds = new Set(cells.map(([, said]) => said));
  const rows = kinds.size > 1 ? cells : cells.slice(0, 1).map(([, said]) => ['*', said] as const);
  const listed = rows.filter(([, said]) => said !== unlisted);
  return [state, ...listed.map(([type, said]) => `  ${type.padEnd(22)} ${said}`)].join('\n');
}

const file = join(import.meta.dirname, 'matrix.txt');

describe('the matrix', () => {
  test('knows every command of the procedure', () => {
    const play = proposed();
    expect(Object.keys(commandsIn(play))).toEqual(Object.keys(play.workflow.commands));
  });

  test('is as it is written', () => {
    const table = Object.entries(states).map(([state, enter]) => rowsOf(state, enter));
    if (process.env['UPDATE_MATRIX'] === '1') writeFileSync(file, `${table.join('\n\n')}\n`);
    expect(table).toEqual(readFileSync(file, 'utf8').trimEnd().split('\n\n'));
  });

  test('enters the states by their names', () => {
    const names = Object.entries(states).map(([state, enter]) => [state, enter().step]);
    expect(names.filter(([state, step]) => state !== step)).toEqual([['publishing', 'awaiting']]);
  });
});

describe.each(Object.entries(states))('in %s', (_state, enter) => {
  const rules = bindRules(tables());
  const at = wall('2027-01-05T10:00');
  const senders = [standing('somu.head'), standing('kita.clerk'), { system: 'case' as const }];
  const commands = Object.entries(commandsIn(enter()));
  const events = commands.flatMap(([type, fields]) =>
    senders.flatMap((by) => [
      { type, ...fields, at, by, facts: {} },
      { type, at, by, facts: {}, probe: true },
    ]),
  ) as unknown as DelegationEvent[];

  test('every check answers every event, and every fold takes every full one', () => {
    const before = JSON.stringify(enter().d);
    const { d: context } = enter();
    for (const event of events) {
      for (const name of Object.keys(checks) as CheckName[]) {
        const said = checks[name](context, event, rules);
        expect(said === null || typeof said.refused === 'string').toBe(true);
      }
      if (event.probe) continue;
      for (const name of Object.keys(records) as RecordName[]) {
        expect(typeof records[name](context, event, rules)).toBe('object');
      }
    }
    expect(JSON.stringify(context)).toBe(before);
  });
});
