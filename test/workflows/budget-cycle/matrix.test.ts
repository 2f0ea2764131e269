/**
 * Every state × every command: what follows, or why not, when whoever has the right to it gives it.
 * Kept in matrix.txt, which this test compares and, with UPDATE_MATRIX=1, writes. What is not
 * listed under a state is refused there with not_in_this_step.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bindRules } from '../../../src/rules/bound-rules.ts';
import { cycleSteps } from '../../../src/terms/command-budget-cycle.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { type CheckName, checks } from '../../../workflows/budget-cycle/checks.ts';
import type { CycleEvent } from '../../../workflows/budget-cycle/context.ts';
import { machine } from '../../../workflows/budget-cycle/machine.ts';
import { type RecordName, records } from '../../../workflows/budget-cycle/records.ts';
import { standing, wall } from '../play.ts';
import {
  assessed,
  chief,
  cityWithBudget,
  closed,
  executing,
  finalised,
  first,
  guided,
  guideline,
  idOf,
  noticed,
  planned,
  presented,
  rejected,
  requestIn,
  requesting,
  settled,
  type YearPlay,
  yearOver,
} from './year.ts';

/** Some steps twice or three times: while others are waited for, and from then on. */
const states: Readonly<Record<string, () => YearPlay>> = {
  preparing: () => planned(),
  guided: () => guided(),
  requesting: () => requesting().request(first, 'requested'),
  'assessing, unfinished': () => closed(),
  'assessing, finished': () => assessed(),
  'noticed, open': () => noticed(),
  'noticed, settled': () => settled(),
  finalised: () => finalised(),
  'finalised, rejected': () => rejected(),
  presented: () => presented(),
  executing: () => executing(),
  'executing, over': () => yearOver().execution(idOf(11), false),
  closed: () => planned().does(chief, 'withdraw', { reason: 'a' }),
};

const commands: Readonly<Record<string, object>> = {
  reschedule: { dates: { presented: '2027-02-26' }, reason: 'a' },
  notify_guideline: guideline,
  open_requests: {},
  close_requests: { reason: 'a' },
  reopen_requests: { until: '2027-01-29', reason: 'a' },
  give_notice: {},
  give_final_notice: {},
  present: { on: '2027-02-10' },
  record_vote: { outcome: 'passed', on: '2027-02-22' },
  revise: { lines: [{ case: first, line: 'a', amount: 1 }], reason: 'a' },
  list_carryover: { lines: [{ case: idOf(11), line: 'a', amount: 1 }] },
  close_year: {},
  withdraw: { reason: 'a' },
  timer: { name: 'step', dueAt: '2027-01-01T00:00:00.000Z' },
  request_moved: requestIn(idOf(9), 'drafting'),
  execution_moved: { case: idOf(12), initiator: 'kita', lane: 'own', open: true },
};

function follow(play: YearPlay, type: string, fields: object): string {
  const isSystem = play.workflow.commands[type]?.sender === 'system';
  const step = isSystem ? play.hears(type, fields) : play.try(chief, type, fields);
  return isRefusal(step) ? `- ${step.refused}` : `→ ${play.step}`;
}

const unlisted = '- not_in_this_step';

function rowsOf(state: string, enter: () => YearPlay): string {
  const play = enter();
  const cells = Object.entries(commands).map(
    ([type, fields]) => [type, follow(play.fork(), type, fields)] as const,
  );
  const kinds = new Set(cells.map(([, said]) => said));
  const rows = kinds.size > 1 ? cells : cells.slice(0, 1).map(([, said]) => ['*', said] as const);
  const listed = rows.filter(([, said]) => said !== unlisted);
  return [state, ...listed.map(([type, said]) => `  ${type.padEnd(18)} ${said}`)].join('\n');
}

const file = join(import.meta.dirname, 'matrix.txt');

describe('the matrix', () => {
  test('knows every command of the procedure', () => {
    expect(Object.keys(commands)).toEqual(Object.keys(planned().workflow.commands));
  });

  test('is as it is written', () => {
    const table = Object.entries(states).map(([state, enter]) => rowsOf(state, enter));
    if (process.env['UPDATE_MATRIX'] === '1') writeFileSync(file, `${table.join('\n\n')}\n`);
    expect(table).toEqual(readFileSync(file, 'utf8').trimEnd().split('\n\n'));
  });

  test('enters the states by their names', () => {
    const names = Object.entries(states).map(([state, enter]) => [state, enter().step]);
    expect(names.filter(([state, step]) => state?.split(',')[0] !== step)).toEqual([]);
  });

  test('knows the steps that other procedures are told of', () => {
    expect(Object.keys(machine.config.states ?? {})).toEqual(cycleSteps);
  });
});

describe.each(Object.entries(states))('in %s', (_state, enter) => {
  const rules = bindRules(cityWithBudget());
  const at = wall('2027-01-05T10:00');
  const senders = [standing(chief), { system: 'case' as const }];
  const timers = ['requestsOpen', 'requestsClose', 'appealsClose', 'yearEnd', 'offices'];
  const events = senders.flatMap((by) => [
    ...Object.entries(commands).flatMap(([type, fields]) => [
      { type, ...fields, at, by, facts: {} },
      { type, at, by, facts: {}, probe: true },
    ]),
    ...timers.map((name) => ({ type: 'timer', name, dueAt: at, at, by, facts: {} })),
  ]) as unknown as CycleEvent[];

  test('every check answers every event, and every fold takes every full one', () => {
    const { d: context } = enter();
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
