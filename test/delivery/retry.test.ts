import { expect, test } from '@jest/globals';
import { Permanent, setbackOf, Transient } from '../../src/delivery/fate.ts';
import { attemptsBeforeGivingUp, delaysMs, retryDelayMs } from '../../src/delivery/retry.ts';

const middle = 0.5;

test('waits grow with the failures, and the last one repeats', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 99].map((failures) => retryDelayMs(failures, middle));
  expect(waits).toEqual([
    1000,
    5000,
    30_000,
    120_000,
    600_000,
    1_800_000,
    ...Array(3).fill(7_200_000),
  ]);
});

test('what failed together does not return together, and strays by a fifth at most', () => {
  expect(retryDelayMs(3, 0)).toBe(24_000);
  expect(retryDelayMs(3, 1)).toBe(36_000);
});

test('the whole schedule lasts about two days', () => {
  const last = delaysMs.at(-1) ?? 0;
  const failures = Array.from({ length: attemptsBeforeGivingUp - 1 }, (_, index) => index + 1);
  const totalMs = failures.reduce((sum, count) => sum + retryDelayMs(count, middle), 0);
  expect(totalMs).toBeGreaterThan(22 * last);
  expect(totalMs / 3_600_000).toBeGreaterThan(40);
  expect(totalMs / 3_600_000).toBeLessThan(56);
});

test('a wait that the other side asked for is kept', () => {
  const cause = new Transient('greylisted', { retryAfterMs: 300_000 });
  expect(setbackOf({ id: 'a', attempts: 0 }, cause).retryInMs).toBe(300_000);
});

test('a permanent failure is given up at once, any other only after many attempts', () => {
  const row = { id: 'a', attempts: 0 };
  expect(setbackOf(row, new Permanent('no such mailbox'))).toEqual({
    id: 'a',
    failures: 1,
    error: 'Permanent: no such mailbox',
    retryInMs: null,
  });
  expect(setbackOf(row, new TypeError('ours')).retryInMs).not.toBeNull();
  const worn = { id: 'a', attempts: attemptsBeforeGivingUp - 1 };
  expect(setbackOf(worn, new Transient('still away')).retryInMs).toBeNull();
});
