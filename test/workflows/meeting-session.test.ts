import { describe, expect, test } from '@jest/globals';
import { city, meetingIn, variant } from './city.ts';
import { caseA, caseB, convened, item, planned, SessionPlay, taking } from './meeting.ts';
import { wall } from './play.ts';

const outcome = (fields: object) => ({ case: caseA, ...fields });

describe('a session', () => {
  const refusal = (fields: object, who = 'chuo-ku.chief', rulebook = city) => {
    const command = { type: 'convene', meeting: 'chiefs', on: '2027-01-19', ...fields };
    const step = new SessionPlay(rulebook).open(who, command);
    return 'refused' in step ? step.refused : 'convened';
  };

  test('is convened by the chair on an open day to come, and told to its members', () => {
    expect(refusal({})).toBe('convened');
    expect(refusal({}, 'kita.chief')).toBe('not_allowed');
    expect(refusal({ meeting: 'nobody' })).toBe('not_allowed');
    expect(refusal({ on: '2026-12-21' })).toBe('past_session_date');
    expect(refusal({ on: '2027-01-17' })).toBe('closed_session_date');
    expect(refusal({ on: '2027-01-11' })).toBe('closed_session_date');
    expect(refusal({ on: '2027-01-17', plannedOn: '2027-01-17' })).toBe('closed_session_date');
    expect(refusal({ plannedOn: '2027-01-19' })).toBe('planned_by_recurrence');
    const play = convened();
    expect(play.toldPlaces('session_convened')).toEqual([
      'kita/chief',
      'higashi/chief',
      'minami/chief',
      'chuo-ku/chief',
      'kusei-sozo/chief',
    ]);
    expect(play.last.summary).toMatchObject({ meetingOn: '2027-01-19', initiator: 'chuo-ku' });
  });

  test('is chaired by whoever holds the office on the day it is convened', () => {
    const rulebook = variant((draft) => {
      const chair = draft.organisation.offices.find(
        ({ code }: { code: string }) => code === 'chair-ward',
      );
      draft.organisation.offices.push({ ...chair, unit: 'kita', inForceOn: '2026-12-01' });
      draft.organisation.offices.push({ ...chair, unit: 'minami', inForceOn: '2027-04-01' });
    });
    expect(refusal({}, 'kita.chief', rulebook)).toBe('convened');
    expect(refusal({}, 'chuo-ku.chief', rulebook)).toBe('not_allowed');
    expect(refusal({}, 'minami.chief', rulebook)).toBe('not_allowed');
  });

  test('has chairs named outright where the rulebook names them', () => {
    const rulebook = variant((draft) => {
      meetingIn(draft, 'chiefs').chair = [{ unit: 'somu', role: 'head' }];
      meetingIn(draft, 'chiefs').members = [{ unit: 'somu', role: 'head' }];
    });
    expect(refusal({}, 'somu.head', rulebook)).toBe('convened');
  });

  test('of a meeting that the rulebook does not know is not convened by the system either', () => {
    const step = new SessionPlay().openBySystem({
      type: 'convene',
      meeting: 'x',
      on: '2027-01-19',
    });
    expect(step).toMatchObject({ refused: 'unknown_meeting' });
  });
});

describe('an item', () => {
  test('stands at once where nobody accepts, and is told to chair and secretary', () => {
    const play = convened().says('place_item', item(caseA));
    expect(play.items).toMatchObject([{ case: caseA, state: 'taken' }]);
    expect(play.toldPlaces('item_placed')).toEqual([
      'chuo-ku/chief',
      'kusei-sozo/clerk',
      'kusei-sozo/chief',
    ]);
    expect(play.notice('item_placed')?.about).toMatchObject({ title: 'Plan', on: '2027-01-19' });
    expect(play.duties).toEqual([]);
  });

  test('waits for the chair where he accepts', () => {
    const play = convened({}, taking('chair')).says('place_item', item(caseA));
    expect(play.duties).toEqual([`chuo-ku/chief take_item ${caseA}`]);
    play.does('chuo-ku.chief', 'take_item', { case: caseA });
    expect(play.sent).toEqual([
      {
        case: caseA,
        type: 'agenda_accepted',
        level: 'chiefs',
        session: play.session.id,
        on: '2027-01-19',
      },
    ]);
    expect(play.refusal('chuo-ku.chief', 'take_item', { case: caseA })).toBe('item_state');
    expect(play.refusal('kusei-sozo.chief', 'take_item', { case: caseA })).toBe('not_allowed');
    expect(play.refusal('chuo-ku.chief', 'take_item', { case: caseB })).toBe('item_not_on_agenda');
  });

  test('may be declined with a reason, which its case hears', () => {
    const play = convened().says('place_item', item(caseA));
    play.does('chuo-ku.chief', 'decline_item', { case: caseA, reason: 'not ripe' });
    expect(play.sent).toMatchObject([
      { type: 'agenda_declined', level: 'chiefs', reason: 'not ripe' },
    ]);
    expect(play.says('place_item', item(caseA, { level: 'chiefs#2' })).items).toHaveLength(1);
  });

  test('is taken off when its case goes on without it', () => {
    const play = convened().says('place_item', item(caseA));
    play.says('remove_item', { case: caseA, reason: 'settled' });
    expect(play.items).toMatchObject([{ state: 'removed' }]);
    expect(play.hears('remove_item', { case: caseA, reason: 'a' })).toMatchObject({
      refused: 'item_state',
    });
  });

  test('comes before the cut-off, once, and is of a kind that the meeting takes', () => {
    const play = planned('2027-01-19').says('place_item', item(caseA));
    expect(play.hears('place_item', item(caseA))).toMatchObject({ refused: 'item_state' });
    play.now('2027-01-14T17:31');
    expect(play.hears('place_item', item(caseB))).toMatchObject({ refused: 'agenda_closed' });
    play.now('2027-01-14T17:30').says('place_item', item(caseB));
    const only = variant((draft) => {
      meetingIn(draft, 'chiefs').items = ['report'];
    });
    expect(convened({}, only).hears('place_item', item(caseA))).toMatchObject({
      refused: 'item_kind_not_taken',
    });
  });
});

describe('two items of one case', () => {
  const report = { item: 'report', level: 'report' };
  const both = () =>
    convened().says('place_item', item(caseA)).says('place_item', item(caseA, report));

  test('stand side by side, and each has its own outcome', () => {
    const play = both().until('2027-01-19T08:30');
    expect(play.items).toHaveLength(2);
    expect(play.duties).toEqual([`chuo-ku/chief record_outcome ${caseA}`]);
    const reported = outcome({ outcome: 'reported' });
    expect(play.refusal('chuo-ku.chief', 'record_outcome', reported)).toBe('which_item');
    play.does('chuo-ku.chief', 'record_outcome', { ...reported, level: 'report' });
    expect(play.items).toMatchObject([{ state: 'taken' }, { state: 'reported' }]);
    play.does('chuo-ku.chief', 'record_outcome', outcome({ outcome: 'settled' }));
    expect(play.items).toMatchObject([{ state: 'settled' }, { state: 'reported' }]);
  });

  test('leave it one by one', () => {
    const play = both().says('remove_item', { case: caseA, level: 'chiefs', reason: 'settled' });
    expect(play.items).toMatchObject([{ state: 'removed' }, { state: 'taken' }]);
  });
});

describe('a session that hears a case', () => {
  test('may be opened by its parties', () => {
    const readers = { readers: ['doboku', 'kita'] };
    const play = convened().says('place_item', item(caseA, readers));
    expect(play.last.summary.readers).toContain('doboku');
    play.says('remove_item', { case: caseA, reason: 'settled' });
    expect(play.last.summary.readers).not.toContain('doboku');
  });
});

describe('the day of a session', () => {
  const reached = (fields: object = {}) =>
    convened().says('place_item', item(caseA, fields)).until('2027-01-19T08:30');

  test('opens the recording; before it there is nothing to record', () => {
    const play = planned('2027-01-19').says('place_item', item(caseA));
    const settled = outcome({ outcome: 'settled' });
    expect(play.refusal('chuo-ku.chief', 'record_outcome', settled)).toBe('session_not_reached');
    expect(play.refusal('chuo-ku.chief', 'close_session')).toBe('session_not_reached');
    play.until('2027-01-19T08:30');
    expect(play.told).toEqual([]);
    expect(play.duties).toEqual([`chuo-ku/chief record_outcome ${caseA}`]);
    expect(play.refusal('chuo-ku.chief', 'close_session')).toBe('outcomes_missing');
    expect(play.hears('place_item', item(caseB))).toMatchObject({ refused: 'agenda_closed' });
    play.does('kusei-sozo.clerk', 'record_outcome', { ...settled, minutes: 'half' });
    expect(play.sent).toMatchObject([
      { type: 'level_outcome', outcome: 'settled', minutes: 'half' },
    ]);
    expect(play.duties).toEqual(['chuo-ku/chief close_session']);
    play.does('chuo-ku.chief', 'close_session', { minutes: 'all' });
    expect(play.session).toMatchObject({ outcome: 'held', minutes: 'all' });
    expect(play.stored.status).toBe('done');
  });

  test('takes no outcome that does not fit the kind of item', () => {
    const wrong = (fields: object, given: string) =>
      reached(fields).refusal('chuo-ku.chief', 'record_outcome', outcome({ outcome: given }));
    expect(wrong({}, 'reported')).toBe('outcome_not_for_item');
    expect(wrong({ item: 'report', level: 'report' }, 'settled')).toBe('outcome_not_for_item');
    expect(wrong({ item: 'report', level: 'report' }, 'reported')).toBe('accepted');
    expect(wrong({}, 'unsettled')).toBe('accepted');
  });

  test('carries what was not reached: a consultation asks anew, a report goes by itself', () => {
    const play = reached().does('chuo-ku.chief', 'record_outcome', outcome({ outcome: 'carried' }));
    expect(play.sent).toMatchObject([
      { type: 'agenda_carried', level: 'chiefs', reason: 'carried' },
    ]);
    const report = reached({ item: 'report', level: 'report' });
    report.does(
      'chuo-ku.chief',
      'record_outcome',
      outcome({ outcome: 'carried', minutes: 'late' }),
    );
    expect(report.sent).toMatchObject([{ case: caseA, type: 'agenda_carried', level: 'report' }]);
    expect(report.last.effects.filter(({ kind }) => kind !== 'tell_case')).toEqual([
      {
        kind: 'place_on_agenda',
        case: caseA,
        meeting: 'chiefs',
        item: 'report',
        title: 'Plan',
        level: 'report',
        notBefore: '2027-01-19',
        readers: ['toshi', 'kita'],
      },
    ]);
  });

  test('that passes without outcomes reminds the chair, marks, and decides nothing', () => {
    const play = reached().until('2027-01-22T17:30');
    expect(play.told).toEqual(['outcomes_due']);
    expect(play.stuck).toEqual(['outcomes_missing']);
    expect(play.timers).toEqual([]);
    expect(play.items).toMatchObject([{ state: 'taken' }]);
  });

  test('may be moved or cancelled as long as nothing was recorded', () => {
    const moved = reached().does('kusei-sozo.clerk', 'move_session', {
      on: '2027-01-26',
      reason: 'snow',
    });
    expect(moved.session).toMatchObject({ on: '2027-01-26', reached: false });
    expect(moved.until('2027-01-26T08:30').session.reached).toBe(true);
    expect(reached().refusal('chuo-ku.chief', 'cancel_session', { reason: 'snow' })).toBe(
      'accepted',
    );
    const held = reached().does(
      'chuo-ku.chief',
      'record_outcome',
      outcome({ outcome: 'unsettled' }),
    );
    expect(held.refusal('chuo-ku.chief', 'cancel_session', { reason: 'a' })).toBe(
      'session_under_way',
    );
    expect(held.refusal('chuo-ku.chief', 'move_session', { on: '2027-01-26', reason: 'a' })).toBe(
      'session_under_way',
    );
  });
});

describe('a session that is moved', () => {
  test('tells the cases on it and its members, and keeps its items past the new cut-off', () => {
    const play = planned('2027-01-19').says('place_item', item(caseA)).now('2027-01-12T10:00');
    play.does('chuo-ku.chief', 'move_session', { on: '2027-01-13', reason: 'snow' });
    expect(play.sent).toMatchObject([{ type: 'agenda_moved', level: 'chiefs', on: '2027-01-13' }]);
    expect(play.notice('session_moved')?.about).toMatchObject({ on: '2027-01-13', reason: 'snow' });
    expect(play.items).toMatchObject([{ state: 'taken' }]);
    expect(play.hears('place_item', item(caseB))).toMatchObject({ refused: 'agenda_closed' });
    expect(play.refusal('chuo-ku.chief', 'move_session', { on: '2027-01-16', reason: 'a' })).toBe(
      'closed_session_date',
    );
    expect(play.refusal('chuo-ku.chief', 'move_session', { on: '2027-01-08', reason: 'a' })).toBe(
      'past_session_date',
    );
  });

  test('is cancelled with its items carried over, none lost', () => {
    const play = convened().says('place_item', item(caseA));
    play.says('place_item', item(caseB, { item: 'report', level: 'report' }));
    play.does('chuo-ku.chief', 'cancel_session', { reason: 'snow' });
    expect(play.session.outcome).toBe('cancelled');
    expect(play.items).toMatchObject([{ state: 'carried' }, { state: 'carried' }]);
    expect(play.sent).toMatchObject([
      { case: caseA, type: 'agenda_carried', level: 'chiefs', reason: 'snow' },
      { case: caseB, type: 'agenda_carried', level: 'report', reason: 'snow' },
    ]);
    expect(play.last.effects.map(({ kind }) => kind)).toEqual([
      'tell_case',
      'tell_case',
      'place_on_agenda',
      'notify',
    ]);
    expect(play.refusal('kusei-sozo.clerk', 'cancel_session', { reason: 'a' })).toBe('case_closed');
  });
});

describe('a planned session on a closed day', () => {
  test('waits to be moved before its day, and is not held there', () => {
    const play = planned('2027-01-10').says('place_item', item(caseA));
    expect(play.duties).toEqual(['chuo-ku/chief move_session']);
    play.until('2027-01-10T08:30');
    expect(play.told).toEqual(['session_unmoved']);
    expect(play.stuck).toEqual(['session_unmoved']);
    expect(play.timers).toEqual([]);
    expect(play.refusal('chuo-ku.chief', 'record_outcome', outcome({ outcome: 'settled' }))).toBe(
      'session_not_reached',
    );
    play.does('kusei-sozo.chief', 'move_session', { on: '2027-01-12', reason: 'Sunday' });
    expect(play.stuck).toEqual([]);
    expect(play.last.timers).toEqual([{ name: 'day', dueAt: wall('2027-01-12T08:30') }]);
    expect(play.until('2027-01-12T08:30').session.reached).toBe(true);
  });

  test('says of each command whether it could be sent now', () => {
    const play = planned('2027-01-19');
    expect(play.probe('chuo-ku.chief', 'take_item')).toBe('item_not_on_agenda');
    expect(play.probe('chuo-ku.chief', 'move_session')).toBe('possible');
    play.says('place_item', item(caseA)).until('2027-01-19T08:30');
    expect(play.probe('chuo-ku.chief', 'record_outcome')).toBe('possible');
  });
});
