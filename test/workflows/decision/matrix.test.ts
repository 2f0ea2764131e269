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
import { isRefusal } from '../../../src/terms/refusal.ts';
import { type CheckName, checks } from '../../../workflows/decision/checks.ts';
import type { DecisionEvent } from '../../../workflows/decision/context.ts';
import { changeBy, recordNames } from '../../../workflows/decision/records.ts';
import { decision } from '../../../workflows/decision/workflow.ts';
import { standing } from '../play.ts';
import type { DecisionPlay } from './play.ts';
import { city } from './rulebook.ts';
import { commands, states } from './states.ts';

const system = new Set(['timer', 'serving_taken', 'serving_refused']);

function follow(play: DecisionPlay, type: string): string {
  const fields = commands[type] ?? {};
  if (system.has(type)) return '- system_command';
  const [place] = play.bound.rights(play.stored, { type, ...fields });
  if (place === undefined) return play.stored.status === 'done' ? '- case_closed' : '- nobody';
  const who = type === 'decide_acting' ? 'kita.deputy' : `${place.unit}.${place.role}`;
  const step = play.try(who, type, fields);
  return isRefusal(step) ? `- ${step.refused}` : `→ ${play.step}`;
}

const unlisted = '- not_in_this_step';

function rowsOf(state: string, enter: () => DecisionPlay): string {
  const play = enter();
  const cells = Object.keys(commands).map((type) => [type, follow(play.fork(), type)] as const);
  const listed = cells.filter(([, said]) => said !== unlisted);
  return [state, ...listed.map(([type, said]) => `  ${type.padEnd(18)} ${said}`)].join('\n');
}

const table = Object.entries(states).map(([state, enter]) => rowsOf(state, enter));
const file = join(import.meta.dirname, 'matrix.txt');

describe('the matrix', () => {
  test('knows every command of the decision', () => {
    expect(Object.keys(commands)).toEqual(Object.keys(decision.commands));
  });

  test('is as it is written', () => {
    if (process.env['UPDATE_MATRIX'] === '1') writeFileSync(file, `${table.join('\n\n')}\n`);
    expect(table).toEqual(readFileSync(file, 'utf8').trimEnd().split('\n\n'));
  });

  test('enters the states by their names', () => {
    const names = Object.entries(states).map(([state, enter]) => [state, enter().step]);
    expect(names.filter(([state, step]) => state !== step)).toEqual([
      ['asked', 'hearing'],
      ['held', 'deciding'],
    ]);
  });
});

const rules = bindRules(city);
const senders = [
  standing('kita.head'),
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
  ) as unknown as DecisionEvent[];

const { closed: _closed, ...open } = states;

describe.each(Object.entries(open))('in %s', (_state, enter) => {
  const { d, at, bound, stored } = enter();
  const before = JSON.stringify(d);

  test('no proposer gets past the checks of what is by another, as whoever he asks', () => {
    const byOther = Object.entries(decision.commands).flatMap(([type, rule]) =>
      rule.byOther ? type : [],
    );
    const accepted = byOther.filter((type) => {
      const by = { ...standing('kita.head'), person: d.proposers[0] };
      const event = { type, ...commands[type], at, by, facts: {} };
      return mayStep(bound, stored, event as unknown as CaseEvent) === null;
    });
    expect(accepted).toEqual([]);
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
      for (const name of recordNames) changeBy(name, d, event, rules);
    }
    expect(JSON.stringify(d)).toBe(before);
  });
});
