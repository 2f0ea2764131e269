import { expect, test } from '@jest/globals';
import { rulebookFolderOf } from '../../src/situations/find-files.ts';
import { differsAt } from '../../src/situations/match.ts';
import { readSituations } from '../../src/situations/read-file.ts';

const faultsOf = (...lines: readonly string[]): string[] => {
  const read = readSituations('some.yaml', lines.join('\n'));
  return 'faults' in read ? read.faults.map(({ line, key, en }) => `${line} ${key}: ${en}`) : [];
};

const step = (text: string): string[] => faultsOf('name: x', 'steps:', `  - ${text}`);

test('what is no YAML, and what is no situation, is told with its line', () => {
  expect(faultsOf('name: x', 'steps: [unclosed')).toEqual([
    expect.stringMatching(/^[23] : .*not closed/),
  ]);
  expect(faultsOf('just text')).toHaveLength(1);
  expect(faultsOf('name: x')).toEqual([expect.stringContaining('"steps" is missing')]);
});

test('parts of a step that belong together stand together', () => {
  expect(step('{ does: submit }')).toEqual([expect.stringContaining('belong together')]);
  expect(step('{ as: x, at: 2026-08-05 }')).toEqual([expect.stringContaining('belong together')]);
  expect(step('{ at: 2026-08-05, in: a }')).toEqual([expect.stringContaining('say more about')]);
  expect(step('{ as: x, does: y, opens: a, in: b }')).toEqual([
    expect.stringContaining('not both'),
  ]);
  expect(step('{}')).toEqual([
    expect.stringContaining('`does`, `imports`, `calls`, `notes` or `expect`'),
  ]);
  expect(step('{ at: 2026-08-05, procedure: decision }')).toEqual([
    expect.stringContaining('say more about'),
  ]);
  expect(step('{ as: x, does: y, imports: { file: a.csv, sheet: b } }')).toEqual([
    expect.stringContaining('belong together'),
  ]);
  expect(step('{ in: a, calls: b }')).toEqual([]);
  expect(step('{ as: x, imports: { file: a.csv, sheet: b }, in: c, refused: d }')).toEqual([]);
  expect(step('{ notes: before }')).toEqual([]);
  expect(step('{ as: x, does: y, opens: a }')).toEqual([]);
});

test('a moment is a date, a time on the wall of the city, or a time with an offset', () => {
  for (const at of ['2026-08-05', '2026-08-05T09:00', '2026-08-05T09:00:30+09:00']) {
    expect(step(`{ at: ${at} }`)).toEqual([]);
  }
  for (const at of ['tomorrow', '2026-8-5', '05.08.2026']) {
    expect(step(`{ at: ${at} }`)).toEqual([expect.stringContaining('3 steps[0].at')]);
  }
});

test('what stands before is played first, and a situation has its own given', () => {
  const read = readSituations(
    'some.yaml',
    [
      'given: { clock: 2026-08-05, organisation: a.yaml }',
      'before: [{ at: 2026-08-06 }]',
      'situations:',
      '  - { name: one, steps: [{ at: 2026-08-07 }] }',
      '  - { name: two, given: { clock: 2026-08-01 }, steps: [{ at: 2026-08-08 }] }',
    ].join('\n'),
  );
  const situations = 'situations' in read ? read.situations : [];
  expect(situations.map(({ name, given, line }) => ({ name, given, line }))).toEqual([
    { name: 'one', given: { clock: '2026-08-05', organisation: 'a.yaml' }, line: 4 },
    { name: 'two', given: { clock: '2026-08-01', organisation: 'a.yaml' }, line: 5 },
  ]);
  expect(situations[1]?.steps.map((placed) => [placed.step.at, placed.lineOf([])])).toEqual([
    ['2026-08-06', 2],
    ['2026-08-08', 5],
  ]);
});

test('the rulebook is the folder that holds the situations, or the one that is named', () => {
  expect(rulebookFolderOf('/r/niigata/situations/a.yaml', undefined)).toBe('/r/niigata');
  expect(rulebookFolderOf('/r/niigata/situations/deep/a.yaml', undefined)).toBe('/r/niigata');
  expect(rulebookFolderOf('/r/other/a.yaml', '../niigata')).toBe('/r/niigata');
  expect(() => rulebookFolderOf('/r/other/a.yaml', undefined)).toThrow('rulebook:');
});

test('of what is there only what is expected counts, in lists in any order', () => {
  const got = { a: [{ n: 1, m: 1 }, { n: 2 }], b: null, c: [] };
  expect(differsAt({ a: [{ n: 2 }, { n: 1 }], b: null, c: [] }, got)).toBeNull();
  expect(differsAt({ a: [{ n: 1 }, { n: 1 }] }, got)).toEqual({ path: ['a', 1], got: [{ n: 2 }] });
  expect(differsAt({ a: [] }, got)).toMatchObject({ path: ['a'] });
  expect(differsAt({ b: { x: 1 } }, got)).toEqual({ path: ['b'], got: null });
  expect(differsAt({ d: null }, got)).toBeNull();
  expect(differsAt({ d: 1 }, got)).toEqual({ path: ['d'], got: undefined });
});
