/**
 * One owner for each cluster: the first process to stop would stop the server for every other.
 *
 * The owner holds a numbered file with its process in it. A taker makes the file one above the
 * highest whose process is dead; making a file is atomic, so of several takers one succeeds, and a
 * file that was left by `kill -9` never has to be removed before it is replaced, which is where two
 * would meet.
 */
import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, type ProcessMark, thisProcess } from './process-mark.ts';

export interface Ownership {
  release(): void;
}

const fileName = (generation: number): string => `owner-${generation}.json`;

const generations = (folder: string): number[] =>
  readdirSync(folder)
    .map((name) => /^owner-(\d+)\.json$/.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => b - a);

/** Nothing when the file was removed meanwhile. */
const ownerOf = (folder: string, generation: number): ProcessMark | undefined => {
  try {
    return JSON.parse(readFileSync(join(folder, fileName(generation)), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** False when another process made this generation first. The content is there with the name. */
const claim = (folder: string, generation: number): boolean => {
  const draft = join(folder, `owner-draft-${process.pid}`);
  writeFileSync(draft, JSON.stringify(thisProcess()));
  try {
    linkSync(draft, join(folder, fileName(generation)));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
};

/** Refuses with the number of the process that has the folder. */
export const takeOwnership = (folder: string): Ownership => {
  for (;;) {
    const [highest = 0] = generations(folder);
    const owner = ownerOf(folder, highest);
    if (owner && isAlive(owner)) {
      throw new Error(
        `Another Kyogi (process ${owner.pid}) is using ${folder}. ` +
          'Stop it first, or give this one another DATA_DIR.',
      );
    }
    const mine = highest + 1;
    if (!claim(folder, mine)) continue;
    const release = (): void => rmSync(join(folder, fileName(mine)), { force: true });
    // A slow taker may have come after a faster one took over, and cleaned up, in between.
    if (generations(folder)[0] !== mine) {
      release();
      continue;
    }
    for (const older of generations(folder).filter((each) => each < mine)) {
      rmSync(join(folder, fileName(older)), { force: true });
    }
    return { release };
  }
};
