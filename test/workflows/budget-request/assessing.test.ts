/** The assessment in stages, the notice, appeals, restoration, final notice and vote. */

import { describe, expect, test } from '@jest/globals';
import { openExecution } from '../../../src/terms/command-budget-execution.ts';
import { wall } from '../play.ts';
import {
  assessed,
  assessing,
  complete,
  cycleId,
  entry,
  finalised,
  held,
  noticed,
  opened,
  requested,
  restoring,
  settled,
  voted,
} from './request-play.ts';
import { books } from './rulebook.ts';

const assess = (...lines: object[]) => ({ lines });
const given = (fields: object = {}) => ({ line: 'p1', amount: 1500, code: 'granted', ...fields });

describe('an assessment', () => {
  const refused = (fields: object) =>
    assessing().why('somu.chief', 'assess', assess(given(fields)));

  test('that grants what was asked needs no reason, unless its code does', () => {
    expect(refused({}).refused).toBe('accepted');
    expect(refused({ code: 'special' })).toMatchObject({
      refused: 'assessment_without_reason',
      details: { line: 'p1', before: 1500 },
    });
    expect(refused({ code: 'special', reason: 'a' }).refused).toBe('accepted');
    expect(refused({ code: 'none' })).toMatchObject({
      refused: 'unknown_assessment_code',
      details: { codes: 'granted (granted), special (special)' },
    });
  });

  test('that departs from it by one needs a reason', () => {
    expect(refused({ amount: 1499 }).refused).toBe('assessment_without_reason');
    expect(refused({ amount: 1499, reason: 'a' }).refused).toBe('accepted');
    expect(refused({ amount: 0, reason: 'a' }).refused).toBe('accepted');
    expect(refused({ amount: 1501 })).toMatchObject({
      refused: 'assessment_above_request_without_reason',
      details: { amount: 1501, request: 1500 },
    });
    expect(refused({ amount: 1501, reason: 'a' }).refused).toBe('accepted');
    expect(refused({ amount: -1, reason: 'a' }).refused).toBe('malformed');
  });

  test('that holds the line back needs one too', () => {
    expect(refused({ amount: null }).refused).toBe('held_without_reason');
    expect(refused({ amount: null, reason: 'a' }).refused).toBe('accepted');
  });

  test('of a later stage is held against the stage before it, and replaces none', () => {
    const play = assessing()
      .does('somu.chief', 'assess', assess(given({ amount: 1200, reason: 'a' })))
      .does('somu.chief', 'assess', assess(given({ line: 'p2', ...held })))
      .does('somu.chief', 'finish_stage');
    expect(play.duties).toEqual(['somu/head assess']);
    expect(play.refusal('somu.head', 'assess', assess(given({ amount: 1200 })))).toBe('accepted');
    expect(play.refusal('somu.head', 'assess', assess(given({ amount: 1500 })))).toBe(
      'assessment_without_reason',
    );
    expect(
      play.why('somu.head', 'assess', assess(given({ line: 'p2', amount: 800 }))),
    ).toMatchObject({
      refused: 'assessment_without_reason',
      details: { before: '—' },
    });
    expect(play.line('p1').assessments.map(({ stage, amount }) => [stage, amount])).toEqual([
      ['first', 1200],
      ['second', 1200],
    ]);
  });

  test('within a stage replaces the one before it, and leaves other lines alone', () => {
    const play = assessing().does('somu.chief', 'assess', assess(given()));
    const other = play.line('p2');
    play.does('somu.chief', 'assess', assess(given({ amount: 1, reason: 'a' })));
    expect(play.line('p1').assessments).toMatchObject([{ stage: 'first', amount: 1 }]);
    expect(play.refusal('somu.chief', 'assess', assess(given({ amount: 1 })))).toBe(
      'assessment_without_reason',
    );
    expect(play.line('p2')).toBe(other);
  });

  test('is of lines that ask, each once', () => {
    const play = opened().put({ line: 'p1' }, { line: 'idea', included: false });
    play.does('kita.clerk', 'hand_in').does('kita.head', 'submit').until('2026-12-28T17:30');
    const why = (...lines: string[]) =>
      play.refusal(
        'somu.chief',
        'assess',
        assess(...lines.map((line) => given({ line, amount: 1000 }))),
      );
    expect(why('idea')).toBe('line_not_asked');
    expect(why('none')).toBe('unknown_line');
    expect(why('p1', 'p1')).toBe('line_named_twice');
    expect(why('p1')).toBe('accepted');
    expect(play.does('somu.chief', 'finish_stage').r.stage).toBe('second');
  });
});

describe('a stage', () => {
  test('ends when every line that asks has its assessment', () => {
    const play = assessing();
    expect(play.duties).toEqual(['somu/chief assess']);
    play.does('somu.chief', 'assess', assess(given()));
    expect(play.why('somu.chief', 'finish_stage')).toMatchObject({
      refused: 'stage_unfinished',
      details: { count: 1, line: 'p2', stage: 'first' },
    });
    expect(play.probe('somu.chief', 'finish_stage')).toBe('stage_unfinished');
    play.does('somu.chief', 'assess', assess(given({ line: 'p2', amount: 800 })));
    expect(play.duties).toEqual(['somu/chief finish_stage']);
    expect(play.refusal('somu.head', 'finish_stage')).toBe('not_allowed');
    play.does('somu.chief', 'finish_stage');
    expect(play.step).toBe('assessing');
    expect(play.toldPlaces('request_to_assess')).toEqual(['somu/head']);
    expect(play.refusal('somu.chief', 'assess', assess(given()))).toBe('not_allowed');
  });

  test('has its time; late is late, and nothing is decided by that', () => {
    const play = assessing();
    const due = play.last.duties[0]?.dueAt ?? '';
    expect(play.timers).toEqual(['step']);
    play.at = play.last.timers[0]?.dueAt ?? play.at;
    play.fire({ name: 'step', dueAt: play.at });
    expect(play.at).toBe(due);
    expect(play.stuck).toEqual(['step_overdue']);
    expect(play.toldPlaces('step_overdue')).toEqual(['somu/chief', 'somu/clerk']);
    expect(play.step).toBe('assessing');
  });

  test('the last of them tells the cycle what was granted', () => {
    const play = assessed();
    expect(play.step).toBe('assessed');
    expect(play.heard).toMatchObject([
      { step: 'assessed', request: 2300, assessed: 2000, undecided: 0 },
    ]);
    expect(assessed(held).heard).toMatchObject([{ assessed: 1200, undecided: 1 }]);
    expect(play.duties).toEqual([]);
  });

  test('there may be one alone', () => {
    const city = books((draft) => {
      draft.budget.stages = draft.budget.stages.slice(0, 1);
    });
    const play = opened({}, city).put({});
    play.does('kita.clerk', 'hand_in').does('kita.head', 'submit').until('2026-12-28T17:30');
    play.does('somu.chief', 'assess', assess(given({ amount: 1000 })));
    expect(play.does('somu.chief', 'finish_stage').step).toBe('assessed');
  });

  test('nobody assesses, finishes or restores what he asked for', () => {
    const play = assessing();
    const assessments = assess(given(), given({ line: 'p2', amount: 800 }));
    expect(play.refusal('somu.chief=kita.clerk', 'assess', assessments)).toBe('four_eyes');
    expect(play.refusal('somu.chief=kita.head', 'assess', assessments)).toBe('four_eyes');
    play.does('somu.chief', 'assess', assessments);
    expect(play.refusal('somu.chief=kita.head', 'finish_stage')).toBe('four_eyes');
    const restore = { lines: [{ line: 'p1', amount: 1500 }] };
    expect(restoring().refusal('shicho.mayor=kita.head', 'restore', restore)).toBe('four_eyes');
    const { commands } = play.workflow;
    const barred = Object.entries(commands).flatMap(([type, { byOther }]) => (byOther ? type : []));
    expect(barred).toEqual(['forward', 'assess', 'finish_stage', 'restore']);
  });
});

describe('a question about a line', () => {
  test('is owed by the section, by its own date, and answered once', () => {
    const play = assessing().does('somu.chief', 'ask', {
      ...{ line: 'p2', question: 'How many?', category: 'sum', dueOn: '2027-01-08' },
    });
    expect(play.toldPlaces('request_asked')).toEqual(['kita/clerk', 'kita/chief']);
    expect(play.duties).toEqual(['somu/chief assess', 'kita/clerk reply q1']);
    expect(play.last.duties.find(({ act }) => act === 'reply')?.dueAt).toBe(
      wall('2027-01-08T17:30'),
    );
    play.does('somu.chief', 'ask', { line: 'p1', question: 'Why?' });
    const other = play.line('p2');
    play.does('kita.clerk', 'reply', { question: 'q2', text: 'So' });
    expect(play.line('p2')).toBe(other);
    expect(play.line('p1').questions).toMatchObject([
      { id: 'q2', question: 'Why?', category: null, dueOn: null, answer: { text: 'So' } },
    ]);
    expect(play.refusal('kita.clerk', 'reply', { question: 'q2', text: 'b' })).toBe(
      'unknown_question',
    );
    expect(play.refusal('kita.clerk', 'reply', { question: 'q9', text: 'b' })).toBe(
      'unknown_question',
    );
    expect(play.probe('kita.clerk', 'reply')).toBe('possible');
    expect(play.refusal('somu.chief', 'ask', { line: 'p9', question: 'a' })).toBe('unknown_line');
    play.does('somu.chief', 'ask', { line: 'p1', question: 'And?' });
    play.does('kita.clerk', 'reply', { question: 'q3', text: 'Then' });
    expect(play.line('p1').questions.map(({ answer }) => answer?.text)).toEqual(['So', 'Then']);
  });
});

describe('appeals (scenario 37)', () => {
  const appeal = (amount: number, line = 'p1') => ({ lines: [{ line, amount, reason: 'a' }] });

  test('ask for what is missing, to the last unit', () => {
    const play = noticed();
    expect(play.duties).toEqual(['kita/head accept_notice']);
    expect(play.refusal('kita.head', 'appeal', appeal(300))).toBe('accepted');
    expect(play.why('kita.head', 'appeal', appeal(301))).toMatchObject({
      refused: 'appeal_over_request',
      details: { noticed: 1200, amount: 301, request: 1500, excess: 1 },
    });
    expect(play.why('kita.head', 'appeal', appeal(400)).details).toMatchObject({ excess: 100 });
    expect(play.why('kita.head', 'appeal', appeal(0)).refused).toBe('malformed');
  });

  test('are for shortfalls and for what was held back', () => {
    expect(noticed().why('kita.head', 'appeal', appeal(1, 'p2'))).toMatchObject({
      refused: 'nothing_to_appeal',
      details: { noticed: 800, request: 800 },
    });
    expect(noticed(held).refusal('kita.head', 'appeal', appeal(800, 'p2'))).toBe('accepted');
    expect(noticed(held).refusal('kita.head', 'appeal', appeal(801, 'p2'))).toBe(
      'appeal_over_request',
    );
    const more = { amount: 900, code: 'special', reason: 'a' };
    expect(noticed(more).refusal('kita.head', 'appeal', appeal(1, 'p2'))).toBe('nothing_to_appeal');
  });

  test('are taken until the last instant of the window', () => {
    const play = noticed();
    play.at = wall('2027-01-25T17:29');
    expect(play.fork().refusal('kita.head', 'appeal', appeal(300))).toBe('accepted');
    play.at = wall('2027-01-25T17:30');
    expect(play.why('kita.head', 'appeal', appeal(300))).toMatchObject({
      refused: 'appeals_closed',
      details: { on: '2027-01-25' },
    });
    expect(play.refusal('kita.head', 'accept_notice')).toBe('appeals_closed');
    expect(play.until('2027-01-25T17:30').step).toBe('settled');
    const late = { refused: 'appeals_closed', details: { on: '2027-01-25' } };
    expect(play.why('kita.head', 'appeal', appeal(300))).toMatchObject(late);
    const early = noticed().does('kita.head', 'accept_notice');
    expect(early.refusal('kita.head', 'appeal', appeal(300))).toBe('not_in_this_step');
    const heldBack = noticed(held).until('2027-01-25T17:30');
    expect(heldBack.step).toBe('restoring');
    expect(heldBack.why('kita.head', 'appeal', appeal(300))).toMatchObject(late);
  });

  test('follow the cycle when it moves the window, also while its word is on the way', () => {
    const later = { appealsCloseAt: wall('2027-01-27T17:30') };
    const play = noticed().cycle('noticed', later).until('2027-01-25T17:30');
    expect(play.step).toBe('noticed');
    expect(play.refusal('kita.head', 'appeal', appeal(300))).toBe('accepted');
    expect(play.until('2027-01-27T17:30').step).toBe('restoring');
    const told = noticed().moves('rescheduled', 'noticed', {}, later);
    expect(told.until('2027-01-27T17:29').step).toBe('noticed');
  });

  test('are counted by the cycle, replaced and withdrawn', () => {
    const play = noticed().does('kita.head', 'appeal', appeal(300));
    expect(play.heard).toMatchObject([{ undecided: 1 }]);
    play.does('kita.head', 'appeal', appeal(200));
    expect(play.line('p1').appeal).toMatchObject({ amount: 200, by: { seat: 'kita.head' } });
    expect(play.refusal('kita.head', 'withdraw_appeal', { lines: ['p2'] })).toBe('not_appealed');
    play.does('kita.head', 'withdraw_appeal', { lines: ['p1'] });
    expect(play.heard).toMatchObject([{ undecided: 0 }]);
    expect(play.until('2027-01-25T17:30').step).toBe('settled');
  });

  test('end early when the notice is accepted; what was held back still goes to the mayor', () => {
    expect(settled().step).toBe('settled');
    expect(settled().duties).toEqual([]);
    expect(noticed(held).does('kita.head', 'accept_notice').step).toBe('restoring');
  });

  test('have no window where the notice came after it', () => {
    const play = assessed().now('2027-01-26T10:00').moves('noticed', 'noticed');
    expect(play.step).toBe('settled');
  });

  test('without a date last until the notice is accepted', () => {
    const open = { appealsCloseAt: null };
    const play = assessed().moves('noticed', 'noticed', {}, open);
    expect(play.timers).toEqual([]);
    expect(play.now('2027-06-01T10:00').refusal('kita.head', 'appeal', appeal(300))).toBe(
      'accepted',
    );
    play.does('kita.head', 'withdraw_appeal', { lines: ['p1'] });
    expect(play.does('kita.head', 'accept_notice').step).toBe('settled');
  });
});

describe('the restoration', () => {
  const restore = (...lines: object[]) => ({ lines });

  test('decides every line that was appealed or held back, and then it is settled', () => {
    const play = restoring();
    expect(play.duties).toEqual(['shicho/mayor restore']);
    play.does('shicho.mayor', 'restore', restore({ line: 'p1', amount: 1500 }));
    expect(play.step).toBe('restoring');
    expect(play.heard).toMatchObject([{ step: 'restoring', undecided: 1 }]);
    play.does('shicho.mayor', 'restore', restore({ line: 'p2', amount: 800 }));
    expect(play.step).toBe('settled');
    expect(play.heard.at(-1)).toMatchObject({ step: 'settled', undecided: 0 });
  });

  test('gives no more than was requested, and says why it gives less than was asked', () => {
    const why = (line: string, amount: number, reason?: string) =>
      restoring().why(
        'shicho.mayor',
        'restore',
        restore({ line, amount, ...(reason && { reason }) }),
      );
    expect(why('p1', 1501, 'a')).toMatchObject({ refused: 'restored_over_request' });
    expect(why('p1', 1499)).toMatchObject({
      refused: 'restored_without_reason',
      details: { wanted: 1500 },
    });
    expect(why('p1', 1499, 'a').refused).toBe('accepted');
    expect(why('p2', 0)).toMatchObject({ refused: 'restored_without_reason' });
    expect(why('p2', 0, 'a').refused).toBe('accepted');
  });

  test('is of no other line', () => {
    const play = noticed().does('kita.head', 'appeal', {
      lines: [{ line: 'p1', amount: 1, reason: 'a' }],
    });
    play.until('2027-01-25T17:30');
    expect(play.refusal('shicho.mayor', 'restore', restore({ line: 'p2', amount: 1 }))).toBe(
      'nothing_to_restore',
    );
    expect(play.does('shicho.mayor', 'ask', { line: 'p1', question: 'a' }).duties).toEqual([
      'shicho/mayor restore',
      'kita/clerk reply q1',
    ]);
  });
});

describe('the final notice and the vote', () => {
  test('fix what each line gets, and what the assembly passed of it', () => {
    const play = finalised();
    expect(play.r.lines.map(({ final }) => final)).toEqual([1200, 800]);
    expect(play.r.lines.map(({ passed }) => passed)).toEqual([null, null]);
    const done = voted();
    expect(done.last.summary.outcome).toBe('passed');
    expect(done.r.lines.map(({ passed }) => passed)).toEqual([1200, 800]);
    const [effect] = done.asked('open_case') as unknown as { procedure: string; command: object }[];
    expect(effect?.procedure).toBe('budget_execution');
    expect(openExecution.parse(effect?.command)).toMatchObject({
      ...{ request: done.r.id, cycle: cycleId, fiscalYear: 2027, kind: 'initial', lane: 'own' },
      passedOn: '2027-03-19',
      lines: [
        { passed: 1200, entry: { line: 'p1', request: 1500 }, consulted: null },
        { passed: 800, entry: { line: 'p2' } },
      ],
    });
  });

  test('of an amended budget lower a line, and the ward hears of it (scenario 44)', () => {
    const changes = [{ line: 'p1', amount: 1000 }];
    const done = voted({ outcome: 'amended', changes });
    expect(done.line('p1')).toMatchObject({ request: 1500, final: 1200, passed: 1000 });
    expect(done.line('p2').passed).toBe(800);
    expect(done.toldPlaces('request_lowered')).toEqual(['kita/clerk', 'kita/chief', 'kita/head']);
    expect(done.notice('request_lowered')?.about).toMatchObject({
      reason: 'p1 Project 1200 → 1000',
    });
    const [effect] = done.asked('open_case') as unknown as { command: object }[];
    expect(effect?.command).toMatchObject({ request: done.r.id, lines: [{ passed: 1000 }, {}] });
    expect(voted().told).not.toContain('request_lowered');
  });

  test('a vote on lines that the request does not have is shown, and lost for nobody', () => {
    const changes = [{ line: 'other', amount: 5 }];
    const done = voted({ outcome: 'amended', changes });
    expect(done.r.unmatched).toEqual(['other']);
    expect(done.toldPlaces('request_vote_unmatched')[0]).toBe('somu/chief');
  });

  test('many lowered lines are told in one notice', () => {
    const lines = Array.from({ length: 25 }, (_, at) => entry({ line: `p${at}`, request: 10 }));
    const play = opened().does('kita.clerk', 'put_lines', { lines });
    play.does('kita.clerk', 'hand_in').does('kita.head', 'submit').until('2026-12-28T17:30');
    const grants = { lines: lines.map(({ line }) => given({ line, amount: 10 })) };
    for (const who of ['somu.chief', 'somu.head']) {
      play.does(who, 'assess', grants).does(who, 'finish_stage');
    }
    play.moves('noticed', 'noticed').does('kita.head', 'accept_notice');
    play.moves('finalised', 'finalised');
    const changes = lines.map(({ line }) => ({ line, amount: 9 }));
    play.moves('voted', 'executing', { outcome: 'amended', on: '2027-03-19', changes });
    expect(play.last.effects.filter(({ kind }) => kind === 'notify')).toHaveLength(2);
    expect(play.notice('request_lowered')?.about?.['reason']).toMatch(/p19 Project 10 → 9 \/ \+5$/);
  });

  test('of a refused budget leave it as it was noticed, until another passes', () => {
    const play = voted({ outcome: 'rejected' });
    expect(play.step).toBe('finalised');
    expect(play.told).toContain('request_rejected');
    expect(play.r.cycle).toMatchObject({ phase: 'finalised', rejected: true });
    const passed = play.fork().moves('voted', 'executing', { outcome: 'passed', on: '2027-03-26' });
    expect(passed.r.closedAs).toBe('passed');
    expect(passed.r.cycle.rejected).toBe(false);
    expect(play.moves('withdrawn', 'closed').r.closedAs).toBe('rejected');
    expect(play.told).toContain('request_cycle_ended');
  });

  test('that give nothing open no execution', () => {
    const changes = [
      { line: 'p1', amount: 0 },
      { line: 'p2', amount: 0 },
    ];
    const done = voted({ outcome: 'amended', changes });
    expect(done.r.closedAs).toBe('unfunded');
    expect(done.asked('open_case')).toEqual([]);
  });

  test('an idea is carried along and given nothing', () => {
    const play = complete().put({ line: 'idea', included: false });
    play.does('kita.clerk', 'hand_in').does('kita.head', 'submit').until('2026-12-28T17:30');
    const idea = play.line('idea');
    for (const who of ['somu.chief', 'somu.head']) {
      const lines = [given(), given({ line: 'p2', amount: 800 })];
      play.does(who, 'assess', { lines }).does(who, 'finish_stage');
    }
    play.moves('noticed', 'noticed').does('kita.head', 'accept_notice');
    play.moves('finalised', 'finalised');
    expect(play.line('idea')).toBe(idea);
    play.moves('voted', 'executing', { outcome: 'passed', on: '2027-03-19' });
    expect(play.line('idea')).toBe(idea);
    expect(idea).toMatchObject({ final: null, passed: null, assessments: [] });
    const [effect] = play.asked('open_case') as unknown as { command: { lines: object[] } }[];
    expect(effect?.command.lines).toHaveLength(2);
  });
});

describe('what the cycle says', () => {
  test('is kept until the request has come so far, in whatever order it arrives', () => {
    const play = requested();
    play.moves('noticed', 'noticed');
    expect(play.step).toBe('assessing');
    play.moves('closed', 'noticed');
    expect(play.r.cycle.phase).toBe('noticed');
    const grants = assess(given(), given({ line: 'p2', amount: 800 }));
    for (const who of ['somu.chief', 'somu.head']) {
      play.does(who, 'assess', grants).does(who, 'finish_stage');
    }
    expect(play.step).toBe('noticed');
    play.does('kita.head', 'accept_notice');
    expect(play.step).toBe('settled');
    play.moves('voted', 'executing', { outcome: 'passed', on: '2027-03-19' });
    expect(play.r.closedAs).toBe('passed');
    expect(play.r.lines.map(({ final, passed }) => [final, passed])).toEqual([
      [1500, 1500],
      [800, 800],
    ]);
  });

  test('ends every request when the cycle is withdrawn', () => {
    for (const enter of [complete, requested, assessing, noticed, restoring, settled, finalised]) {
      const play = enter().moves('withdrawn', 'closed');
      expect(play.r.closedAs).toBe('withdrawn');
      expect(play.heard).toMatchObject([{ step: 'closed' }]);
    }
  });

  test('the offices and the overseers of a request follow the organisation', () => {
    const moving = books((draft) => {
      const mayor = draft.organisation.offices.find(
        ({ code }: { code: string }) => code === 'mayor',
      );
      mayor.until = '2027-01-01';
      draft.organisation.offices.push({
        ...mayor,
        unit: 'vice-a',
        inForceOn: '2027-01-01',
        until: undefined,
      });
    });
    const play = opened({}, moving).put({});
    expect(play.timers).toContain('offices');
    play.does('kita.clerk', 'hand_in').does('kita.head', 'submit').until('2027-01-01T00:00');
    expect(play.r.officesOn).toBe('2027-01-01');
    expect(play.last.summary.readers).toContain('vice-a');
  });
});
