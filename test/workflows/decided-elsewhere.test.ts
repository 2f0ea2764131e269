/** An answer or a submission of which a decision of its own was made moves the consultation. */

import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../src/terms/refusal.ts';
import { accepted, dissent, drafted, screened, submitted } from './consultation.ts';
import { standing } from './play.ts';

const decision = '00000000-0000-4000-8000-0000000000d1';
const by = (who: string) => ({ decision, decidedBy: standing(who) });
const agree = { answer: 'agree' };

const saidTo = (play: ReturnType<typeof accepted>, type: string, fields: object): string => {
  const step = play.hears(type, fields);
  return isRefusal(step) ? step.refused : 'accepted';
};

describe('an answer that was decided', () => {
  test('stands as if its decider had given it, and names the decision', () => {
    const play = accepted().says('answer_decided', { for: 'kita', ...agree, ...by('kita.head') });
    expect(play.reply('kita')).toMatchObject({
      status: 'answered',
      answer: { kind: 'agree', decision, by: { person: 'kita.head', capacity: 'holder' } },
    });
    expect(play.toldPlaces('answer_given')).toEqual(['toshi/clerk', 'toshi/head']);
    expect(play.last.event.by).toEqual({ system: 'case' });
  });

  test('is held to what an answer needs', () => {
    const fields = { for: 'kita', answer: 'disagree', ...by('kita.head') };
    expect(saidTo(accepted(), 'answer_decided', fields)).toBe('answer_needs');
    const given = { for: 'kita', ...dissent, ...by('kita.head') };
    expect(saidTo(accepted(), 'answer_decided', given)).toBe('accepted');
  });

  test('counts for its side: nobody decides for both', () => {
    const own = { for: 'kita', ...agree, ...by('kita.head=toshi.clerk') };
    expect(saidTo(accepted(), 'answer_decided', own)).toBe('four_eyes');
    const both = { for: 'kita', ...agree, ...by('kita.head=toshi.head') };
    expect(saidTo(accepted(), 'answer_decided', both)).toBe('four_eyes');
    const play = accepted().says('answer_decided', { for: 'kita', ...agree, ...by('kita.head') });
    expect(play.c.decided.addressee).toEqual(['kita.head']);
  });

  test('is the answer of its own hand alone', () => {
    const said = (who: string) => ({ for: 'kita', ...agree, ...by(who) });
    expect(saidTo(accepted(), 'answer_decided', said('kita.deputy'))).toBe('served_by_other_seat');
    expect(saidTo(accepted(), 'answer_decided', said('higashi.head'))).toBe('served_by_other_seat');
    expect(saidTo(accepted(), 'answer_decided', said('kita.head'))).toBe('accepted');
  });

  test('is refused once the addressee has answered', () => {
    const play = accepted().does('kita.head', 'answer', agree);
    const late = { for: 'kita', ...agree, ...by('kita.head') };
    expect(saidTo(play, 'answer_decided', late)).toBe('already_answered');
  });
});

describe('a submission that was decided', () => {
  test('leaves the house as if it had been approved', () => {
    const play = submitted().says('submission_decided', by('toshi.head'));
    expect([play.step, play.c.decided.initiator]).toEqual(['screening', ['toshi.head']]);
  });

  test('is refused to its proposer, and where nobody waits for it', () => {
    expect(saidTo(submitted(), 'submission_decided', by('toshi.clerk'))).toBe('four_eyes');
    expect(saidTo(screened(), 'submission_decided', by('toshi.head'))).toBe('not_in_this_step');
    expect(saidTo(submitted(), 'submission_decided', by('somu.head'))).toBe('served_by_other_seat');
  });

  test('is said by no person', () => {
    expect(submitted().refusal('toshi.head', 'submission_decided', by('toshi.head'))).toBe(
      'unknown_command',
    );
  });
});

describe('a forecast of a consultation', () => {
  test('names who decides, when answers are due, and the ladder', () => {
    const { bound, stored } = accepted();
    expect(bound.forecast?.(stored)).toMatchObject({
      decider: { unit: 'toshi', role: 'head' },
      businessDays: 10,
      deadlines: { kita: '2027-01-12', higashi: '2027-01-12' },
      decidedInLine: true,
    });
    expect(bound.forecast?.(stored)?.route.map(({ as }) => as)).toContain('chiefs');
  });

  test('is null where the rulebook has nothing for the matter', () => {
    const { bound, stored } = drafted();
    const context = { ...(stored.context as object), matter: 'no-such' };
    expect(bound.forecast?.({ ...stored, context })).toBeNull();
  });
});
