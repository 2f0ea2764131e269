/** The tests' own city with tables in which every part of the shape is used. */

import { type Authority, bindAuthority } from '../../../src/rules/authority/bind.ts';
import type { Question } from '../../../src/rules/authority/question.ts';
import { readRulebook } from '../../../src/rules/read.ts';
import type { FileText } from '../../../src/rules/read-yaml.ts';
import type { LineUnit } from '../../../src/terms/case.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import { parseLocalDate } from '../../../src/terms/units.ts';
import { cityWith, defaultTexts } from '../read-city.ts';

const since = 'inForceOn: 2020-04-01, origin: productDefault';

const rank = (code: string, title: string, level: number, at: string, circulates: boolean) =>
  `  - { code: ${code}, title: ${title}, level: ${level}, at: ${at}, circulates: ${circulates},
      ${since} }`;

/** A row of the general table. */
export const row = (code: string, subject: string, ...rest: readonly string[]): string =>
  `  - { code: ${code}, table: general, kind: signature, subject: ${subject}, ${rest.join(', ')},
      ${since} }`;

export const authorityText = `
ranks:
${rank('chief', '課長', 30, '{ kind: section, role: head }', true)}
${rank('second', '副区長', 50, '{ kind: ward, role: second }', true)}
${rank('ward-head', '区長', 70, '{ kind: ward, role: head }', true)}
${rank('director', '局長', 70, '{ kind: bureau, role: head }', true)}
${rank('vice', '副市長', 80, '{ overseers: unit }', false)}
${rank('mayor', '市長', 90, '{ office: mayor, role: mayor }', false)}
hats:
  - { code: welfare, title: 福祉事務所長, sign: 福, ${since} }
qualifiers:
  - { code: routine, title: 定例, ${since} }
  - { code: minor, title: 軽易, ${since} }
exclusions:
  - { code: assembly, title: 議決, ${since} }
grounds:
  - { code: important, title: 重要, barsActing: true, ${since} }
tables:
  - { code: general, title: 決裁規程, governs: [signature], analogy: true, ${since} }
  - { code: delegation, title: 委任規則, governs: [power], analogy: false, ${since} }
  - { code: inner, title: 準則, governs: [power], analogy: false, ${since} }
  - { code: strict, title: 訓令, governs: [signature], analogy: false, ${since} }
subjects:
  - { code: purchase, title: 購入, amount: true, execution: false, ${since} }
  - { code: change, title: 契約変更, amount: true, change: true, execution: false, ${since} }
  - { code: unlisted, title: 定めのない事項, amount: true, execution: false, ${since} }
  - code: hearing
    title: 合議のある事項
    amount: true
    execution: false
    questions: [{ code: size, text: 規模は }]
    fields:
      - { code: size, title: 規模, type: number, required: true }
      - { code: memo, title: 備考, type: text, required: false }
    consultation: plan
    concurrence:
      - { who: { office: desk, role: head }, binding: false, when: { field: size, over: 10 },
          concerns: [size] }
      - { who: { kind: ward, role: second }, binding: true, when: { field: size, over: 20 },
          concerns: [amount] }
    consult:
      - { who: { party: addressees, role: head }, note: 及ぶ区に協議する }
    report:
      - { who: { office: desk, role: clerk } }
      - { who: { party: initiator, role: head }, when: { field: size, over: 10 } }
    admits: [{ when: { field: size, atLeast: 0 }, otherwise: 規模は零以上です }]
    ${since.replace(', ', '\n    ')}
  - code: spending
    title: 支出
    amount: true
    execution: false
    items: [{ code: paper, title: 紙 }, { code: ink, title: 墨 }]
    ${since.replace(', ', '\n    ')}
  - { code: relief, title: 災害の措置, amount: false, execution: true, ${since} }
rows:
${row('buy-chief', 'purchase', 'rank: chief, amount: { upTo: 100 }')}
${row(
  'buy-minor',
  'purchase',
  'rank: chief, amount: { over: 100, upTo: 200 }',
  'qualifiers: [minor]',
)}
${row(
  'buy-second',
  'purchase',
  'rank: second, amount: { over: 100, under: 500 }',
  'excludes: [minor]',
)}
${row(
  'buy-head',
  'purchase',
  'rank: ward-head, amount: { atLeast: 500, upTo: 1000 }',
  'excludes: [assembly]',
)}
${row(
  'buy-director',
  'purchase',
  'rank: director, amount: { atLeast: 500, upTo: 2000 }',
  'for: { kinds: [bureau] }',
)}
${row('buy-school', 'purchase', 'rank: chief, amount: { upTo: 50 }, for: { kinds: [school] }')}
${row(
  'buy-school-second',
  'purchase',
  'rank: second, amount: { over: 50, under: 500 }',
  'for: { kinds: [school] }',
)}
${row('buy-east', 'purchase', 'rank: ward-head, amount: { upTo: 300 }, for: { wards: [east] }')}
${row('buy-desk', 'purchase', 'rank: chief, amount: { upTo: 200 }, for: { offices: [desk] }')}
${row('buy-hat', 'purchase', 'rank: ward-head, hat: welfare, amount: { upTo: 9 }')}
${row('change-small', 'change', 'rank: ward-head, amount: { under: 1000 }, after: { under: 1000 }')}
  - { code: change-share, table: strict, kind: signature, subject: change, rank: ward-head,
          amount: { atLeast: 1000 }, changePercent: { upTo: 12.5 }, ${since} }
${row('heard-low', 'hearing', 'rank: chief, amount: { upTo: 10 }')}
  - code: heard
    table: general
    kind: signature
    subject: hearing
    rank: ward-head
    amount: { over: 10, upTo: 100 }
    when: { field: size, upTo: 50 }
    concurrence: [{ who: { office: desk, role: head }, binding: true, concerns: [memo] }]
    consult: [{ who: { unit: west, role: second } }]
    ${since.replace(', ', '\n    ')}
${row('heard-wide', 'hearing', 'rank: second, amount: { over: 100, upTo: 200 }, wardsAtMost: 2')}
${row('spend-paper', 'spending', 'items: [paper], rank: chief, amount: { upTo: 10 }')}
${row('spend-any', 'spending', 'rank: ward-head, amount: { over: 10, upTo: 20 }')}
  - { code: relief-power, table: delegation, kind: power, subject: relief, rank: ward-head,
          wardsAtMost: 1, ${since} }
  - { code: relief-routine, table: inner, kind: signature, subject: relief, rank: second,
          qualifiers: [routine], ${since} }
${row('relief-wide', 'relief', 'rank: vice, when: { addressees: { atLeast: 2, atMost: 3 } }')}
`;

export const decisionText = `
hands:
  draft: [{ party: initiator, role: clerk }]
  supervise: [{ office: desk, role: clerk }]
  ${since.replace(', ', '\n  ')}
handling:
  circulation: { days: 2, count: business }
  concurrence: { days: 5, count: business }
  decision: { days: 3, count: business }
  postReview: { days: 3, count: business }
  passedOver: { days: 3, count: business }
  correction: { days: 5, count: business }
  ${since.replace(', ', '\n  ')}
absence:
  kinds: [{ code: trip, title: 出張 }]
  definition: allWorkingHours
  urgencySuffices: false
  acting: { needs: urgentOrOrdered, orderLiftsGrounds: true, reviewAfterOrder: false }
  ${since.replace(', ', '\n  ')}
schemes:
  - code: review
    title: 見直し
    propose: [{ party: initiator, role: head }]
    consult: [{ who: { office: desk, role: head }, binding: true }]
    meeting: council
    review: [{ office: desk, role: clerk }]
    decide: [{ office: mayor, role: mayor }]
    promulgate: [{ office: desk, role: clerk }]
    redelegation: false
    periods:
      consult: { days: 5, count: business }
      review: { days: 5, count: business }
      decide: { days: 5, count: business }
      promulgate: { days: 5, count: business }
    ${since.replace(', ', '\n    ')}
`;

type Change = readonly [file: string, from: string, to: string];

const org = 'organisation.yaml';
const own: readonly Change[] = [
  [
    org,
    'kinds:\n',
    `kinds:
  - { code: section, title: 課, party: false, ${since} }
  - { code: school, title: 学校, party: false, ${since} }
`,
  ],
  [org, 'roles:\n', `roles:\n  - { code: second, title: 次席, ${since} }\n`],
  [org, 'offices:\n', `offices:\n  - { code: mayor, title: 市長, unit: hall, ${since} }\n`],
];

/** The whole town, with a text of one file or another replaced. */
export function townWith(...changes: readonly Change[]): FileText[] {
  const texts = new Map([
    ...cityWith(...own).map(({ path, text }) => [path, text ?? ''] as const),
    ['authority.yaml', authorityText] as const,
    ['decision.yaml', decisionText] as const,
  ]);
  for (const [file, from, to] of changes) {
    const text = texts.get(file) ?? '';
    if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
    texts.set(
      file,
      text.replace(from, () => to),
    );
  }
  return [...texts].map(([path, text]) => ({ path, text }));
}

export function readTown(...changes: readonly Change[]): Rulebook {
  const read = readRulebook(townWith(...changes), defaultTexts);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults, null, 2));
  return read.rulebook;
}

export function tablesOf(rulebook: Rulebook): Authority {
  const authority = bindAuthority(rulebook);
  if (authority === undefined) throw new Error('no tables');
  return authority;
}

const unit = (code: string, kind: string): LineUnit => ({ code, kind });

export const lines = {
  west: [unit('west-section', 'section'), unit('west', 'ward')],
  east: [unit('east-section', 'section'), unit('east', 'ward')],
  school: [unit('school-office', 'section'), unit('school', 'school'), unit('west', 'ward')],
  schoolOfEast: [unit('school-office', 'section'), unit('school', 'school'), unit('east', 'ward')],
  roads: [unit('roads-section', 'section'), unit('roads', 'bureau')],
  desk: [unit('desk-unit', 'section'), unit('roads', 'bureau')],
  hall: [unit('hall', 'hall')],
} as const satisfies Record<string, readonly LineUnit[]>;

export const vicePlace = { unit: 'hall', role: 'vice' };

export const question = (subject: string, rest: Partial<Question> = {}): Question => ({
  subject,
  on: parseLocalDate('2026-10-05'),
  line: lines.west,
  overseers: { west: vicePlace, east: vicePlace, roads: vicePlace },
  wards: [],
  qualifiers: [],
  exclusions: [],
  fields: {},
  ...rest,
});
