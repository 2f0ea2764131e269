/**
 * Every state × every command: what follows, or why not, when whoever has the right to it gives it.
 * Kept in matrix.txt, which this test compares and, with UPDATE_MATRIX=1, writes. What is not
 * listed under a state is refused there with not_in_this_step.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { placeKey } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import { type ConsultationPlay, drafted } from './consultation.ts';
import { commands, states } from './states.ts';

function follow(play: ConsultationPlay, type: string): string {
  const fields = commands[type] ?? {};
  const rule = play.workflow.commands[type];
  if (rule?.sender === 'system') {
    const step = play.hears(type, fields);
    return isRefusal(step) ? `- ${step.refused}` : `→ ${play.step}`;
  }
  const [place] = play.bound.rights(play.stored, { type, ...fields });
  if (place === undefined) return play.stored.status === 'done' ? '- case_closed' : '- nobody';
  const step = play.try(`${placeKey(place).replace('/', '.')}=another`, type, fields);
  return isRefusal(step) ? `- ${step.refused}` : `→ ${play.step}`;
}

const unlisted = '- not_in_this_step';

function rowsOf(state: string, enter: () => ConsultationPlay): string {
  const play = enter();
  const cells = Object.keys(commands).map((type) => [type, follow(play.fork(), type)] as const);
  const kinds = new Set(cells.map(([, said]) => said));
  const rows = kinds.size > 1 ? cells : cells.slice(0, 1).map(([, said]) => ['*', said] as const);
  const listed = rows.filter(([, said]) => said !== unlisted);
  return [state, ...listed.map(([type, said]) => `  ${type.padEnd(22)} ${said}`)].join('\n');
}

const table = Object.entries(states).map(([state, enter]) => rowsOf(state, enter));

const file = join(import.meta.dirname, 'matrix.txt');

describe('the matrix', () => {
  test('knows every command of the consultation', () => {
    expect(Object.keys(commands)).toEqual(Object.keys(drafted().workflow.commands));
  });

  test('is as it is written', () => {
    if (process.env['UPDATE_MATRIX'] === '1') writeFileSync(file, `${table.join('\n\n')}\n`);
    expect(table).toEqual(readFileSync(file, 'utf8').trimEnd().split('\n\n'));
  });

  test('enters the states by their names', () => {
    const names = Object.entries(states).map(([state, enter]) => [state, enter().step]);
    expect(names.filter(([state, step]) => state !== step)).toEqual([['held', 'consulting']]);
  });
});
