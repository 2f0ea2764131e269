// Reads a rulebook's folder and publishes it. A published version never changes.

import { join } from 'node:path';
import type { Db } from '../db/open.ts';
import { publishWritten } from '../engine/publish-rulebook.ts';
import { packageRoot } from '../package-root.ts';
import { loadRulebookFolder } from '../rulebook-folder.ts';
import { readRulebook } from '../rules/read.ts';

export const rulebooksFolder = join(packageRoot, 'rulebooks');

/** The rulebook of a folder, or everything that is wrong with it. */
export async function readFolder(folder: string) {
  const defaults = await loadRulebookFolder(join(rulebooksFolder, 'defaults'));
  return readRulebook(await loadRulebookFolder(folder), defaults);
}

/** Published, with what changes of delegation have put into the tables; or everything wrong. */
export async function publishFolder(db: Db, folder: string) {
  const read = await readFolder(folder);
  if ('faults' in read) return read;
  const { rulebook } = read;
  const published = await publishWritten(db, rulebook);
  return 'faults' in published ? published : { rulebook, ...published };
}
