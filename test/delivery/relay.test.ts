import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { databaseClock } from '../../src/db/clock.ts';
import type { BellName, Ring } from '../../src/delivery/queues.ts';
import { createRelay, type Relay } from '../../src/delivery/relay.ts';
import { until } from './backends.ts';
import { type ToyHouse, toyHouse } from './toy-house.ts';

let house: ToyHouse;
let rung: { name: BellName; rings: readonly Ring[] }[];
let broken = false;
const relays: Relay[] = [];

beforeAll(async () => {
  house = await toyHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  rung = [];
  broken = false;
  await house.db.pool.query('delete from timers');
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
});

const relay = (): Relay => {
  const made = createRelay({
    db: house.db,
    url: house.url,
    clock: databaseClock,
    bells: {
      ring: async (name, rings) => {
        if (broken) throw new Error('the queue is away');
        rung.push({ name, rings });
      },
      close: async () => undefined,
    },
    report: () => undefined,
  });
  relays.push(made);
  return made;
};

const timerRings = () => rung.filter(({ name }) => name === 'timers').flatMap(({ rings }) => rings);
const effectBells = () => rung.filter(({ name }) => name === 'effects').length;

const armMany = async (count: number, dueInMs: number) => {
  for (let made = 0; made < count; made += 1) {
    await house.addTimer(await house.openCase(), 'due', dueInMs);
  }
};

test('timers of one second share a bell, and far ones stay in their table', async () => {
  await armMany(20, 30 * 60_000);
  await armMany(1, 61 * 60_000);
  await relay().tick();
  const rings = timerRings();
  // Twenty statements may cross the border of a second, hardly of three.
  expect(rings.length).toBeGreaterThanOrEqual(1);
  expect(rings.length).toBeLessThanOrEqual(3);
  for (const { id, delayMs } of rings) {
    expect(id).toMatch(/^due-[^:]*[^:\d][^:]*$/);
    expect(delayMs).toBeGreaterThan(29 * 60_000);
    expect(delayMs).toBeLessThan(31 * 60_000);
  }
});

test('a bell is rung once, and again by a relay that remembers nothing', async () => {
  await armMany(1, 60_000);
  const one = relay();
  await one.tick();
  expect(await one.tick()).toBe(0);
  const [ring] = timerRings();
  await relay().tick();
  expect(timerRings().map(({ id }) => id)).toEqual([ring?.id, ring?.id]);
});

test('what could not be announced is announced the next time', async () => {
  await armMany(1, 60_000);
  const one = relay();
  broken = true;
  await expect(one.tick()).rejects.toThrow('away');
  broken = false;
  await one.tick();
  expect(timerRings()).toHaveLength(1);
});

test('a held timer is not announced', async () => {
  await armMany(1, 60_000);
  await house.db.pool.query('update timers set held_at = now()');
  await relay().tick();
  expect(timerRings()).toEqual([]);
});

test('a commit is heard at once, and commits that follow each other share a bell', async () => {
  const id = await house.openCase();
  relay().start();
  await until('the bell of the start', () => effectBells() >= 1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = effectBells();
  const say = () => house.addEffects(id, { kind: 'notify', to: [], text: 'asked' });
  await say();
  const waitedMs = await until('the bell of the commit', () => effectBells() > before);
  expect(waitedMs).toBeLessThan(500);
  await Promise.all(Array.from({ length: 40 }, say));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(effectBells() - before).toBeLessThan(30);
});
