/** Money carried over into the next fiscal year (繰越). Source: 自治法213条・220条3項; scenario 40. */

import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { consulting, ExecutionPlay, executing, reallotment, reported } from './play.ts';
import { byHolders } from './rulebook.ts';

const reason = 'storm';

/** On the year's last day: l1 is half paid, a ward of it has 300; 500 of l3 is listed. */
const lastDay = () =>
  executing({}, byHolders, consulting())
    .does('toshi.head', 'reallot', reallotment())
    .does('kita.clerk', 'report', reported('l1', 300, 100))
    .does('toshi.clerk', 'report', reported('l1', 500, 400))
    .until('2028-03-31T10:00')
    .says('carryover_listed', { lines: [{ line: 'l3', amount: 500 }] });

const closings = [
  { line: 'l1', outcome: 'carried_accident', reason },
  { line: 'l3', outcome: 'carried_approved' },
  { line: 'l4', outcome: 'lapsed' },
];

const confirmed = () =>
  lastDay()
    .does('toshi.head', 'close_lines', { lines: closings })
    .does('somu.head', 'confirm_close', { lines: ['l1', 'l3', 'l4'] });

type Opening = { readonly type: string; readonly fiscalYear: number; readonly lines: unknown };

const commandOf = (play: ExecutionPlay): Opening => {
  const [effect] = play.effects('open_case');
  if (effect === undefined) throw new Error('nothing is carried over');
  return effect.command as Opening;
};

/** The case of the next year, opened as it was asked for, and its first working days. */
function carried(from = confirmed()): ExecutionPlay {
  const play = new ExecutionPlay(byHolders, consulting());
  play.now('2028-03-31T10:05');
  const step = play.openBySystem(commandOf(from));
  if (isRefusal(step)) throw new Error(JSON.stringify(step));
  return play;
}

describe('a line that is carried over', () => {
  test('opens an execution of the next fiscal year once it is confirmed', () => {
    const said = lastDay().does('toshi.head', 'close_lines', { lines: closings });
    expect(said.effects('open_case')).toEqual([]);
    const play = confirmed();
    expect(play.effects('open_case')).toMatchObject([{ procedure: 'budget_execution' }]);
    expect(commandOf(play)).toMatchObject({
      ...{ type: 'open', fiscalYear: 2028, carriedFrom: play.d.id, lane: 'bureau' },
      lines: [
        {
          ...{ passed: 300, entry: { line: 'l1', origin: { case: play.d.id, line: 'l1' } } },
          carried: {
            as: 'carried_accident',
            parts: [
              { unit: 'kita', amount: 200, committed: 200 },
              { unit: 'toshi', amount: 100, committed: 100 },
            ],
          },
        },
        {
          ...{ passed: 500, entry: { line: 'l3' } },
          carried: {
            as: 'carried_approved',
            parts: [{ unit: 'toshi', amount: 500, committed: 0 }],
          },
        },
      ],
    });
  });

  test('opens none where nothing goes over', () => {
    const play = lastDay().does('toshi.head', 'close_lines', { lines: closings.slice(2) });
    play.does('somu.head', 'confirm_close', { lines: ['l4'] });
    expect(play.effects('open_case')).toEqual([]);
  });

  test('is there at once, as it was bound, and its old cycle waits no more', () => {
    const play = carried();
    expect([play.step, play.told]).toEqual(['executing', ['money_carried']]);
    expect(play.effects('tell_case')).toEqual([]);
    expect(play.last.summary).toMatchObject({ fiscalYear: 2028, addressees: ['kita'] });
    expect(play.d.allotment).toMatchObject({ flowsOn: '2028-04-01', withheld: [] });
    expect(play.line('l1')).toMatchObject({
      ...{ allotted: 300, consulted: { outcome: 'agreed' } },
      reallotted: [{ to: 'kita', amount: 200 }],
      spending: [
        { unit: 'kita', committed: 200, spent: 0 },
        { unit: 'toshi', committed: 100, spent: 0 },
      ],
    });
    play.now('2028-04-10T10:00');
    const report = (committed: number, spent: number) => ({
      ...{ line: 'l1', committed, spent, on: '2028-04-10' },
    });
    expect(play.refusal('kita.clerk', 'report', report(201, 0))).toBe('over_allotment');
    expect(play.refusal('kita.clerk', 'report', report(200, 200))).toBe('accepted');
    expect(play.refusal('toshi.clerk', 'report', report(100, 100))).toBe('accepted');
    expect(play.refusal('toshi.clerk', 'report', { ...report(100, 100), on: '2028-03-31' })).toBe(
      'report_before_allotment',
    );
  });

  test('ends: what was listed may be carried once more by an accident, and nothing else', () => {
    const play = carried();
    play.now('2028-05-10T10:00');
    const report = { line: 'l3', committed: 400, spent: 100, on: '2028-05-10' };
    play.does('toshi.clerk', 'report', report).until('2029-03-31T10:00');
    const close = (line: string, outcome: string) =>
      play.fork().refusal('toshi.head', 'close_lines', { lines: [{ line, outcome, reason }] });
    const all = ['carried_approved', 'asked_again', 'carried_accident'];
    expect(all.map((outcome) => close('l3', outcome))).toEqual([
      ...['carried_already', 'carried_already', 'accepted'],
    ]);
    expect(all.map((outcome) => close('l1', outcome))).toEqual(Array(3).fill('carried_already'));
    expect(
      play.details('toshi.head', 'close_lines', {
        lines: [{ line: 'l1', outcome: 'carried_accident', reason }],
      }),
    ).toEqual({ line: 'l1', outcome: 'carried_accident', outcomes: 'completed, lapsed' });
    expect([close('l1', 'completed'), close('l3', 'lapsed')]).toEqual([
      ...['payment_open', 'payment_open'],
    ]);
    play.does('toshi.head', 'close_lines', {
      lines: [{ line: 'l3', outcome: 'carried_accident', reason }],
    });
    play.does('somu.head', 'confirm_close', { lines: ['l3'] });
    expect(commandOf(play)).toMatchObject({ fiscalYear: 2029, lines: [{ passed: 300 }] });
    const third = carried(play);
    third.now('2029-06-01T10:00');
    const paid = { line: 'l3', committed: 300, spent: 300, on: '2029-06-01' };
    third.does('toshi.clerk', 'report', paid);
    third.does('toshi.head', 'close_lines', { lines: [{ line: 'l3', outcome: 'completed' }] });
    third.does('somu.head', 'confirm_close', { lines: ['l3'] });
    expect(third.step).toBe('closed');
    expect(third.effects('tell_case')).toEqual([]);
  });
});
