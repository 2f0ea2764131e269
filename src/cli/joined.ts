// What a subcommand that needs the database stands on: the running product's own, else one it
// starts and stops itself.

import { readConfig } from '../config.ts';
import { type Db, open } from '../db/open.ts';
import { joinGround, migrateAll } from '../setup/database.ts';

export async function withDatabase(work: (db: Db) => Promise<number>): Promise<void> {
  const ground = await joinGround(readConfig());
  try {
    await migrateAll(ground.url);
    const db = open(ground.url, { max: 4 });
    try {
      process.exitCode = await work(db);
    } finally {
      await db.close();
    }
  } finally {
    await ground.stop();
  }
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);
