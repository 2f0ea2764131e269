/** Transfers and re-allotments: at once, or by a decision of the tables. Scenarios 42, 43. */

import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { ConsultationPlay } from '../consultation.ts';
import {
  consultation,
  consulting,
  decidedOn,
  decision,
  type ExecutionPlay,
  executing,
  passed,
  passedLines,
  reallotment,
  reported,
  transfer,
} from './play.ts';
import { budgeting, byHolders, city } from './rulebook.ts';

const consulted = () => consulting();
const reason = 'because';

describe('a transfer', () => {
  const said = (from: string, to: string, amount?: number) =>
    executing().refusal('toshi.chief', 'transfer', transfer(from, to, amount));

  test('within one 目 is done at once, where no subject decides it', () => {
    const play = executing().does('toshi.chief', 'transfer', transfer('l1', 'l2', 300));
    expect([play.line('l1').movedOut, play.line('l2').movedIn]).toEqual([300, 300]);
    expect(play.move('t1')).toMatchObject({
      ...{ level: 'setsu', rule: null, subject: null, state: 'taken', decision: null },
    });
    expect(play.duties).toEqual([]);
    expect(play.notice('money_moved')).toMatchObject({
      about: { reason: 'work l1 → work l2 300千円 dearer than planned' },
    });
    expect(play.toldPlaces('money_moved')).toEqual(['toshi/clerk', 'toshi/head', 'somu/clerk']);
    expect(play.refusal('toshi.clerk', 'report', reported('l2', 1400))).toBe('accepted');
  });

  test('between 目 waits for the decision of its subject, and its money with it', () => {
    const play = executing().does('toshi.chief', 'transfer', transfer('l1', 'l3', 600));
    expect(play.line('l1').movedOut).toBe(0);
    expect(play.duties).toEqual(['toshi/chief decide_step t1']);
    expect(play.told).toEqual(['move_to_decide']);
    expect(play.last.summary.shown).toMatchObject({
      steps: { t1: { subject: 'transfer', amountYen: 600_000 } },
    });
    expect(play.refusal('toshi.clerk', 'report', reported('l1', 401))).toBe('over_allotment');
    expect(play.refusal('toshi.chief', 'transfer', transfer('l1', 'l2', 401))).toBe('over_free');
    play.does('toshi.clerk', 'report', reported('l1', 400)).decided('t1');
    expect([play.line('l1').movedOut, play.line('l3').movedIn]).toEqual([600, 600]);
    expect(play.move('t1')).toMatchObject({ level: 'moku', state: 'taken', decision });
    expect([play.duties, play.last.summary.shown]).toMatchObject([[], { steps: {} }]);
    expect(play.hears('step_decided', decidedOn(play, 't1'))).toMatchObject({
      refused: 'no_step_waiting',
    });
  });

  test('between 項 passes only as the budget of the year provides', () => {
    const play = executing().does('toshi.chief', 'transfer', transfer('l1', 'l4'));
    expect(play.move('t1')).toMatchObject({ level: 'kou', rule: '予算総則7条' });
    expect(said('l4', 'l1')).toBe('transfer_between_kou');
    const later = executing({ fiscalYear: 2028 });
    later.until('2028-05-10T10:00');
    expect(later.refusal('toshi.chief', 'transfer', transfer('l1', 'l4'))).toBe(
      'transfer_between_kou',
    );
  });

  test('between 款 is never possible', () => {
    expect(said('l1', 'l5')).toBe('transfer_between_kan');
    expect(said('l5', 'l4')).toBe('transfer_between_kan');
  });

  test('is of lines of this budget, of which nobody can say nothing', () => {
    expect([said('l9', 'l1'), said('l1', 'l9')]).toEqual(Array(2).fill('line_not_in_budget'));
    expect([said('l1', 'l1'), said('l9', 'l9')]).toEqual([
      ...['transfer_to_itself', 'line_not_in_budget'],
    ]);
    const lines = passedLines.map(({ entry, ...rest }) => {
      const { account: _account, ...bare } = entry;
      return { ...rest, entry: bare };
    });
    const bare = executing({ lines });
    expect(bare.refusal('toshi.chief', 'transfer', transfer('l1', 'l2'))).toBe('account_missing');
  });

  test('moves what is free: not spent, committed, withheld, passed on or promised', () => {
    expect([said('l1', 'l2', 1000), said('l1', 'l2', 1001)]).toEqual(['accepted', 'over_free']);
    const withhold = [{ line: 'l1', amount: 100, reason }];
    const play = passed({}, byHolders, consulted()).does('somu.head', 'allot', { withhold });
    play.until('2027-05-10T10:00').does('toshi.clerk', 'report', reported('l1', 200, 0));
    play.does('toshi.head', 'reallot', reallotment({ amount: 300 }));
    const free = (amount: number) =>
      play.details('toshi.chief', 'transfer', transfer('l1', 'l2', amount));
    expect([free(400), free(401)]).toEqual([undefined, { line: 'l1', amount: 401, free: 400 }]);
    play.does('kita.clerk', 'report', reported('l1', 300));
    expect(free(400)).toBeUndefined();
  });

  test('is asked by whom the rulebook names', () => {
    expect(executing().refusal('toshi.head', 'transfer', transfer('l1', 'l2'))).toBe('not_allowed');
  });
});

describe('what waits for its decision', () => {
  const waiting = () =>
    executing({}, city, consulted())
      .does('toshi.chief', 'transfer', transfer('l1', 'l3', 600))
      .does('toshi.head', 'reallot', reallotment());

  test('is told apart by its item, each with its subject and amount', () => {
    const play = waiting();
    expect(play.duties).toEqual(['toshi/chief decide_step t1', 'toshi/head decide_step r1']);
    expect(play.last.summary.shown).toMatchObject({
      steps: {
        t1: { subject: 'transfer', amountYen: 600_000 },
        r1: { subject: 'reallotment', amountYen: 400_000 },
      },
    });
  });

  test('names who asked for it: by him it is not decided, and only as it stands', () => {
    const play = waiting();
    expect(play.last.summary.shown).toMatchObject({
      steps: { t1: { proposers: ['toshi.chief'] }, r1: { proposers: ['toshi.head'] } },
    });
    const by = (item: string, who: string) =>
      play.hears('step_decided', decidedOn(play, item, who));
    expect(by('t1', 'toshi.chief')).toMatchObject({ refused: 'four_eyes' });
    const other = { ...decidedOn(play, 't1'), digest: decidedOn(play, 'r1').digest };
    expect(play.hears('step_decided', other)).toMatchObject({ refused: 'served_content_changed' });
    expect(by('t1', 'toshi.head')).not.toHaveProperty('refused');
  });

  test('is taken back by whoever asked for it, and the money stays', () => {
    const play = waiting();
    expect(play.refusal('toshi.head', 'cancel', { item: 't1', reason })).toBe('not_allowed');
    expect(play.refusal('toshi.chief', 'cancel', { item: 't9', reason })).toBe('no_step_waiting');
    play.does('toshi.chief', 'cancel', { item: 't1', reason });
    expect([play.move('t1').state, play.line('l1').movedOut]).toEqual(['cancelled', 0]);
    expect(play.duties).toEqual(['toshi/head decide_step r1']);
    expect(play.refusal('toshi.chief', 'transfer', transfer('l1', 'l3', 600))).toBe('accepted');
    expect(play.d.moves.map(({ id }) => id)).toEqual(['t1', 'r1', 't2']);
    const none = executing();
    expect(none.probe('toshi.chief', 'cancel')).toBe('no_step_waiting');
    expect(play.probe('toshi.chief', 'cancel')).toBe('possible');
  });

  test('can no longer be done once the year is over', () => {
    const play = waiting();
    const late = decidedOn(play, 't1');
    play.until('2028-04-01T09:00');
    expect(play.told).toEqual(['moves_lapsed', 'year_over']);
    expect(play.toldPlaces('moves_lapsed')).toEqual(['toshi/chief', 'toshi/head']);
    expect(play.notice('moves_lapsed')?.about?.['reason']).toContain('work l1 → work l3 600千円');
    expect([play.move('t1').state, play.move('r1').state]).toEqual(['cancelled', 'cancelled']);
    expect([play.last.summary.shown, play.duties]).toMatchObject([
      ...[{ steps: {} }, ['toshi/head close_lines']],
    ]);
    expect(play.hears('step_decided', late)).toMatchObject({ refused: 'step_after_year_end' });
  });
});

describe('a re-allotment', () => {
  const asking = (fields: object = {}, around = consulting(), rulebook = city) =>
    executing({}, rulebook, around).refusal('toshi.head', 'reallot', reallotment(fields));

  test('passes money on to a ward that was consulted, by decision', () => {
    const play = executing({}, city, consulted()).does('toshi.head', 'reallot', reallotment());
    expect(play.line('l1').reallotted).toEqual([]);
    play.now('2027-05-12T09:00').decided('r1');
    expect(play.line('l1')).toMatchObject({
      reallotted: [{ to: 'kita', amount: 400, by: { person: 'toshi.head' } }],
      consulted: { number: consultation, outcome: 'agreed', dissents: [] },
    });
    expect(play.toldPlaces('money_moved')).toEqual([
      ...['toshi/clerk', 'kita/clerk', 'toshi/head', 'kita/head', 'somu/clerk'],
    ]);
    expect(play.last.summary).toMatchObject({ addressees: ['kita'] });
    expect(play.effects('open_case')).toEqual([]);
  });

  test('without a concluded consultation is refused', () => {
    const refused = 'reallotment_not_consulted';
    expect(asking({ consultation: undefined })).toBe(refused);
    expect(asking({}, { linked: {} } as ReturnType<typeof consulting>)).toBe(refused);
    for (const change of [
      ...[{ outcome: null, step: 'consulting' }, { outcome: 'ruled_stop' }],
      ...[{ outcome: 'withdrawn' }, { procedure: 'decision' }, { matter: 'ward-plan' }],
      ...[{ addressees: ['higashi'] }, { initiator: 'doboku' }],
    ]) {
      expect(asking({}, consulting(change))).toBe(refused);
    }
    const open = executing({}, city, consulting({ outcome: null, step: 'consulting' }));
    expect(open.details('toshi.head', 'reallot', reallotment())).toEqual({
      ...{ line: 'l1', number: consultation, step: 'consulting' },
    });
  });

  test.each(['agreed', 'agreed_with_conditions', 'settled', 'ruled_proceed', 'ruled_amend'])(
    'after a consultation that ended as %s is permitted, whoever asked whom',
    (outcome) => {
      expect(asking({}, consulting({ outcome }))).toBe('accepted');
      const other = { outcome, initiator: 'kita', addressees: ['toshi'] };
      expect(asking({}, consulting(other))).toBe('accepted');
    },
  );

  test('rests on the consultation that its line names, unless another is named now', () => {
    const line = (entry: object, rest: object = {}) => ({
      lines: [{ ...passedLines[0], ...rest, entry: { ...passedLines[0]?.entry, ...entry } }],
    });
    const said = (opening: object, around = consulting({}, 'K-1')) =>
      executing(opening, city, around).refusal(
        'toshi.head',
        'reallot',
        reallotment({ consultation: undefined }),
      );
    expect(said(line({ consultation: 'K-1' }))).toBe('accepted');
    const known = { number: 'K-1', outcome: 'agreed', dissents: [] };
    expect(said(line({}, { consulted: known }))).toBe('accepted');
    expect(said(line({ consultation: 'K-2' }))).toBe('reallotment_not_consulted');
    expect(said(line({}))).toBe('reallotment_not_consulted');
  });

  test('is looked at again when it is decided', () => {
    const play = executing({}, city, consulted()).does('toshi.head', 'reallot', reallotment());
    Object.assign(play.around.linked ?? {}, consulting({ outcome: 'withdrawn' }).linked);
    expect(play.hears('step_decided', decidedOn(play, 'r1'))).toMatchObject({
      refused: 'reallotment_not_consulted',
    });
    expect(play.move('r1').state).toBe('waiting');
  });

  test('is of free money, to a party that is not the holder', () => {
    expect([asking({ amount: 1000 }), asking({ amount: 1001 })]).toEqual([
      ...['accepted', 'over_free'],
    ]);
    expect(asking({ to: 'toshi' })).toBe('reallotted_to_itself');
    expect(asking({ to: 'nowhere' })).toBe('unknown_unit');
    expect(asking({ to: 'shicho' })).toBe('not_reallottable');
    expect(asking({ line: 'l9' })).toBe('line_not_in_budget');
    expect(executing().refusal('toshi.chief', 'reallot', reallotment())).toBe('not_allowed');
  });

  test('goes where its line was passed to go', () => {
    const entry = { ...passedLines[0]?.entry, reallotTo: 'higashi' };
    const lines = [{ ...passedLines[0], entry }];
    const both = consulting({ addressees: ['kita', 'higashi'] });
    const play = executing({ lines }, byHolders, both);
    expect(play.refusal('toshi.head', 'reallot', reallotment())).toBe('reallotted_elsewhere');
    expect(play.refusal('toshi.head', 'reallot', reallotment({ to: 'higashi' }))).toBe('accepted');
  });

  test('of one line may go to several wards, each with its own part', () => {
    const both = consulting({ addressees: ['kita', 'higashi'] });
    const play = executing({}, byHolders, both);
    play.does('toshi.head', 'reallot', reallotment({ amount: 300 }));
    play.does('toshi.head', 'reallot', reallotment({ amount: 300, to: 'higashi' }));
    play.does('toshi.head', 'reallot', reallotment({ amount: 100 }));
    expect(play.refusal('kita.clerk', 'report', reported('l1', 401))).toBe('over_allotment');
    play.does('kita.clerk', 'report', reported('l1', 400));
    expect(play.refusal('higashi.clerk', 'report', reported('l1', 301))).toBe('over_allotment');
    expect(play.refusal('toshi.head', 'reallot', reallotment({ amount: 301 }))).toBe('over_free');
  });

  test('is not opened by silence', () => {
    for (const outcome of ['unanswered', 'answered', 'no_request', 'deemed_unnecessary']) {
      expect(asking({}, consulting({ outcome }))).toBe('reallotment_not_consulted');
    }
  });

  test('asks for none where the rulebook has no gate, and takes up one that is named', () => {
    const open = budgeting((rules) => {
      rules.reallotment.gate = false;
      delete rules.reallotment.subject;
    });
    const around = { linked: {} } as ReturnType<typeof consulting>;
    expect(asking({ consultation: undefined }, around, open)).toBe('accepted');
    const play = executing({}, open, consulted()).does('toshi.head', 'reallot', reallotment());
    expect(play.line('l1').consulted?.outcome).toBe('agreed');
  });
});

describe('a dissent', () => {
  const dissents = [{ unit: 'kita', reason: 'no hands' }];
  const against = () => consulting({ outcome: 'ruled_proceed', shown: { dissents } });
  const heard = (play: ExecutionPlay) => play.toldPlaces('dissent_travels');

  test('is shown to the decision, and told to whoever asks and then to the ward', () => {
    const play = executing({}, city, against()).does('toshi.head', 'reallot', reallotment());
    expect(heard(play)).toEqual(['toshi/head']);
    expect(play.notice('dissent_travels')?.about).toMatchObject({
      ...{ unit: 'kita', reason: 'no hands' },
    });
    expect(play.last.summary.shown).toMatchObject({ steps: { r1: { dissents } } });
    play.decided('r1');
    expect(heard(play)).toEqual(['kita/clerk', 'kita/head']);
    expect(play.line('l1').consulted?.dissents).toEqual(dissents);
  });

  test('is told to both at once where whoever asks decides', () => {
    const play = executing({}, byHolders, against()).does('toshi.head', 'reallot', reallotment());
    expect(heard(play)).toEqual(['toshi/head', 'kita/clerk', 'kita/head']);
  });

  test('goes with a transfer to its line, and what cannot be read is none', () => {
    const lines = passedLines.map((one) => ({
      ...one,
      consulted: { number: 'K-1', outcome: 'ruled_proceed', dissents },
    }));
    const play = executing({ lines }).does('toshi.chief', 'transfer', transfer('l1', 'l3'));
    expect(play.last.summary.shown).toMatchObject({ steps: { t1: { dissents } } });
    expect(heard(play)).toEqual(['toshi/chief']);
    const odd = executing({}, byHolders, consulting({ shown: 'none' }));
    odd.does('toshi.head', 'reallot', reallotment());
    expect(odd.line('l1').consulted?.dissents).toEqual([]);
  });
});

describe('a lane for urgent money', () => {
  const unasked = reallotment({ consultation: undefined, urgent: 'the dyke broke' });
  const urgent = (rulebook = byHolders, around = {}) =>
    executing({ lane: 'urgent', kind: 'supplementary' }, rulebook, around);

  test('says why it cannot wait, and is of a supplementary budget', () => {
    const silent = reallotment({ consultation: undefined });
    expect(urgent().refusal('toshi.head', 'reallot', silent)).toBe('urgency_missing');
    expect(urgent().details('toshi.head', 'reallot', silent)).toEqual({ line: 'l1' });
    const initial = executing({ lane: 'urgent' }, byHolders);
    expect(initial.refusal('toshi.head', 'reallot', unasked)).toBe('reallotment_not_consulted');
  });

  test('lets it pass and has the ward consulted afterwards', () => {
    const play = urgent().does('toshi.head', 'reallot', unasked);
    expect(play.move('r1')).toMatchObject({ state: 'taken', isAfterTheFact: true });
    const [effect] = play.effects('open_case');
    expect(effect).toMatchObject({
      procedure: 'prior_consultation',
      command: {
        ...{ type: 'draft', matter: 'urgent-reallotment', initiator: 'toshi' },
        addressees: ['kita'],
        content: { title: 'work l1', purpose: 'the ward knows it', fiscalYear: 2027 },
        emergency: { actedAt: play.at, actedBy: 'toshi/head', reason: 'the dyke broke' },
      },
    });
    const opened = new ConsultationPlay(byHolders).now('2027-05-10T10:00');
    const step = opened.openBySystem(effect?.command as { type: string });
    expect(isRefusal(step)).toBe(false);
    expect(opened.duties).toEqual(['toshi/clerk submit']);
    expect(opened.toldPlaces('emergency_notice')).toContain('kita/head');
  });

  test('has it consulted once it is decided, and not while it waits', () => {
    const play = urgent(city).does('toshi.head', 'reallot', unasked);
    expect(play.effects('open_case')).toEqual([]);
    play.now('2027-05-12T09:00').decided('r1');
    expect(play.stuck).toEqual(['consultation_owed r1']);
    expect(play.effects('open_case')).toMatchObject([
      { command: { emergency: { actedAt: play.at } } },
    ]);
  });

  describe('owes the consultation', () => {
    const heldNow = (change = {}) =>
      consulting({ matter: 'urgent-reallotment', ...change }, 'K-9').linked;
    const owing = (linked = heldNow()) =>
      urgent(byHolders, { linked }).does('toshi.head', 'reallot', unasked);
    const named = (item = 'r1') => ({ item, consultation: 'K-9' });
    const lapse = { lines: [{ line: 'l1', outcome: 'lapsed' }] };

    test('until somebody names the concluded one: so long it is stuck, and not closed', () => {
      const play = owing();
      expect(play.duties).toEqual(['toshi/head consulted_after r1']);
      expect(play.refusal('toshi.head', 'close_lines', lapse)).toBe('consultation_owed');
      expect(play.refusal('toshi.clerk', 'consulted_after', named())).toBe('not_allowed');
      expect(play.refusal('toshi.head', 'consulted_after', named('r9'))).toBe(
        'no_consultation_owed',
      );
      play.does('toshi.head', 'consulted_after', named());
      expect([play.duties, play.stuck]).toEqual([[], []]);
      expect(play.move('r1').heldAs).toMatchObject({ number: 'K-9', outcome: 'agreed' });
      expect(play.line('l1').consulted?.number).toBe('K-9');
      expect(play.toldPlaces('consulted_after')).toContain('kita/head');
      expect(play.refusal('toshi.head', 'consulted_after', named())).toBe('no_consultation_owed');
      expect(play.refusal('toshi.head', 'close_lines', lapse)).toBe('accepted');
    });

    test.each([
      ['open', { outcome: null, step: 'consulting' }, 'after_consultation_open'],
      ['withdrawn', { outcome: 'withdrawn' }, 'after_consultation_open'],
      ['discarded', { outcome: 'discarded' }, 'after_consultation_open'],
      ['about something else', { matter: 'ward-plan' }, 'after_consultation_open'],
      ['of another ward', { addressees: ['higashi'] }, 'after_consultation_open'],
      ['ended against it', { outcome: 'ruled_stop' }, 'accepted'],
    ])('is held by one that is %s or is not', (_what, change, expected) => {
      expect(owing(heldNow(change)).refusal('toshi.head', 'consulted_after', named())).toBe(
        expected,
      );
    });

    test('also after the year, and can be asked for only where it is owed', () => {
      const play = owing().until('2028-04-01T09:00');
      expect(play.probe('toshi.head', 'consulted_after')).toBe('possible');
      play.does('toshi.head', 'consulted_after', named());
      expect(play.probe('toshi.head', 'consulted_after')).toBe('no_consultation_owed');
    });
  });

  test('asks for none where the ward was consulted before', () => {
    const before = consulting({ matter: 'urgent-reallotment' });
    const play = urgent(byHolders, before).does('toshi.head', 'reallot', reallotment());
    expect(play.effects('open_case')).toEqual([]);
    expect(play.move('r1').isAfterTheFact).toBe(false);
  });
});

describe('money that was passed on', () => {
  const back = (amount: number, fields: object = {}) => ({
    ...{ line: 'l1', from: 'kita', amount, reason: 'not needed', ...fields },
  });
  const passedOn = () =>
    executing({}, byHolders, consulted())
      .does('toshi.head', 'reallot', reallotment())
      .does('kita.clerk', 'report', reported('l1', 150));

  test('comes back to its holder as far as the ward has not committed it', () => {
    const play = passedOn();
    expect(play.refusal('toshi.head', 'take_back', back(251))).toBe('over_taken_back');
    expect(play.details('toshi.head', 'take_back', back(251))).toEqual({
      ...{ line: 'l1', unit: 'kita', amount: 251, free: 250 },
    });
    play.does('toshi.head', 'take_back', back(250));
    expect(play.line('l1').reallotted.map(({ amount }) => amount)).toEqual([400, -250]);
    expect(play.move('b1')).toMatchObject({ kind: 'return', state: 'taken', amount: 250 });
    expect(play.toldPlaces('money_moved')).toContain('kita/head');
    expect(play.notice('money_moved')?.about?.['reason']).toBe('kita → work l1 250千円 not needed');
    expect(play.refusal('kita.clerk', 'report', reported('l1', 151))).toBe('over_allotment');
    expect(play.refusal('toshi.clerk', 'report', reported('l1', 850))).toBe('accepted');
  });

  test('is taken back from a ward that has some, of a line that is open', () => {
    const said = (fields: object) => passedOn().refusal('toshi.head', 'take_back', back(1, fields));
    expect([said({ from: 'higashi' }), said({ from: 'toshi' }), said({ line: 'l9' })]).toEqual([
      ...['over_taken_back', 'over_taken_back', 'line_not_in_budget'],
    ]);
    expect(passedOn().refusal('kita.head', 'take_back', back(1))).toBe('not_allowed');
    const closed = passedOn();
    closed.does('toshi.head', 'close_lines', { lines: [{ line: 'l1', outcome: 'lapsed' }] });
    expect(closed.refusal('toshi.head', 'take_back', back(1))).toBe('line_closed');
  });
});
