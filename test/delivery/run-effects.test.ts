import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { handClock } from '../../src/db/clock.ts';
import { claimEffects, type WaitingEffect } from '../../src/db/effects.ts';
import { deliverNotices } from '../../src/db/notifications.ts';
import { takeUpAgain } from '../../src/db/outbox.ts';
import { Permanent, Transient } from '../../src/delivery/fate.ts';
import type { EffectOf, EffectWorkers } from '../../src/delivery/run-effects.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { CaseId, RoleCode, UnitCode } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { refusesAllWork, type ToyHouse, toyHands, toyHouse } from './toy-house.ts';

let house: ToyHouse;

beforeAll(async () => {
  house = await toyHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.db.pool.query('delete from effects');
  await house.db.pool.query('delete from notifications; delete from notification_places');
});

const inSeconds = (seconds: number): Instant =>
  new Date(Date.now() + seconds * 1000).toISOString() as Instant;

const tellNorth: Effect = { kind: 'notify', to: [{ unit: 'north', role: 'clerk' }], text: 'asked' };
const say = (caseId: CaseId, word: string): Effect => ({
  kind: 'tell_case',
  caseId,
  command: { type: word },
});

const noticeOf = (effect: WaitingEffect, unit = 'north') => ({
  effectId: effect.id,
  city: effect.city,
  caseId: effect.caseId,
  places: [{ unit: unit as UnitCode, role: 'clerk' as RoleCode }],
  textKey: 'asked',
  subject: 'subject',
  body: 'body',
  at: effect.at,
  on: '2026-11-20' as never,
});

const notifying = async (effect: WaitingEffect) =>
  ({ became: 'notice', notice: noticeOf(effect) }) as const;

const working = (workers: Partial<EffectWorkers>) => ({
  workers: { ...refusesAllWork, ...workers },
});

test('an effect is done once, and its notice stands in its place', async () => {
  const id = await house.openCase();
  await house.addEffects(id, tellNorth, tellNorth);
  const hands = toyHands(house, working({ notify: notifying }));
  expect(await hands.drain()).toBe(2);
  expect(await hands.drain()).toBe(0);
  expect(await house.count('notifications')).toBe(2);
  expect(await house.count('effects')).toBe(0);
});

test('two processes that both believe an effect is theirs write one notice', async () => {
  const id = await house.openCase();
  await house.addEffects(id, tellNorth);
  const first = await claimEffects(house.db, 10, 1, inSeconds(0));
  const second = await claimEffects(house.db, 10, 1, inSeconds(10));
  expect(second.map((effect) => effect.id)).toEqual(first.map((effect) => effect.id));
  const write = (some: readonly WaitingEffect[], unit: string) =>
    deliverNotices(
      house.db,
      some.map((effect) => effect.id),
      some.map((effect) => noticeOf(effect, unit)),
      false,
      inSeconds(0),
    );
  // Were both to write, no key would notice: each notice has an id of its own.
  await Promise.all([write(first, 'north'), write(second, 'south')]);
  expect(await house.count('notifications')).toBe(1);
});

test('several processes share the effects and do none twice', async () => {
  const id = await house.openCase();
  await house.addEffects(id, ...Array.from({ length: 700 }, () => tellNorth));
  const seen: string[] = [];
  const notify = (effect: EffectOf<'notify'>) => {
    seen.push(effect.id);
    return notifying(effect);
  };
  await Promise.all([1, 2, 3].map(() => toyHands(house, working({ notify })).drain()));
  expect(seen).toHaveLength(700);
  expect(new Set(seen).size).toBe(700);
  expect(await house.count('notifications')).toBe(700);
});

test('a notice that cannot be written keeps back no other', async () => {
  const id = await house.openCase();
  const [bad] = await house.addEffects(id, tellNorth, tellNorth, tellNorth);
  const notify = async (effect: EffectOf<'notify'>) => {
    const notice = noticeOf(effect);
    const broken = effect.id === bad ? { ...notice, subject: null as never } : notice;
    return { became: 'notice', notice: broken } as const;
  };
  await toyHands(house, working({ notify })).drain();
  expect(await house.count('notifications')).toBe(2);
  expect(await house.count('effects', `id = '${bad}' and attempts = 1`)).toBe(1);
});

test('what fails for a time is tried again later, what fails for good is given up', async () => {
  const id = await house.openCase();
  const [unwell, refused] = await house.addEffects(id, tellNorth, tellNorth);
  let healthy = false;
  const notify = async (effect: EffectOf<'notify'>) => {
    if (effect.id === refused) throw new Permanent('never');
    if (!healthy) throw new Transient('unwell', { retryAfterMs: 60_000 });
    return notifying(effect);
  };
  const clock = handClock(inSeconds(0));
  const hands = toyHands(house, { clock, ...working({ notify }) });
  expect(await hands.drain()).toBe(2);
  expect(await house.count('effects', `id = '${refused}' and given_up_at is not null`)).toBe(1);
  clock.set(inSeconds(50));
  expect(await hands.drain()).toBe(0);
  healthy = true;
  clock.set(inSeconds(61));
  expect(await hands.drain()).toBe(1);
  expect(await house.count('notifications')).toBe(1);
  expect(await house.count('effects', `id = '${unwell}'`)).toBe(0);
});

test('an operator hands over again what was given up', async () => {
  const id = await house.openCase();
  await house.addEffects(id, tellNorth);
  await toyHands(house, working({ notify: () => Promise.reject(new Permanent('never')) })).drain();
  expect(await toyHands(house, working({ notify: notifying })).drain()).toBe(0);
  expect(await takeUpAgain(house.db, 'effects', inSeconds(0))).toBe(1);
  expect(await toyHands(house, working({ notify: notifying })).drain()).toBe(1);
});

test('what is not possible yet waits, and counts as no failure', async () => {
  const id = await house.openCase();
  await house.addEffects(id, tellNorth);
  const notify = async () =>
    ({ became: 'postponed', retryInMs: 5000, why: 'no session yet' }) as const;
  await toyHands(house, working({ notify })).drain();
  const waiting = `attempts = 0 and last_error = 'no session yet' and due_at > now()`;
  expect(await house.count('effects', waiting)).toBe(1);
});

test('what a case says to another arrives in order, whoever carries it', async () => {
  const from = await house.openCase();
  const to = await house.openCase();
  const words = Array.from({ length: 12 }, (_, index) => `word_${index}`);
  await house.addEffects(from, ...words.map((word) => say(to, word)));
  const heard: string[] = [];
  const tell = async (effect: EffectOf<'tell_case'>) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
    heard.push(effect.body.command.type);
    return { became: 'told' } as const;
  };
  const hands = [1, 2, 3].map(() => toyHands(house, working({ tell_case: tell })));
  // A process that finds the next word held back has no reason to wait for it.
  while ((await house.count('effects')) > 0) {
    await Promise.all(hands.map((pair) => pair.runDueEffects()));
  }
  expect(heard).toEqual(words);
});

test('nobody answers a case about an agenda before it knows its agenda', async () => {
  const asking = await house.openCase();
  const session = await house.openCase();
  await house.addEffects(session, say(asking, 'agenda_accepted'));
  await house.addEffects(asking, {
    kind: 'place_on_agenda',
    meeting: 'council',
    item: 'consultation',
    title: 'A plan',
    level: 'first',
    notBefore: '2026-11-20' as never,
    readers: [],
  });
  const order: string[] = [];
  const workers = working({
    place_on_agenda: async () => {
      order.push('placed');
      return { became: 'told' };
    },
    tell_case: async () => {
      order.push('accepted');
      return { became: 'told' };
    },
  });
  await toyHands(house, workers).drain();
  expect(order).toEqual(['placed', 'accepted']);
});
