import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Called, callSituations, situationFile } from './door.ts';

const midori = resolve('test/situations/midori');
const cities = ['niigata', 'yokohama', 'fukuoka', 'kumamoto', 'kobe'];
const shipped = cities.map((city) => `rulebooks/${city}`);
/** Cities that exist only here; three of them were written from docs/rulebooks.md alone. */
const others = ['hoshi', 'yama', 'sora', 'taki'];
const invented = [midori, ...others.map((city) => `test/situations/${city}`)];

/** In front of every situation: a road is opened and both wards are asked. */
const before = [
  `rulebook: ${midori}`,
  'given: { clock: 2026-08-05T10:00 }',
  'before:',
  '  - as: doro.clerk',
  '    opens: road',
  '    does: draft',
  '    with: { matter: road, initiator: doro, content: { title: 市道 } }',
  '  - { as: doro.clerk, does: submit }',
  'situations:',
];

/** One situation of one step each, and the line on which the step stands. */
const written = (steps: readonly string[]) => {
  const lines = steps.flatMap((step, at) => [`  - name: no ${at}.`, `    steps: [{ ${step} }]`]);
  return { file: situationFile([...before, ...lines]), lineOf: (at: number) => 11 + 2 * at };
};

/** What was said about each situation, in their order. */
const toldOf = ({ out }: Called): string[] => out.split(/^[✓✗] /m).slice(1);

test('every shipped situation passes through the door', async () => {
  const { code, out, complaints } = await callSituations(...shipped, ...invented);
  expect(complaints).toBe('');
  expect(out.split('\n').filter((line) => /^(✗| )/.test(line))).toEqual([]);
  const [, passed] = /^(\d+) passed, 0 failed$/m.exec(out) ?? [];
  expect(Number(passed)).toBeGreaterThanOrEqual(265);
  const scenarios = Array.from({ length: 48 }, (_, index) => index + 1);
  expect(scenarios.filter((number) => !out.includes(`✓ ${number}. `))).toEqual([]);
  expect(code).toBe(0);
}, 480_000);

describe('what is otherwise than expected', () => {
  const besideOthers = 'expect: { notified: [{ to: yama.head, text: escalated }] }';
  /** A step, and what must be said of it. */
  const wrong: readonly (readonly [step: string, said: string])[] = [
    ['expect: { replies: { yama: { due: 2026-08-11 } } }', 'due date of yama'],
    ['expect: { workItems: [{ at: kawa.head, act: dance }] }', '"act":"dance"'],
    ['expect: { step: closed, outcome: agreed }', 'expected  agreed\n      got       null'],
    ['expect: { lists: [{ list: workItems, as: yama.head, lacks: [road] }] }', 'not road'],
    ['expect: { lists: [{ list: cases, as: doro.clerk, count: 7 }] }', '7 rows'],
    ['expect: { lists: [{ list: inbox, as: doro.clerk, contains: [road] }] }', 'an empty list'],
    ['expect: { hiddenFrom: [yama.head] }', 'sees the case'],
    ['expect: { visibleTo: [chosei.clerk, kikaku.head] }', 'kikaku.head'],
    ['expect: { actions: { as: yama.head, can: [submit] } }', 'submit by yama.head'],
    ['expect: { actions: { as: yama.head, cannot: { answer: four_eyes } } }', 'got       can'],
    ['expect: { history: [submit, draft] }', 'draft by doro.clerk 2026-08-05 10:00; submit'],
    ['expect: { historyExactly: [draft] }', 'nothing after these'],
    ['expect: { notNotified: [{ to: yama.head }] }', 'consultation_arrived'],
    ['expect: { notified: [{ to: doro.clerk, text: escalated }] }', '"text":"escalated"'],
    ['expect: { kept: { replies: { kawa: { status: done } } } }', 'kept.replies.kawa.status'],
    ['expect: { kept: { levels: [{ level: section }] } }', 'kept.levels.0'],
    ['expect: { stuck: [idle] }', 'nothing of the kind'],
    ['expect: { workItemsExactly: [{ at: yama.head, act: answer }] }', 'also '],
    ['expect: { nobodyHas: [{ at: yama.head, act: answer }] }', 'none like'],
    ['expect: { replies: { chosei: { status: asked } } }', 'no addressee'],
    ['expect: { lineCount: 1 }', 'expected  1\n      got       0'],
    ['expect: { lines: { p1: { request: 1 } } }', 'no lines'],
    ['expect: { sums: { request: 1 } }', 'sum of request'],
    [
      'expect: { report: { as: chosei.clerk, from: 2026-08-01, to: 2026-08-31, ' +
        'shows: { proposals: 2 } } }',
      'report 2026-08-01 to 2026-08-31.proposals',
    ],
    [besideOthers, 'yama/'],
    ['as: yama.head, does: answer, with: { answer: no }', 'refused answer_needs: '],
    ['as: yama.head, does: answer, with: { answer: ok }, refused: four_eyes', 'it was accepted'],
    ['as: kawa.head, does: submit, refused: four_eyes', 'refused not_allowed'],
    ['as: kawa.head, does: submit, refused: { code: not_allowed, text: 海 }', 'a text with 海'],
    ['as: yama.head, does: answer, with: { answer: 3 }', '/answer: Invalid'],
    ['as: kawa.head, imports: { file: some.yaml, sheet: y }', 'refused no_budget_rules'],
  ];
  /** A step that nobody could play, and why not. */
  const impossible: readonly (readonly [step: string, said: string])[] = [
    ['as: nobody, does: submit', 'nobody is no seat on 2026-08-05'],
    ['as: { person: zz }, does: submit', 'there is no person zz'],
    ['as: doro.clerk, does: submit, in: bridge', 'has opened the case bridge'],
    ['as: doro.clerk, does: submit, in: { meeting: m, on: 2026-08-05 }', 'm has no session on'],
    ['as: doro.clerk, does: submit, in: { session: road }', 'the case road is on no agenda'],
    ['at: 2026-08-04', 'the clock only goes forward'],
    ['in: { execution: road }, calls: x', 'nothing executes road'],
    ['in: { latest: budget_cycle }, calls: x', 'there is no case of budget_cycle'],
    ['expect: { budget: { as: doro.clerk } }', 'the city has no budget.yaml'],
    ['as: doro.clerk, does: submit, opens: x', 'submit opens no case'],
    ['expect: { workItems: [{ at: no.seat }] }', 'there is no seat no.seat on 2026-08-05'],
    ['notes: content', 'has no content that could be noted'],
    ['absences: [{ login: zz, from: 2026-08-06, until: 2026-08-07 }]', 'there is no person zz'],
    [
      'absences: [{ login: f, from: 2026-08-03, until: 2026-08-04 }]',
      'no absence of f: absence_over',
    ],
    [
      'acting: [{ seat: yama.head, order: [yama.head], from: 2026-08-05 }]',
      'acting.0.order.0: acts_for_itself',
    ],
    [
      'acting: [{ seat: yama.head, order: [no.seat], from: 2026-08-05 }]',
      'there is no seat no.seat',
    ],
    ['as: doro.clerk, does: draft, opens: x, procedure: decision', 'refused malformed'],
    ['as: doro.clerk, does: draft, opens: x, procedure: dance', 'draft opens no case'],
  ];
  const all = [...wrong, ...impossible];
  const { file, lineOf } = written(all.map(([step]) => step));
  let called: Called;

  beforeAll(async () => {
    called = await callSituations(file);
  }, 120_000);

  test('fails every time, and the run ends with code 1', () => {
    expect(called.code).toBe(1);
    expect(called.out).toMatch(new RegExp(`^0 passed, ${all.length} failed$`, 'm'));
  });

  test('is told with the line it is expected on and what is there instead', () => {
    const told = toldOf(called);
    all.forEach(([, said], at) => {
      expect(told[at]).toContain(said);
      expect(told[at]).toContain(`some.yaml:${lineOf(at)}  `);
    });
    const lines = (told[0] ?? '').split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^no 0\. \(\d+ ms\)$/),
      '    step 3 (line 11), clock 2026-08-05 10:00',
      expect.stringMatching(/^ {4}\S*some\.yaml:11 {2}due date of yama$/),
      '      expected  2026-08-11',
      '      got       2026-08-10',
      '',
    ]);
  });

  test('shows beside a notice that never came only those to the same place', () => {
    const told = toldOf(called)[all.findIndex(([step]) => step === besideOthers)] ?? '';
    expect(told).toContain('yama/head consultation_arrived');
    expect(told).not.toContain('kawa/');
  });

  test('of two wrong expectations of a step, both are told', () => {
    expect(toldOf(called)[2]).toContain('expected  closed\n      got       consulting');
  });

  test('shows the text of a refusal in Japanese and in English', () => {
    const [, refused = ''] = toldOf(called).join('').split('refused answer_needs: ');
    expect(refused).toMatch(/^.*異議あり.* \/ .*[a-z]{3}/);
  });
});

test('what a situation stands on is checked: organisation, people, clock', async () => {
  const lines = [
    `rulebook: ${midori}`,
    'situations:',
    '  - name: a.',
    '    given: { clock: 2026-08-05, organisation: gone.yaml }',
    '    steps: [{ expect: {} }]',
    '  - name: b.',
    '    given: { clock: 2026-08-05, organisation: { city: m } }',
    '    steps: [{ expect: {} }]',
    '  - name: c.',
    '    given: { clock: 2026-08-05, holders: [{ seat: yama.head, login: zz, from: 2026-08-05 }] }',
    '    steps: [{ expect: {} }]',
    '  - { name: d., steps: [{ expect: {} }] }',
  ];
  const called = await callSituations(situationFile(lines));
  const told = toldOf(called);
  expect(told[0]).toContain('there is no organisation');
  expect(told[1]).toContain('the organisation has faults');
  expect(told[2]).toContain('there is no person zz');
  expect(told[3]).toContain('no clock');
  expect(called.code).toBe(1);
}, 60_000);

test('an unknown key is a fault with file, line and key, and nothing is played', async () => {
  const { file } = written(['as: yama.head, does: answer, wiht: { answer: ok }']);
  const { code, out, complaints } = await callSituations(file);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(complaints).toMatch(/some\.yaml:11 {2}situations\[0\]\.steps\[0\]\.wiht\n/);
  expect(complaints).toContain('There is no key "wiht"');
  expect(complaints).toContain('1 fault(s); nothing was played');
}, 60_000);

test('paths that lead nowhere end with code 2', async () => {
  const { code, out, complaints } = await callSituations('no/such/folder');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(complaints).toContain('no/such/folder: there is no such file or folder');
}, 60_000);

test('a program reads one line of JSON for each situation', async () => {
  const { out, code } = await callSituations(midori, '--json', '--only', 'unsettled');
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([expect.objectContaining({ passed: true, line: expect.any(Number) })]);
  expect(code).toBe(0);
}, 60_000);
