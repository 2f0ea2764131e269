import { describe, expect, test } from '@jest/globals';
import { errorText } from '../../../src/terms/errors.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { type Matter, readTables } from './city-tables.ts';

const { who, ask } = await readTables('niigata');
const ward = { unit: 'nishi-ku' };
const eight = ['総務', '区民', '保険', '福祉', '保護', '建設', '産業', '税務'];
const somu = { unit: 'somu', role: 'head' };

describe('課組織の再編成 (素案)', () => {
  const reorganise = (before: readonly string[], after: readonly string[], change = 'reorganise') =>
    ({
      ...ward,
      subject: 'section-reorganisation',
      fields: { change, before: [...before], after: [...after] },
    }) satisfies Matter;
  const found = (matter: Matter) => {
    const answer = ask(matter);
    if (isRefusal(answer)) throw new Error(answer.refused);
    return answer;
  };

  test('more sections need the consent of General Affairs first', () => {
    const more = found(reorganise(eight, [...eight, '防災']));
    expect(more.decider.rank).toBe('ward-mayor');
    expect(more.hearings).toMatchObject([
      {
        as: 'concurrence',
        place: somu,
        binding: true,
        concerns: ['change', 'before', 'after'],
        because: 'section-reorganisation',
      },
    ]);
    expect(more.report).toEqual([]);
  });

  test('a section named twice hides no increase, and an empty one is none', () => {
    const after = ['総務', '区民', '保険'];
    expect(ask(reorganise(['総務', '総務', '総務'], after))).toEqual({
      refused: 'field_repeats',
      details: { field: 'いまの課', entry: '総務' },
    });
    expect(who(reorganise(['総務', '総務 ', '区民'], after))).toBe('field_repeats');
    expect(who(reorganise(['総務1', '総務１', '区民'], after))).toBe('field_repeats');
    expect(who(reorganise(['総務', ' ', '区民'], after))).toBe('field_entry_empty');
    expect(who(reorganise(['総務1', '総務2', '区民'], after))).toBe(
      'ward-mayor row reorganisation',
    );
  });

  test('the same number or fewer are reported to General Affairs', () => {
    const same = ['総務', '区民窓口', '保険年金', '福祉', '保護', '建設', '産業', '防災'];
    for (const after of [same, eight.slice(1)]) {
      const equal = found(reorganise(eight, after));
      expect(equal.decider.rank).toBe('ward-mayor');
      expect(equal.hearings).toEqual([]);
      expect(equal.report).toEqual([somu]);
    }
  });

  test('more sections are no renaming', () => {
    const renamed = ask(reorganise(eight, [...eight, '防災'], 'rename'));
    expect(renamed).toMatchObject({ refused: 'subject_not_admitted' });
    expect(who(reorganise(eight, eight.slice(1), 'rename'))).toBe('subject_not_admitted');
    expect(who(reorganise(eight, eight, 'rename'))).toBe('ward-mayor row reorganisation');
  });
});

describe('職員の配置 (素案)', () => {
  const place = (rank: string) => ({ ...ward, subject: 'staff-placement', fields: { rank } });

  test('up to the assistant chief it is the ward mayor', () => {
    for (const rank of ['staff', 'subsection-chief', 'assistant-chief']) {
      expect(who(place(rank))).toBe('ward-mayor row placement');
    }
  });

  test('a chief is refused with the text of the rulebook', () => {
    const refused = ask(place('section-chief'));
    if (!isRefusal(refused)) throw new Error('admitted');
    const { ja } = errorText(refused.refused, refused.details);
    expect(ja).toContain('課長補佐以下');
    expect(ja).toContain('素案');
  });

  test('a rank that is not there is no rank', () => {
    expect(who(place('emperor'))).toBe('field_wrong');
    expect(who({ ...ward, subject: 'staff-placement' })).toBe('field_missing');
  });
});

describe('dates in force', () => {
  const festival = (amount: number, on: string) => ({
    ...ward,
    subject: 'festival-commission',
    amount,
    on,
  });

  test('the limit is that of the day of submission', () => {
    expect(who(festival(5_000_000, '2027-03-31'))).toBe('ward-mayor row festival-mayor');
    expect(who(festival(5_000_001, '2027-03-31'))).toBe('vice-mayor upward');
    expect(who(festival(5_000_001, '2027-04-01'))).toBe('ward-mayor row festival-mayor');
    expect(who(festival(10_000_000, '2027-04-01'))).toBe('ward-mayor row festival-mayor');
    expect(who(festival(10_000_001, '2027-04-01'))).toBe('vice-mayor upward');
  });

  test('before the rulebook there is no such subject', () => {
    expect(who(festival(1, '2014-03-31'))).toBe('unknown_subject');
  });
});

test('a hat has a table of its own', () => {
  const grant = { ...ward, subject: 'welfare-grant', amount: 200_000 };
  expect(who(grant)).toBe('ward-mayor row grant-mayor');
  const hat = { ...grant, hat: 'welfare-office' };
  expect(who(hat)).toBe('ward-section-chief row welfare-grant-chief');
  expect(who({ ...hat, amount: 300_001 })).toBe('ward-mayor row welfare-grant-head');
  expect(who({ ...grant, hat: 'crown' })).toBe('unknown_hat');
});

test('minor purchases are left to the chief', () => {
  const purchase = { unit: 'doboku', subject: 'procurement', amount: 1_500_000 };
  expect(who(purchase)).toBe('department-head row procurement-head');
  expect(who({ ...purchase, qualifiers: ['minor'] })).toBe(
    'section-chief row procurement-chief-minor',
  );
  expect(who({ ...purchase, qualifiers: ['tiny'] })).toBe('unknown_qualifier');
  expect(who({ ...purchase, exclusions: ['moon'] })).toBe('unknown_exclusion');
});
