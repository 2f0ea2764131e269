import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { handClock } from '../../src/db/clock.ts';
import { claimTimers, releaseTimers, settleTimers } from '../../src/db/timers.ts';
import { Transient } from '../../src/delivery/fate.ts';
import { attemptsBeforeHolding } from '../../src/delivery/retry.ts';
import type { Instant } from '../../src/terms/units.ts';
import { type ToyHouse, toyFire, toyHands, toyHouse } from './toy-house.ts';

let house: ToyHouse;

beforeAll(async () => {
  house = await toyHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.db.pool.query('delete from timers');
});

const inHours = (hours: number): Instant =>
  new Date(Date.now() + hours * 3_600_000).toISOString() as Instant;

test('a due timer fires once, a future one not', async () => {
  const id = await house.openCase();
  await house.addTimer(id, 'due', -1000);
  await house.addTimer(id, 'later', 60_000);
  const hands = toyHands(house);
  expect(await hands.drain()).toBe(1);
  expect(await hands.drain()).toBe(0);
  expect(await house.count('cases', `id = '${id}' and version = 2`)).toBe(1);
  expect(await house.count('timers')).toBe(1);
});

test('time moves only through the clock that is handed in', async () => {
  const id = await house.openCase();
  await house.addTimer(id, 'later', 3_600_000);
  const clock = handClock(inHours(0));
  const hands = toyHands(house, { clock });
  expect(await hands.drain()).toBe(0);
  clock.set(inHours(2));
  expect(await hands.drain()).toBe(1);
});

test('several processes share what is due and fire nothing twice', async () => {
  await house.addDueTimers(1200);
  const taken = await Promise.all([1, 2, 3].map(() => toyHands(house).drain()));
  expect(taken.reduce((sum, count) => sum + count, 0)).toBe(1200);
  expect(await house.count('cases', `title = 'Many' and version <> 2`)).toBe(0);
  expect(await house.count('timers')).toBe(0);
});

test('timers of one case that are due together fire in the order of their dates', async () => {
  const id = await house.openCase();
  await house.addTimer(id, 'a_second', -1000);
  await house.addTimer(id, 'b_first', -2000);
  const fired: string[] = [];
  const fire = toyFire(house.db);
  const hands = toyHands(house, {
    fire: (timer) => {
      fired.push(timer.name);
      return fire(timer);
    },
  });
  await hands.drain();
  expect(fired).toEqual(['b_first', 'a_second']);
});

test('what a killed process held is taken by another when its lease has run out', async () => {
  const id = await house.openCase();
  await house.addTimer(id, 'due', -1000);
  expect(await claimTimers(house.db, 10, 15_000, inHours(0))).toHaveLength(1);
  expect(await toyHands(house).drain()).toBe(0);
  const hands = toyHands(house, { clock: handClock(inHours(1)) });
  expect(await hands.drain()).toBe(1);
  expect(await house.count('cases', `id = '${id}' and version = 2`)).toBe(1);
});

test('an unwanted wake-up goes away, though not at the first word', async () => {
  const id = await house.openCase();
  await house.addTimer(id, 'due', -1000);
  const fire = async () => ({ fired: false, unwanted: true, why: 'stale_wake_up' }) as const;
  const clock = handClock(inHours(0));
  const hands = toyHands(house, { clock, fire });
  for (let round = 1; round <= attemptsBeforeHolding; round += 1) {
    expect(await house.count('timers')).toBe(1);
    expect(await hands.drain()).toBe(1);
    clock.set(inHours(round));
  }
  expect(await house.count('timers')).toBe(0);
});

test('a timer armed anew while refused is not swept away with the old one', async () => {
  const id = await house.openCase();
  await house.addTimer(id, 'due', -1000);
  const fire = async () => {
    // As the engine arms: the claim of the old wake-up is not the claim of the new one.
    await house.db.pool.query('update timers set claimed_until = null where case_id = $1', [id]);
    return { fired: false, unwanted: true, why: 'stale_wake_up' } as const;
  };
  await claimAndFireOnce(fire);
  expect(await house.count('timers')).toBe(1);
});

const claimAndFireOnce = async (fire: () => Promise<{ why: string }>): Promise<void> => {
  const [timer] = await claimTimers(house.db, 1, 15_000, inHours(0));
  if (timer === undefined) throw new Error('nothing is due');
  const { why } = await fire();
  await settleTimers(house.db, [{ timer, fate: 'drop', error: why, retryInMs: 0 }], inHours(0));
};

test('a timer that keeps breaking is held, blocks nothing, and can be let go on', async () => {
  const bad = await house.openCase();
  const good = await house.openCase();
  await house.addTimer(bad, 'due', -2000);
  const clock = handClock(inHours(0));
  const reports: unknown[] = [];
  const fire = toyFire(house.db);
  const breaking = async (timer: Parameters<typeof fire>[0]) => {
    if (timer.caseId === bad) throw new TypeError('guard is broken');
    return fire(timer);
  };
  const report = (_: string, cause: unknown) => reports.push(cause);
  const hands = toyHands(house, { clock, fire: breaking, report });
  for (let round = 1; round <= attemptsBeforeHolding + 2; round += 1) {
    await hands.drain();
    clock.set(inHours(round));
  }
  expect(reports).toHaveLength(attemptsBeforeHolding);
  expect(await house.count('timers', `held_at is not null and last_error like '%guard%'`)).toBe(1);
  await house.addTimer(good, 'due', -1000);
  expect(await hands.drain()).toBe(1);
  expect(await releaseTimers(house.db)).toBe(1);
  expect(await toyHands(house, { clock }).drain()).toBe(1);
  expect(await house.count('cases', `id = '${bad}' and version = 2`)).toBe(1);
});

test('a case that wants the same instant again cannot spin: its timer is held', async () => {
  const id = await house.openCase();
  await house.addTimer(id, 'due', -1000);
  const clock = handClock(inHours(0));
  let fired = 0;
  const fire = async () => {
    fired += 1;
    return { fired: true } as const;
  };
  const hands = toyHands(house, { clock, fire });
  for (let round = 1; round <= attemptsBeforeHolding + 2; round += 1) {
    await hands.drain();
    clock.set(inHours(round));
  }
  expect(fired).toBe(attemptsBeforeHolding);
  expect(await house.count('timers', 'held_at is not null')).toBe(1);
});

test('while the database is away nothing counts against a timer', async () => {
  const id = await house.openCase();
  await house.addTimer(id, 'due', -1000);
  const fire = () => Promise.reject(new Transient('away'));
  expect(await toyHands(house, { fire }).drain()).toBe(1);
  expect(await house.count('timers', 'attempts = 0 and held_at is null')).toBe(1);
  expect(await toyHands(house, { clock: handClock(inHours(1)) }).drain()).toBe(1);
});
