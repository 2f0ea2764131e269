/** A decision on its way, from the draft to the end. */

import { expect, test } from '@jest/globals';
import { decided, drafted, offered, submitted } from './ways.ts';

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
