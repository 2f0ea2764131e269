import { describe, expect, test } from '@jest/globals';
import { cycles, importedEntries, orphans, wrongArrows } from './arrows.ts';
import { measurements, shipped, sourceFrom } from './source.ts';

describe('the house', () => {
  test('imports only along the arrows of rooms.ts', () => {
    expect(shipped.flatMap(wrongArrows)).toEqual([]);
  });

  test('has no cycle', () => {
    expect(cycles([...shipped, ...measurements])).toEqual([]);
  });

  test('has no file that nobody imports', () => {
    // Measurements reach into the house as tests do: being measured keeps no file alive.
    expect(orphans(shipped)).toEqual([]);
  });

  test('has entries that nobody imports', () => {
    expect([...shipped, ...measurements].flatMap(importedEntries).filter(isNotWithinBench)).toEqual(
      [],
    );
  });
});

const isNotWithinBench = (finding: string): boolean => !/^bench\/.* imports bench\//.test(finding);

describe('the checks find', () => {
  test.each([
    ['src/terms/a.ts', '../rules/b.ts'],
    ['src/rules/a.ts', 'node:fs'],
    ['workflows/a.ts', '../src/engine/advance.ts'],
    ['src/engine/advance.ts', 'xstate'],
    ['src/engine/plan.ts', '../db/cases.ts'],
    ['src/http/a.ts', '../db/cases.ts'],
    ['src/http/a.ts', 'bullmq'],
    ['src/db/a.ts', 'bullmq'],
    ['workers/a.ts', '../src/db/cases.ts'],
    ['attic/a.ts', './b.ts'],
  ])('%s importing %s', (path, target) => {
    expect(wrongArrows(sourceFrom(path, `import '${target}';`))).toHaveLength(1);
  });

  test.each(['import type { A } from', 'export * from', 'export { a } from'])('%s', (words) => {
    expect(wrongArrows(sourceFrom('src/db/a.ts', `${words} '../engine/b.ts';`))).toHaveLength(1);
  });

  test('an import made while running', () => {
    const source = sourceFrom('src/db/a.ts', `export const late = () => import('../engine/b.ts');`);
    expect(wrongArrows(source)).toHaveLength(1);
  });

  test('no fault in the arrows that exist', () => {
    expect(wrongArrows(sourceFrom('src/engine/advance.ts', `import './plan.ts';`))).toEqual([]);
    expect(wrongArrows(sourceFrom('src/http/a.ts', `import '../db/views.ts';`))).toEqual([]);
  });

  test('a cycle, once', () => {
    const a = sourceFrom('src/db/a.ts', `import './b.ts';`);
    const b = sourceFrom('src/db/b.ts', `import type { C } from './c.ts';`);
    const c = sourceFrom('src/db/c.ts', `import './a.ts';`);
    expect(cycles([c, b, a])).toEqual(['src/db/a.ts -> src/db/b.ts -> src/db/c.ts']);
  });

  test('a file that nobody imports', () => {
    const entry = sourceFrom('src/server.ts', `import './app.ts';`);
    const app = sourceFrom('src/app.ts', '');
    const attic = sourceFrom('src/attic.ts', '');
    expect(orphans([entry, app, attic])).toEqual(['src/attic.ts']);
  });

  test('somebody importing an entry or a test', () => {
    expect(importedEntries(sourceFrom('src/app.ts', `import './server.ts';`))).toHaveLength(1);
    expect(importedEntries(sourceFrom('src/db/a.ts', `import '../app.ts';`))).toHaveLength(1);
    expect(importedEntries(sourceFrom('src/a.ts', `import '../test/b.ts';`))).toHaveLength(1);
    expect(importedEntries(sourceFrom('src/server.ts', `import './app.ts';`))).toEqual([]);
  });
});
