import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbedded } from '../../src/embedded/server.ts';
import { closedFolder } from '../support/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;

test('a data folder below a closed home works, by a link if need be', async () => {
  const root = join(closedFolder(), 'data', 'postgres');
  const server = await openEmbedded({ root, disposable: true });
  expect(lstatSync(root).isSymbolicLink()).toBe(isRoot);
  const home = isRoot ? readlinkSync(root) : root;
  expect(server.dataFolder).toBe(join(home, 'data'));
  await server.stop();
  expect([existsSync(home), existsSync(root)]).toEqual([false, false]);
});
