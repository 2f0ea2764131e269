import { describe, expect, test } from '@jest/globals';
import { city, matterIn, modeIn, variant } from './city.ts';
import { accepted, ConsultationPlay, draft, drafted, screened, submitted } from './consultation.ts';
import { wall } from './play.ts';

const refusalOf = (fields: object, rulebook = city, who = 'toshi.clerk') => {
  const step = new ConsultationPlay(rulebook).open(who, draft(fields));
  return 'refused' in step ? step.refused : 'opened';
};

describe('a draft', () => {
  test('is opened by a drafting hand of the initiator alone', () => {
    expect(refusalOf({})).toBe('opened');
    expect(refusalOf({}, city, 'toshi.chief')).toBe('opened');
    expect(refusalOf({}, city, 'toshi.head')).toBe('not_allowed');
    expect(refusalOf({}, city, 'kita.clerk')).toBe('not_allowed');
  });

  test.each([
    ['unknown_matter', { matter: 'nothing' }],
    ['no_addressee', { addressees: [] }],
    ['no_addressee', { addressees: undefined }],
    ['unknown_unit', { addressees: ['atlantis'] }],
    ['consults_itself', { addressees: ['toshi', 'kita'] }],
    ['not_a_party', { addressees: ['doboku'] }],
    ['not_a_party', { addressees: ['shicho'] }],
    ['field_wrong', { content: { title: 'Plan', fields: { amount: 'much' } } }],
    ['field_wrong', { content: { title: 'Plan', fields: { colour: 'red' } } }],
    ['emergency_incomplete', { emergency: {} }],
    ['emergency_incomplete', { emergency: { reason: 'storm' } }],
    ['emergency_incomplete', { emergency: { reason: 'storm', actedAt: '2026-12-20T00:00:00Z' } }],
    [
      'emergency_in_future',
      { emergency: { reason: 'storm', actedAt: '2027-01-01T00:00:00Z', actedBy: 'head' } },
    ],
    [
      'emergency_not_allowed',
      {
        matter: 'budget-reallotment',
        emergency: { reason: 'storm', actedAt: '2026-12-20T00:00:00Z', actedBy: 'head' },
      },
    ],
  ])('is refused with %s: %j', (code, fields) => {
    expect(refusalOf(fields)).toBe(code);
  });

  test('is refused to a ward where the mode is for bureaus', () => {
    expect(refusalOf({ initiator: 'minami' }, city, 'minami.clerk')).toBe('not_a_party');
  });

  test('names each addressee once', () => {
    const play = drafted({ addressees: ['kita', 'kita'] });
    expect(Object.keys(play.c.replies)).toEqual(['kita']);
  });

  test('counts the fiscal year from its day unless it names one', () => {
    expect(drafted().c.fiscalYear).toBe(2026);
    expect(drafted({ content: { title: 'Plan', fiscalYear: 2030 } }).c.fiscalYear).toBe(2030);
  });

  test('is opened by no system, except after the act', () => {
    const step = new ConsultationPlay().openBySystem(draft());
    expect(step).toMatchObject({ refused: 'not_allowed' });
  });

  test('is not submitted before what its matter requires is filled in', () => {
    const play = drafted({ matter: 'budget-reallotment' });
    expect(play.refusal('toshi.clerk', 'submit')).toBe('field_missing');
    const fields = { 'fiscal-year': 2027, amount: 2400 };
    play.does('toshi.clerk', 'revise', { content: { title: 'Plan', fields } });
    expect(play.does('toshi.clerk', 'submit').step).toBe('approval');
  });

  test('is discarded only before it was first submitted, and needs no recall', () => {
    expect(drafted().does('toshi.clerk', 'discard').c.outcome).toBe('discarded');
    const back = submitted().does('toshi.clerk', 'recall');
    expect(back.refusal('toshi.clerk', 'discard')).toBe('submitted_already');
    expect(back.refusal('toshi.clerk', 'recall')).toBe('nothing_to_recall');
  });

  test('takes another mode when its addressees change what the matter asks for', () => {
    const rulebook = variant((draft) => {
      matterIn(draft).mode = [
        { when: { addressees: { atLeast: 3 } }, use: 'notice' },
        { use: 'required' },
      ];
    });
    const play = drafted({}, rulebook);
    expect(play.c.mode).toBe('required');
    play.does('toshi.clerk', 'revise', { addressees: ['kita', 'higashi', 'minami'] });
    expect(play.c.mode).toBe('notice');
    expect(play.refusal('toshi.clerk', 'revise', { addressees: ['doboku'] })).toBe('not_a_party');
  });

  test('may be for every unit of the kinds that its mode addresses', () => {
    const rulebook = variant((draft) => {
      matterIn(draft).addressees = 'all';
      matterIn(draft).mode = [
        { when: { addressees: { atMost: 1 } }, use: 'ward-to-bureau' },
        { use: 'required' },
      ];
    });
    const play = drafted({ addressees: undefined }, rulebook);
    expect(Object.keys(play.c.replies)).toEqual(['kita', 'higashi', 'minami', 'chuo-ku']);
    expect(play.does('toshi.clerk', 'revise', { content: { title: 'Other' } }).c.mode).toBe(
      'required',
    );
  });

  test('may have its addressees given by the matter, without the initiator', () => {
    const rulebook = variant((draft) => {
      matterIn(draft).addressees = ['kita', 'toshi'];
    });
    const play = drafted({ addressees: ['higashi'] }, rulebook);
    expect(Object.keys(play.c.replies)).toEqual(['kita', 'higashi']);
  });

  test('is drafted only by the hand of the mode it comes to', () => {
    const rulebook = variant((draft) => {
      modeIn(draft).hands = { draft: [{ office: 'secretariat', role: 'clerk' }] };
      modeIn(draft, 'notice').hands = { draft: [{ unit: 'somu', role: 'clerk' }] };
    });
    expect(refusalOf({}, rulebook, 'toshi.clerk')).toBe('not_allowed');
    expect(refusalOf({}, rulebook, 'somu.clerk')).toBe('not_allowed');
    expect(refusalOf({}, rulebook, 'kusei-sozo.clerk')).toBe('opened');
  });
});

describe('a mode that opens nothing', () => {
  const rulebook = variant((draft) => {
    draft.consultation.modes.push({
      ...modeIn(draft),
      code: 'own-power',
      opening: 'none',
      decider: [
        { party: 'addressee', role: 'head' },
        { office: 'mayor', role: 'mayor' },
        { unit: 'somu', role: 'head' },
        { overseers: 'parties' },
      ],
    });
    matterIn(draft).mode = [
      { when: { addressees: { atMost: 1 } }, use: 'own-power' },
      { use: 'required' },
    ];
  });

  test('tells who decides instead', () => {
    const step = new ConsultationPlay(rulebook).open(
      'toshi.clerk',
      draft({ addressees: ['kita'] }),
    );
    expect(step).toMatchObject({
      refused: 'power_delegated',
      details: { unit: 'kita', role: 'head' },
    });
    expect(refusalOf({}, rulebook)).toBe('opened');
  });

  test('is the rulebook writer’s duty to end with: a gap is refused', () => {
    const gap = variant((draft) => {
      matterIn(draft).mode = [{ when: { addressees: { atLeast: 9 } }, use: 'required' }];
    });
    expect(refusalOf({}, gap)).toBe('rulebook_gap');
  });
});

describe('approval', () => {
  test('is asked of the deciding hand, with its time', () => {
    const play = submitted();
    expect(play.step).toBe('approval');
    expect(play.duties).toEqual(['toshi/head approve']);
    expect(play.last.duties[0]?.dueAt).toBe(wall('2026-12-25T17:30'));
    expect(play.toldPlaces('approval_requested')).toEqual(['toshi/head']);
    expect(play.last.number).toBeNull();
  });

  test('needs other eyes than those that drafted, revised or submitted', () => {
    expect(submitted().refusal('toshi.head=toshi.clerk', 'approve')).toBe('four_eyes');
    const revised = drafted()
      .does('toshi.chief=ann', 'revise', { content: { title: 'Other' } })
      .does('toshi.chief=bob', 'submit');
    expect(revised.refusal('toshi.head=ann', 'approve')).toBe('four_eyes');
    expect(revised.refusal('toshi.head=bob', 'approve')).toBe('four_eyes');
    expect(revised.does('toshi.head', 'approve').step).toBe('screening');
  });

  test('returns with a reason, and the next submission counts on', () => {
    const play = submitted().does('toshi.head', 'return', { reason: 'unclear' });
    expect(play.step).toBe('drafting');
    expect(play.notice('returned')?.about).toMatchObject({ reason: 'unclear' });
    expect(play.timers).toEqual([]);
    expect(play.does('toshi.clerk', 'submit').c.submission).toBe(2);
  });

  test('is late after its time: that reminds, marks and decides nothing', () => {
    const play = submitted().until('2026-12-25T17:30');
    expect(play.stuck).toEqual(['step_overdue']);
    expect(play.toldPlaces('step_overdue')).toEqual([
      'toshi/head',
      'kusei-sozo/clerk',
      'kusei-sozo/chief',
    ]);
    expect(play.step).toBe('approval');
    expect(play.does('toshi.head', 'approve').stuck).toEqual([]);
  });

  test('is passed over where the mode asks for none', () => {
    const play = drafted({ matter: 'contact' }).does('toshi.clerk', 'submit');
    expect(play.c.outcome).toBe('recorded');
    expect(play.told).toEqual(['contact_recorded']);
    expect(play.last.number).toMatchObject({ prefix: '令和8新区協第', width: 4, suffix: '号' });
  });
});

describe('a recall', () => {
  test('takes back what the approver has not acted on', () => {
    const play = submitted().does('toshi.chief', 'recall');
    expect(play.step).toBe('drafting');
    expect(play.told).toEqual(['recalled']);
  });

  test('is refused after the approval, and points to the withdrawal', () => {
    expect(screened().refusal('toshi.clerk', 'recall')).toBe('recall_after_decision');
    expect(accepted().refusal('toshi.clerk', 'recall')).toBe('recall_after_decision');
  });

  test('is the sender’s own', () => {
    const rulebook = variant((draft) => {
      draft.consultation.hands.draft.push({ office: 'secretariat', role: 'clerk' });
    });
    const play = submitted({}, rulebook);
    expect(play.refusal('kusei-sozo.clerk', 'recall')).toBe('recall_not_sender');
    expect(play.refusal('toshi.head', 'recall')).toBe('not_allowed');
    expect(play.does('toshi.chief', 'recall').step).toBe('drafting');
  });
});

describe('screening', () => {
  test('gives the number, and the case waits for the secretariat', () => {
    const play = screened();
    expect(play.last.number).toMatchObject({ prefix: '令和8新区協第', suffix: '号' });
    expect(play.duties).toEqual(['kusei-sozo/clerk accept']);
    expect(play.last.summary.readers).toContain('kita');
  });

  test('numbers by the fiscal year in which the case arrives, not in which it was drafted', () => {
    const play = drafted().now('2027-03-31T16:00').does('toshi.clerk', 'submit');
    play.now('2027-04-01T10:00').does('toshi.head', 'approve');
    expect(play.last.number?.prefix).toBe('令和9新区協第');
  });

  test('returns, and what comes back keeps its number, asks anew and counts a branch', () => {
    const play = screened().does('kusei-sozo.clerk', 'return', { reason: 'ward missing' });
    expect(play.refusal('toshi.clerk', 'recall')).toBe('nothing_to_recall');
    play.does('toshi.clerk', 'revise', { addressees: ['minami'] });
    play.does('toshi.clerk', 'submit').does('toshi.head', 'approve');
    play.now('2027-01-05T10:00').does('kusei-sozo.clerk', 'accept');
    expect(play.c.submission).toBe(2);
    expect(Object.keys(play.c.replies)).toEqual(['minami']);
    expect(play.reply('minami').clock).toMatchObject({
      startedOn: '2027-01-05',
      dueOn: '2027-01-20',
    });
  });

  test('adds a unit, tells the proposer, and both are then asked', () => {
    const play = screened({ addressees: ['kita'] });
    play.does('kusei-sozo.clerk', 'add_addressee', { unit: 'higashi', reason: 'next to it' });
    expect(play.toldPlaces('addressee_added')).toEqual(['toshi/clerk', 'toshi/head']);
    expect(play.notice('addressee_added')?.about).toMatchObject({ unit: 'higashi' });
    play.does('kusei-sozo.clerk', 'accept');
    expect(play.toldPlaces('consultation_arrived')).toEqual([
      'higashi/clerk',
      'higashi/head',
      'kita/clerk',
      'kita/head',
    ]);
  });

  test.each([
    ['already_addressee', 'kita'],
    ['consults_itself', 'toshi'],
    ['unknown_unit', 'atlantis'],
    ['not_a_party', 'doboku'],
  ])('refuses with %s to add %s', (code, unit) => {
    expect(screened().refusal('kusei-sozo.clerk', 'add_addressee', { unit })).toBe(code);
    expect(accepted().refusal('kusei-sozo.clerk', 'add_addressee', { unit })).toBe(code);
  });

  test('finds it unnecessary with a citation; gives notice only where there is a window', () => {
    const play = screened().does('kusei-sozo.clerk', 'deem_unnecessary', { citation: 'article 3' });
    expect(play.c.outcome).toBe('deemed_unnecessary');
    expect(play.notice('deemed_unnecessary')?.about).toMatchObject({ reason: 'article 3' });
    expect(screened().refusal('kusei-sozo.clerk', 'notify_only', { reason: 'small' })).toBe(
      'notice_not_known',
    );
    const notice = screened({ matter: 'citywide-programme' });
    expect(notice.does('kusei-sozo.clerk', 'notify_only', { reason: 'small' }).step).toBe(
      'notified',
    );
  });

  test('is not done by whoever proposed', () => {
    for (const act of ['accept', 'deem_unnecessary']) {
      const fields = act === 'accept' ? {} : { citation: 'article 3' };
      expect(screened().refusal('kusei-sozo.clerk=toshi.clerk', act, fields)).toBe('four_eyes');
    }
  });
});

describe('an emergency act', () => {
  const emergency = { reason: 'landslide', actedAt: '2026-08-08T09:00:00+09:00', actedBy: 'head' };
  const open = (on: string) => {
    const play = new ConsultationPlay().now(on);
    play.open('toshi.clerk', draft({ matter: 'road-works', emergency }));
    return play;
  };

  test('is told to the addressees at once, and to those added later', () => {
    const play = open('2026-08-10T09:00');
    expect(play.toldPlaces('emergency_notice')).toContain('kita/head');
    expect(play.notice('emergency_notice')?.about).toMatchObject({ reason: 'landslide' });
    expect(play.last.summary.readers).toContain('kita');
    play.does('toshi.clerk', 'revise', { addressees: ['kita', 'minami'] });
    expect(play.toldPlaces('emergency_notice')).toEqual(['minami/clerk', 'minami/head']);
    expect(play.does('toshi.clerk', 'revise', { content: { title: 'Road' } }).told).toEqual([]);
  });

  test('that another case did is opened by it, and waits for the drafting hand of its unit', () => {
    const play = new ConsultationPlay().now('2026-08-10T09:00');
    play.openBySystem(draft({ matter: 'road-works', emergency }));
    expect(play.c).toMatchObject({ drafter: null, proposers: [], initiator: 'toshi' });
    expect(play.duties).toEqual(['toshi/clerk submit']);
    expect(play.last.duties[0]?.dueAt).toBe(wall('2026-08-17T17:30'));
    expect(play.toldPlaces('emergency_notice')).toContain('kita/head');
    play.does('toshi.clerk', 'submit');
    expect(play.c.proposers).toEqual(['toshi.clerk']);
    expect(play.does('toshi.head', 'approve').step).toBe('consulting');
  });

  test('counts the day of the act as day 0, though it is a Saturday', () => {
    const play = open('2026-08-17T17:30');
    expect(play.c.emergency?.filingDueOn).toBe('2026-08-17');
    expect(play.last.duties[0]?.dueAt).toBe(wall('2026-08-17T17:30'));
    play.does('toshi.clerk', 'submit').does('toshi.head', 'approve');
    expect(play.c.emergency?.lateSince).toBeNull();
    expect(play.step).toBe('consulting');
  });

  test('filed a day late is accepted, marked, and reported to the meeting once', () => {
    const play = open('2026-08-10T09:00').until('2026-08-18T09:00');
    expect(play.told).toEqual(['filing_overdue']);
    expect(play.stuck).toEqual(['filing_late']);
    const report = { kind: 'place_on_agenda', meeting: 'ward-mayors', item: 'report' };
    expect(play.last.effects).toContainEqual(expect.objectContaining(report));
    play.does('toshi.clerk', 'submit');
    expect(play.last.effects).not.toContainEqual(expect.objectContaining(report));
    const late = open('2026-08-18T09:00').does('toshi.clerk', 'submit');
    expect(late.last.effects).toContainEqual(expect.objectContaining(report));
  });

  test('that was recalled is not filed: its date still runs', () => {
    const play = open('2026-08-17T09:00')
      .does('toshi.clerk', 'submit')
      .does('toshi.clerk', 'recall');
    expect(play.timers).toEqual(['filing']);
    expect(play.until('2026-08-18T09:00').stuck).toEqual(['filing_late']);
  });

  test('follows its report through the agenda without moving', () => {
    const play = open('2026-08-10T09:00').until('2026-08-18T09:00');
    expect(play.last.summary.readers).toContain('chuo-ku');
    const heard = { level: 'report', session: '00000000-0000-4000-8000-0000000000aa' };
    play.says('agenda_placed', { ...heard, on: '2026-08-27' });
    play.says('agenda_accepted', { ...heard, on: '2026-08-27' });
    play.says('agenda_moved', { ...heard, on: '2026-08-28' });
    expect(play.c.reportedTo).toEqual([{ session: heard.session, on: '2026-08-28' }]);
    play.says('level_outcome', { ...heard, outcome: 'reported' });
    play.says('agenda_declined', { ...heard, reason: 'later' });
    expect(play.c.reportedTo).toEqual([]);
    expect(play.step).toBe('drafting');
    const other = { ...heard, level: 'chiefs', on: '2026-08-27' };
    expect(play.hears('agenda_accepted', other)).toMatchObject({ refused: 'stale_wake_up' });
    play.says('agenda_placed', { ...heard, on: '2026-08-27' });
    play.says('agenda_carried', { ...heard, reason: 'snow' });
    expect(play.c.reportedTo).toEqual([]);
  });

  test('asks for filing at the earliest date that its own mode gives', () => {
    const play = accepted({ matter: 'road-works' });
    expect(play.c.emergency).toBeNull();
    const without = variant((draft) => {
      delete modeIn(draft, 'emergency').afterTheFact;
    });
    expect(
      refusalOf({ emergency: { ...emergency, actedAt: '2026-12-20T00:00:00Z' } }, without),
    ).toBe('emergency_not_allowed');
    const unreported = variant((draft) => {
      delete modeIn(draft, 'emergency').afterTheFact.reportTo;
    });
    const late = new ConsultationPlay(unreported).now('2026-08-18T09:00');
    late.open('toshi.clerk', draft({ emergency }));
    expect(late.until('2026-08-18T09:00').last.effects.map(({ kind }) => kind)).toEqual(['notify']);
  });
});

describe('a recall where nobody approves', () => {
  const rulebook = variant((draft) => {
    modeIn(draft).approval = false;
  });

  test('is the sender’s while the secretariat has not acted', () => {
    const play = submitted({}, rulebook);
    expect(play.step).toBe('screening');
    expect(play.refusal('toshi.clerk', 'recall')).toBe('accepted');
    expect(play.step).toBe('drafting');
    expect(play.toldPlaces('recalled')).toEqual(['kusei-sozo/clerk', 'kusei-sozo/chief']);
  });

  test('is too late afterwards, for another reason than an approval', () => {
    const play = submitted({}, rulebook).does('kusei-sozo.clerk', 'accept');
    expect(play.refusal('toshi.clerk', 'recall')).toBe('recall_too_late');
    expect(accepted().refusal('toshi.clerk', 'recall')).toBe('recall_after_decision');
  });
});
