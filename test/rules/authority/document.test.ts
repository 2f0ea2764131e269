import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { loadRulebookFolder } from '../../../src/rulebook-folder.ts';
import { findCompetence } from '../../../src/rules/authority/find-competence.ts';
import { readRulebook } from '../../../src/rules/read.ts';
import type { FileText } from '../../../src/rules/read-yaml.ts';
import { question, tablesOf } from './town.ts';

const document = await readFile('docs/rulebooks.md', 'utf8');

/** Files written out in a chapter of the guide, below `#### \`name\``. */
function filesOf(chapter: string): FileText[] {
  const body = document.split(`<!-- city: ${chapter} -->`)[1]?.split('<!-- end of city -->')[0];
  const blocks = (body ?? '').matchAll(/^#+ `([\w.-]+)`$[^`]*```yaml\n([\s\S]*?)```$/gm);
  return [...blocks].map(([, path = '', text = '']) => ({ path, text }));
}

async function readSmallCity() {
  const tables = filesOf('tables');
  expect(tables.map(({ path }) => path)).toEqual(['authority.yaml', 'decision.yaml']);
  const defaults = await loadRulebookFolder('rulebooks/defaults');
  const read = readRulebook([...filesOf('minimal'), ...tables], defaults);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults, null, 2));
  return tablesOf(read.rulebook);
}

test('the tables of the guide say what the guide says they do', async () => {
  const tables = await readSmallCity();
  const line = [{ code: 'kita', kind: 'ward' }];
  const asked = (subject: string, rest = {}) =>
    findCompetence(question(subject, { line, overseers: {}, ...rest }), tables);
  expect(asked('commission', { amount: 5_000_000 })).toMatchObject({
    row: 'commission-large',
    hearings: [{ as: 'concurrence', binding: false }],
  });
  expect(asked('commission', { amount: 5_000_001 })).toMatchObject({
    by: 'upward',
    decider: { rank: 'mayor' },
  });
  expect(asked('evacuation', { wards: ['kita'] })).toMatchObject({ by: 'power' });
  expect(asked('evacuation', { wards: ['kita', 'minami'] })).toMatchObject({
    by: 'top',
    report: [{ unit: 'kita' }, { unit: 'minami' }],
  });
  const fields = { before: ['総務'], after: ['総務', '防災'] };
  expect(asked('sections', { fields })).toMatchObject({ hearings: [{ binding: true }] });
});

test('the guide names every key that the tables may have', () => {
  const guide = document.split('### authority.yaml')[1]?.split('### texts.yaml')[0] ?? '';
  const rowKeys = ['for', 'hat', 'items', 'amount', 'after', 'changePercent', 'qualifiers'];
  for (const key of [...rowKeys, 'excludes', 'when', 'wardsAtMost', 'concurrence', 'report']) {
    expect(guide).toMatch(new RegExp(`^\\| .*\\b${key}\\b.* \\|`, 'm'));
  }
});
