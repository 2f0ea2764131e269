/** A change of delegation from its proposal to its end, stage by stage. */

import { describe, expect, test } from '@jest/globals';
import { wall } from '../play.ts';
import {
  atMeeting,
  atTheMeeting,
  awaiting,
  consent,
  consulted,
  decided,
  inForce,
  inReview,
  promulgated,
  proposed,
  row,
  rule,
  session,
  tables,
  toDecide,
} from './tables.ts';

describe('a proposal', () => {
  test('waits for its proposer, and is his alone until it is submitted', () => {
    const play = proposed();
    expect(play.duties).toEqual(['kita/clerk submit']);
    expect(play.last.summary).toMatchObject({ step: 'proposing', initiator: 'kita' });
    expect(play.last.summary.readers).toEqual(['kita', 'kusei-sozo']);
    expect(play.last.number).toBeNull();
    play.does('kita.head', 'submit');
    expect(play.step).toBe('consulting');
    expect(play.last.number).toMatchObject({ prefix: 'D2026-', width: 3 });
    expect(play.last.summary.readers).toEqual(expect.arrayContaining(['somu', 'toshi', 'shicho']));
    expect(play.d.proposers).toEqual(['kita.clerk', 'kita.head']);
  });

  test('of a scheme without stages goes to its decider at once', () => {
    const play = consulted({ scheme: 'short' });
    expect(play.step).toBe('deciding');
    expect(play.duties).toEqual(['shicho/mayor decide']);
  });

  test('is withdrawn until it is decided, and leaves the agenda it stands on', () => {
    const play = atTheMeeting().says('agenda_placed', { ...atMeeting, on: '2027-01-12' });
    play.does('kita.clerk', 'withdraw', { reason: 'later' });
    expect(play.last.summary.outcome).toBe('withdrawn');
    expect(play.asked('tell_case')).toMatchObject([
      { caseId: session, command: { type: 'remove_item', level: 'ward-mayors' } },
    ]);
    expect(decided().refusal('kita.clerk', 'withdraw', { reason: 'a' })).toBe('not_in_this_step');
  });
});

describe('the consultation', () => {
  test('asks all at once, and goes on when all have spoken and none that binds objects', () => {
    const play = consulted();
    expect(play.duties).toEqual(['somu/head concur', 'toshi/head concur']);
    expect(play.toldPlaces('delegation_asked')).toEqual(['somu/head', 'toshi/head']);
    play.does('toshi.head', 'concur', { stance: 'object', text: 'too much' });
    expect(play.step).toBe('consulting');
    play.does('somu.head', 'concur', consent);
    expect(play.step).toBe('meeting');
  });

  test('takes no silence about the matter from whoever must consent', () => {
    const play = consulted();
    expect(play.refusal('somu.head', 'concur', { stance: 'no_opinion' })).toBe('consent_needed');
    expect(play.refusal('toshi.head', 'concur', { stance: 'no_opinion' })).toBe('accepted');
  });

  test('takes a consent under a condition, put into words', () => {
    const play = consulted().does('toshi.head', 'concur', consent);
    const tied = { stance: 'conditional', text: 'for a year' };
    expect(play.refusal('somu.head', 'concur', { stance: 'conditional' })).toBe(
      'stance_needs_text',
    );
    expect(play.does('somu.head', 'concur', tied).step).toBe('meeting');
  });

  test('stays with the proposer while whoever binds objects', () => {
    const play = consulted()
      .does('toshi.head', 'concur', consent)
      .does('somu.head', 'concur', { stance: 'object', text: 'no' });
    expect(play.step).toBe('consulting');
    expect(play.duties).toEqual(['kita/clerk revise']);
    const talked = play.fork().does('somu.head', 'concur', consent);
    expect(talked.step).toBe('meeting');
    expect(talked.d.hearings[0]?.past).toMatchObject([{ stance: 'object' }]);
    play.does('kita.clerk', 'revise', { rows: [row('print', { amount: { upTo: 4_000_000 } })] });
    expect(play.duties).toEqual(['somu/head concur', 'toshi/head concur']);
    expect(play.toldPlaces('delegation_revised')).toEqual(['somu/head', 'toshi/head']);
  });

  test('is answered for the place that is named, by nobody else', () => {
    const play = consulted();
    const forToshi = { ...consent, for: { unit: 'toshi', role: 'head' } };
    expect(play.refusal('somu.head', 'concur', forToshi)).toBe('not_allowed');
    expect(play.refusal('toshi.head', 'concur', forToshi)).toBe('accepted');
  });

  test('late is late, and nobody has consented by that', () => {
    const play = consulted().until('2027-01-05T17:30');
    expect(play.step).toBe('consulting');
    expect(play.stuck).toEqual(['step_overdue']);
    expect(play.toldPlaces('step_overdue')).toEqual([
      'somu/head',
      'toshi/head',
      'kusei-sozo/clerk',
    ]);
  });
});

describe('the meeting', () => {
  test('hears the proposal under a name of its own each time', () => {
    const play = atTheMeeting();
    expect(play.asked('place_on_agenda')).toMatchObject([
      { meeting: 'ward-mayors', level: 'ward-mayors', title: 'More to print' },
    ]);
    play.says('agenda_placed', { ...atMeeting, on: '2027-01-12' });
    expect(play.last.summary.meetingOn).toBe('2027-01-12');
    play.says('agenda_carried', { ...atMeeting, reason: 'time' });
    expect(play.asked('place_on_agenda')).toMatchObject([{ level: 'ward-mayors#2' }]);
    expect(play.hears('level_outcome', { ...atMeeting, outcome: 'settled' })).toMatchObject({
      refused: 'stale_wake_up',
    });
    const second = { level: 'ward-mayors#2', session };
    play.says('level_outcome', { ...second, outcome: 'reported' });
    expect(play.step).toBe('review');
  });

  test('that is moved or takes the item is followed', () => {
    const play = atTheMeeting().says('agenda_moved', { ...atMeeting, on: '2027-01-19' });
    play.says('agenda_placed', { ...atMeeting, on: '2027-01-12' });
    play.says('agenda_accepted', { ...atMeeting, on: '2027-01-19' });
    expect(play.d.agenda?.session).toEqual({ id: session, on: '2027-01-19' });
    const other = { ...atMeeting, session: '00000000-0000-4000-8000-0000000000bb' };
    expect(play.hears('agenda_accepted', { ...other, on: '2027-01-20' })).toMatchObject({
      refused: 'stale_wake_up',
    });
  });

  test('that declines leaves it to the secretariat to place it again', () => {
    const play = atTheMeeting();
    expect(play.refusal('kusei-sozo.clerk', 'place_again')).toBe('placed_already');
    play.says('agenda_declined', { ...atMeeting, reason: 'unripe' });
    expect(play.duties).toEqual(['kusei-sozo/clerk place_again']);
    expect(play.stuck).toEqual(['agenda_carried']);
    play.does('kusei-sozo.clerk', 'place_again');
    expect(play.asked('place_on_agenda')).toMatchObject([{ level: 'ward-mayors#2' }]);
  });

  test('that does not agree gives it back; unchanged, only the meeting is asked again', () => {
    const play = atTheMeeting().says('level_outcome', { ...atMeeting, outcome: 'unsettled' });
    expect(play.step).toBe('proposing');
    play.does('kita.clerk', 'submit');
    expect(play.step).toBe('meeting');
    expect(play.asked('place_on_agenda')).toMatchObject([{ level: 'ward-mayors#2' }]);
  });
});

describe('review and decision', () => {
  test('whoever has it before him may return it; consent to what did not change stands', () => {
    const play = inReview().does('somu.chief', 'return', { reason: 'article missing' });
    expect(play.step).toBe('proposing');
    expect(play.toldPlaces('returned')).toEqual(['kita/clerk', 'kita/head']);
    expect(play.fork().does('kita.clerk', 'submit').step).toBe('review');
    play.does('kita.clerk', 'revise', { purpose: 'Otherwise' }).does('kita.clerk', 'submit');
    expect(play.duties).toEqual(['somu/head concur', 'toshi/head concur']);
  });

  test('a review that does not pass gives it back', () => {
    expect(inReview().does('somu.chief', 'review', { passed: false }).step).toBe('proposing');
    expect(toDecide().does('shicho.mayor', 'return', { reason: 'a' }).step).toBe('proposing');
    expect(decided().does('somu.clerk', 'return', { reason: 'a' }).d.decision).toBeNull();
  });

  test('a decision is on what its decider saw', () => {
    const play = toDecide();
    const { digest } = play.d;
    play.does('shicho.mayor', 'return', { reason: 'a' });
    play.does('kita.clerk', 'revise', { title: 'Other' }).does('kita.clerk', 'submit');
    play.does('somu.head', 'concur', consent).does('toshi.head', 'concur', consent);
    play.says('level_outcome', { level: 'ward-mayors#2', session, outcome: 'settled' });
    play.does('somu.chief', 'review', { passed: true });
    expect(play.refusal('shicho.mayor', 'decide', { digest })).toBe('proposal_changed');
    expect(play.refusal('shicho.mayor', 'reject', { digest, reason: 'a' })).toBe(
      'proposal_changed',
    );
    play.does('shicho.mayor', 'reject', { ...play.digest(), reason: 'a' });
    expect(play.last.summary.outcome).toBe('rejected');
  });

  test('nobody consents, reviews or decides what he proposed, from whatever seat', () => {
    const same = (seat: string) => `${seat}=kita.clerk`;
    expect(consulted().refusal(same('somu.head'), 'concur', consent)).toBe('four_eyes');
    expect(inReview().refusal(same('somu.chief'), 'review', { passed: true })).toBe('four_eyes');
    expect(inReview().refusal(same('somu.chief'), 'return', { reason: 'a' })).toBe('four_eyes');
    const play = toDecide();
    for (const act of ['decide', 'reject']) {
      const fields = { ...play.digest(), ...(act === 'reject' && { reason: 'a' }) };
      expect(play.refusal(same('shicho.mayor'), act, fields)).toBe('four_eyes');
    }
    const revised = consulted().does('kita.head', 'revise', { title: 'Mine' });
    expect(revised.refusal('somu.head=kita.head', 'concur', consent)).toBe('four_eyes');
    expect(awaiting().refusal(same('shicho.mayor'), 'suspend', { reason: 'a' })).toBe('four_eyes');
    const end = { on: '2027-06-01', reason: 'a' };
    expect(inForce().refusal(same('shicho.mayor'), 'abolish', end)).toBe('four_eyes');
  });

  test('its date lies ahead when it is submitted, decided and promulgated', () => {
    const late = proposed().now('2027-04-01T09:00');
    expect(late.refusal('kita.clerk', 'submit')).toBe('in_force_too_early');
    expect(late.now('2027-03-31T23:59').refusal('kita.clerk', 'submit')).toBe('accepted');
    const deciding = toDecide().now('2027-04-01T00:00');
    expect(deciding.refusal('shicho.mayor', 'decide', deciding.digest())).toBe(
      'in_force_too_early',
    );
    const play = decided().now('2027-04-01T00:00');
    expect(play.refusal('somu.clerk', 'promulgate', rule)).toBe('in_force_too_early');
    expect(play.now('2027-03-31T23:59').refusal('somu.clerk', 'promulgate', rule)).toBe('accepted');
  });
});

describe('in force', () => {
  test('promulgated rows name their rule and are wished of the tables', () => {
    const play = promulgated();
    expect(play.step).toBe('awaiting');
    expect(play.asked('amend_rulebook')).toEqual([
      {
        kind: 'amend_rulebook',
        revision: 1,
        amendment: {
          inForceOn: '2027-04-01',
          ends: [],
          rows: [
            {
              ...row('print', { amount: { upTo: 5_000_000 } }),
              inForceOn: '2027-04-01',
              origin: 'article',
              source: rule,
            },
          ],
        },
      },
    ]);
    expect(play.stuck).toEqual(['amendment_pending']);
    expect(play.timers).toEqual([]);
    expect(play.refusal('shicho.mayor', 'suspend', { reason: 'a' })).toBe('amendment_pending');
    play.published();
    expect(play.last.timers).toEqual([{ name: 'inForce', dueAt: wall('2027-04-01T00:00') }]);
    expect(play.last.summary.dueAt).toBe(wall('2027-04-01T00:00'));
  });

  test('holds from 00:00 of its date, and tells whose rows it has replaced only then', () => {
    const play = awaiting().until('2027-03-31T23:59');
    expect(play.step).toBe('awaiting');
    play.until('2027-04-01T00:00');
    expect(play.step).toBe('in_force');
    expect(play.asked('amend_rulebook')).toMatchObject([{ revision: 2 }]);
    const other = '00000000-0000-4000-8000-0000000000cc';
    play.published({ replaces: [{ case: other, rows: ['print'] }] });
    const by = 'Delegation rule No. 12';
    const superseded = { type: 'superseded', by, on: '2027-04-01', rows: ['print'] };
    expect(play.asked('tell_case')).toEqual([
      { kind: 'tell_case', caseId: other, command: superseded },
    ]);
  });

  test('an answer to an earlier wish is out of date', () => {
    const early = { revision: 1, versions: [9], replaces: [] };
    expect(inForce().hears('amendment_published', early)).toMatchObject({
      refused: 'stale_wake_up',
    });
  });

  test('rows that no rulebook can hold go back to the review, or to the proposer', () => {
    const play = promulgated().refused('print: taken');
    expect(play.step).toBe('review');
    expect(play.d).toMatchObject({ faults: ['print: taken'], decision: null, pending: null });
    expect(play.notice('rows_refused')?.about).toMatchObject({ reason: 'print: taken' });
    play.does('somu.chief', 'review', { passed: true });
    play.does('shicho.mayor', 'decide', play.digest()).does('somu.clerk', 'promulgate', rule);
    expect(play.asked('amend_rulebook')).toMatchObject([{ revision: 2 }]);
    const short = consulted({ scheme: 'short' });
    short.does('shicho.mayor', 'decide', short.digest()).does('somu.clerk', 'promulgate', rule);
    expect(short.refused('a').step).toBe('proposing');
  });

  test('what cannot be held any more on the day is asked about again the next day', () => {
    const play = awaiting().until('2027-04-01T00:00').refused('print: taken');
    expect(play.step).toBe('in_force');
    expect(play.stuck).toEqual(['amendment_refused']);
    play.until('2027-04-02T00:00');
    expect(play.asked('amend_rulebook')).toMatchObject([{ revision: 3 }]);
    expect(play.published().stuck).toEqual([]);
  });
});

describe('the end', () => {
  test('suspended before its date, the rows are taken out again', () => {
    const late = awaiting().now('2027-04-01T00:00');
    expect(late.refusal('shicho.mayor', 'suspend', { reason: 'a' })).toBe('in_force_too_early');
    const play = awaiting().does('shicho.mayor', 'suspend', { reason: 'a flaw' });
    expect(play.asked('amend_rulebook')).toEqual([
      { kind: 'amend_rulebook', revision: 2, amendment: null },
    ]);
    expect(play.fork().refused('other needs it').step).toBe('awaiting');
    play.published({ versions: [3] });
    expect(play.last.summary.outcome).toBe('suspended');
    expect(inForce().refusal('shicho.mayor', 'suspend', { reason: 'a' })).toBe('not_in_this_step');
  });

  test('later changes strike its rows, and the last of them ends it', () => {
    const rows = [row('print', { amount: { upTo: 5_000_000 } }), row('more', { subject: 'leave' })];
    const two = inForce({ rows: rows.map((one) => ({ ...one })) }, withLeave);
    two.says('superseded', { by: 'Rule 2', on: '2027-10-01', rows: ['print'] });
    expect(two.step).toBe('in_force');
    expect(two.d.left).toEqual(['more']);
    two.says('superseded', { by: 'Rule 3', on: '2028-04-01', rows: ['more'] });
    expect(two.last.summary.outcome).toBe('revised');
  });

  test('abolished, the rows end on a date to come', () => {
    const play = inForce();
    const on = '2027-06-01';
    const today = { on: '2027-04-01', reason: 'a' };
    expect(play.refusal('shicho.mayor', 'abolish', today)).toBe('end_too_early');
    play.does('shicho.mayor', 'abolish', { on, reason: 'no need' });
    expect(play.asked('amend_rulebook')).toMatchObject([
      { revision: 3, amendment: { rows: [{ code: 'print', until: on }] } },
    ]);
    expect(play.timers).toEqual([]);
    const again = { on, reason: 'b' };
    expect(play.refusal('shicho.mayor', 'abolish', again)).toBe('amendment_pending');
    expect(play.fork().refused('a').d).toMatchObject({ abolition: null, faults: ['a'] });
    play.published().until('2027-05-31T23:59');
    expect(play.step).toBe('in_force');
    expect(play.until('2027-06-01T00:00').last.summary.outcome).toBe('abolished');
  });

  test('rows for a period are over when the last of them is', () => {
    const rows = [row('print', { amount: { upTo: 5_000_000 }, until: '2027-09-01' })];
    const play = inForce({ rows }).until('2027-08-31T23:59');
    expect(play.step).toBe('in_force');
    expect(play.until('2027-09-01T00:00').last.summary.outcome).toBe('expired');
  });

  test('a change that only ends rows is done on its day', () => {
    const play = awaiting({ rows: [], ends: ['leave'] }).until('2027-04-01T00:00');
    expect(play.step).toBe('in_force');
    expect(play.published().last.summary.outcome).toBe('abolished');
  });
});

const withLeave = tables((draft) => {
  draft.authority.subjects[1].amount = true;
});

describe('offices that move', () => {
  test('take the case along', () => {
    const moving = tables((draft) => {
      const { offices } = draft.organisation;
      const mayor = offices.find(({ code }: { code: string }) => code === 'mayor');
      offices.push({ ...mayor, unit: 'vice-a', inForceOn: '2027-01-04' });
    });
    const play = consulted({ scheme: 'short' }, moving).until('2027-01-04T00:00');
    expect(play.duties).toEqual(['vice-a/mayor decide']);
  });
});
