import { describe, expect, test } from '@jest/globals';
import { ladderIn, matterIn, modeIn, overseers, variant } from './city.ts';
import { accepted, ruling, submitted } from './consultation.ts';
import { wall } from './play.ts';

const proceed = { ruling: 'proceed', reason: 'needed' };
const stop = { ruling: 'stop', reason: 'too early' };

describe('a ruling', () => {
  test('is asked of the vice mayors of both sides, and of nobody twice', () => {
    expect(ruling().duties).toEqual(['vice-a/vice-mayor rule', 'vice-b/vice-mayor rule']);
    const a = { unit: 'vice-a', role: 'vice-mayor' };
    const play = ruling(undefined, { overseers: { toshi: a, higashi: a } });
    expect(play.duties).toEqual(['vice-a/vice-mayor rule']);
    expect(play.toldPlaces('ruling_requested')).toEqual(['vice-a/vice-mayor']);
    expect(play.last.summary.readers).toContain('vice-a');
    expect(play.does('vice-a.vice-mayor', 'rule', proceed).c.outcome).toBe('ruled_proceed');
  });

  test('stands when both rule alike; the dissent stays on the sheet', () => {
    const play = ruling().does('vice-a.vice-mayor', 'rule', proceed);
    expect(play.step).toBe('ruling');
    expect(play.duties).toEqual(['vice-b/vice-mayor rule']);
    play.does('vice-b.vice-mayor', 'rule', proceed);
    expect(play.c.outcome).toBe('ruled_proceed');
    expect(play.notice('ruled')?.about).toMatchObject({
      outcome: 'ruled_proceed',
      reason: 'needed',
    });
    expect(play.reply('higashi').answer?.kind).toBe('disagree');
  });

  test('goes up when they differ, and both rulings are kept', () => {
    const play = ruling().does('vice-a.vice-mayor', 'rule', proceed).now('2026-12-24T10:00');
    play.does('vice-b.vice-mayor', 'rule', stop);
    expect(play.duties).toEqual(['shicho/mayor rule']);
    expect(play.toldPlaces('rulings_differ')).toEqual(['shicho/mayor']);
    expect(play.last.timers).toEqual([{ name: 'step', dueAt: wall('2027-01-06T17:30') }]);
    expect(play.c.pastRulings).toMatchObject([{ ruling: 'proceed' }, { ruling: 'stop' }]);
    expect(play.refusal('vice-a.vice-mayor', 'rule', stop)).toBe('not_allowed');
    expect(play.does('shicho.mayor', 'rule', stop).c.outcome).toBe('ruled_stop');
  });

  test('is given once by each, in the words of the rulebook, and by no proposer', () => {
    const play = ruling();
    expect(play.refusal('vice-a.vice-mayor', 'rule', { ...proceed, ruling: 'maybe' })).toBe(
      'unknown_ruling',
    );
    expect(play.refusal('vice-a.vice-mayor=toshi.clerk', 'rule', proceed)).toBe('four_eyes');
    play.does('vice-a.vice-mayor', 'rule', proceed);
    expect(play.refusal('vice-a.vice-mayor', 'rule', stop)).toBe('already_ruled');
  });

  test('is the mayor’s at once where nobody oversees the parties', () => {
    expect(ruling(undefined, { overseers: {} }).duties).toEqual(['shicho/mayor rule']);
  });

  test('of several above is the first one’s', () => {
    const rulebook = variant((draft) => {
      ladderIn(draft).ruling.whenDiffering.push({ unit: 'somu', role: 'head' });
    });
    const play = ruling(rulebook).does('vice-a.vice-mayor', 'rule', proceed);
    play.does('vice-b.vice-mayor', 'rule', stop);
    expect(play.duties).toEqual(['shicho/mayor rule', 'somu/head rule']);
    expect(play.does('somu.head', 'rule', proceed).c.outcome).toBe('ruled_proceed');
  });

  test('that nobody can give is stuck and says so, and the case can be withdrawn', () => {
    const rulebook = variant((draft) => {
      ladderIn(draft).ruling.whenDiffering = [{ overseers: 'parties' }];
    });
    const play = ruling(rulebook, { overseers: {} });
    expect(play.stuck).toEqual(['no_ruler']);
    expect(play.duties).toEqual([]);
    expect(play.does('toshi.head', 'withdraw', { reason: 'a' }).c.outcome).toBe('withdrawn');
  });

  test('that is late reminds the rulers and decides nothing', () => {
    const play = ruling().until('2027-01-04T17:30');
    expect(play.stuck).toEqual(['step_overdue']);
    expect(play.toldPlaces('step_overdue')).toContain('vice-b/vice-mayor');
    expect(play.step).toBe('ruling');
  });

  test('to stop forbids the implementation; to amend permits it', () => {
    const all = (code: string) =>
      ruling()
        .does('vice-a.vice-mayor', 'rule', { ...stop, ruling: code })
        .does('vice-b.vice-mayor', 'rule', { ...stop, ruling: code });
    const stopped = all('stop');
    expect(stopped.duties).toEqual(['toshi/head drop']);
    expect(stopped.refusal('toshi.head', 'implement')).toBe('stopped_by_ruling');
    expect(all('amend').does('toshi.head', 'implement').step).toBe('implementing');
  });

  test('asks the vice mayor of a ward with an unmet condition too', () => {
    const c = { unit: 'vice-c', role: 'vice-mayor' };
    const play = accepted({ addressees: ['kita', 'higashi'] }, undefined, {
      overseers: { ...overseers, kita: { ...c, unit: 'shicho' } },
    });
    play.does('kita.head', 'answer', {
      answer: 'agree-if',
      conditions: [{ text: 'later', dueOn: '2027-05-31' }],
    });
    play.does('higashi.head', 'answer', { answer: 'disagree', reason: 'a' });
    while (play.step === 'mediating') {
      const level = play.c.mediation?.placement;
      play.says('level_outcome', {
        level,
        session: '00000000-0000-4000-8000-0000000000aa',
        outcome: 'unsettled',
      });
    }
    expect(play.duties).toEqual([
      'vice-a/vice-mayor rule',
      'vice-b/vice-mayor rule',
      'shicho/vice-mayor rule',
    ]);
  });
});

describe('a mode that is ruled at once', () => {
  const rulebook = variant((draft) => {
    draft.consultation.modes.push({
      ...modeIn(draft),
      code: 'mayor',
      opening: 'ruling',
      approval: false,
      screening: false,
      decider: [{ office: 'mayor', role: 'mayor' }],
      answers: undefined,
      response: undefined,
    });
    matterIn(draft).mode = [{ use: 'mayor' }];
  });

  test('tells the addressees and asks the decider, who rules alone', () => {
    const play = submitted({}, rulebook);
    expect(play.step).toBe('ruling');
    expect(play.told).toEqual(['ruling_notice', 'ruling_requested']);
    expect(play.last.number).not.toBeNull();
    expect(play.duties).toEqual(['shicho/mayor rule']);
    expect(play.does('shicho.mayor', 'rule', proceed).c.outcome).toBe('ruled_proceed');
  });

  test('has no answers to weigh: its parties are the initiator and all addressees', () => {
    const byOverseers = variant((draft) => {
      draft.consultation.modes = rulebook.consultation.modes.map((mode) =>
        mode.code === 'mayor' ? { ...mode, decider: [{ overseers: 'parties' }] } : mode,
      );
      matterIn(draft).mode = [{ use: 'mayor' }];
    });
    expect(submitted({}, byOverseers).duties).toEqual([
      'vice-a/vice-mayor rule',
      'vice-b/vice-mayor rule',
    ]);
  });
});
