/** Amounts and wards that a draft may not name. */

import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { DecisionPlay } from './play.ts';
import { city, deciding } from './rulebook.ts';
import { drafted, plain } from './ways.ts';

const opened = (command: object): unknown => {
  const step = new DecisionPlay(city).open('kita.clerk', command);
  return isRefusal(step) ? step : 'accepted';
};
const reaching = (subject: string, ...wards: string[]) => ({
  ...plain(),
  subject,
  content: { title: 'x', wards },
});

describe('the wards of a draft', () => {
  test('are parties', () => {
    expect(opened(reaching('plain', 'kita', 'toshi'))).toBe('accepted');
    expect(opened(reaching('plain', 'kita', 'shicho'))).toMatchObject({
      refused: 'not_a_ward',
      details: { unit: 'shicho' },
    });
  });

  test('are of the kind to which the power over the subject is delegated', () => {
    expect(opened(reaching('disaster', 'kita', 'higashi'))).toBe('accepted');
    expect(opened(reaching('disaster', 'kita', 'toshi'))).toMatchObject({
      refused: 'not_a_ward',
      details: { unit: 'toshi' },
    });
  });

  test('are looked at again when the draft is revised', () => {
    const play = drafted(reaching('disaster', 'kita'));
    const to = (...wards: string[]) => ({ content: { title: 'x', wards } });
    expect(play.refusal('kita.clerk', 'revise', to('kita', 'toshi'))).toBe('not_a_ward');
    expect(play.refusal('kita.clerk', 'revise', to('higashi'))).toBe('accepted');
  });
});

test('a contract does not fall below zero, and may be cancelled whole', () => {
  const changing = deciding((draft) => {
    draft.authority.subjects.find(({ code }: { code: string }) => code === 'works').change = true;
  });
  const content = (change: number) => ({ title: 'x', amount: 1000, change });
  const play = drafted({ ...plain(), subject: 'works', content: content(-1001) }, changing);
  expect(play.refusal('kita.clerk', 'submit')).toBe('change_below_zero');
  play.does('kita.clerk', 'revise', { content: content(-1000) });
  expect(play.refusal('kita.clerk', 'submit')).toBe('accepted');
});
