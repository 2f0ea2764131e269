/** A decision on its way, from the draft to the end. */

import { describe, expect, test } from '@jest/globals';
import { city } from './rulebook.ts';
import { decided, drafted, offered, submitted, works } from './ways.ts';

test('a draft circulates, is heard, decided and carried out', () => {
  const play = drafted();
  expect([play.step, play.duties]).toEqual(['drafting', ['kita/clerk submit']]);
  play.does('kita.clerk', 'submit');
  expect(play.duties).toEqual(['doboku/chief advise', 'kita/chief assent', 'somu/chief concur']);
  play.does('kita.chief', 'assent').does('somu.chief', 'concur', { stance: 'consent' });
  play.does('doboku.chief', 'advise', { stance: 'opinion', text: 'mind the trees' });
  expect(play.duties).toEqual(['kita/deputy assent']);
  play.does('kita.deputy', 'assent');
  expect([play.step, play.duties]).toEqual(['deciding', ['kita/head decide']]);
  play.does('kita.head', 'decide');
  expect([play.step, play.duties]).toEqual(['decided', ['kita/clerk execute']]);
  expect(play.d.decided?.authority).toEqual({
    kind: 'signature',
    rank: 'head',
    row: 'works-head',
    powerRow: null,
  });
  play.does('kita.clerk', 'execute', { executedOn: '2026-10-01' });
  expect([play.step, play.last.summary.outcome]).toEqual(['closed', 'approved']);
});

test('a number is due from the submission on', () => {
  expect(drafted().last.number).toBeNull();
  expect(submitted().last.number?.prefix).toBe('kita-2026-');
  expect(offered().last.number?.prefix).toBe('kita-2026-');
  expect(decided().step).toBe('decided');
});

test.each([
  [300_000, 'chief', 'works-chief'],
  [300_001, 'head', 'works-head'],
  [4_999_999, 'head', 'works-head'],
  [5_000_000, 'vice', 'works-vice'],
])('scenarios 24 and 25: %i yen are decided by the %s', (amount, rank, row) => {
  const play = drafted(works({ content: { title: 'Paint', amount } }));
  expect(play.d.competence).toMatchObject({ decider: { rank }, row, by: 'row' });
});

test('scenario 25: where no order names anybody, nobody acts for an absent decider', () => {
  const absences = [{ person: 'kita.chief', from: '2026-10-01T00:00', until: '2026-10-03T00:00' }];
  const small = works({ content: { title: 'Paint', amount: 300_000 } });
  const play = submitted(small, city, { absences });
  play.does('somu.chief', 'concur', { stance: 'consent' });
  play.does('doboku.chief', 'advise', { stance: 'no_opinion' });
  const urgent = { urgency: 'now' };
  expect(play.refusal('kita.deputy', 'decide_acting', urgent)).toBe('not_allowed');
  expect(play.refusal('kita.clerk', 'decide_acting', urgent)).toBe('not_allowed');
});

test('whoever has a hand in it may read it, and nobody else', () => {
  expect(drafted().last.summary.readers).toEqual(['kita', 'kusei-sozo']);
  expect([...submitted().last.summary.readers].sort()).toEqual([
    ...['doboku', 'kita', 'kusei-sozo', 'somu'],
  ]);
});

describe('four eyes: nobody speaks on what he proposed, from whatever seat', () => {
  const seats = ['somu.chief', 'doboku.chief', 'kita.chief', 'kita.deputy', 'kita.head'];
  const also = seats.map((seat) => ({ person: 'ann', seat }));
  const around = {
    also: [...also, { person: 'ann', seat: 'kita.clerk' }],
    absences: [{ person: 'kita.head', from: '2026-10-01T00:00', until: '2026-10-03T00:00' }],
    vacant: ['kita.head'],
  };
  const said = { urgency: 'now', stance: 'consent', reason: 'because' };

  test.each([
    ['assent', 'kita.chief', 'hearing', {}],
    ['concur', 'somu.chief', 'hearing', { stance: said.stance }],
    ['advise', 'doboku.chief', 'hearing', { stance: 'no_opinion' }],
    ['decide', 'kita.head', 'deciding', {}],
    ['reject', 'kita.head', 'deciding', { reason: said.reason }],
    ['decide_acting', 'kita.deputy', 'deciding', { urgency: said.urgency }],
  ])('%s', (type, seat, step, fields) => {
    const way = step === 'hearing' ? submitted : offered;
    const play = way(works(), city, around, 'ann@kita.clerk');
    expect([play.step, play.refusal(`ann@${seat}`, type, fields)]).toEqual([step, 'four_eyes']);
  });
});
