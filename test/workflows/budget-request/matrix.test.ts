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
import { type CheckName, checks } from '../../../workflows/budget-request/checks.ts';
import type { RequestEvent } from '../../../workflows/budget-request/context.ts';
import { type RecordName, records } from '../../../workflows/budget-request/records.ts';
import { standing, wall } from '../play.ts';
import {
  assessed,
  assessing,
  coordinating,
  decided,
  decidedOn,
  drafted,
  entry,
  finalised,
  forwarding,
  forwardingLate,
  held,
  noticed,
  opened,
  type RequestPlay,
  requested,
  restoring,
  settled,
  submitting,
  windows,
} from './request-play.ts';
import { books } from './rulebook.ts';

const late = wall('2026-12-28T17:30');
const later = { ...windows, requestsCloseAt: wall('2027-03-01T17:30') };

/** Some states twice: by hand or by decision, and as the window has closed on them. */
const states: Readonly<Record<string, () => RequestPlay>> = {
  empty: () => opened(),
  drafting: () => drafted(),
  missed: () => drafted().until('2026-12-28T17:30'),
  coordinating,
  submitting: () => submitting(),
  deciding: () => submitting({ lane: 'decided' }),
  forwarding,
  late: forwardingLate,
  requested: () => requested(),
  assessing: () => assessing(),
  assessed: () => assessed(),
  behind: () => assessed().moves('finalised', 'finalised'),
  noticed: () => noticed(held),
  restoring,
  settled,
  finalised,
  closed: () => drafted().does('kita.clerk', 'withdraw', { reason: 'a' }),
};

const commands: Readonly<Record<string, object>> = {
  put_lines: { lines: [entry({ line: 'p3' })] },
  remove_lines: { lines: ['p1'] },
  rank_lines: { lines: ['p1'] },
  hand_in: {},
  coordinate: {},
  submit: {},
  forward: {},
  return: { reason: 'a' },
  recall: {},
  withdraw: { reason: 'a' },
  assess: { lines: [{ line: 'p1', amount: 1500, code: 'granted' }] },
  finish_stage: {},
  ask: { line: 'p1', question: 'a' },
  reply: { question: 'q1', text: 'a' },
  accept_notice: {},
  appeal: { lines: [{ line: 'p1', amount: 300, reason: 'a' }] },
  withdraw_appeal: { lines: ['p1'] },
  restore: { lines: [{ line: 'p1', amount: 1500 }] },
  opine: { stage: 'request', text: 'a' },
  timer: { name: 'step', dueAt: late },
  submission_decided: decided,
  cycle_moved: { to: 'rescheduled', shown: windows },
};

/** What the cycle may say, each in the order of the year. */
const words: Readonly<Record<string, object>> = {
  opened: { to: 'opened' },
  closed: { to: 'closed' },
  noticed: { to: 'noticed' },
  finalised: { to: 'finalised' },
  passed: { to: 'voted', outcome: 'passed', on: '2027-03-19' },
  rejected: { to: 'voted', outcome: 'rejected', on: '2027-03-19' },
  reopened: { to: 'opened', serial: 9, shown: later },
  revised: { to: 'revised', changes: [{ line: 'p1', amount: 900 }] },
  withdrawn: { to: 'withdrawn' },
};

function follow(play: RequestPlay, type: string, fields: object): string {
  const said = (step: object) =>
    isRefusal(step)
      ? `- ${step.refused}`
      : `→ ${play.step}${play.r.closedAs === null ? '' : ` (${play.r.closedAs})`}`;
  if (type === 'submission_decided') return said(play.hears(type, decidedOn(play)));
  if (play.workflow.commands[type]?.sender === 'system') return said(play.hears(type, fields));
  const [place] = play.bound.rights(play.stored, { type, ...fields });
  if (place === undefined) return play.stored.status === 'done' ? '- case_closed' : '- nobody';
  return said(play.try(`${placeKey(place).replace('/', '.')}=another`, type, fields));
}

const unlisted = '- not_in_this_step';

function rowsOf(state: string, enter: () => RequestPlay): string {
  const play = enter();
  const cells = [
    ...Object.entries(commands).map(([type, fields]) => [type, type, fields] as const),
    ...Object.entries(words).map(
      ([word, said]) => [`told ${word}`, 'cycle_moved', { shown: windows, ...said }] as const,
    ),
  ].map(([name, type, fields]) => [name, follow(play.fork(), type, fields)] as const);
  const kinds = new Set(cells.map(([, said]) => said));
  const rows = kinds.size > 1 ? cells : cells.slice(0, 1).map(([, said]) => ['*', said] as const);
  const listed = rows.filter(([, said]) => said !== unlisted);
  return [state, ...listed.map(([type, said]) => `  ${type.padEnd(22)} ${said}`)].join('\n');
}

const file = join(import.meta.dirname, 'matrix.txt');

describe('the matrix', () => {
  test('knows every command of the procedure', () => {
    expect(Object.keys(commands)).toEqual(Object.keys(drafted().workflow.commands));
  });

  test('is as it is written', () => {
    const table = Object.entries(states).map(([state, enter]) => rowsOf(state, enter));
    if (process.env['UPDATE_MATRIX'] === '1') writeFileSync(file, `${table.join('\n\n')}\n`);
    expect(table).toEqual(readFileSync(file, 'utf8').trimEnd().split('\n\n'));
  });

  test('enters the states by their names', () => {
    const names = Object.entries(states).map(([state, enter]) => [state, enter().step]);
    expect(names.filter(([state, step]) => state !== step)).toEqual([
      ['empty', 'drafting'],
      ['missed', 'drafting'],
      ['deciding', 'submitting'],
      ['late', 'forwarding'],
      ['behind', 'assessed'],
    ]);
  });
});

describe.each(Object.entries(states))('in %s', (_state, enter) => {
  const rules = bindRules(books());
  const at = wall('2027-01-05T10:00');
  const senders = [standing('somu.head'), standing('kita.clerk'), { system: 'case' as const }];
  const events = Object.entries(commands).flatMap(([type, fields]) =>
    senders.flatMap((by) => [
      { type, ...fields, at, by, facts: {} },
      { type, at, by, facts: {}, probe: true },
    ]),
  ) as unknown as RequestEvent[];

  test('every check answers every event, and every fold takes every full one', () => {
    const { r: context } = enter();
    const before = JSON.stringify(context);
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
