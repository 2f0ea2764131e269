import { describe, expect, test } from '@jest/globals';
import { forbiddenCalls, sleepingTests, strayQueries } from './forbidden.ts';
import { shipped, sourceFrom, tests } from './source.ts';

describe('the house', () => {
  test('has no clock, chance, surroundings or waiting in its pure rooms', () => {
    expect(shipped.flatMap(forbiddenCalls)).toEqual([]);
  });

  test('has queries in src/db and migrations alone', () => {
    expect(shipped.flatMap(strayQueries)).toEqual([]);
  });

  test('has no test that sleeps or wants to run alone', () => {
    expect(tests.flatMap(sleepingTests)).toEqual([]);
  });
});

describe('the checks find', () => {
  test.each([
    ['src/terms/a.ts', 'const a = Date.now();'],
    ['src/rules/a.ts', 'const a = new Date();'],
    ['src/rules/a.ts', 'const a = new Date;'],
    ['src/engine/advance.ts', 'const a = Date();'],
    ['workflows/a.ts', 'const a = Temporal.Now.instant();'],
    ['workflows/a.ts', 'const a = Math.random();'],
    ['workflows/a.ts', 'const a = { after: { 1000: 1 } };'],
    ['src/engine/plan.ts', 'const a = randomUUID();'],
    ['src/rules/a.ts', 'setTimeout(run, 1);'],
    ['src/rules/a.ts', 'const a = fetch(b);'],
    ['src/http/a.ts', 'const a = process.env;'],
    ['workers/a.ts', "const a = process.env['A'];"],
  ])('in %s the call %s', (path, text) => {
    expect(forbiddenCalls(sourceFrom(path, text))).not.toEqual([]);
  });

  test.each([
    ['src/rules/a.ts', 'const a = new Date(b);'],
    ['src/rules/a.ts', '// Date.now() would be wrong here\nconst a = 1;'],
    ['src/rules/a.ts', "const a = 'Date.now()';"],
    ['src/config.ts', 'const a = process.env;'],
  ])('nothing in %s with %s', (path, text) => {
    expect(forbiddenCalls(sourceFrom(path, text))).toEqual([]);
  });

  test.each([
    "const a = 'select 1 from cases';",
    'const a = `\n  UPDATE cases SET state = 1`;',
    "const a = 'DELETE FROM cases';",
    'const a = sql`now()`;',
    "const a = 'show data_directory';",
  ])('the query in %s', (text) => {
    expect(strayQueries(sourceFrom('src/engine/a.ts', text))).toHaveLength(1);
    expect(strayQueries(sourceFrom('src/db/a.ts', text))).toEqual([]);
  });

  test('no query in prose', () => {
    const prose = "const a = 'Select a seat from the list'; // select a from b";
    expect(strayQueries(sourceFrom('src/http/a.ts', prose))).toEqual([]);
  });

  test.each(['test.skip', 'it.only', 'describe.each.skip', 'test.todo', 'xit', 'fdescribe'])(
    '%s',
    (call) => {
      expect(sleepingTests(sourceFrom('test/a.test.ts', `${call}('a');`))).toHaveLength(1);
    },
  );
});
