import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { packageRoot } from '../../src/package-root.ts';
import { errors } from '../../src/terms/errors.ts';
import { shipped, sourceFrom } from './source.ts';
import {
  citiesInCode,
  commandNames,
  documentedCodes,
  givenCodes,
  japaneseInCode,
  missingFrom,
} from './words.ts';

const document = (name: string): string => readFileSync(join(packageRoot, 'docs', name), 'utf8');

describe('the house', () => {
  test('has Japanese in comments and in files of texts alone', () => {
    expect(shipped.flatMap(japaneseInCode)).toEqual([]);
  });

  test('knows no city', () => {
    expect(shipped.flatMap(citiesInCode)).toEqual([]);
  });

  test('tells of every error in docs/errors.md, and of no other', () => {
    expect(documentedCodes(document('errors.md'))).toEqual(Object.keys(errors).sort());
  });

  test('gives every code in one group alone, so that none hides another', () => {
    expect(givenCodes(shipped)).toEqual(Object.keys(errors).sort());
  });

  test('explains every command in docs/glossary.md', () => {
    const names = commandNames(shipped);
    expect(names.length).toBeGreaterThan(0);
    expect(missingFrom(document('glossary.md'), names)).toEqual([]);
  });
});

describe('the checks find', () => {
  test('Japanese in a string or a name, not in a comment or a file of texts', () => {
    const text = "const a = '決裁';";
    expect(japaneseInCode(sourceFrom('src/engine/a.ts', text))).toEqual([
      'src/engine/a.ts holds 決裁',
    ]);
    expect(japaneseInCode(sourceFrom('src/engine/a.ts', 'const 決裁 = 1;'))).toHaveLength(1);
    expect(japaneseInCode(sourceFrom('src/engine/a.ts', '// 決裁\n/* 代決 */'))).toEqual([]);
    expect(japaneseInCode(sourceFrom('src/terms/errors-case.ts', text))).toEqual([]);
    expect(japaneseInCode(sourceFrom('src/http/words.ts', text))).toEqual([]);
  });

  test.each(["'niigata'", 'isFukuoka', "'15100'", "'151009'", "'Yokohama City'"])(
    'the city in %s',
    (text) => {
      expect(citiesInCode(sourceFrom('src/rules/a.ts', `const a = ${text};`))).toHaveLength(1);
    },
  );

  test('no city in a comment or in a longer number', () => {
    const text = '// As in Kobe.\nconst a = 1_510_091_234 + 151000000;';
    expect(citiesInCode(sourceFrom('src/rules/a.ts', text))).toEqual([]);
  });

  test('the names of commands, however they are written', () => {
    const text = "z.literal('approve'); command('recall', {}); type T = { type: 'return' };";
    const sources = [sourceFrom('src/terms/command-a.ts', text), sourceFrom('src/a.ts', text)];
    expect(commandNames(sources)).toEqual(['approve', 'recall', 'return']);
  });

  test('codes in rows and headings, and what is not written down', () => {
    expect(documentedCodes('| `b_a` | … |\n### `a_b`\nsee `not_this`')).toEqual(['a_b', 'b_a']);
    expect(missingFrom('the `approve` command', ['approve', 'recall'])).toEqual(['recall']);
  });

  test('a code that two groups give, and no fault of another catalogue', () => {
    const group = "import { conflict, ruled } from './error-shape.ts';\nconst a = {\n";
    const sources = [
      sourceFrom('src/terms/errors-a.ts', `${group}  one: ruled('a'),\n  two: conflict('b'),\n};`),
      sourceFrom('src/terms/errors-b.ts', `${group}  one: ruled('c'),\n  odd: fault('d'),\n};`),
      sourceFrom('src/terms/errors-c.ts', "const b = {\n  two: ruled('e'),\n};"),
    ];
    expect(givenCodes(sources)).toEqual(['one', 'one', 'two']);
  });
});
