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
import { modeIn, variant } from './city.ts';
import {
  accepted,
  type ConsultationPlay,
  concluded,
  condition,
  drafted,
  mediating,
  ruling,
  screened,
  session,
  submitted,
} from './consultation.ts';

const agree = { answer: 'agree' };
const collecting = variant((draft) => {
  modeIn(draft).collecting = 'secretariat';
});

const answeredBy = (play: ConsultationPlay) =>
  play.does('kita.head', 'answer', agree).does('higashi.head', 'answer', agree);

/** One case in each state a case can rest in, and the one on hold. */
const states: Readonly<Record<string, () => ConsultationPlay>> = {
  drafting: () => drafted(),
  approval: () => submitted(),
  screening: () => screened(),
  notified: () => accepted({ matter: 'citywide-programme' }),
  consulting: () => accepted(),
  collecting: () => answeredBy(accepted({}, collecting)),
  settling: () => accepted({ addressees: ['kita'] }).does('kita.head', 'answer', condition),
  mediating: () =>
    mediating().says('agenda_placed', { level: 'chiefs', session, on: '2027-01-05' }),
  ruling: () => ruling(),
  concluded: () => concluded(),
  implementing: () => concluded().does('toshi.head', 'implement'),
  closed: () => screened().does('kusei-sozo.clerk', 'deem_unnecessary', { citation: 'a' }),
  held: () => accepted().does('kusei-sozo.clerk', 'hold', { reason: 'storm' }),
};

/** A well-formed command of each type, with the addressee it is about. */
const commands: Readonly<Record<string, object>> = {
  revise: { content: { title: 'Other' } },
  discard: {},
  submit: {},
  approve: {},
  return: { reason: 'a' },
  recall: {},
  accept: {},
  add_addressee: { unit: 'minami' },
  deem_unnecessary: { citation: 'a' },
  notify_only: { reason: 'a' },
  demand_consultation: { for: 'kita' },
  receive: { for: 'kita' },
  ask: { for: 'kita', question: 'a' },
  supply: { for: 'kita', text: 'a' },
  answer: { for: 'kita', ...agree },
  correct_answer: { for: 'kita', ...agree },
  request_extension: { for: 'kita', until: '2027-01-15', reason: 'a' },
  grant_extension: { for: 'kita' },
  decline_extension: { for: 'kita', reason: 'a' },
  collect: {},
  accept_conditions: {},
  decline_conditions: { reason: 'a' },
  propose_settlement: { text: 'a' },
  confirm_settlement: {},
  leave_unsettled: { reason: 'a' },
  rule: { ruling: 'proceed', reason: 'a' },
  implement: {},
  report_implementation: { text: 'a', implementedOn: '2027-03-01' },
  report_follow_up: { followUp: '1-1', text: 'a' },
  confirm_follow_up: { followUp: '1-1' },
  reject_follow_up: { followUp: '1-1', reason: 'a' },
  change_materially: { content: { title: 'Other' }, reason: 'a' },
  drop: { reason: 'a' },
  withdraw: { reason: 'a' },
  hold: { reason: 'a' },
  resume: {},
  timer: { name: 'step', dueAt: '2027-01-01T00:00:00.000Z' },
  agenda_placed: { level: 'chiefs', session, on: '2027-01-05' },
  agenda_accepted: { session },
  agenda_declined: { level: 'chiefs', session, reason: 'a' },
  agenda_carried: { level: 'chiefs', session, reason: 'a' },
  agenda_moved: { level: 'chiefs', session, on: '2027-01-06' },
  level_outcome: { level: 'chiefs', session, outcome: 'unsettled' },
};

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
