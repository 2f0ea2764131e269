import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { describeOnRedis, type RedisServer, startRedis } from '../support/redis.ts';
import { openTown, type Town } from './town.ts';

describeOnRedis('queues on Redis under load', () => {
  let redis: RedisServer;
  let database: FreshDatabase;
  let town: Town;

  beforeAll(async () => {
    redis = await startRedis();
    database = await freshDatabase();
    const environment = { REDIS_URL: redis.url };
    town = await openTown({ url: database.url, roles: ['all'], seed: 3, players: 8, environment });
  }, 60_000);
  afterAll(async () => {
    await town.close();
    await redis.stop();
    await database.drop();
  }, 60_000);

  test('Redis emptied, killed and started again loses nothing', async () => {
    await town.played(20);
    for (let nth = 0; nth < 3; nth += 1) {
      await redis.empty();
      await town.played(15);
    }
    await redis.stop();
    await town.played(30);
    redis = await startRedis(Number(new URL(redis.url).port));
    await town.played(20);
    await redis.empty();
    expect(await town.settle()).toEqual([]);
    expect(town.ledger.counts.unavailable).toBe(0);
  }, 120_000);
});
