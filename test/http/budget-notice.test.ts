// What a ward reads of its request before the notice (内示) and after it, through every door: pages,
// answers to commands, histories, lists, sums, sheets and printed forms. Finance reads all of it.

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAdvancer } from '../../src/engine/advance.ts';
import { createKnown } from '../../src/engine/known.ts';
import type { Instant } from '../../src/terms/units.ts';
import { createHands } from '../../workers/hands.ts';
import { workflows } from '../../workflows/index.ts';
import { textOfPdf } from '../documents/pdf-text.ts';
import { type BudgetHall, openBudgetHall } from './budget-hall.ts';

let hall: BudgetHall;
let drain: () => Promise<void>;
let cycle: string;
let chuo: string;
let kita: string;

const at = (time: string) => hall.door.clock.set(`${time}:00.000Z` as Instant);

const open = async (login: string, procedure: string, command: object): Promise<string> => {
  const client = await hall.as(login);
  return (await hall.must(client.post('/api/cases', { procedure, command }))).id;
};

const send = async (login: string, id: string, command: object) => {
  const told = await hall.must(hall.send(login, id, command));
  await drain();
  return told;
};

const entry = (line: string, request: number, more: object = {}) => ({
  ...{ line, name: `Project ${line}`, included: true, request },
  ...more,
});

async function submit(id: string, ward: string, amount: number): Promise<void> {
  await send(`${ward}.clerk`, id, { type: 'hand_in' });
  await send(`${ward}.chief`, id, { type: 'coordinate' });
  const decision = await open(`${ward}.clerk`, 'decision', {
    ...{ type: 'draft', subject: 'budget-request', initiator: ward },
    content: { title: '予算要求書の提出', amount },
    serves: { as: 'submission', case: id },
  });
  await send(`${ward}.clerk`, decision, { type: 'submit' });
  await send(`${ward}.chief`, decision, { type: 'assent' });
  const { digest } = (await hall.get(`${ward}.head`, `/api/cases/${decision}`)).context;
  await send(`${ward}.head`, decision, { type: 'decide', digest });
}

const assess = (login: string) =>
  send(login, chuo, {
    type: 'assess',
    lines: [
      { line: 'p1', amount: 4123, code: 'reduced', reason: '単価を見直す' },
      { line: 'p2', amount: null, code: 'held', reason: '効果を確かめる' },
    ],
  });

/** What nobody of the ward may read before the notice. */
const secrets = ['4123', '4,123', '単価を見直す', '効果を確かめる', 'reduced', '査定は済んだ'];

beforeAll(async () => {
  hall = await openBudgetHall();
  const { db, clock } = hall.door;
  const known = createKnown(db, workflows);
  const door = createAdvancer({ db, known, clock, workflows });
  const hands = createHands({ db, clock, report: () => undefined, door });
  drain = async () => void (await hands.drain());
  at('2026-10-05T01:00');
  cycle = await open('zaisei.chief', 'budget_cycle', {
    ...{ type: 'plan', initiator: 'zaisei', fiscalYear: 2027, kind: 'initial', title: '当初予算' },
  });
  const guideline = { type: 'notify_guideline', text: '重点に絞る', attachments: [] };
  await send('zaisei.chief', cycle, guideline);
  at('2026-10-20T01:00');
  const opening = { type: 'open', cycle, lane: 'machizukuri' };
  chuo = await open('chuo-ku.clerk', 'budget_request', { ...opening, initiator: 'chuo-ku' });
  kita = await open('kita-ku.clerk', 'budget_request', { ...opening, initiator: 'kita-ku' });
  await send('chuo-ku.clerk', chuo, {
    type: 'put_lines',
    lines: [
      entry('p1', 4750, { printed: { 予算額: 4750 } }),
      entry('p2', 2480, { printed: { 予算額: 2000 } }),
    ],
  });
  const lines = [entry('k1', 3141)];
  await send('kita-ku.clerk', kita, { type: 'put_lines', lines });
  await submit(chuo, 'chuo-ku', 7_230_000);
  await submit(kita, 'kita-ku', 3_141_000);
  at('2026-11-17T00:00');
  await drain();
  await assess('zaisei.chief');
  await send('zaisei.chief', chuo, { type: 'ask', line: 'p1', question: '会場はどこか。' });
  await send('zaisei.chief', chuo, { type: 'finish_stage', comment: '査定は済んだ' });
  await drain();
});
afterAll(() => hall.close());

const page = (login: string, id = chuo) => hall.get(login, `/api/cases/${id}`);
const history = (login: string, id = chuo) => hall.get(login, `/api/cases/${id}/history`);
const lines = async (login: string, query = '') =>
  (await hall.get(login, `/api/budget/lines?ward=chuo-ku${query}`)).items;
const totals = (login: string, by = 'ward') =>
  hall.get(login, `/api/budget/totals?by=${by}&cycle=${cycle}`);

const sheet = async (login: string, path: string) =>
  (await (await hall.as(login)).get(`/api/${path}&format=csv`)).text;

async function print(login: string, document: string): Promise<string> {
  const { cookie = '' } = await hall.as(login);
  const path = `${hall.door.origin}/api/cases/${chuo}/documents/${document}`;
  const told = await fetch(path, { headers: { cookie } });
  expect(told.status).toBe(200);
  return textOfPdf(Buffer.from(await told.arrayBuffer()));
}

/** Everything that may be read of the request, as text. */
const everything: Readonly<Record<string, (login: string) => Promise<unknown>>> = {
  page: (login) => page(login),
  history: (login) => history(login),
  versions: (login) => hall.get(login, `/api/cases/${chuo}/versions`),
  lines: (login) => lines(login),
  totals: (login) => totals(login),
  'totals by category': (login) => totals(login, 'category'),
  'the page of the year': (login) => page(login, cycle),
  'the history of the year': (login) => history(login, cycle),
  cycles: (login) => hall.get(login, '/api/budget/cycles'),
  'the sheet': (login) => sheet(login, `cases/${chuo}/lines/export?sheet=assessment`),
  'the sheet of the year': (login) =>
    sheet(login, `budget/cycles/${cycle}/export?sheet=assessment`),
  'the printed request': (login) => print(login, 'request'),
  notices: (login) => hall.get(login, '/api/inbox'),
};

const asText = (told: unknown): string => (typeof told === 'string' ? told : JSON.stringify(told));

const readers = ['chuo-ku.clerk', 'chuo-ku.head'];

describe('before the notice', () => {
  test.each(Object.keys(everything))(
    'a ward does not read in %s what finance gives',
    async (name) => {
      for (const login of readers) {
        const text = asText(await everything[name]?.(login));
        for (const secret of secrets) expect(text).not.toContain(secret);
      }
    },
  );

  test('what is hidden is said to be, and everything else is there', async () => {
    const { context } = await page('chuo-ku.head');
    expect(context.hiddenUntilNotice).toBe(true);
    expect(context.lines).toMatchObject([
      { line: 'p1', request: 4750, assessments: [], questions: [{ question: '会場はどこか。' }] },
      { line: 'p2', request: 2480, assessments: [] },
    ]);
    const [first] = await lines('chuo-ku.head');
    expect(first).toMatchObject({ assessments: [], hiddenUntilNotice: true, request: 4750 });
    const { total, groups } = await totals('chuo-ku.head');
    const sums = {
      ...{ lines: 2, request: 7230, hiddenUntilNotice: 2 },
      stages: { 'section-chief': null, director: null },
    };
    expect([total, groups.length]).toMatchObject([sums, 1]);
    const { items } = await history('chuo-ku.head');
    const of = (type: string) => items.find((one: { type: string }) => one.type === type).fields;
    expect(of('assess')).toEqual({ hiddenUntilNotice: true });
    expect(of('finish_stage')).toEqual({ hiddenUntilNotice: true });
    expect(of('ask')).toMatchObject({ question: '会場はどこか。' });
  });

  test('the answer to a command shows no more than the page', async () => {
    const opinion = { type: 'opine', stage: 'assessment', text: '住民の要望が強い。' };
    const text = asText(await send('chuo-ku.head', chuo, opinion));
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).toContain('住民の要望が強い。');
  });

  test('what is printed is doubted by what the ward sees, and betrays no amount', async () => {
    const doubts = (all: { doubts: { other: number }[] }[]) =>
      all.flatMap((one) => one.doubts.map(({ other }) => other));
    expect(doubts(await lines('chuo-ku.head'))).toEqual([2480]);
    expect(doubts(await lines('zaisei.clerk'))).toEqual([4123, 2480]);
    expect(await lines('chuo-ku.head', '&doubt=printed')).toEqual([]);
    expect(await lines('chuo-ku.head', '&doubt=any')).toEqual([]);
    expect(await lines('zaisei.clerk', '&doubt=printed')).toHaveLength(2);
  });

  test.each(['zaisei.chief', 'zaisei.head', 'zaisei.clerk', 'shicho.mayor', 'kikaku-shinko.chief'])(
    '%s reads what is given',
    async (login) => {
      const { context } = await page(login);
      expect(context.lines[0].assessments).toMatchObject([{ amount: 4123 }]);
      expect(context).not.toHaveProperty('hiddenUntilNotice');
      expect(asText(await history(login))).toContain('単価を見直す');
      const [first] = await lines(login);
      expect(first).toMatchObject({ assessments: [{ amount: 4123 }], hiddenUntilNotice: false });
      const { total } = await totals(login);
      expect(total).toMatchObject({ stages: { 'section-chief': 4123 }, hiddenUntilNotice: 0 });
    },
  );

  test('finance has in its sheet what the same sheet of the ward leaves empty', async () => {
    const path = `cases/${chuo}/lines/export?sheet=assessment`;
    expect(await sheet('zaisei.chief', path)).toContain('4123');
    expect(await sheet('chuo-ku.clerk', path)).toContain('4750');
  });
});

describe('a year’s budget', () => {
  test('shows its sums to those who plan and watch it', async () => {
    for (const login of ['zaisei.chief', 'zaisei.clerk', 'kikaku-shinko.chief']) {
      const { context } = await page(login, cycle);
      const known = (id: string) =>
        context.requests.find((one: { case: string }) => one.case === id);
      expect(known(chuo)).toMatchObject({ request: 7230, assessed: 4123 });
      expect(known(kita)).toMatchObject({ request: 3141 });
      expect(asText(await history(login, cycle))).toContain('3141');
    }
  });

  test('shows a ward its own request alone, and what is given not before the notice', async () => {
    const { context } = await page('chuo-ku.head', cycle);
    expect(context.requests).toMatchObject([
      { case: chuo, request: 7230, assessed: null, hiddenUntilNotice: true },
    ]);
    for (const told of [await page('chuo-ku.head', cycle), await history('chuo-ku.head', cycle)]) {
      expect(asText(told)).not.toContain('3141');
      expect(asText(told)).not.toContain(kita);
    }
    const { items } = await history('chuo-ku.head', cycle);
    const moves = items.filter((one: { type: string }) => one.type === 'request_moved');
    const about = moves.map((one: { fields: { case?: string } }) => one.fields.case ?? null);
    expect(new Set(about)).toEqual(new Set([chuo, null]));
  });
});

describe('from the notice on', () => {
  beforeAll(async () => {
    await assess('zaisei.head');
    await send('zaisei.head', chuo, { type: 'finish_stage' });
    const lines = [{ line: 'k1', amount: 3141, code: 'as-requested' }];
    for (const login of ['zaisei.chief', 'zaisei.head']) {
      await send(login, kita, { type: 'assess', lines });
      await send(login, kita, { type: 'finish_stage' });
    }
    expect(asText(await page('chuo-ku.head'))).not.toContain('4123');
    at('2027-01-20T00:00');
    await send('zaisei.chief', cycle, { type: 'give_notice' });
  });

  test.each(['page', 'history', 'lines', 'totals', 'the sheet', 'the history of the year'])(
    'a ward reads in %s what it is given',
    async (name) => {
      expect(asText(await everything[name]?.('chuo-ku.head'))).toContain('4123');
    },
  );

  test('nothing is hidden any more, but for the sums of others', async () => {
    const { context } = await page('chuo-ku.head');
    expect(context).not.toHaveProperty('hiddenUntilNotice');
    expect(await lines('chuo-ku.head', '&doubt=printed')).toHaveLength(2);
    expect((await totals('chuo-ku.head')).total.hiddenUntilNotice).toBe(0);
    const year = await page('chuo-ku.head', cycle);
    expect(year.context.requests).toMatchObject([{ case: chuo, assessed: 4123 }]);
    expect(asText(year)).not.toContain('3141');
    expect(await print('chuo-ku.head', 'notice')).toContain('4,123');
  });
});
