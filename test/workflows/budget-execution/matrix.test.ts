/**
 * Every state × every command: what follows, or why not, when whoever has the right to it gives it.
 * Kept in matrix.txt, which this test compares and, with UPDATE_MATRIX=1, writes. What is not
 * listed under a state is refused there with not_in_this_step.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { mayStep } from '../../../src/engine/plan.ts';
import { bindRules } from '../../../src/rules/bound-rules.ts';
import type { CaseEvent } from '../../../src/terms/case.ts';
import { errors } from '../../../src/terms/errors.ts';
import { type PersonId, placeKey } from '../../../src/terms/ids.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { type CheckName, checks } from '../../../workflows/budget-execution/checks.ts';
import type { ExecutionEvent } from '../../../workflows/budget-execution/context.ts';
import { machine } from '../../../workflows/budget-execution/machine.ts';
import { type RecordName, records } from '../../../workflows/budget-execution/records.ts';
import { budgetExecution } from '../../../workflows/budget-execution/workflow.ts';
import { standing } from '../play.ts';
import { decidedOn, type ExecutionPlay } from './play.ts';
import { city } from './rulebook.ts';
import { commands, states } from './states.ts';

function follow(play: ExecutionPlay, type: string): string {
  const fields = commands[type] ?? {};
  if (play.workflow.commands[type]?.sender === 'system') {
    const { digest } = decidedOn(play, 't1');
    const step = play.hears(type, 'digest' in fields ? { ...fields, digest } : fields);
    return isRefusal(step) ? `- ${step.refused}` : `→ ${play.step}`;
  }
  const [place] = play.bound.rights(play.stored, { type, ...fields });
  if (place === undefined) return play.stored.status === 'done' ? '- case_closed' : '- nobody';
  const step = play.try(placeKey(place).replace('/', '.'), type, fields);
  return isRefusal(step) ? `- ${step.refused}` : `→ ${play.step}`;
}

const unlisted = '- not_in_this_step';

function rowsOf(state: string, enter: () => ExecutionPlay): string {
  const play = enter();
  const cells = Object.keys(commands).map((type) => [type, follow(play.fork(), type)] as const);
  const listed = cells.filter(([, said]) => said !== unlisted);
  return [state, ...listed.map(([type, said]) => `  ${type.padEnd(18)} ${said}`)].join('\n');
}

const table = Object.entries(states).map(([state, enter]) => rowsOf(state, enter));
const file = join(import.meta.dirname, 'matrix.txt');

describe('the matrix', () => {
  test('knows every command of the execution', () => {
    expect(Object.keys(commands)).toEqual(Object.keys(budgetExecution.commands));
  });

  test('is as it is written', () => {
    if (process.env['UPDATE_MATRIX'] === '1') writeFileSync(file, `${table.join('\n\n')}\n`);
    expect(table).toEqual(readFileSync(file, 'utf8').trimEnd().split('\n\n'));
  });

  test('enters the states by their names, and every state has one', () => {
    const names = Object.entries(states).map(([state, enter]) => [state, enter().step]);
    expect(names.filter(([state, step]) => state !== step)).toEqual([['busy', 'executing']]);
    const resting = Object.values(machine.root.states).filter(
      ({ always = [] }) => !always.some(({ guard }) => guard === undefined),
    );
    expect(resting.map(({ key }) => key)).toEqual(Object.keys(states).slice(0, -1));
    expect(resting.filter(({ key }) => !(key in city.texts.steps))).toEqual([]);
  });
});

const rules = bindRules(city);
const senders = [
  standing('toshi.head'),
  standing('kita.clerk'),
  { ...standing('somu.chief'), as: { unit: 'nowhere', role: 'nobody' } },
  { system: 'case' as const },
];

const events = (at: string) =>
  Object.entries(commands).flatMap(([type, fields]) =>
    senders.flatMap((by) => [
      { type, ...fields, at, by, facts: {} },
      { type, at, by, facts: {}, probe: true },
    ]),
  ) as unknown as ExecutionEvent[];

const { closed: _closed, ...open } = states;

describe.each(Object.entries(open))('in %s', (_state, enter) => {
  const { d, at, bound, stored } = enter();
  const before = JSON.stringify(d);

  test('nobody confirms what he closed, from whatever seat', () => {
    const proposed = { ...stored, context: { ...d, proposers: ['ann' as PersonId] } };
    const by = standing('somu.head=ann');
    const event = { type: 'confirm_close', lines: ['l4'], at, by, facts: {} };
    expect(mayStep(bound, proposed, event as unknown as CaseEvent)).not.toBeNull();
  });

  test('a refusal has a text for people', () => {
    const untold = events(at).flatMap((event) =>
      (Object.keys(checks) as CheckName[]).flatMap((name) => {
        const said = checks[name](d, event, rules);
        return said === null || said.refused in errors ? [] : said.refused;
      }),
    );
    expect(untold).toEqual([]);
  });

  test('every change takes every full event, and leaves the state that it was given', () => {
    for (const event of events(at).filter(({ probe }) => !probe)) {
      for (const name of Object.keys(records) as RecordName[]) records[name](d, event, rules);
    }
    expect(JSON.stringify(d)).toBe(before);
  });
});
