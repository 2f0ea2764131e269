import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  type BellName,
  type Bells,
  bellNames,
  type Hearing,
  hearBells,
  openBells,
} from '../../src/delivery/queues.ts';
import { onEachBackend, until } from './backends.ts';

onEachBackend('bells', (backend) => {
  let bells: Bells;
  let hearing: Hearing | undefined;
  let heard: BellName[];
  let answer: (name: BellName) => Promise<void>;
  const troubles: unknown[] = [];
  const report = (_: string, cause: unknown) => troubles.push(cause);

  const listen = async (): Promise<void> => {
    const answers = Object.fromEntries(bellNames.map((name) => [name, () => answer(name)]));
    hearing = hearBells(
      backend().address,
      answers as Record<BellName, () => Promise<void>>,
      report,
    );
    await hearing.ready();
  };

  beforeEach(async () => {
    heard = [];
    answer = async (name) => {
      heard.push(name);
    };
    await backend().empty();
    bells = openBells(backend().address, report);
  });
  afterEach(async () => {
    await hearing?.close();
    hearing = undefined;
    await bells.close();
  });

  test('each bell is heard at its own table', async () => {
    await listen();
    for (const name of bellNames) await bells.ring(name, [{ id: `once-${name}`, delayMs: 0 }]);
    await until('three bells', () => heard.length === 3);
    expect([...heard].sort()).toEqual(['effects', 'mails', 'timers']);
  });

  test('a bell rung twice before it was heard is heard once, and may ring again', async () => {
    await bells.ring('timers', [{ id: 'due-1', delayMs: 0 }]);
    await bells.ring('timers', [{ id: 'due-1', delayMs: 0 }]);
    await listen();
    await until('the first bell', () => heard.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(heard).toHaveLength(1);
    await bells.ring('timers', [{ id: 'due-1', delayMs: 0 }]);
    await until('the bell rung again', () => heard.length === 2);
  });

  test('a bell for later is heard then and not before', async () => {
    await listen();
    const begun = Date.now();
    await bells.ring('timers', [{ id: 'due-2', delayMs: 400 }]);
    await until('the later bell', () => heard.length === 1);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(390);
    expect(Date.now() - begun).toBeLessThan(2000);
  });

  test('a look that fails is asked for again', async () => {
    let looks = 0;
    answer = async (name) => {
      looks += 1;
      if (looks === 1) throw new Error('the database was away');
      heard.push(name);
    };
    await listen();
    await bells.ring('effects', [{ id: 'look-1', delayMs: 0 }]);
    await until('the second look', () => heard.length === 1);
    expect(looks).toBe(2);
  });

  test('bells that were lost do not keep later ones from being heard', async () => {
    await bells.ring('effects', [{ id: 'lost-1', delayMs: 60_000 }]);
    await backend().empty();
    await listen();
    await bells.ring('effects', [{ id: 'lost-1', delayMs: 0 }]);
    await until('the bell after the loss', () => heard.length === 1);
  });

  test('closing waits for the look under way', async () => {
    let finished = false;
    let started = false;
    answer = async () => {
      started = true;
      await new Promise((resolve) => setTimeout(resolve, 300));
      finished = true;
    };
    await listen();
    await bells.ring('effects', [{ id: 'slow-1', delayMs: 0 }]);
    await until('the look to begin', () => started);
    await hearing?.close();
    hearing = undefined;
    expect(finished).toBe(true);
  });
});
