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
import { type CheckName, checks } from '../../../workflows/ward-proposal/checks.ts';
import type { ProposalEvent } from '../../../workflows/ward-proposal/context.ts';
import { machine } from '../../../workflows/ward-proposal/machine.ts';
import { type RecordName, records } from '../../../workflows/ward-proposal/records.ts';
import { standing, wall } from '../play.ts';
import {
  asked,
  books,
  closed,
  drafted,
  half,
  type ProposalPlay,
  submitted,
  yes,
} from './proposal-play.ts';

const late = wall('2027-01-12T17:30');

/** Answering four times: untouched, with an open question, half answered, late. */
const states: Readonly<Record<string, () => ProposalPlay>> = {
  drafting: () => drafted(),
  answering: () => submitted(),
  asked,
  half,
  late: () => submitted().until('2027-01-12T17:30'),
  closed,
};

const commands: Readonly<Record<string, object>> = {
  revise: { title: 'Other' },
  submit: {},
  recall: {},
  withdraw: { reason: 'a' },
  answer: { for: 'toshi', ...yes },
  ask: { for: 'toshi', question: 'a' },
  reply: { question: 'q1', text: 'a' },
  timer: { name: 'due|toshi', dueAt: late },
};

function follow(play: ProposalPlay, type: string, fields: object): string {
  const said = (step: object) =>
    isRefusal(step)
      ? `- ${step.refused}`
      : `→ ${play.step}${play.p.closedAs === null ? '' : ` (${play.p.closedAs})`}`;
  if (play.workflow.commands[type]?.sender === 'system') return said(play.hears(type, fields));
  const [place] = play.bound.rights(play.stored, { type, ...fields });
  if (place === undefined) return play.stored.status === 'done' ? '- case_closed' : '- nobody';
  return said(play.try(`${placeKey(place).replace('/', '.')}=another`, type, fields));
}

const unlisted = '- not_in_this_step';

function rowsOf(state: string, enter: () => ProposalPlay): string {
  const play = enter();
  const cells = Object.entries(commands).map(
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
    expect(Object.keys(commands)).toEqual(Object.keys(drafted().workflow.commands));
  });

  test('enters every state of the machine', () => {
    const entered = new Set(Object.values(states).map((enter) => enter().step));
    expect([...entered].sort()).toEqual(Object.keys(machine.states).sort());
  });

  test('is as it is written', () => {
    const table = Object.entries(states).map(([state, enter]) => rowsOf(state, enter));
    if (process.env['UPDATE_MATRIX'] === '1') writeFileSync(file, `${table.join('\n\n')}\n`);
    expect(table).toEqual(readFileSync(file, 'utf8').trimEnd().split('\n\n'));
  });

  test('asks for another person where the procedure says so, and nowhere else', () => {
    const guards = Object.values(machine.config.states ?? {}).flatMap(({ on = {} }) =>
      Object.entries(on as Record<string, unknown>),
    );
    const barred = guards.flatMap(([type, way]) =>
      JSON.stringify(way).includes('"fourEyes"') ? type : [],
    );
    const said = Object.entries(drafted().workflow.commands).flatMap(([type, { byOther }]) =>
      byOther ? type : [],
    );
    expect(barred).toEqual(said);
  });
});

describe.each(Object.entries(states))('in %s', (_state, enter) => {
  const rules = bindRules(books());
  const at = wall('2027-01-05T10:00');
  const senders = [standing('toshi.head'), standing('kita.clerk'), { system: 'case' as const }];
  const events = Object.entries(commands).flatMap(([type, fields]) =>
    senders.flatMap((by) => [
      { type, ...fields, at, by, facts: {} },
      { type, at, by, facts: {}, probe: true },
    ]),
  ) as unknown as ProposalEvent[];

  test('every check answers every event, and every fold takes every full one', () => {
    const before = JSON.stringify(enter().p);
    const { p: context } = enter();
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
