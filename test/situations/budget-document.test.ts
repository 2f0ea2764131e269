import { expect, test } from '@jest/globals';
import { loadRulebookFolder } from '../../src/rulebook-folder.ts';
import { readRulebook } from '../../src/rules/read.ts';
import { budgetFile, milestoneCodes } from '../../src/terms/rulebook-budget.ts';
import { sheetFields } from '../../src/terms/rulebook-sheet.ts';
import { document, filesBetween } from './document-files.ts';

const filesOf = (chapter: string) =>
  filesBetween(`city: ${chapter}`, 'end of city').map(([path, text]) => ({ path, text }));

test('the budget of the guide passes the check beside the small city’s files', async () => {
  const budget = filesOf('budget');
  expect(budget.map(({ path }) => path)).toEqual(['budget.yaml']);
  const defaults = await loadRulebookFolder('rulebooks/defaults');
  const read = readRulebook([...filesOf('minimal'), ...budget], defaults);
  expect('faults' in read ? read.faults : []).toEqual([]);
});

/** Keys of an entry, and of what is nested in it one level down. */
const keysOf = (shape: object): string[] =>
  Object.entries(shape).flatMap(([key, part]) => [
    key,
    ...Object.keys(part?.def?.element?.def?.shape ?? part?.def?.shape ?? {}),
  ]);

test('the guide names every key, milestone and field that a budget may have', () => {
  const guide = document.split('### budget.yaml')[1]?.split('### texts.yaml')[0] ?? '';
  const words = new Set(guide.match(/[A-Za-z]+/g));
  const shared = ['code', 'title', 'inForceOn', 'until', 'origin', 'source'];
  const keys = keysOf(budgetFile.shape).filter((key) => !shared.includes(key));
  expect(keys.length).toBeGreaterThan(60);
  const all = [...keys, ...milestoneCodes, ...sheetFields];
  expect(all.filter((key) => !words.has(key))).toEqual([]);
});
