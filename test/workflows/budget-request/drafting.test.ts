/** A sheet until it lies with finance: its opening, its lines, and what it must have. */

import { describe, expect, test } from '@jest/globals';
import {
  consultation,
  cycleId,
  drafted,
  entry,
  finalised,
  opened,
  opening,
  RequestPlay,
  refusedOpening,
  voted,
} from './request-play.ts';
import { books } from './rulebook.ts';

describe('the opening', () => {
  test('registers an empty sheet with the cycle, named after both', () => {
    const play = opened();
    expect(play.r.title).toBe('Budget 2027 own');
    expect(play.last.summary).toMatchObject({
      matter: 'own',
      fiscalYear: 2027,
      addressees: ['somu'],
    });
    expect(play.duties).toEqual(['kita/clerk put_lines']);
    expect(play.heard).toEqual([
      {
        ...{ to: cycleId, type: 'request_moved', case: play.r.id, initiator: 'kita', lane: 'own' },
        ...{ step: 'drafting', request: 0, assessed: null, undecided: 0 },
      },
    ]);
    expect(opened({ title: 'Mine' }).r.title).toBe('Mine');
  });

  test('takes cycles that still take requests, and no other case', () => {
    const at = (step: string) => refusedOpening({}, new RequestPlay().cycle(step)).refused;
    expect(['preparing', 'guided', 'requesting'].map(at)).toEqual(['opened', 'opened', 'opened']);
    expect(['assessing', 'finalised', 'closed'].map(at)).toEqual([
      'requests_closed',
      'requests_closed',
      'requests_closed',
    ]);
    expect(refusedOpening({}, new RequestPlay().cycle('assessing')).details).toEqual({
      on: '2026-12-28',
    });
    expect(refusedOpening({ cycle: 'B-1' }).refused).toBe('cycle_unknown');
    const other = new RequestPlay().links({ 'B-1': consultation() });
    expect(refusedOpening({ cycle: 'B-1' }, other).refused).toBe('cycle_unknown');
  });

  test('takes lanes of the rulebook that are open to the unit in the year (scenario 47)', () => {
    expect(refusedOpening({ lane: 'none' })).toMatchObject({
      refused: 'unknown_lane',
      details: { lanes: expect.not.stringContaining('some') },
    });
    expect(refusedOpening({ lane: 'some' }).refused).toBe('lane_not_for_ward');
    expect(refusedOpening({ lane: 'some', initiator: 'higashi' }).refused).toBe('opened');
    const later = new RequestPlay().cycle('requesting', { fiscalYear: 2029 });
    expect(refusedOpening({ lane: 'some', initiator: 'higashi' }, later).refused).toBe(
      'lane_not_for_ward',
    );
    expect(refusedOpening({ initiator: 'toshi' }).refused).toBe('lane_not_for_ward');
    expect(refusedOpening({ initiator: 'toshi', lane: 'gated' }).refused).toBe('opened');
    expect(refusedOpening({ initiator: 'nowhere' }).refused).toBe('unknown_unit');
  });

  test('takes the one place of its unit on the lane until it is over', () => {
    const play = opened();
    const key = `${cycleId} kita own`;
    const details = { unit: 'kita', lane: 'own' };
    expect(play.last.summary.claim).toEqual({ key, taken: { refused: 'sheet_exists', details } });
    expect(opened({ lane: 'office' }).last.summary.claim?.key).not.toBe(key);
    expect(opened({ initiator: 'higashi' }).last.summary.claim?.key).not.toBe(key);
    play.does('kita.clerk', 'withdraw', { reason: 'a' });
    expect(play.last.summary).not.toHaveProperty('claim');
    expect(finalised().last.summary.claim?.key).toBe(key);
    expect(voted().last.summary).not.toHaveProperty('claim');
  });

  test('is by a drafting hand of the lane on that day, in a city with a budget', () => {
    expect(
      new RequestPlay().open('kita.head', {
        type: 'open',
        cycle: cycleId,
        lane: 'own',
        initiator: 'kita',
      }),
    ).toMatchObject({
      refused: 'not_allowed',
    });
    const none = books((draft) => {
      draft.budget = undefined;
    });
    expect(
      new RequestPlay(none).openBySystem({
        type: 'open',
        cycle: cycleId,
        lane: 'own',
        initiator: 'kita',
      }),
    ).toMatchObject({
      refused: 'no_budget_rules',
    });
    const moved = books((draft) => {
      const [own] = draft.budget.lanes;
      const later = { ...own, draft: [{ party: 'initiator', role: 'head' }] };
      draft.budget.lanes.push({ ...later, inForceOn: '2027-01-01' });
    });
    const play = new RequestPlay(moved);
    expect(play.open('kita.head', opening())).toMatchObject({
      refused: 'not_allowed',
      details: { holders: 'kita/clerk, kita/chief' },
    });
  });
});

describe('lines', () => {
  test('are put whole: what a put names takes the place of what was there', () => {
    const play = drafted().put({ line: 'p1', request: 900, note: 'b' }, { line: 'p3' });
    expect(play.r.lines.map(({ line, request, revision }) => [line, request, revision])).toEqual([
      ['p1', 900, 2],
      ['p2', 800, 1],
      ['p3', 1000, 1],
    ]);
    expect(play.line('p1').put).toMatchObject({ at: play.at, by: { seat: 'kita.clerk' } });
    expect(play.last.effects).toEqual([]);
  });

  test('that say what is there already stay the very same objects', () => {
    const play = drafted();
    const before = play.r.lines;
    play.put({ line: 'p1', request: 1500 }, { line: 'p2', request: 801 });
    expect(play.r.lines[0]).toBe(before[0]);
    expect(play.line('p2').revision).toBe(2);
  });

  test('of two people are not overwritten unseen', () => {
    const play = drafted();
    const put = (fields: object) => ({ lines: [entry({ line: 'p1', ...fields })] });
    expect(play.refusal('kita.chief', 'put_lines', put({ seen: 1 }))).toBe('accepted');
    const seenBefore = play.why('kita.clerk', 'put_lines', put({ seen: 1 }));
    expect(seenBefore).toMatchObject({
      refused: 'line_moved_on',
      details: { line: 'p1', seen: 1, current: 2 },
    });
    expect(play.refusal('kita.clerk', 'put_lines', put({ seen: 2, request: 7 }))).toBe('accepted');
    const isNew = { lines: [entry({ line: 'p9', seen: 1 })] };
    expect(play.why('kita.clerk', 'put_lines', isNew).details).toMatchObject({ current: 0 });
    expect(
      play.refusal('kita.clerk', 'put_lines', { lines: [entry({ line: 'p9', seen: 0 })] }),
    ).toBe('accepted');
  });

  test('are all taken or none, and the refusal says how many are wrong', () => {
    const play = drafted();
    const lines = [
      entry({ line: 'p3' }),
      entry({ line: 'p4', categories: ['x'] }),
      entry({ line: 'p5', categories: ['y'] }),
    ];
    expect(play.why('kita.clerk', 'put_lines', { lines })).toMatchObject({
      refused: 'unknown_category',
      details: { line: 'p4', code: 'x', faults: 2 },
    });
    expect(play.r.lines).toHaveLength(2);
  });

  test('go, and their names with them', () => {
    const play = drafted().does('kita.clerk', 'remove_lines', { lines: ['p1'] });
    expect(play.r.lines.map(({ line }) => line)).toEqual(['p2']);
    expect(play.refusal('kita.clerk', 'remove_lines', { lines: ['p1'] })).toBe('unknown_line');
    expect(play.refusal('kita.clerk', 'remove_lines', { lines: ['p2', 'p2'] })).toBe(
      'line_named_twice',
    );
  });

  test('are ranked from 1 on: those named, then the others as they stood', () => {
    const play = drafted({ lane: 'long' })
      .put({ line: 'p3', priority: 1 }, { line: 'idea', included: false })
      .does('kita.clerk', 'rank_lines', { lines: ['p2'] });
    const ranks = () => play.r.lines.map(({ line, priority }) => [line, priority]);
    expect(ranks()).toEqual([
      ['p1', 3],
      ['p2', 1],
      ['p3', 2],
      ['idea', undefined],
    ]);
    expect(play.line('p1').put.by.person).toBe('kita.clerk');
    const before = play.r.lines;
    play.does('kita.chief', 'rank_lines', { lines: ['p2', 'p3'] });
    expect(play.r.lines).toEqual(before);
    expect(play.r.lines[0]).toBe(before[0]);
    expect(play.refusal('kita.clerk', 'rank_lines', { lines: ['idea'] })).toBe('line_not_asked');
  });

  test('carry what their consultation came to, and who did not consent (scenario 32)', () => {
    const dissents = [{ unit: 'kita', reason: '建替えを望む' }];
    const ruled = consultation({ outcome: 'ruled_proceed', shown: { dissents } });
    const line = { line: 'p1', reallotTo: 'kita', consultation: 'K-1' };
    const play = opened({ lane: 'gated', initiator: 'toshi' }).links({ 'K-1': ruled }).put(line);
    expect(play.line('p1').consulted).toEqual({
      number: 'K-1',
      outcome: 'ruled_proceed',
      dissents,
    });
    play.does('toshi.clerk', 'hand_in').does('toshi.head', 'submit').until('2026-12-28T17:30');
    expect(play.step).toBe('assessing');
    expect(play.toldPlaces('dissent_travels')).toEqual(['somu/chief']);
    expect(play.notice('dissent_travels')?.about).toEqual({ unit: 'kita', reason: '建替えを望む' });
    expect(play.last.summary.readers).toEqual(['toshi', 'somu', 'shicho']);
  });

  test('carry nothing of a consultation that has come to nothing, or shows nothing', () => {
    const open = consultation({ outcome: null });
    const { shown: _shown, ...silent } = consultation();
    const play = opened().links({ 'K-1': open, 'K-2': silent });
    play.put({ line: 'p1', consultation: 'K-1' }, { line: 'p2', consultation: 'K-2' });
    expect(play.line('p1').consulted).toBeNull();
    expect(play.line('p2').consulted).toMatchObject({ outcome: 'agreed', dissents: [] });
  });

  test('whose consultation is withdrawn meanwhile do not leave the ward', () => {
    const line = { line: 'p1', reallotTo: 'kita', consultation: 'K-1' };
    const play = opened({ lane: 'gated', initiator: 'toshi' })
      .links({ 'K-1': consultation() })
      .put(line, { line: 'p2' })
      .links({ 'K-1': consultation({ outcome: 'withdrawn' }) });
    expect(play.refusal('toshi.clerk', 'hand_in')).toBe('consultation_not_concluded');
    play.links({ 'K-1': consultation({ outcome: 'ruled_proceed' }) });
    const kept = play.line('p2');
    play.does('toshi.clerk', 'hand_in');
    expect(play.line('p1').consulted?.outcome).toBe('ruled_proceed');
    expect(play.line('p2')).toBe(kept);
    play.links({ 'K-1': consultation({ outcome: 'ruled_stop' }) });
    expect(play.refusal('toshi.head', 'submit')).toBe('consultation_not_concluded');
  });
});

describe('what a sheet must have', () => {
  test('a line that asks', () => {
    expect(opened().refusal('kita.clerk', 'hand_in')).toBe('nothing_asked');
    const idea = opened().put({ included: false });
    expect(idea.refusal('kita.clerk', 'hand_in')).toBe('nothing_asked');
  });

  test('ranks and the opinion of the ward mayor, where the lane asks', () => {
    const play = drafted({ lane: 'long' });
    expect(play.duties).toEqual(['kita/head opine', 'kita/clerk hand_in']);
    expect(play.why('kita.clerk', 'hand_in')).toMatchObject({
      refused: 'priority_missing',
      details: { line: 'p1', count: 2, faults: 2 },
    });
    play.does('kita.clerk', 'rank_lines', { lines: ['p1'] });
    expect(play.probe('kita.clerk', 'hand_in')).toBe('opinion_missing');
    expect(play.refusal('kita.clerk', 'hand_in')).toBe('opinion_missing');
    play.does('kita.head', 'opine', { stage: 'request', text: 'Needed', lines: ['p1'] });
    expect(play.duties).toEqual(['kita/clerk hand_in']);
    expect(play.probe('kita.clerk', 'hand_in')).toBe('possible');
    expect(play.does('kita.clerk', 'hand_in').step).toBe('coordinating');
  });

  test('funds that add up, where there are funds', () => {
    const funds = (amount: number) => [{ fund: 'general', amount }];
    const play = opened().put({ line: 'p1', funds: funds(999) }, { line: 'p2' });
    expect(play.bound.doubts?.(play.line('p1'))).toEqual(['funds']);
    expect(play.why('kita.clerk', 'hand_in')).toMatchObject({
      refused: 'funds_differ',
      details: { line: 'p1', request: 1000, funds: 999 },
    });
    play.put({ line: 'p1', funds: funds(1000) });
    expect(play.bound.doubts?.(play.line('p1'))).toEqual([]);
    expect(play.refusal('kita.clerk', 'hand_in')).toBe('accepted');
  });

  test('a total within the cap together with the other sheets of the ward', () => {
    const play = opened().put({ request: 20_000 });
    const place = { initiator: 'kita', lane: 'own', step: 'drafting' };
    const other = { ...place, case: cycleId, outcome: null, request: 1 };
    const own = { ...other, case: play.r.id, request: 20_000 };
    const ended = { ...other, outcome: 'withdrawn' };
    play.beside(own, ended);
    expect(play.probe('kita.clerk', 'hand_in')).toBe('possible');
    play.beside(own, ended, other);
    const over = { refused: 'over_cap', details: { total: 20_001, excess: 1 } };
    expect(play.why('kita.clerk', 'hand_in')).toMatchObject(over);
    expect(play.probe('kita.clerk', 'hand_in')).toBe('over_cap');
    const same = { lines: [entry({ request: 20_000, note: 'a' })] };
    expect(play.why('kita.clerk', 'put_lines', same)).toMatchObject(over);
    const less = { lines: [entry({ request: 19_999 })] };
    expect(play.refusal('kita.clerk', 'put_lines', less)).toBe('accepted');
  });

  test('an opinion in its time, on lines that are there, at a stage that the city has', () => {
    const play = drafted();
    const opine = (stage: string, lines?: string[]) =>
      play.fork().refusal('kita.head', 'opine', { stage, text: 'a', ...(lines && { lines }) });
    expect(opine('request', ['p9'])).toBe('unknown_line');
    expect(opine('request', ['p1'])).toBe('accepted');
    expect(opine('assessment')).toBe('opinion_not_now');
    play.does('kita.clerk', 'hand_in').does('kita.head', 'submit');
    expect(opine('assessment')).toBe('accepted');
    play.until('2026-12-28T17:30');
    expect(opine('request')).toBe('opinion_not_now');
    play.does('kita.head', 'opine', { stage: 'assessment', text: 'Please' });
    expect(play.toldPlaces('request_opinion')).toEqual(['somu/chief']);
    expect(play.r.opinions).toMatchObject([{ stage: 'assessment', text: 'Please', lines: null }]);
    expect(play.last.summary.shown).toEqual({
      cycle: cycleId,
      opinions: [{ stage: 'assessment', text: 'Please', unit: 'kita' }],
    });
  });

  test('at no other stage than the city names', () => {
    const city = books((draft) => {
      draft.budget.opinions.at = ['assessment'];
    });
    const play = drafted({}, city);
    expect(play.refusal('kita.head', 'opine', { stage: 'request', text: 'a' })).toBe(
      'opinion_not_now',
    );
  });
});
