import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { takeOwnership } from '../../src/embedded/owner.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A number that was a process a moment ago. */
const deadProcess = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
};

test('a second owner is refused and told which process has the folder', () => {
  const folder = temporaryFolder();
  const owner = takeOwnership(folder);
  expect(() => takeOwnership(folder)).toThrow(`process ${process.pid}`);
  owner.release();
  takeOwnership(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test('what a killed owner left is taken over and cleared away', async () => {
  const folder = temporaryFolder();
  const dead = { pid: await deadProcess(), born: null };
  writeFileSync(join(folder, 'owner-7.json'), JSON.stringify(dead));
  const owner = takeOwnership(folder);
  expect(readdirSync(folder)).toEqual(['owner-8.json']);
  owner.release();
});

test('an earlier process with our own number is not taken for alive', () => {
  const folder = temporaryFolder();
  const predecessor = { pid: process.pid, born: 'an earlier boot:1' };
  writeFileSync(join(folder, 'owner-1.json'), JSON.stringify(predecessor));
  takeOwnership(folder).release();
});

test('of many takers at once exactly one becomes the owner', async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'owner-1.json'),
    JSON.stringify({ pid: await deadProcess(), born: null }),
  );
  const module = new URL('../../src/embedded/owner.ts', import.meta.url).href;
  const script = `
    const { takeOwnership } = await import(${JSON.stringify(module)});
    let word = 'owner';
    try { takeOwnership(${JSON.stringify(folder)}); } catch { word = 'refused'; }
    console.log(word);
    process.stdin.resume();
  `;
  const takers = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const words = await Promise.all(
    takers.map(async ({ stdout }) => String(await once(stdout, 'data'))),
  );
  for (const { stdin } of takers) stdin.end();
  expect(words.map((word) => word.trim()).sort()).toEqual(['owner', ...Array(5).fill('refused')]);
});
