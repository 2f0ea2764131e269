import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { readTables } from './city-tables.ts';

const { who, ask } = await readTables('yokohama');
const ward = { unit: 'kanazawa-ku' };
const one = ['kanazawa-ku'];
const two = ['kanazawa-ku', 'isogo-ku'];

describe('区長委任規則1号', () => {
  test.each(['warning', 'evacuation', 'alert-area', 'earth-removal', 'name-lists'])(
    '%s in one ward is the ward mayor in his own name',
    (subject) => {
      const found = ask({ ...ward, subject, wards: one });
      if (isRefusal(found)) throw new Error(found.refused);
      expect(found.decider.place).toEqual({ unit: 'kanazawa-ku', role: 'head' });
      expect(found.by).toBe('power');
      expect(found.power?.row).toBe(`delegated-${subject}`);
      expect(found.report).toEqual([]);
    },
  );

  test.each(['warning', 'evacuation', 'alert-area'])(
    '%s over two wards is the mayor',
    (subject) => {
      const found = ask({ ...ward, subject, wards: two });
      if (isRefusal(found)) throw new Error(found.refused);
      expect(found.decider.place).toEqual({ unit: 'shicho', role: 'mayor' });
      expect(found.by).toBe('top');
      expect(found.power).toBeNull();
      expect(found.passedOver).toEqual([{ row: `delegated-${subject}`, because: 'wards' }]);
      expect(found.report).toEqual(two.map((unit) => ({ unit, role: 'head' })));
    },
  );

  test.each(['earth-removal', 'name-lists'])(
    '%s names no bound, and still does not reach the ward of another',
    (subject) => {
      expect(who({ ...ward, subject, wards: [] })).toBe('ward-mayor power');
      const found = ask({ ...ward, subject, wards: two });
      expect(found).toMatchObject({
        by: 'top',
        passedOver: [{ row: `delegated-${subject}`, because: 'other_wards' }],
      });
    },
  );

  test('a ward mayor has no power over another ward, nor over none', () => {
    const evacuation = { ...ward, subject: 'evacuation' };
    const found = ask({ ...evacuation, wards: ['isogo-ku'] });
    if (isRefusal(found)) throw new Error(found.refused);
    expect(found.decider.place).toEqual({ unit: 'shicho', role: 'mayor' });
    expect(found.power).toBeNull();
    expect(who({ ...evacuation, wards: [] })).toBe('wards_missing');
  });

  test('a ward named twice is one ward', () => {
    const twice = [...one, ...one];
    expect(who({ ...ward, subject: 'evacuation', wards: twice })).toBe('ward-mayor power');
  });
});

describe('区長委任事務に関する決裁準則4条', () => {
  const reason = { reason: '証明書の交付と同じ定型の事務であるため' };

  test('routine certificates are the section chief, the others the department head', () => {
    const certificate = { ...ward, subject: 'community-certificate', wards: one };
    expect(who({ ...certificate, qualifiers: ['routine'] })).toBe(
      'ward-section-chief row certificate-routine',
    );
    expect(who(certificate)).toBe('ward-department-head row certificate');
  });

  test('a delegated matter without a row may follow one by analogy', () => {
    const community = { ...ward, subject: 'community-body', wards: one };
    expect(who(community)).toBe('ward-mayor power');
    const like = (row: string) => ({ ...community, analogy: { row, ...reason } });
    expect(who(like('certificate'))).toBe('ward-department-head analogy certificate');
    expect(who(like('certificate-routine'))).toBe('analogy_unfit');
    expect(who(like('delegated-evacuation'))).toBe('analogy_not_allowed');
    expect(who(like('nothing'))).toBe('unknown_row');
  });

  test('it governs delegated matters only', () => {
    const over = { ...ward, subject: 'community-body', wards: two };
    expect(who({ ...over, analogy: { row: 'certificate', ...reason } })).toBe(
      'analogy_not_allowed',
    );
  });

  test('a matter with rows of its own needs no analogy', () => {
    const certificate = { ...ward, subject: 'community-certificate', wards: one };
    const asked = { ...certificate, analogy: { row: 'certificate-routine', ...reason } };
    expect(who(asked)).toBe('analogy_not_needed');
  });
});
