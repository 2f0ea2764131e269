import { describe, expect, test } from '@jest/globals';
import { city, matterIn, modeIn, variant } from './city.ts';
import {
  accepted,
  concluded,
  condition,
  dissent,
  drafted,
  mediating,
  ruling,
} from './consultation.ts';
import { wall } from './play.ts';

const agree = { answer: 'agree' };
const change = { content: { title: 'Plan, second site' }, reason: 'a second site' };
const report = { text: 'opened', implementedOn: '2027-03-01' };

/** Kita agrees, higashi under a condition, which the initiator accepts. */
const conditional = (rulebook = city) =>
  accepted({}, rulebook)
    .does('kita.head', 'answer', agree)
    .does('higashi.head', 'answer', condition)
    .does('toshi.head', 'accept_conditions');

describe('an implementation', () => {
  test('is decided by the initiator’s decider, who did not propose', () => {
    const play = concluded();
    expect(play.duties).toEqual(['toshi/head implement']);
    expect(play.refusal('toshi.head=toshi.clerk', 'implement')).toBe('four_eyes');
    expect(play.refusal('kita.head', 'implement')).toBe('not_allowed');
    play.does('toshi.head', 'implement');
    expect(play.duties).toEqual(['toshi/clerk report_implementation']);
  });

  test('is due when the decision was planned', () => {
    const content = { title: 'Plan', plannedDecisionOn: '2027-03-31' };
    const play = accepted({ content, addressees: ['kita'] }).does('kita.head', 'answer', agree);
    expect(play.last.summary.dueAt).toBe(wall('2027-03-31T17:30'));
  });

  test('closes the case with its report where no condition is owed', () => {
    const play = concluded().does('toshi.head', 'implement');
    play.does('toshi.clerk', 'report_implementation', report);
    expect(play.stored).toMatchObject({ status: 'done', value: 'closed' });
    expect(play.notice('implementation_reported')?.about).toMatchObject({ reason: 'opened' });
    expect(play.last.duties).toEqual([]);
    expect(play.refusal('toshi.head', 'withdraw', { reason: 'a' })).toBe('case_closed');
  });

  test('does not follow where the mode ends with the answers', () => {
    const play = accepted({ matter: 'ward-request', initiator: 'kita', addressees: ['doboku'] });
    play.does('doboku.head', 'answer', { answer: 'adopt-partly', reason: 'half' });
    expect(play.stored.status).toBe('done');
    expect(play.c.outcome).toBe('answered');
  });
});

describe('a follow-up', () => {
  const about = { followUp: '1-1' };

  test('is owed, reported and confirmed; only then does the case close', () => {
    const play = conditional().does('toshi.head', 'implement');
    play.does('toshi.clerk', 'report_implementation', report);
    expect(play.step).toBe('implementing');
    expect(play.duties).toEqual(['toshi/clerk report_follow_up 1-1']);
    play.does('toshi.clerk', 'report_follow_up', { ...about, text: 'begun in June' });
    expect(play.notice('follow_up_reported')).toMatchObject({
      to: [
        { unit: 'higashi', role: 'clerk' },
        { unit: 'higashi', role: 'head' },
      ],
      about: { unit: 'higashi', reason: 'begun in June' },
    });
    expect(play.duties).toEqual(['higashi/clerk confirm_follow_up 1-1']);
    expect(play.refusal('kita.clerk', 'confirm_follow_up', about)).toBe('not_allowed');
    expect(play.refusal('higashi.clerk=toshi.clerk', 'confirm_follow_up', about)).toBe('four_eyes');
    play.does('higashi.clerk', 'confirm_follow_up', about);
    expect(play.stored.status).toBe('done');
  });

  test('may be rejected, and is then owed again', () => {
    const play = conditional();
    play.does('toshi.clerk', 'report_follow_up', { ...about, text: 'done' });
    play.does('higashi.chief', 'reject_follow_up', { ...about, reason: 'not yet' });
    expect(play.c.followUps).toMatchObject([{ state: 'open', report: null, reminded: false }]);
    expect(play.refusal('higashi.chief', 'reject_follow_up', { ...about, reason: 'a' })).toBe(
      'follow_up_state',
    );
    expect(play.refusal('toshi.clerk', 'report_follow_up', { followUp: '9-9', text: 'a' })).toBe(
      'unknown_follow_up',
    );
  });

  test('is reminded of before its date, marked after it, and confirmed by no time', () => {
    const play = conditional().until('2027-05-26T08:30');
    expect(play.notice('follow_up_due')?.about).toEqual({
      unit: 'higashi',
      due: '2027-05-31',
      reason: 'after the school festival',
    });
    expect(play.stuck).toEqual([]);
    play.until('2027-05-31T17:30');
    expect(play.stuck).toEqual(['follow_up_overdue 1-1']);
    expect(play.timers).toEqual([]);
    play.does('toshi.clerk', 'report_follow_up', { ...about, text: 'done' });
    expect(play.stuck).toEqual([]);
    play.does('higashi.clerk', 'reject_follow_up', { ...about, reason: 'no' });
    expect(play.until('2027-06-01T09:00').stuck).toEqual(['follow_up_overdue 1-1']);
  });

  test('of an earlier round stays owed while the change is consulted about', () => {
    const play = conditional().does('toshi.head', 'change_materially', {
      ...change,
      addressees: ['kita'],
    });
    expect(play.step).toBe('consulting');
    expect(play.duties).toContain('toshi/clerk report_follow_up 1-1');
    play.does('toshi.clerk', 'report_follow_up', { ...about, text: 'done' });
    play.does('higashi.clerk', 'confirm_follow_up', about);
    expect(play.c.followUps).toMatchObject([{ state: 'confirmed' }]);
  });
});

describe('a material change', () => {
  test('opens a new round with clocks anew, and nothing is implemented until it ends', () => {
    const play = mediating().does('toshi.head', 'propose_settlement', { text: 'half' });
    play.does('higashi.head', 'confirm_settlement').now('2027-01-20T10:00');
    play.does('toshi.head', 'change_materially', { ...change, addressees: ['higashi', 'minami'] });
    expect(play.told).toContain('changed_materially');
    expect(play.toldPlaces('changed_materially')).toContain('kita/head');
    expect(play.c).toMatchObject({ round: 2, outcome: null, levels: [], mediation: null });
    expect(play.c.pastRounds).toMatchObject([
      {
        round: 1,
        mode: 'required',
        outcome: 'settled',
        content: { title: 'Plan' },
        levels: [{ outcome: 'settled' }],
        replies: { higashi: { answer: { kind: 'disagree' } } },
      },
    ]);
    expect(Object.keys(play.c.replies)).toEqual(['higashi', 'minami']);
    expect(play.due('minami')).toBe('2027-02-03');
    expect(play.refusal('toshi.head', 'implement')).toBe('not_in_this_step');
    expect(play.last.summary.readers).toEqual(
      expect.arrayContaining(['kita', 'minami', 'chuo-ku']),
    );
  });

  test('after another keeps every round', () => {
    const play = concluded();
    for (const who of ['toshi.head=ann', 'toshi.head=bob']) {
      play.does(who, 'change_materially', change);
      play.does('kita.head', 'answer', agree).does('higashi.head', 'answer', agree);
    }
    expect(play.c.pastRounds.map(({ round }) => round)).toEqual([1, 2]);
    expect(play.c.round).toBe(3);
  });

  test('climbs the ladder from its foot again, under a name of its own', () => {
    const play = mediating().does('toshi.head', 'propose_settlement', { text: 'half' });
    play.does('higashi.head', 'confirm_settlement').does('toshi.head', 'change_materially', change);
    play.does('kita.head', 'answer', agree).does('higashi.head', 'answer', dissent);
    expect(play.c.mediation).toMatchObject({ level: 0, placement: 'chiefs#2' });
  });

  test('after a ruling keeps the ruling, and while implementing the decision', () => {
    const play = ruling()
      .does('vice-a.vice-mayor', 'rule', { ruling: 'amend', reason: 'less' })
      .does('vice-b.vice-mayor', 'rule', { ruling: 'amend', reason: 'less' })
      .does('toshi.head', 'implement');
    expect(play.refusal('toshi.head', 'withdraw', { reason: 'a' })).toBe('withdraw_too_late');
    play.does('toshi.head', 'change_materially', change);
    expect(play.c.pastRulings).toHaveLength(2);
    expect(play.c.pastRounds[0]?.implementation).not.toBeNull();
    expect(play.c.implementation).toBeNull();
  });

  test('must be complete, and name parties that exist', () => {
    const rulebook = variant((draft) => {
      matterIn(draft).fields[0].required = true;
    });
    const content = { title: 'Plan', fields: { amount: 1 } };
    const play = accepted({ content, addressees: ['kita'] }, rulebook);
    play.does('kita.head', 'answer', agree);
    expect(play.refusal('toshi.head', 'change_materially', change)).toBe('field_missing');
    const unknown = { ...change, content, addressees: ['atlantis'] };
    expect(play.refusal('toshi.head', 'change_materially', unknown)).toBe('unknown_unit');
    expect(play.does('toshi.head', 'change_materially', { ...change, content }).step).toBe(
      'consulting',
    );
  });

  test('may lead into another mode', () => {
    const rulebook = variant((draft) => {
      matterIn(draft).mode = [
        { when: { addressees: { atLeast: 3 } }, use: 'notice' },
        { use: 'required' },
      ];
    });
    const play = concluded(rulebook).does('toshi.head', 'change_materially', {
      ...change,
      addressees: ['kita', 'higashi', 'minami'],
    });
    expect(play.step).toBe('notified');
    expect(play.told).toContain('notice_given');
  });
});

describe('a withdrawal', () => {
  test('is possible until the implementation, and takes the case off its agenda', () => {
    const session = '00000000-0000-4000-8000-0000000000aa';
    const play = mediating().says('agenda_placed', { level: 'chiefs', session, on: '2027-01-05' });
    expect(play.refusal('toshi.clerk', 'withdraw', { reason: 'a' })).toBe('not_allowed');
    play.does('toshi.head', 'withdraw', { reason: 'no money' });
    expect(play.c.outcome).toBe('withdrawn');
    expect(play.last.effects).toContainEqual(
      expect.objectContaining({ kind: 'tell_case', caseId: session }),
    );
    expect(play.toldPlaces('withdrawn')).toContain('kita/head');
  });

  test('of what never left its proposer is not told to the addressees', () => {
    const play = drafted().does('toshi.head', 'withdraw', { reason: 'a' });
    expect(play.toldPlaces('withdrawn')).not.toContain('kita/head');
    const emergency = {
      reason: 'storm',
      actedAt: '2026-12-21T09:00:00+09:00',
      actedBy: 'head',
    };
    const urgent = drafted({ emergency }).does('toshi.head', 'withdraw', { reason: 'a' });
    expect(urgent.toldPlaces('withdrawn')).toContain('kita/head');
  });

  test('is done by dropping once it is concluded and never implemented', () => {
    const play = conditional().does('toshi.head', 'drop', { reason: 'no money' });
    expect(play.c.outcome).toBe('dropped');
    const rulebook = variant((draft) => {
      modeIn(draft).hands = { decide: [{ office: 'mayor', role: 'mayor' }] };
    });
    expect(concluded(rulebook).does('shicho.mayor', 'drop', { reason: 'a' }).c.outcome).toBe(
      'dropped',
    );
  });
});
