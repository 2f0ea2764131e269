import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { expectation } from '../../src/situations/shape-expect.ts';
import { conveneSession, meetingCommand } from '../../src/terms/command-meeting.ts';
import { workflows } from '../../workflows/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { document, filesBetween } from './document-files.ts';
import { callSituations, situationFile } from './door.ts';

test('the small city of the document passes the situations of the document', async () => {
  const city = join(temporaryFolder(), 'small-city');
  const files = [
    ...filesBetween('city: minimal', 'end of city'),
    ...filesBetween('situations of the small city', 'end of situations'),
    ...filesBetween('situations of the small city, continued', 'end of situations'),
  ];
  for (const [path, text] of files) {
    mkdirSync(dirname(join(city, path)), { recursive: true });
    writeFileSync(join(city, path), text);
  }
  const { code, out, complaints } = await callSituations(city);
  expect(complaints).toBe('');
  expect(out).toContain('3 passed, 0 failed');
  expect(code).toBe(0);
}, 60_000);

test('the decision of the document is played in Niigata', async () => {
  const [, after = ''] = document.split('<!-- situation of a decision -->');
  const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(after) ?? [];
  const file = situationFile([`rulebook: ${resolve('rulebooks/niigata')}`, text]);
  const { code, out, complaints } = await callSituations(file);
  expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
  expect(out).toContain('1 passed, 0 failed');
}, 60_000);

const section = document.split('## Situations')[1] ?? '';
const words = new Set(section.match(/[A-Za-z_]+/g));

test('the document names every command that people send', () => {
  const people = workflows
    .all()
    .flatMap(({ commands }) => Object.entries(commands))
    .filter(([, { sender }]) => sender === 'person')
    .map(([type]) => type);
  const meeting = [conveneSession, ...meetingCommand.options].map(({ shape }) => shape.type.value);
  const missing = [...people, ...meeting, 'draft', 'propose'].filter((type) => !words.has(type));
  expect(missing).toEqual([]);
});

test('the document names every key that may be expected', () => {
  const keys = Object.keys(expectation.shape);
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter((key) => !words.has(key))).toEqual([]);
});
