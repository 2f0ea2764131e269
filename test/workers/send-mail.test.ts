import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { handClock } from '../../src/db/clock.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { type MailClient, openMailClient } from '../../workers/clients/mail.ts';
import { createHands } from '../../workers/hands.ts';
import { type ToyHouse, toyDoor } from '../delivery/toy-house.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { northClerk, sectionClerk, toyTown } from './town.ts';

let house: ToyHouse;
let server: MailServer;
let mail: MailClient;

beforeAll(async () => {
  house = await toyTown();
  server = await startMailServer();
  mail = openMailClient(server.url, 'Kyogi <kyogi@city.example.jp>');
});
afterAll(async () => {
  mail.close();
  await server.stop();
  await house.close();
});
beforeEach(async () => {
  await house.db.pool.query('delete from mails');
  server.received.length = 0;
  server.answer = () => 250;
});

const inSeconds = (seconds: number): Instant =>
  new Date(Date.now() + seconds * 1000).toISOString() as Instant;

const office = (client: MailClient = mail) => {
  const clock = handClock(inSeconds(1));
  const { db } = house;
  const publicUrl = 'https://kyogi.example.jp/app';
  const report = () => undefined;
  const hands = createHands({ db, clock, door: toyDoor(db), report, mail: client, publicUrl });
  return { clock, hands };
};

let asked = 0;

const askNorth = async (): Promise<CaseId> => {
  asked += 1;
  const id = await house.openCase({ title: '秘密の計画', number: `協2026-${asked}` });
  const effect: Effect = {
    kind: 'notify',
    to: [{ unit: 'north', role: 'clerk' }],
    text: 'asked',
    about: { reason: '秘密の理由' },
  };
  await house.addEffects(id, effect);
  return id;
};

test('a mail has number and link, and nothing of what is consulted', async () => {
  const id = await askNorth();
  const { hands } = office();
  await hands.drain();
  expect(await hands.drain()).toBe(0);
  const [first, second] = server.received;
  expect(server.received).toHaveLength(2);
  expect([first?.to?.[0]?.address, second?.to?.[0]?.address].sort()).toEqual([
    northClerk,
    sectionClerk,
  ]);
  expect(first?.subject).toBe('【協2026-1】髙﨑① …');
  expect(first?.from?.address).toBe('kyogi@city.example.jp');
  expect(first?.text).toContain(`https://kyogi.example.jp/app/api/cases/${id}`);
  expect(JSON.stringify(server.received)).not.toContain('秘密');
  expect(await house.count('mails', 'sent_at is not null')).toBe(2);
});

test('a mailbox that the server refuses for good is given up, the others get theirs', async () => {
  await askNorth();
  server.answer = (address) => (address === northClerk ? 550 : 250);
  const { hands, clock } = office();
  await hands.drain();
  clock.set(inSeconds(100_000));
  await hands.drain();
  expect(server.received).toHaveLength(1);
  const given = `given_up_at is not null and attempts = 1 and last_error like '%550%'`;
  expect(await house.count('mails', given)).toBe(1);
});

test('a server that is unwell gets the mail later, once', async () => {
  await askNorth();
  let unwell = true;
  server.answer = () => (unwell ? 451 : 250);
  const { hands, clock } = office();
  await hands.drain();
  expect(await house.count('mails', `attempts = 1 and given_up_at is null`)).toBe(2);
  expect(server.received).toHaveLength(0);
  unwell = false;
  clock.set(inSeconds(10));
  await hands.drain();
  await hands.drain();
  expect(server.received).toHaveLength(2);
});

test('a server that is away costs a wait, not the mail', async () => {
  await askNorth();
  const away = openMailClient('smtp://127.0.0.1:1', 'kyogi@city.example.jp');
  await office(away).hands.drain();
  away.close();
  expect(await house.count('mails', `attempts = 1 and given_up_at is null`)).toBe(2);
});

test('a mail sent again after a death between sending and marking is known by its id', async () => {
  await askNorth();
  const { hands } = office();
  await hands.drain();
  const sent = server.received.map(({ messageId }) => messageId);
  await house.db.pool.query('update mails set sent_at = null');
  await hands.drain();
  const again = server.received.slice(2).map(({ messageId }) => messageId);
  expect(again.sort()).toEqual(sent.sort());
  expect(sent[0]).toMatch(/^<[0-9a-f-]{36}@city\.example\.jp>$/);
});

test('two processes send each mail once', async () => {
  await askNorth();
  await askNorth();
  await Promise.all([office().hands.drain(), office().hands.drain()]);
  await office().hands.drain();
  expect(server.received).toHaveLength(4);
});
