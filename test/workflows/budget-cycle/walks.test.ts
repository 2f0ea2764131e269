/**
 * Random walks: the planner tries commands, requests and executions tell where they stand, time
 * passes. After every step the invariants of invariants.ts hold, and those of a budget below; a
 * failing run prints its seed and the walk.
 */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { budgetExecution } from '../../../workflows/budget-execution/workflow.ts';
import { budgetRequest } from '../../../workflows/budget-request/workflow.ts';
import { chief, guideline, idOf, planned, type YearPlay } from './year.ts';

const requests = [1, 2, 3].map(idOf);
const executions = [11, 12].map(idOf);
const steps = ['drafting', 'requested', 'assessing', 'assessed', 'noticed', 'restoring', 'settled'];
/** Where a request is that goes along with its budget. */
const along: Readonly<Record<string, string>> = {
  ...{ requesting: 'requested', assessing: 'assessed', noticed: 'settled' },
  ...{ finalised: 'finalised', presented: 'finalised', executing: 'closed' },
};
const days = ['2027-01-12', '2027-01-29', '2027-02-08', '2027-02-26', '2027-03-05', '2027-04-09'];
const events = [
  'guideline',
  'requestsOpen',
  'requestsClose',
  'notice',
  'appealsClose',
  'presented',
];

const draws = fc.record({
  hours: fc.constantFrom(0, 0, 0, 1, 40, 200, 900),
  command: fc.nat(99),
  day: fc.constantFrom(...days),
  event: fc.constantFrom(...events),
  request: fc.constantFrom(...requests),
  execution: fc.constantFrom(...executions),
  step: fc.constantFrom(...steps, ...steps, 'closed'),
  undecided: fc.constantFrom(0, 0, 0, 2),
  open: fc.boolean(),
  outcome: fc.constantFrom('passed', 'amended', 'rejected'),
});
type Drawn = typeof draws extends fc.Arbitrary<infer Value> ? Value : never;

/** The fields of each command of a person, as somebody might give it. */
const fieldsOf: Readonly<Record<string, (drawn: Drawn, play: YearPlay) => object>> = {
  notify_guideline: () => guideline,
  open_requests: () => ({}),
  close_requests: () => ({ reason: 'a' }),
  reopen_requests: ({ day }) => ({ until: day, reason: 'a' }),
  give_notice: () => ({ comment: 'b' }),
  give_final_notice: () => ({}),
  present: (_, play) => ({ on: dateOf(play) }),
  record_vote: ({ outcome, request }, play) => ({
    ...{ outcome, on: dateOf(play) },
    ...(outcome === 'amended' && { changes: [{ case: request, line: 'a', amount: 1 }] }),
  }),
  revise: ({ request }) => ({ lines: [{ case: request, line: 'a', amount: 1 }], reason: 'a' }),
  list_carryover: ({ execution }) => ({ lines: [{ case: execution, line: 'a', amount: 1 }] }),
  close_year: () => ({}),
  reschedule: ({ event, day }) => ({ dates: { [event]: day }, reason: 'a' }),
  withdraw: () => ({ reason: 'a' }),
};
const types = Object.keys(fieldsOf);

/** The first command, from one on, that could be given now; seldom one that ends or moves it. */
function nextType(play: YearPlay, command: number): string {
  for (let step = 0; step < types.length; step += 1) {
    const type = types[(command + step) % types.length] ?? '';
    const isSeldom = ['withdraw', 'reschedule', 'reopen_requests'].includes(type);
    if (isSeldom && command < 90) continue;
    if (play.probe(chief, type) === 'possible') return type;
  }
  return types[command % types.length] ?? '';
}

const hourMs = 3_600_000;
const wallOf = (at: string, later = 0): string =>
  new Date(Date.parse(at) + (9 + later) * hourMs).toISOString().slice(0, 16);
const dateOf = ({ at }: YearPlay): string => wallOf(at).slice(0, 10);

function move(play: YearPlay, drawn: Drawn): void {
  const { request, step, undecided, execution, open } = drawn;
  play.until(wallOf(play.at, drawn.hours));
  if (play.stored.status === 'done') return;
  const kind = drawn.command % 3;
  if (kind === 0) {
    const goesAlong = drawn.command % 5 > 0;
    play.request(request, goesAlong ? (along[play.step] ?? step) : step, { undecided });
    play.has(request, { a: { included: true } });
  } else if (kind === 1 && play.step === 'executing') {
    const moved = { case: execution, initiator: 'kita', lane: 'own', open };
    play.has(execution, { a: { passed: 1 } }).hears('execution_moved', moved);
  } else {
    const type = nextType(play, drawn.command);
    play.try(chief, type, fieldsOf[type]?.(drawn, play));
  }
}

const stepsOf = (play: YearPlay) => play.steps.map(({ stored }) => String(stored.value));

/** Ways that a budget goes, whatever people do. */
const onward: Readonly<Record<string, readonly string[]>> = {
  preparing: ['guided', 'closed'],
  guided: ['requesting', 'closed'],
  requesting: ['assessing', 'closed'],
  assessing: ['noticed', 'requesting', 'closed'],
  noticed: ['finalised', 'closed'],
  finalised: ['presented', 'closed'],
  presented: ['executing', 'finalised', 'closed'],
  executing: ['closed'],
  closed: [],
};

function checkWays(play: YearPlay): void {
  const steps = stepsOf(play);
  steps.forEach((step, index) => {
    const before = steps[index - 1];
    if (before === undefined || before === step) return;
    expect(onward[before]).toContain(step);
    const { event } = play.steps[index] ?? {};
    const stood = (event?.facts.sheets ?? []).map((sheet) => sheet.step);
    if (step === 'noticed') {
      expect(stood.filter((one) => /^(forwarding|requested|assessing)$/.test(one))).toEqual([]);
    }
    if (step === 'finalised' && before === 'noticed') {
      expect(stood.filter((one) => /^(assessed|noticed|restoring)$/.test(one))).toEqual([]);
    }
    if (step === 'presented' || step === 'executing') {
      expect(stood.filter((one) => !/^(settled|finalised|closed)$/.test(one))).toEqual([]);
    }
    if (step === 'executing') expect(event).toMatchObject({ type: 'record_vote' });
  });
}

/** What it says to others is what they understand. */
function checkWords(play: YearPlay): void {
  for (const { effects } of play.steps) {
    for (const effect of effects) {
      if (effect.kind !== 'tell_case') continue;
      const { type } = effect.command;
      const rule = budgetRequest.commands[type] ?? budgetExecution.commands[type];
      expect(rule?.sender).toBe('system');
      expect(rule?.schema.safeParse(effect.command).success).toBe(true);
    }
  }
}

const walk = fc.array(draws, { minLength: 40, maxLength: 80 });

describe('whatever is done, told and waited for', () => {
  test('a budget goes its way, knows each case once and is understood', () => {
    fc.assert(
      fc.property(walk, fc.constantFrom('initial', 'supplementary'), (moves, kind) => {
        const play = planned({ kind });
        for (const drawn of moves) if (play.stored.status === 'active') move(play, drawn);
        checkWays(play);
        checkWords(play);
        const known = [...play.d.requests, ...play.d.executions].map((one) => one.case);
        expect(new Set(known).size).toBe(known.length);
        if (play.stored.status === 'active') return;
        expect([play.last.duties, play.last.timers, play.last.stuck]).toEqual([[], [], []]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 120_000);

  test('a wanted wake-up never throws and is wanted no more, also years too late', () => {
    fc.assert(
      fc.property(walk, (moves) => {
        const play = planned();
        for (const drawn of moves) if (play.stored.status === 'active') move(play, drawn);
        if (play.stored.status === 'done') return;
        play.now('2030-01-07T10:00');
        for (const wish of play.last.timers) play.fork().fire(wish);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  }, 120_000);

  test('walks come everywhere', () => {
    const reached = new Set<string>();
    for (let seed = 1; seed <= 20; seed += 1) {
      const [moves = []] = fc.sample(walk, { seed: seed * 7919, numRuns: 1 });
      const play = planned();
      for (const drawn of moves) if (play.stored.status === 'active') move(play, drawn);
      for (const step of stepsOf(play)) reached.add(step);
    }
    expect(Object.keys(onward).filter((step) => !reached.has(step))).toEqual([]);
  }, 120_000);

  test('an explanation of any command never throws', () => {
    const [moves = []] = fc.sample(walk, { seed: 11, numRuns: 1 });
    const play = planned();
    for (const drawn of moves) {
      if (play.stored.status === 'done') return;
      move(play, drawn);
      for (const type of Object.keys(play.workflow.commands)) play.probe(chief, type);
    }
    expect(isRefusal(play.last)).toBe(false);
  });
});
