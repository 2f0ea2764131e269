// Plays many situations, each in a database of its own, a few at a time. A rulebook is read once.

import { type Copies, openCopies } from '../db/copies.ts';
import { openDisposable } from '../embedded/disposable.ts';
import { digestOf } from '../engine/digest.ts';
import { bindCalendar } from '../rules/calendar.ts';
import { faultLine } from '../rules/fault-place.ts';
import { readFolder } from '../setup/publish.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import { parseTimeZone } from '../terms/units.ts';
import { rulebookFolderOf } from './find-files.ts';
import { bindMoments } from './moments.ts';
import { organisationOf } from './organisation.ts';
import type { Situation } from './read-file.ts';
import { type Failure, runSituation } from './run-situation.ts';
import { Trouble } from './trouble.ts';
import { furnish, openWorld, type Setting } from './world.ts';

export interface Result {
  readonly situation: Situation;
  readonly ms: number;
  readonly failure: Failure | null;
}

/** More at once gain nothing: each waits for the database only a little. */
const lanes = 4;
const folderPrefix = 'kyogi-situations-';

/** Closing twice is closing once: an interrupted run closes while it is being closed. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

/** Databases on the server of that address, or on one of our own for as long as this takes. */
export async function openGround(url: string | undefined) {
  if (url !== undefined) {
    const copies = await openCopies(url);
    return { copies, close: once(copies.close) };
  }
  const own = await openDisposable(folderPrefix, { max_connections: '100' });
  try {
    const copies = await openCopies(own.server.url());
    const close = once(() => copies.close().finally(own.remove));
    return { copies, close };
  } catch (error) {
    await own.remove();
    throw error;
  }
}

async function readRulebook(folder: string): Promise<Rulebook> {
  const read = await readFolder(folder).catch((cause: unknown) => {
    throw new Trouble(`there is no rulebook in ${folder}`, { cause });
  });
  if ('rulebook' in read) return read.rulebook;
  const faults = read.faults.map(faultLine);
  throw new Trouble(`the rulebook in ${folder} has faults:\n${faults.join('\n')}`);
}

/** The rulebook of each folder, read once. */
function rulebookShelf() {
  const known = new Map<string, Promise<Rulebook>>();
  return (folder: string): Promise<Rulebook> => {
    const reading = known.get(folder) ?? readRulebook(folder);
    known.set(folder, reading);
    return reading;
  };
}

async function prepare(
  situation: Situation,
  shelf: ReturnType<typeof rulebookShelf>,
): Promise<Setting> {
  const folder = rulebookFolderOf(situation.file, situation.rulebook);
  const rulebook = await shelf(folder);
  const moments = bindMoments(
    bindCalendar(rulebook.calendar),
    parseTimeZone(rulebook.calendar.timeZone),
  );
  const first = situation.given.clock ?? situation.steps[0]?.step.at;
  if (first === undefined) throw new Trouble('no clock: give `given: { clock: … }`');
  const organisation = await organisationOf(situation, folder, rulebook, moments);
  return { rulebook, organisation, moments, start: moments.read(first) };
}

async function play(
  situation: Situation,
  copies: Copies,
  shelf: ReturnType<typeof rulebookShelf>,
): Promise<Failure | null> {
  const setting = await prepare(situation, shelf);
  const key = digestOf([setting.rulebook, setting.organisation]);
  const copy = await copies.make({ key, fill: (url) => furnish(url, setting) });
  try {
    const world = await openWorld(copy.url, setting);
    try {
      return await runSituation(situation, world);
    } finally {
      await world.close();
    }
  } finally {
    await copy.drop();
  }
}

/** Nothing was played: what the situation stands on is missing or faulty. */
const unplayed = ({ line }: Situation, trouble: Trouble): Failure => {
  const difference = { what: 'given', expected: 'something to play in', got: trouble.message };
  return { step: 0, line, at: '', differences: [{ ...difference, line }], complaints: [] };
};

/** Each result is told as soon as it and all before it are there. */
export async function runAll(
  situations: readonly Situation[],
  copies: Copies,
  tell: (result: Result) => void,
): Promise<Result[]> {
  const shelf = rulebookShelf();
  const results: Result[] = [];
  let next = 0;
  let told = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < situations.length; index = next++) {
      const situation = situations[index] as Situation;
      const begun = process.hrtime.bigint();
      const failure = await play(situation, copies, shelf).catch((error: unknown) => {
        if (error instanceof Trouble) return unplayed(situation, error);
        throw error;
      });
      const ms = Number((process.hrtime.bigint() - begun) / 1_000_000n);
      results[index] = { situation, ms, failure };
      for (let ready = results[told]; ready !== undefined; ready = results[told]) {
        tell(ready);
        told += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
