import { expect, test } from '@jest/globals';
import { oneAtATime } from '../../src/delivery/look.ts';

const gates = () => {
  const open: (() => void)[] = [];
  return { open, pass: () => new Promise<void>((resolve) => open.push(resolve)) };
};

test('whoever asks during a look gets the next one, and many share it', async () => {
  const { open, pass } = gates();
  let looks = 0;
  const look = oneAtATime(async () => {
    looks += 1;
    const number = looks;
    await pass();
    return number;
  });
  const first = look();
  const second = look();
  const third = look();
  open.shift()?.();
  expect(await first).toBe(1);
  await new Promise(setImmediate);
  const fourth = look();
  open.shift()?.();
  expect(await second).toBe(2);
  expect(await third).toBe(2);
  await new Promise(setImmediate);
  open.shift()?.();
  expect(await fourth).toBe(3);
});

test('a look that fails fails its askers and not the next look', async () => {
  let looks = 0;
  const look = oneAtATime(async () => {
    looks += 1;
    if (looks === 1) throw new Error('the database is away');
    return looks;
  });
  const first = look();
  const second = look();
  await expect(first).rejects.toThrow('away');
  expect(await second).toBe(2);
});
