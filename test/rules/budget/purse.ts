/** The tests' own town with a budget in which every part of the shape is used. */

import { readRulebook } from '../../../src/rules/read.ts';
import type { FileText } from '../../../src/rules/read-yaml.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import { townWith } from '../authority/town.ts';
import { defaultTexts } from '../read-city.ts';

const since = 'inForceOn: 2020-04-01, origin: productDefault';
const ended = since.replace(', ', '\n  ');
const clerk = '[{ party: initiator, role: clerk }]';
const head = '[{ party: initiator, role: head }]';
const desk = '[{ office: desk, role: clerk }]';
const mayor = '[{ office: mayor, role: mayor }]';

const stone = (code: string, date: string) =>
  `  - { code: ${code}, title: ${code}, date: { ${date} }, ${since} }`;

const formula = (code: string, ...rest: readonly string[]) => `  - code: ${code}
    title: ${code}
    ${rest.join('\n    ')}
    ${ended.replace('\n', '\n  ')}`;

export const budgetText = `
unit: { yen: 1000, title: 千円 }
hands:
  plan: ${desk}
  supervise: [{ unit: central, role: head }]
  ${ended}
milestones:
${stone('guideline', 'on: 10-10, roll: previous')}
${stone('requestsOpen', 'after: guideline, period: { days: 5, count: business }')}
${stone('requestsClose', 'on: 11-14, roll: next')}
${stone('notice', 'on: 01-20, roll: next')}
${stone('appealsClose', 'after: notice, period: { days: 3, count: business }')}
${stone('finalNotice', 'on: 02-05, roll: next')}
${stone('presented', 'on: 02-20, roll: next')}
presentation:
  calendarDaysBefore: 30
  warnBefore: { days: 10, count: business }
  ${ended}
stages:
  - { code: first, title: 課長査定, by: ${desk}, period: { days: 20, count: business }, ${since} }
  - { code: second, title: 局長査定, by: ${mayor}, ${since} }
restoration:
  title: 復活
  by: ${mayor}
  period: { days: 5, count: business }
  appeal: ${head}
  ${ended}
assessmentCodes:
  - { code: granted, title: 要求どおり, reason: false, ${since} }
  - { code: cut, title: 減額, reason: true, ${since} }
lanes:
  - code: own
    title: 区の枠
    wards: [east, west]
    fiscalYears: { from: 2021, until: 2030 }
    kinds: [ward]
    draft: ${clerk}
    coordinate: ${head}
    submit: { by: ${head}, decision: ask }
    through: [{ office: desk, role: head }]
    gate: reallotted
    matter: plan
    executable: { otherwise: joint }
    cap: { formula: by-people }
    priority: true
    opinion: required
    ${ended.replace('\n', '\n  ')}
  - code: joint
    title: 局区連携
    cycles: [supplementary]
    kinds: [bureau]
    draft: ${clerk}
    submit: { by: ${head} }
    gate: never
    cap: { amount: 100 }
    afterTheFact: { matter: plan }
    priority: false
    opinion: allowed
    ${ended.replace('\n', '\n  ')}
proposalLanes:
  - code: ask-bureaus
    title: 区提案
    wards: [east]
    kinds: [ward]
    draft: ${clerk}
    submit: ${head}
    to: [bureau]
    answer: [{ party: addressee, role: head }]
    period: { days: 20, count: business }
    ${ended.replace('\n', '\n  ')}
categories: [{ code: a, title: A, ${since} }]
policies: []
funds:
  - { code: general, title: 一般財源, kind: general, ${since} }
opinions:
  by: ${head}
  at: [request, assessment]
  ${ended}
transfers:
  kou:
    provisions: [{ fiscalYear: 2027, kan: "2", from: "1", to: "3", rule: 予算総則7条 }]
    subject: move
  moku: { subject: move }
  setsu: {}
  by: ${head}
  ${ended}
reallotment: { by: ${head}, subject: move, gate: true, ${since} }
allotment: { by: ${mayor}, initial: passed, withholding: true, ${since} }
yearEnd: { by: ${head}, confirm: ${mayor}, outcomes: [completed, lapsed], ${since} }
sheets:
  - code: request
    title: 要求書
    columns:
      - { field: name, title: 事業名, aliases: [事務事業名] }
      - { field: request, title: 要求額 }
      - { field: fund, of: general, title: うち一般財源 }
      - { field: assessed, of: first, title: 課長査定額 }
      - { field: printed, of: draft, title: 予算案 }
    totals: [合計, 計]
    separators: [・, "、"]
    ${ended.replace('\n', '\n  ')}
indicators:
  - { code: people, title: 人口, asOf: 2020-10-01, values: { east: 10, west: 30 }, ${since} }
  - { code: roads, title: 道路, asOf: 2020-10-01, values: { east: 5, west: 5 }, ${since} }
formulas:
${formula(
  'by-people',
  'total: 1000',
  'method: { kind: shares, shares: [{ by: equal, weight: 1 }, { by: people, weight: 3 }] }',
  'rounding: { unit: 1, remainder: largestRemainder }',
  'cushion: { previous: { east: 400, west: 600 }, atLeastPermille: 900 }',
)}
${formula(
  'by-tier',
  'method:',
  '  kind: tiers',
  '  tiers:',
  '    - { code: large, title: 大, each: 50, count: 1, wards: [west] }',
  '    - { code: small, title: 小, each: 40, wards: [east] }',
  'rounding: { unit: 1, remainder: { ward: east } }',
)}
${formula(
  'by-road',
  'method: { kind: baseAndAddOns, base: 5, addOns: [{ by: roads, total: 10 }] }',
  'rounding: { unit: 1, remainder: first }',
)}
`;

type Change = readonly [file: string, from: string, to: string];

const auth = 'authority.yaml';
const subject = (code: string, serves: string) =>
  `  - { code: ${code}, title: ${code}, amount: true, serves: [${serves}], execution: false,
      ${since} }\n`;

/** The town with its budget, and texts of its files replaced. */
export function purseWith(...changes: readonly Change[]): FileText[] {
  const inBudget = changes.filter(([file]) => file === 'budget.yaml');
  const elsewhere = changes.filter(([file]) => file !== 'budget.yaml');
  const subjects = `subjects:\n${subject('ask', 'submission')}${subject('move', 'step')}`;
  const town = townWith([auth, 'subjects:\n', subjects], ...elsewhere);
  const text = inBudget.reduce((budget, [, from, to]) => {
    if (!budget.includes(from)) throw new Error(`budget.yaml does not hold: ${from}`);
    return budget.replace(from, () => to);
  }, budgetText);
  return [...town, { path: 'budget.yaml', text }];
}

export function readPurse(...changes: readonly Change[]): Rulebook {
  const read = readRulebook(purseWith(...changes), defaultTexts);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults, null, 2));
  return read.rulebook;
}
