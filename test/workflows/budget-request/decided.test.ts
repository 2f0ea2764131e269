/** What a decision or an opinion was given on is what it counts for, and nothing written since. */

import { describe, expect, test } from '@jest/globals';
import { stepsShown } from '../../../src/terms/command-decided.ts';
import { placeKey } from '../../../src/terms/ids.ts';
import { standing, wall } from '../play.ts';
import {
  complete,
  coordinating,
  decidedOn,
  drafted,
  entry,
  opened,
  type RequestPlay,
  requested,
  submitting,
  waitingFor,
} from './request-play.ts';
import { books } from './rulebook.ts';

const waiting = (): RequestPlay => submitting({ lane: 'decided' });
const closesAt = '2026-12-28T17:30';

/** Taken back and written anew, in the place of lines that somebody has decided on. */
const rewritten = (...lines: object[]): RequestPlay =>
  waiting()
    .does('kita.clerk', 'recall')
    .put(...lines)
    .does('kita.clerk', 'hand_in');

describe('the decision that submits a sheet', () => {
  test('is shown what it decides on, who asked, and why it would not be taken', () => {
    const play = waiting();
    expect(stepsShown.safeParse({ submission: waitingFor(play) }).success).toBe(true);
    expect(waitingFor(play)).toEqual({
      subject: 'budget-request',
      amountYen: 2_300_000,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      proposers: ['kita.clerk'],
    });
    const asking = books((draft) => {
      const lane = draft.budget.lanes.find(({ code }: { code: string }) => code === 'decided');
      lane.opinion = 'required';
    });
    const lacking = waiting();
    const bound = lacking.workflow.bind(asking);
    expect(bound.summary(lacking.stored).shown).not.toHaveProperty('steps.submission.refusal');
    const { opinions: _, ...silent } = lacking.r;
    const stored = { ...lacking.stored, context: { ...silent, opinions: [] } };
    expect(bound.summary(stored).shown).toMatchObject({
      steps: { submission: { refusal: { code: 'opinion_missing' } } },
    });
  });

  test('submits the lines that it was about, and no others of the same sum', () => {
    const before = decidedOn(waiting());
    const swapped = rewritten({ line: 'p1', request: 1400 }, { line: 'p2', request: 900 });
    expect(waitingFor(swapped)?.amountYen).toBe(before.amountYen);
    expect(swapped.hears('submission_decided', before)).toMatchObject({
      refused: 'served_content_changed',
    });
    expect(swapped.step).toBe('submitting');
    expect(swapped.says('submission_decided', decidedOn(swapped)).step).toBe('requested');
  });

  test('of 2,300 submits no 15,800', () => {
    const before = decidedOn(waiting());
    const raised = rewritten({ line: 'p1', request: 15_000 });
    expect(raised.hears('submission_decided', before)).toMatchObject({
      refused: 'served_content_changed',
    });
    const other = decidedOn(raised, { amountYen: 2_300_000 });
    expect(raised.hears('submission_decided', other)).toMatchObject({
      refused: 'served_amount_differs',
      details: { amount: 2_300_000, wanted: 15_800_000 },
    });
    const none = { ...decidedOn(raised), digest: undefined };
    expect(raised.hears('submission_decided', none)).toMatchObject({ refused: 'malformed' });
  });

  test('holds for a sheet that was taken back and handed in as it was', () => {
    const before = decidedOn(waiting());
    const again = rewritten({ line: 'idea', included: false });
    expect(again.says('submission_decided', before).step).toBe('requested');
  });

  test('counts when it was made before the window closed, and not from that instant on', () => {
    const asked = waiting();
    const at = (time: string) => decidedOn(asked, { decidedAt: wall(time) });
    const late = asked.fork().until(closesAt).now('2026-12-29T09:00');
    expect(late.fork().hears('submission_decided', at(closesAt))).toMatchObject({
      refused: 'requests_closed',
      details: { on: '2026-12-28' },
    });
    expect(late.says('submission_decided', at('2026-12-28T17:29')).step).toBe('assessing');
    const closed = asked.fork().now('2026-12-24T10:00').moves('closed', 'assessing');
    expect(closed.fork().hears('submission_decided', at('2026-12-24T10:00'))).toMatchObject({
      refused: 'requests_closed',
    });
    expect(closed.says('submission_decided', at('2026-12-24T09:59')).step).toBe('assessing');
  });

  test('makes whoever made it one of those who asked', () => {
    const play = waiting();
    play.says('submission_decided', decidedOn(play, { decidedBy: standing('kita.head=ann') }));
    expect(play.r.proposers).toEqual(['kita.clerk', 'ann']);
    play.until(closesAt).cycle('assessing');
    const lines = [{ line: 'p1', amount: 1500, code: 'granted' }];
    expect(play.refusal('somu.chief=ann', 'assess', { lines })).toBe('four_eyes');
    expect(play.refusal('somu.chief', 'assess', { lines })).toBe('accepted');
  });
});

describe('an opinion', () => {
  const opine = { stage: 'request', text: 'Needed' };

  test('that a lane asks for is asked again when the lines are others', () => {
    const play = complete({ lane: 'long' });
    expect(play.duties).toEqual(['kita/clerk hand_in']);
    play.put({ line: 'p1', request: 1501, priority: 2 });
    expect(play.duties).toEqual(['kita/head opine', 'kita/clerk hand_in']);
    expect(play.refusal('kita.clerk', 'hand_in')).toBe('opinion_missing');
    play.does('kita.head', 'opine', opine);
    expect(play.refusal('kita.clerk', 'hand_in')).toBe('accepted');
  });

  test('stands while nothing of what is asked changes', () => {
    const play = complete({ lane: 'long' }).put(
      { line: 'p1', request: 1500, priority: 2 },
      { line: 'idea', included: false },
    );
    expect(play.refusal('kita.clerk', 'hand_in')).toBe('accepted');
  });

  test('is asked again of the coordinator who changes lines', () => {
    const play = coordinating();
    const lines = [entry({ line: 'p3', priority: 3 })];
    play.does('kita.deputy', 'put_lines', { lines });
    expect(play.last.duties.map(({ place, act }) => `${placeKey(place)} ${act}`)).toEqual([
      'kita/head opine',
      'kita/deputy coordinate',
    ]);
    expect(play.refusal('kita.deputy', 'coordinate')).toBe('opinion_missing');
    play.does('kita.head', 'opine', opine);
    expect(play.does('kita.deputy', 'coordinate').step).toBe('submitting');
  });
});

describe('who reads it', () => {
  const readers = (play: RequestPlay) => play.last.summary.readers;

  test('what is taken back to be written anew is the ward’s alone again', () => {
    const play = requested();
    expect(readers(drafted())).toEqual(['kita', 'somu']);
    expect(readers(play)).toEqual(['kita', 'somu', 'shicho']);
    play.does('kita.head', 'recall');
    expect(readers(play)).toEqual(['kita', 'somu']);
    expect(play.r.submittedOn).toBe('2026-12-22');
    play.does('kita.clerk', 'hand_in').does('kita.head', 'submit');
    expect(readers(play)).toEqual(['kita', 'somu', 'shicho']);
  });

  test('a ward to which money of one line goes on reads no sheet of a bureau', () => {
    const play = opened({ lane: 'own' }).put({ line: 'p1', reallotTo: 'minami' }, { line: 'p2' });
    play.does('kita.clerk', 'hand_in').does('kita.head', 'submit');
    expect(readers(play)).not.toContain('minami');
  });
});
