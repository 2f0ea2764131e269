import { describe, expect, test } from '@jest/globals';
import { matterIn, modeIn, responseIn, variant } from './city.ts';
import { accepted, condition, dissent, drafted, screened } from './consultation.ts';
import { wall } from './play.ts';

const notice = { matter: 'citywide-programme' };
const agree = { answer: 'agree' };

describe('an addressee', () => {
  test('has ten working days over the year end, on a clock of its own', () => {
    const play = accepted();
    expect(play.due('kita')).toBe('2027-01-12');
    expect(play.notice('consultation_arrived')?.about).toMatchObject({ due: '2027-01-12' });
    expect(play.timers).toEqual([
      'receipt|higashi',
      'rung|higashi|0',
      'receipt|kita',
      'rung|kita|0',
    ]);
    expect(play.last.timers[1]?.dueAt).toBe(wall('2027-01-06T08:30'));
  });

  test('has calendar days where the matter says so', () => {
    expect(accepted({ matter: 'public-information' }).due('kita')).toBe('2027-01-04');
  });

  test('is late over the change of the fiscal year like at any time', () => {
    const play = drafted().now('2027-03-26T10:00').does('toshi.clerk', 'submit');
    play.does('toshi.head', 'approve').does('kusei-sozo.clerk', 'accept');
    expect(play.due('kita')).toBe('2027-04-09');
  });

  test('receives by hand or, after two working days, by itself', () => {
    const play = accepted().does('kita.clerk', 'receive');
    expect(play.refusal('kita.clerk', 'receive')).toBe('received_already');
    expect(play.duties).toContain('higashi/clerk receive higashi');
    play.until('2026-12-24T17:30');
    expect(play.reply('higashi').receivedAt).toBe(wall('2026-12-24T17:30'));
    const byHand = variant((draft) => {
      delete responseIn(draft).receivedAfter;
    });
    expect(accepted({}, byHand).timers).toEqual(['rung|higashi|0', 'rung|kita|0']);
  });

  test('answers for itself alone', () => {
    const play = accepted();
    expect(play.refusal('kita.head', 'answer', { ...agree, for: 'higashi' })).toBe('not_allowed');
    expect(play.refusal('minami.head', 'answer', agree)).toBe('not_allowed');
    expect(play.refusal('minami.head', 'answer', { ...agree, for: 'minami' })).toBe('not_allowed');
    expect(play.refusal('kita.clerk', 'answer', agree)).toBe('not_allowed');
    play.does('kita.head', 'answer', agree);
    expect(play.refusal('kita.head', 'answer', agree)).toBe('already_answered');
    expect(play.notice('answer_given')?.about).toMatchObject({ unit: 'kita', outcome: '同意' });
  });

  test('is not answered for by whoever proposed, from whatever seat', () => {
    const play = accepted();
    expect(play.refusal('kita.head=toshi.clerk', 'answer', agree)).toBe('four_eyes');
    play.does('kita.head', 'answer', agree);
    expect(play.refusal('kita.head=toshi.clerk', 'correct_answer', agree)).toBe('four_eyes');
  });

  test.each([
    ['unknown_answer', { answer: 'perhaps' }],
    ['answer_needs', { answer: 'disagree' }],
    ['answer_needs', { answer: 'agree-if' }],
    ['answer_takes_no_conditions', { ...condition, answer: 'agree' }],
  ])('is refused with %s: %j', (code, fields) => {
    expect(accepted().refusal('kita.head', 'answer', fields)).toBe(code);
  });

  test('corrects its answer until the answers are collected, and what it said stays', () => {
    const play = accepted();
    expect(play.refusal('kita.head', 'correct_answer', agree)).toBe('not_answered');
    play.does('kita.head', 'answer', dissent).does('kita.head', 'correct_answer', agree);
    expect(play.reply('kita').answer).toMatchObject({ kind: 'agree', corrected: true });
    expect(play.reply('kita').pastAnswers).toMatchObject([{ kind: 'disagree' }]);
    play.does('higashi.head', 'answer', agree);
    expect(play.refusal('kita.head', 'correct_answer', agree)).toBe('not_in_this_step');
  });

  test('keeps the attachments of its answer', () => {
    const attachments = [
      { id: '00000000-0000-4000-8000-00000000000f', name: 'map.pdf', sha256: 'a'.repeat(64) },
    ];
    const play = accepted().does('kita.head', 'answer', { ...agree, attachments });
    expect(play.reply('kita').answer?.attachments).toEqual(attachments);
    play.does('higashi.clerk', 'ask', { question: 'which road?' });
    play.does('toshi.clerk', 'supply', { for: 'higashi', text: 'this', attachments });
    expect(play.reply('higashi').questions[0]?.supplied?.attachments).toEqual(attachments);
  });

  test('must be named by a hand that holds for several', () => {
    const rulebook = variant((draft) => {
      modeIn(draft).hands = { answer: [{ office: 'secretariat', role: 'chief' }] };
    });
    const play = accepted({}, rulebook);
    expect(play.refusal('kusei-sozo.chief', 'answer', agree)).toBe('which_addressee');
    expect(play.refusal('kusei-sozo.chief', 'answer', { ...agree, for: 'minami' })).toBe(
      'unknown_addressee',
    );
    play.does('kusei-sozo.chief', 'answer', { ...agree, for: 'kita' });
    expect(play.reply('kita').status).toBe('answered');
    const alone = accepted({ addressees: ['kita'] }, rulebook);
    expect(alone.does('kusei-sozo.chief', 'answer', agree).reply('kita').status).toBe('answered');
  });
});

describe('a question', () => {
  test('moves its own due date by the days it stood still, and no other', () => {
    const play = accepted({ addressees: ['minami', 'kita'] }).now('2027-01-05T10:00');
    play.does('minami.clerk', 'ask', { question: 'which road?' });
    expect(play.notice('question_asked')?.about).toMatchObject({
      unit: 'minami',
      reason: 'which road?',
    });
    expect(play.timers).not.toContain('rung|minami|0');
    expect(play.duties).toContain('toshi/clerk supply minami');
    expect(play.duties).not.toContain('minami/clerk receive minami');
    play
      .now('2027-01-14T10:00')
      .does('toshi.clerk', 'supply', { for: 'minami', text: 'the old one' });
    expect([play.due('minami'), play.due('kita')]).toEqual(['2027-01-20', '2027-01-12']);
    expect(play.refusal('toshi.clerk', 'supply', { for: 'minami', text: 'again' })).toBe(
      'no_question',
    );
  });

  test('asked while another is open stops nothing twice, and one supply answers both', () => {
    const play = accepted().now('2027-01-05T10:00').does('kita.clerk', 'ask', { question: 'a' });
    play.now('2027-01-06T10:00').does('kita.clerk', 'ask', { question: 'b' });
    expect(play.reply('kita').clock?.stoppedAt).toBe(wall('2027-01-05T10:00'));
    play.now('2027-01-07T10:00').does('toshi.clerk', 'supply', { for: 'kita', text: 'c' });
    expect(play.due('kita')).toBe('2027-01-14');
    expect(play.reply('kita').questions.every(({ supplied }) => supplied)).toBe(true);
  });

  test('answered in the same office hours moves nothing', () => {
    const play = accepted().now('2027-01-05T10:00').does('kita.clerk', 'ask', { question: 'a' });
    play.now('2027-01-05T15:00').does('toshi.clerk', 'supply', { for: 'kita', text: 'b' });
    expect(play.due('kita')).toBe('2027-01-12');
  });

  test('asked after the due date leaves the answer late when the material has come', () => {
    const play = accepted({ addressees: ['kita'] }).until('2027-01-13T10:00');
    expect(play.stuck).toEqual(['answer_overdue kita']);
    play.does('kita.clerk', 'ask', { question: 'a' });
    play.now('2027-01-15T10:00').does('toshi.clerk', 'supply', { for: 'kita', text: 'b' });
    expect(play.due('kita')).toBe('2027-01-14');
    expect(play.reply('kita').overdueSince).toBe(wall('2027-01-12T17:30'));
    expect(play.timers).toEqual(['rung|kita|2']);
  });

  test('stops no clock where the rule says so, also after a halt', () => {
    const rulebook = variant((draft) => {
      responseIn(draft).questionsStopClock = false;
    });
    const play = accepted({}, rulebook)
      .now('2027-01-05T10:00')
      .does('kita.clerk', 'ask', { question: 'a' });
    expect(play.reply('kita').clock?.stoppedAt).toBeNull();
    play.does('kusei-sozo.clerk', 'hold', { reason: 'storm' });
    play.now('2027-01-06T10:00').does('kusei-sozo.clerk', 'resume');
    expect(play.reply('kita').clock).toMatchObject({ stoppedAt: null, dueOn: '2027-01-13' });
    play.now('2027-01-07T10:00').does('toshi.clerk', 'supply', { for: 'kita', text: 'b' });
    expect(play.due('kita')).toBe('2027-01-13');
  });
});

describe('an extension', () => {
  const ask = { until: '2027-01-15', reason: 'meeting' };

  test('holds once the initiator grants it, and the rungs begin anew', () => {
    const play = accepted().until('2027-01-07T10:00').does('kita.head', 'request_extension', ask);
    expect(play.notice('extension_requested')?.about).toMatchObject({ due: '2027-01-15' });
    expect(play.duties).toContain('toshi/head grant_extension kita');
    expect(play.due('kita')).toBe('2027-01-12');
    play.does('toshi.head', 'grant_extension', { for: 'kita' });
    expect(play.due('kita')).toBe('2027-01-15');
    expect(play.timers).toContain('rung|kita|0');
    expect(play.refusal('kita.head', 'request_extension', { ...ask, until: '2027-01-18' })).toBe(
      'extension_used',
    );
  });

  test('may be declined, and asked for again', () => {
    const play = accepted().does('kita.head', 'request_extension', ask);
    play.does('toshi.head', 'decline_extension', { for: 'kita', reason: 'urgent' });
    expect(play.reply('kita').extension).toBeNull();
    expect(play.refusal('toshi.head', 'grant_extension', { for: 'kita' })).toBe(
      'no_extension_asked',
    );
    expect(play.does('kita.head', 'request_extension', ask).reply('kita').extension).not.toBeNull();
  });

  test.each([
    ['extension_not_longer', '2027-01-12'],
    ['extension_too_long', '2027-01-20'],
    ['extension_to_closed_day', '2027-01-16'],
    ['accepted', '2027-01-19'],
  ])('is %s when it names %s', (said, until) => {
    expect(accepted().refusal('kita.head', 'request_extension', { until, reason: 'a' })).toBe(said);
  });

  test('granted after the due date makes the late answer timely again', () => {
    const play = accepted({ addressees: ['kita'] }).until('2027-01-13T10:00');
    play
      .does('kita.head', 'request_extension', ask)
      .does('toshi.head', 'grant_extension', { for: 'kita' });
    expect(play.stuck).toEqual([]);
    expect(play.timers).toContain('rung|kita|1');
    expect(play.until('2027-01-15T17:30').stuck).toEqual(['answer_overdue kita']);
  });

  test('never shortens a date that a question has moved beyond it', () => {
    const play = accepted().now('2027-01-05T10:00').does('kita.head', 'request_extension', ask);
    play.does('kita.clerk', 'ask', { question: 'a' });
    expect(play.refusal('kita.head', 'request_extension', ask)).toBe('clock_stopped');
    play.now('2027-01-14T10:00').does('toshi.clerk', 'supply', { for: 'kita', text: 'b' });
    play.does('toshi.head', 'grant_extension', { for: 'kita' });
    expect(play.due('kita')).toBe('2027-01-20');
  });

  test('holds at once where no consent is asked for, and is unknown elsewhere', () => {
    const free = variant((draft) => {
      responseIn(draft).extension.needsConsent = false;
    });
    const play = accepted({}, free).does('kita.head', 'request_extension', ask);
    expect(play.due('kita')).toBe('2027-01-15');
    const none = variant((draft) => {
      delete responseIn(draft).extension;
    });
    expect(accepted({}, none).refusal('kita.head', 'request_extension', ask)).toBe('no_extension');
  });
});

describe('silence', () => {
  test('reminds before, marks at, and escalates after the due date; nobody consents by it', () => {
    const play = accepted({ addressees: ['kita'] });
    play.until('2027-01-06T08:30');
    expect(play.toldPlaces('reminder')).toEqual(['kita/clerk', 'kita/head']);
    expect(play.notice('reminder')?.about).toEqual({ unit: 'kita', due: '2027-01-12' });
    play.until('2027-01-12T17:29');
    expect(play.stuck).toEqual([]);
    play.until('2027-01-12T17:30');
    expect(play.stuck).toEqual(['answer_overdue kita']);
    play.until('2027-01-14T08:30');
    expect(play.toldPlaces('overdue_deputy')).toEqual(['kita/deputy']);
    expect(play.duties).not.toContain('kusei-sozo/clerk collect');
    play.until('2027-01-19T08:30');
    expect(play.duties).toContain('kusei-sozo/clerk collect');
    expect(play.reply('kita').answer).toBeNull();
    expect(play.until('2027-12-01T00:00').step).toBe('consulting');
    expect(play.does('kita.head', 'answer', agree).stuck).toEqual([]);
  });

  test('is collected only once it is late, and then climbs the ladder', () => {
    const play = accepted().does('higashi.head', 'answer', agree);
    expect(play.refusal('kusei-sozo.clerk', 'collect')).toBe('answers_outstanding');
    play.until('2027-01-12T18:00').does('kusei-sozo.clerk', 'collect');
    expect(play.step).toBe('mediating');
    expect(play.c.outcome).toBeNull();
    expect(play.reply('kita')).toMatchObject({ status: 'asked', answer: null });
    expect(play.stuck).toEqual([]);
  });

  test('is not late while material is awaited', () => {
    const play = accepted({ addressees: ['kita'] }).does('kita.clerk', 'ask', { question: 'a' });
    play.until('2027-03-01T10:00');
    expect(play.refusal('kusei-sozo.clerk', 'collect')).toBe('answers_outstanding');
  });

  test('on record only ends as silence, never as consent', () => {
    const rulebook = variant((draft) => {
      modeIn(draft).dissent = 'record';
      modeIn(draft).implementation = false;
    });
    const play = accepted({}, rulebook).does('higashi.head', 'answer', agree);
    play.until('2027-01-19T09:00').does('kusei-sozo.clerk', 'collect');
    expect(play.c.outcome).toBe('unanswered');
  });

  test('is marked by the due date itself where no rung marks it', () => {
    const rulebook = variant((draft) => {
      responseIn(draft).rungs = [];
    });
    const play = accepted({ addressees: ['kita'] }, rulebook).until('2027-01-12T17:30');
    expect(play.stuck).toEqual(['answer_overdue kita']);
    expect(play.duties).toContain('kusei-sozo/clerk collect');
    expect(play.timers).toEqual([]);
  });
});

describe('a notice', () => {
  test('opens a window for each addressee, and its end is no consent', () => {
    const play = accepted(notice);
    expect(play.step).toBe('notified');
    expect(play.notice('notice_given')?.about).toMatchObject({ due: '2027-01-12' });
    expect(play.duties).toEqual([
      'higashi/head demand_consultation higashi',
      'kita/head demand_consultation kita',
    ]);
    play.until('2027-01-12T17:30');
    expect(play.c.outcome).toBe('no_request');
    expect(play.told).toEqual(['closed_no_request']);
    expect(play.reply('kita')).toMatchObject({ status: 'not_requested', answer: null });
  });

  test('turns into a consultation of whoever demands it; the others still may', () => {
    const play = accepted(notice).now('2026-12-24T10:00').does('kita.head', 'demand_consultation');
    expect(play.step).toBe('consulting');
    expect(play.told).toEqual(['consultation_arrived', 'consultation_demanded']);
    expect(play.toldPlaces('consultation_arrived')).toEqual(['kita/clerk', 'kita/head']);
    expect(play.reply('higashi').status).toBe('notified');
    play.now('2027-01-05T10:00').does('kita.head', 'answer', agree);
    expect(play.step).toBe('consulting');
    expect(play.refusal('kita.head', 'demand_consultation')).toBe('already_answered');
    play.does('higashi.head', 'demand_consultation');
    expect(play.due('higashi')).toBe('2027-01-20');
    expect(play.refusal('higashi.head', 'demand_consultation')).toBe('not_in_this_step');
    expect(play.does('higashi.head', 'answer', agree).c.outcome).toBe('agreed');
  });

  test('ends the consultation when the window of the silent ones has passed', () => {
    const play = accepted(notice).does('kita.head', 'demand_consultation');
    play.does('kita.head', 'answer', agree);
    expect(play.refusal('kusei-sozo.clerk', 'collect')).toBe('answers_outstanding');
    play.until('2027-01-12T17:30');
    expect(play.step).toBe('concluded');
    expect(play.reply('higashi').status).toBe('not_requested');
  });

  test('is not demanded after its window, though the wake-up came late', () => {
    const play = accepted(notice).now('2027-01-12T17:31');
    expect(play.refusal('kita.head', 'demand_consultation')).toBe('window_closed');
    play.now('2027-01-12T17:30').does('kita.head', 'demand_consultation').until('2027-01-12T17:30');
    expect(play.refusal('higashi.head', 'demand_consultation')).toBe('window_closed');
    expect(play.refusal('kita.head=toshi.clerk', 'answer', agree)).toBe('four_eyes');
  });

  test('to a unit added later opens a window of its own and bothers nobody else', () => {
    const play = accepted(notice).now('2026-12-24T10:00');
    play.does('kusei-sozo.clerk', 'add_addressee', { unit: 'minami' });
    expect(play.step).toBe('notified');
    expect(play.toldPlaces('notice_given')).toEqual(['minami/clerk', 'minami/head']);
    expect(play.reply('kita').windowUntil).toBe('2027-01-12');
    expect(play.reply('minami').windowUntil).toBe('2027-01-14');
    expect(play.until('2027-01-13T10:00').step).toBe('notified');
    expect(play.until('2027-01-14T17:30').c.outcome).toBe('no_request');
  });
});

describe('a unit added while others answer', () => {
  const add = { unit: 'minami', reason: 'affected too' };

  test('is asked on a clock of its own; nobody else is asked again', () => {
    const play = accepted().now('2026-12-24T10:00').does('kusei-sozo.clerk', 'add_addressee', add);
    expect(play.toldPlaces('consultation_arrived')).toEqual(['minami/clerk', 'minami/head']);
    expect([play.due('kita'), play.due('minami')]).toEqual(['2027-01-12', '2027-01-14']);
  });

  test('brings a case back from its collection', () => {
    const rulebook = variant((draft) => {
      modeIn(draft).collecting = 'secretariat';
    });
    const play = accepted({}, rulebook)
      .does('kita.head', 'answer', agree)
      .does('higashi.head', 'answer', agree);
    expect(play.step).toBe('collecting');
    expect(play.duties).toEqual(['kusei-sozo/clerk collect']);
    play.does('kita.head', 'correct_answer', dissent);
    play.does('kusei-sozo.clerk', 'add_addressee', add);
    expect(play.step).toBe('consulting');
    expect(play.reply('kita').answer?.kind).toBe('disagree');
    expect(play.timers).toEqual(['receipt|minami', 'rung|minami|0']);
    play.does('minami.head', 'answer', agree);
    expect(play.does('kusei-sozo.clerk', 'collect').step).toBe('mediating');
  });

  test('may change the way of the case before it is accepted, never after', () => {
    const rulebook = variant((draft) => {
      matterIn(draft).mode = [
        { when: { addressees: { atLeast: 3 } }, use: 'notice' },
        { use: 'required' },
      ];
    });
    const before = screened({}, rulebook).does('kusei-sozo.clerk', 'add_addressee', add);
    expect(before.does('kusei-sozo.clerk', 'accept').step).toBe('notified');
    const after = accepted({}, rulebook).does('kusei-sozo.clerk', 'add_addressee', add);
    expect(after.c.mode).toBe('required');
  });
});
