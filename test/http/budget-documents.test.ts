// The request and the notice of a real request as PDF: what they say before and after the notice,
// by whom each word is, and who may have them.

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAdvancer } from '../../src/engine/advance.ts';
import { createKnown } from '../../src/engine/known.ts';
import type { RequestCase } from '../../src/terms/budget-request-case.ts';
import type { Instant } from '../../src/terms/units.ts';
import { createHands } from '../../workers/hands.ts';
import type { BudgetRequest } from '../../workflows/budget-request/context.ts';
import { workflows } from '../../workflows/index.ts';
import { textOfPdf } from '../documents/pdf-text.ts';
import { type BudgetHall, openBudgetHall } from './budget-hall.ts';

/** What is read of a request is what the procedure keeps of it. */
const read = (request: BudgetRequest): RequestCase => request;

let hall: BudgetHall;
let drain: () => Promise<void>;
let cycle: string;
let request: string;

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

const path = (document: string) => `/api/cases/${request}/documents/${document}`;

async function print(login: string, document: string) {
  const { cookie = '' } = await hall.as(login);
  const told = await fetch(`${hall.door.origin}${path(document)}`, { headers: { cookie } });
  const bytes = Buffer.from(await told.arrayBuffer());
  expect(told.status).toBe(200);
  return { told, text: textOfPdf(bytes) };
}

const codeOf = async (login: string, document: string): Promise<string> =>
  (await (await hall.as(login)).get(path(document))).body.code;

const entry = (line: string, name: string, amount: number, more: object = {}) => ({
  ...{ line, name, included: true, request: amount },
  ...more,
});

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
  request = await open('chuo-ku.clerk', 'budget_request', {
    ...{ type: 'open', cycle, lane: 'machizukuri', initiator: 'chuo-ku' },
  });
  await send('chuo-ku.clerk', request, {
    type: 'put_lines',
    lines: [
      entry('p1', '\u{20bb7}野川まつり', 1500, {
        ...{ no: 1, categories: ['a', 'c'], account: { kan: '2', kou: '1' }, previous: 1400 },
        ...{ funds: [{ fund: 'general', amount: 1500 }], printed: { 予算額: 1600 } },
      }),
      entry('p2', 'ぼうさいキャラバン', 1000, { no: 2, categories: ['b'] }),
      { ...entry('p3', '構想のみ', 77), included: false },
    ],
  });
});
afterAll(() => hall.close());

test('a draft can be printed by its ward, and nobody else has it', async () => {
  const { told, text } = await print('chuo-ku.clerk', 'request');
  expect(told.headers.get('content-type')).toBe('application/pdf');
  const name = encodeURIComponent('予算要求書.pdf');
  expect(told.headers.get('content-disposition')).toBe(
    `attachment; filename="request.pdf"; filename*=UTF-8''${name}`,
  );
  for (const shown of [
    ...['令和9年度 予算要求書', '中央区', 'まちづくり推進事業経費', '当初予算', '令和8年10月20日'],
    ...['〓(注1)野川まつり', '(注1) U+20BB7', 'A 継続事業', '一般財源 1,500', '2,500', '2-1'],
    ...['要確認', '予算額 1,600 と 要求額 1,500', '構想が1件', '中央区 総務企画課'],
  ]) {
    expect(text).toContain(shown);
  }
  expect(text).not.toContain('構想のみ');
  expect(await codeOf('kita-ku.clerk', 'request')).toBe('case_not_found');
});

test('there is no notice before the notice, and none of another case', async () => {
  expect(await codeOf('chuo-ku.clerk', 'notice')).toBe('document_not_yet');
  const other = `/api/cases/${cycle}/documents/request`;
  const finance = await hall.as('zaisei.chief');
  expect((await finance.get(other)).body.code).toBe('sheet_not_a_request');
  const nothing = `/api/cases/${request}/documents/invoice`;
  expect((await finance.get(nothing)).body.code).toBe('malformed');
});

test('who submitted it stands in it, and the ward mayor’s opinion', async () => {
  const opinion = { type: 'opine', stage: 'request', text: '住民の要望が強い。', lines: ['p1'] };
  await send('chuo-ku.head', request, opinion);
  await send('chuo-ku.clerk', request, { type: 'hand_in' });
  await send('chuo-ku.chief', request, { type: 'coordinate', comment: '区の重点に合う' });
  const decision = await open('chuo-ku.clerk', 'decision', {
    ...{ type: 'draft', subject: 'budget-request', initiator: 'chuo-ku' },
    content: { title: '予算要求書の提出', amount: 2_500_000 },
    serves: { as: 'submission', case: request },
  });
  await send('chuo-ku.clerk', decision, { type: 'submit' });
  await send('chuo-ku.chief', decision, { type: 'assent' });
  const { digest } = (await hall.get('chuo-ku.head', `/api/cases/${decision}`)).context;
  await send('chuo-ku.head', decision, { type: 'decide', digest });
  const { text } = await print('zaisei.chief', 'request');
  for (const shown of [
    ...['意見具申', '要求時', '住民の要望が強い。', '中央区長', '作成と提出の経過', '課から提出'],
    ...['区で調整', '区の重点に合う', '決裁により提出'],
  ]) {
    expect(text).toContain(shown);
  }
  const { context } = await hall.get('zaisei.chief', `/api/cases/${request}`);
  expect(read(context).submitted).not.toBeNull();
});

test('the notice says what is given, why, and until when to appeal', async () => {
  at('2026-11-17T00:00');
  await send('zaisei.chief', cycle, { type: 'close_requests' });
  const assess = (login: string, reason: string) =>
    send(login, request, {
      type: 'assess',
      lines: [
        { line: 'p1', amount: 1200, code: 'reduced', reason },
        { line: 'p2', amount: null, code: 'held', reason: '市長に聞く' },
      ],
    });
  await assess('zaisei.chief', '発行の回数を見直す');
  await send('zaisei.chief', request, { type: 'finish_stage' });
  await assess('zaisei.head', '課長査定のとおり');
  await send('zaisei.head', request, { type: 'finish_stage' });
  at('2027-01-20T00:00');
  await send('zaisei.chief', cycle, { type: 'give_notice' });
  const { told, text } = await print('chuo-ku.clerk', 'notice');
  expect(told.headers.get('content-disposition')).toContain(encodeURIComponent('予算内示書'));
  for (const shown of [
    ...['令和9年度 予算内示書', '復活要望の締切', '令和9年1月25日', '1,200', '△300', '減額'],
    ...['課長査定のとおり', '保留', '市長に聞く', '住民の要望が強い。', '〓(注1)野川まつり'],
  ]) {
    expect(text).toContain(shown);
  }
});
