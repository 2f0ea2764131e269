import { expect, test } from '@jest/globals';
import pg from 'pg';
import { freshDatabase } from './database.ts';

const ask = async (url: string, statement: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
};

test('what one file writes, another does not see, and a dropped database is gone', async () => {
  const [mine, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  await ask(mine.url, 'create table only_mine as select 1 as here');
  await expect(ask(other.url, 'table only_mine')).rejects.toThrow('does not exist');
  expect(await ask(mine.url, 'table only_mine')).toEqual([{ here: 1 }]);
  await Promise.all([mine.drop(), other.drop()]);
  await expect(ask(mine.url, 'select 1')).rejects.toThrow('does not exist');
});
