/** Runs a suite of tests against BullMQ on PostgreSQL and against BullMQ on a real Redis. */
import { afterAll, beforeAll, describe } from '@jest/globals';
import { migrateQueues, type QueueAddress } from '../../src/delivery/queues.ts';
import { describeOnRedis, type RedisServer, startRedis } from '../support/redis.ts';
import { type ToyHouse, toyHouse } from './toy-house.ts';

export interface Backend {
  readonly house: ToyHouse;
  readonly address: QueueAddress;
  /** Loses every job, as an emptied Redis does. */
  empty(): Promise<void>;
}

export const onEachBackend = (what: string, body: (backend: () => Backend) => void): void => {
  let backend: Backend | undefined;
  const current = (): Backend => {
    if (backend === undefined) throw new Error('the backend is not open yet');
    return backend;
  };

  describe(`${what}, on PostgreSQL`, () => {
    beforeAll(async () => {
      const house = await toyHouse();
      await migrateQueues(house.url);
      backend = {
        house,
        address: { backend: 'postgres', url: house.url },
        empty: async () => {
          await house.db.pool.query('delete from bullmq.job');
        },
      };
    });
    afterAll(() => current().house.close());
    body(current);
  });

  describeOnRedis(`${what}, on Redis`, () => {
    let redis: RedisServer;
    beforeAll(async () => {
      redis = await startRedis();
      const house = await toyHouse();
      backend = {
        house,
        address: { backend: 'redis', url: redis.url },
        empty: () => redis.empty(),
      };
    });
    afterAll(async () => {
      await current().house.close();
      await redis.stop();
    });
    body(current);
  });
};

/** Waits for a fact, and says which one did not come about. */
export const until = async (
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 15_000,
): Promise<number> => {
  const begun = Date.now();
  while (!(await holds())) {
    if (Date.now() - begun > limitMs) throw new Error(`not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return Date.now() - begun;
};
