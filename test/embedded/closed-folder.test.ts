import { existsSync, lstatSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbedded } from '../../src/embedded/server.ts';

const isRoot = process.getuid?.() === 0;

test('a data folder below a closed home works, by a link if need be', async () => {
  // mkdtemp closes the folder to everybody else, as root's own home is.
  const root = join(mkdtempSync(join(tmpdir(), 'kyogi-closed-')), 'data', 'postgres');
  const server = await openEmbedded({ root, disposable: true });
  expect(lstatSync(root).isSymbolicLink()).toBe(isRoot);
  const home = isRoot ? readlinkSync(root) : root;
  expect(server.dataFolder).toBe(join(home, 'data'));
  await server.stop();
  expect([existsSync(home), existsSync(root)]).toEqual([false, false]);
  rmSync(join(root, '..', '..'), { recursive: true });
});
