import { describe, expect, test } from '@jest/globals';
import { limits, lineCount, longFiles, longFunctions, median, wideLines } from './sizes.ts';
import { measurements, shipped, sourceFrom, tests } from './source.ts';

describe('the house', () => {
  test('has a median file that fits two screens', () => {
    expect(median(shipped.map(lineCount))).toBeLessThanOrEqual(limits.medianLines);
  });

  test('has no long file', () => {
    expect(longFiles([...shipped, ...measurements], limits.sourceLines)).toEqual([]);
    expect(longFiles(tests, limits.testLines)).toEqual([]);
  });

  test('has no long function', () => {
    expect([...shipped, ...measurements].flatMap(longFunctions)).toEqual([]);
  });

  test('has no line beyond the margin', () => {
    expect([...shipped, ...measurements, ...tests].flatMap(wideLines)).toEqual([]);
  });
});

describe('the checks find', () => {
  const lines = (count: number): string => Array(count).fill('  1;').join('\n');

  test('the middle of unsorted sizes', () => {
    expect(median([300, 10, 20])).toBe(20);
  });

  test('a file one line too long', () => {
    const file = (count: number) => sourceFrom('src/a.ts', `${lines(count)}\n`);
    expect(longFiles([file(3)], 2)).toEqual(['src/a.ts has 3 lines (limit 2)']);
    expect(longFiles([file(2)], 2)).toEqual([]);
  });

  test.each([
    ['a function', (body: string) => `function long() {\n${body}\n}`],
    ['an arrow', (body: string) => `/* 長 */ export const long = () => {\n${body}\n};`],
    ['a method', (body: string) => `class A { long() {\n${body}\n} }`],
    ['a method of an object', (body: string) => `const a = { long() {\n${body}\n} };`],
  ])('%s one line too long', (_, wrap) => {
    const inside = limits.functionLines - 2;
    expect(longFunctions(sourceFrom('src/a.ts', wrap(lines(inside + 1))))).toEqual([
      'src/a.ts: long has 61 lines (limit 60)',
    ]);
    expect(longFunctions(sourceFrom('src/a.ts', wrap(lines(inside))))).toEqual([]);
  });

  test('a line one column too wide, except in texts for people', () => {
    const wide = `// ${'x'.repeat(98)}`;
    expect(wideLines(sourceFrom('src/a.ts', `\n${wide}`))).toEqual(['src/a.ts:2 has 101 columns']);
    expect(wideLines(sourceFrom('src/terms/errors-case.ts', wide))).toEqual([]);
  });
});
