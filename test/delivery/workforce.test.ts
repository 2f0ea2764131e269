import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from '@jest/globals';
import { type Clock, databaseClock, handClock } from '../../src/db/clock.ts';
import type { QueueAddress } from '../../src/delivery/queues.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { Instant } from '../../src/terms/units.ts';
import { createWorkforce, type Workforce } from '../../workers/workforce.ts';
import { onEachBackend, until } from './backends.ts';
import { type ToyHouse, toyDoor } from './toy-house.ts';

const tellNorth: Effect = { kind: 'notify', to: [{ unit: 'north', role: 'clerk' }], text: 'asked' };

const workforces: Workforce[] = [];

const workforce = (house: ToyHouse, queue: QueueAddress, clock: Clock = databaseClock) => {
  const { db, url } = house;
  const made = createWorkforce({
    ...{ db, url, clock, queue, door: toyDoor(db), report: () => undefined },
  });
  workforces.push(made);
  return made;
};

afterEach(async () => {
  await Promise.all(workforces.splice(0).map((made) => made.stop()));
});

onEachBackend('a queue that is away', (backend) => {
  test('costs seconds: the sweep does everything without it', async () => {
    const { house } = backend();
    const gone: QueueAddress =
      backend().address.backend === 'redis'
        ? { backend: 'redis', url: 'redis://127.0.0.1:1' }
        : { backend: 'postgres', url: 'postgres://nobody:none@127.0.0.1:1/none' };
    const id = await house.openCase();
    await house.addEffects(id, tellNorth);
    await house.addTimer(id, 'due', 0);
    const made = workforce(house, gone);
    const starting = made.start();
    const waitedMs = await until('the notice and the firing', async () => {
      const fired = await house.count('cases', `id = '${id}' and version = 2`);
      return fired === 1 && (await house.count('notifications', `case_id = '${id}'`)) === 1;
    });
    expect(waitedMs).toBeLessThan(5000);
    await starting;
  });
});

onEachBackend('workforce', (backend) => {
  const house = () => backend().house;
  const start = async (): Promise<Workforce> => {
    const made = workforce(house(), backend().address);
    await made.start();
    return made;
  };
  const noticesOf = (id: string) => house().count('notifications', `case_id = '${id}'`);
  const versionOf = (id: string, version: number) =>
    house().count('cases', `id = '${id}' and version = ${version}`);

  test('a committed effect is carried at once', async () => {
    await start();
    const id = await house().openCase();
    await house().addEffects(id, tellNorth);
    const waitedMs = await until('the notice', async () => (await noticesOf(id)) === 1);
    expect(waitedMs).toBeLessThan(1000);
  });

  test('a timer fires when it falls due, and not before', async () => {
    const id = await house().openCase();
    await house().addTimer(id, 'soon', 2500);
    const begun = Date.now();
    await start();
    await until('the firing', async () => (await versionOf(id, 2)) === 1);
    expect(Date.now() - begun).toBeGreaterThan(2300);
    expect(Date.now() - begun).toBeLessThan(4500);
  });

  test('emptying the queues again and again loses nothing and does nothing twice', async () => {
    await start();
    await start();
    const ids = await Promise.all(Array.from({ length: 60 }, () => house().openCase()));
    for (const [index, id] of ids.entries()) {
      await house().addEffects(id, tellNorth);
      await house().addTimer(id, 'soon', (index % 10) * 100);
      if (index % 5 === 0) await backend().empty();
    }
    const list = ids.map((id) => `'${id}'`).join(',');
    const waitedMs = await until('everything done', async () => {
      const fired = await house().count('cases', `version = 2 and id in (${list})`);
      return fired === 60 && (await house().count('effects')) === 0;
    });
    expect(waitedMs).toBeLessThan(6000);
    expect(await house().count('notifications', `case_id in (${list})`)).toBe(60);
    expect(await house().count('cases', `version > 2 and id in (${list})`)).toBe(0);
  });

  test('a broken connection heals: what is committed afterwards is heard again', async () => {
    await start();
    const id = await house().openCase();
    await house().addEffects(id, tellNorth);
    await until('the first notice', async () => (await noticesOf(id)) === 1);
    await house().db.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await house().addEffects(id, tellNorth);
    await until('the second notice', async () => (await noticesOf(id)) === 2);
    // Listening is restored, not only swept for: the third is heard at once.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await house().addEffects(id, tellNorth);
    const waitedMs = await until('the third notice', async () => (await noticesOf(id)) === 3);
    expect(waitedMs).toBeLessThan(1000);
  });

  test('what a killed worker had taken is done by another, once', async () => {
    const id = await house().openCase();
    await house().addEffects(id, tellNorth);
    await house().addTimer(id, 'due', 0);
    const script = fileURLToPath(new URL('worker-process.ts', import.meta.url));
    const worker = spawn(process.execPath, ['--import', 'tsx', script, house().url]);
    let said = '';
    worker.stdout.on('data', (text) => {
      said += text;
    });
    await until('the worker to take both', () => /timer/.test(said) && /effect/.test(said));
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    const clock = handClock(new Date().toISOString() as Instant);
    const { hands } = workforce(house(), backend().address, clock);
    expect(await hands.drain()).toBe(0);
    clock.set(new Date(Date.now() + 16_000).toISOString() as Instant);
    expect(await hands.drain()).toBe(2);
    expect([await noticesOf(id), await versionOf(id, 2)]).toEqual([1, 1]);
  });

  test('stopping is safe before the start and twice', async () => {
    const never = workforce(house(), backend().address);
    await never.stop();
    await never.stop();
    const made = await start();
    await Promise.all([made.stop(), made.stop()]);
    const id = await house().openCase();
    await house().addEffects(id, tellNorth);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await noticesOf(id)).toBe(0);
    await house().db.pool.query('delete from effects');
  });
});
