import { resolve } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { type Called, callSituations, situationFile } from './door.ts';

/** In front of every situation: a ward has a sheet with one line that counts. */
const before = [
  `rulebook: ${resolve('test/situations/taki')}`,
  'given: { clock: 2026-10-08T09:00 }',
  'before:',
  '  - as: zaisei.chief',
  '    opens: cycle',
  '    does: plan',
  '    with: { initiator: zaisei, fiscalYear: 2027, kind: initial, title: 当初予算 }',
  '  - as: asahi.clerk',
  '    opens: sheet',
  '    does: open',
  '    with: { cycle: cycle, lane: ward-office, initiator: asahi }',
  '  - as: asahi.clerk',
  '    does: put_lines',
  '    with: { lines: [{ line: p1, name: 街灯, included: true, request: 700 }] }',
  'situations:',
];

const seen = (what: string): string => `expect: { budget: { as: asahi.clerk, ${what} } }`;

/** A step that is not as expected, and what must be said of it. */
const wrong: readonly (readonly [step: string, said: string])[] = [
  ['expect: { lines: { p2: {} } }', 'expected  a line\n      got       p1'],
  ['expect: { lines: { p1: null } }', 'expected  no line'],
  ['expect: { lines: { p1: { request: 701 } } }', 'line p1.request'],
  ['expect: { lines: { p1: { doubts: [printed] } } }', 'line p1.doubts.0'],
  ['expect: { sums: { request: 701 } }', 'expected  701\n      got       700'],
  [seen('lines: { contains: [公園] }'), 'expected  公園\n      got       街灯'],
  [seen('lines: { where: { ward: asahi }, lacks: [街灯] }'), 'not 街灯'],
  [seen('lines: { where: { cycle: cycle }, count: 2 }'), 'expected  2\n      got       1'],
  [seen('totals: { by: ward, groups: { asahi: { request: 1 } } }'), 'totals by ward.asahi.request'],
  [seen('totals: { by: ward, total: { lines: 2 } }'), 'the total.lines'],
  [seen('totals: { by: ward, overlap: { lines: 1 } }'), 'the overlap.lines'],
  [seen('lanes: { ward: asahi, fiscalYear: 2027, shows: { joint: null } }'), 'it is there'],
  [seen('lanes: { ward: asahi, fiscalYear: 2027, shows: { no-lane: {} } }'), 'ward-office, joint'],
  [
    seen('lanes: { ward: asahi, fiscalYear: 2027, shows: { ward-office: { used: 1 } } }'),
    'lane ward-office of asahi.used',
  ],
  [seen('proposals: { fiscalYear: 2027, shows: { proposals: { full: 1 } } }'), 'proposals.full'],
  [seen('allocation: { formula: tiers, total: 1 }'), 'tiers: total'],
  [seen('allocation: { formula: tiers, wards: 1 }'), 'tiers: wards'],
  [seen('allocation: { formula: tiers, parts: { asahi: 1 } }'), 'by tiers.asahi'],
  [seen('allocation: { formula: nothing }'), 'no such formula'],
  ['as: asahi.clerk, imports: { file: no.csv, sheet: request }', 'there is no file'],
  ['as: asahi.clerk, imports: { file: some.yaml, sheet: none }', 'refused sheet_unknown'],
];

let called: Called;

beforeAll(async () => {
  const lines = wrong.flatMap(([step], at) => [`  - name: no ${at}.`, `    steps: [{ ${step} }]`]);
  called = await callSituations(situationFile([...before, ...lines]));
}, 240_000);

test('what a budget is expected to be and is not fails, and is told', () => {
  const told = called.out.split(/^[✓✗] /m).slice(1);
  const untold = wrong.filter(([, said], at) => !told[at]?.includes(said));
  expect(untold.map(([step], at) => [step, told[at]])).toEqual([]);
  expect(called.out).toMatch(new RegExp(`^0 passed, ${wrong.length} failed$`, 'm'));
  expect(called.code).toBe(1);
});
