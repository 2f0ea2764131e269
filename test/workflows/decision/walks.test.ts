/**
 * Long random walks, each from a seed: people act, are away and come back, time passes. After every
 * step the promises of play.ts hold; a failing run prints its seed and the way it took.
 */

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '../../../src/terms/refusal.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import { decision } from '../../../workflows/decision/workflow.ts';
import { DecisionPlay } from './play.ts';
import { city, deciding, withAbsence } from './rulebook.ts';
import { commands } from './states.ts';
import { plain, works } from './ways.ts';

const rulebooks: readonly Rulebook[] = [
  city,
  withAbsence({ definition: 'any', urgencySuffices: true }),
  deciding((draft) => {
    delete draft.decision.handling.question;
    delete draft.decision.handling.execution;
    draft.authority.subjects.find(({ code }: { code: string }) => code === 'works').concurrence = [
      { who: { unit: 'somu', role: 'chief' }, binding: true },
    ];
  }),
  /** Who circulates, is heard and decides at an office that moves twice on the way. */
  deciding((draft) => {
    const { authority, organisation } = draft;
    const desk = { code: 'desk', title: 'desk', origin: 'productDefault' };
    for (const [unit, inForceOn] of [
      ['somu', '2014-04-01'],
      ['doboku', '2026-10-03'],
      ['somu', '2026-10-10'],
    ]) {
      organisation.offices.push({ ...desk, unit, inForceOn });
    }
    const [first] = authority.ranks;
    const at = { office: 'desk', role: 'head' };
    authority.ranks.push({ ...first, code: 'desk-head', level: 45, at });
    const subject = authority.subjects.find(({ code }: { code: string }) => code === 'works');
    subject.concurrence.push({ who: { office: 'desk', role: 'chief' }, binding: true });
    subject.consult.push({ who: { office: 'desk', role: 'deputy' } });
    authority.rows.find(({ code }: { code: string }) => code === 'plain-head').rank = 'desk-head';
  }),
];

const roles = ['clerk', 'chief', 'deputy', 'head'];
const people = [
  ...['kita', 'somu', 'doboku'].flatMap((unit) => roles.map((role) => `${unit}.${role}`)),
  ...['vice-a.vice-mayor', 'vice-b.vice-mayor', 'shicho.mayor', 'kusei-sozo.clerk'],
];

/** Random numbers from a seed (mulberry32): a walk is told by one number. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Numbers = ReturnType<typeof numbersFrom>;
const pick = <T>(items: readonly T[], next: Numbers): T => items[next(items.length)] as T;

const wallText = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString().slice(0, 16);

/** Leads away or round in circles. */
const seldom = new Set([
  'withdraw',
  'reject',
  'discard',
  'return',
  'recall',
  'hold',
  'revise',
  'ask',
]);

const fieldsOf = (type: string, play: DecisionPlay, next: Numbers): object => {
  const today = wallText(Date.parse(play.at)).slice(0, 10);
  const amount = pick([200_000, 3_000_000, 9_000_000], next);
  const review = `r${1 + next(3)}`;
  switch (type) {
    case 'revise':
      return { content: { title: 'Other', amount, purpose: pick(['a', 'b'], next) } };
    case 'concur':
      return { stance: pick(['consent', 'consent', 'object'], next), text: 'because' };
    case 'return':
      return next(2) === 0 ? { reason: 'a' } : { to: 1 + next(3), reason: 'a' };
    case 'reply':
      return { question: `q${Math.max(1, play.d.questions.length)}`, text: 'a' };
    case 'execute':
      return { executedOn: today };
    case 'review_after':
      return { review, outcome: pick(['confirmed', 'opinion'], next), text: 'a' };
    case 'report_correction':
      return { review, text: 'a' };
    case 'hold':
      return { reason: 'a', until: wallText(Date.parse(play.at) + 4 * 86_400_000).slice(0, 10) };
    default:
      return commands[type] ?? {};
  }
};

const types = Object.entries(decision.commands).flatMap(([type, { sender }]) =>
  sender === 'person' ? type : [],
);

/** Whoever is away does nothing. */
const isAway = (who: string, { people: { absences }, at }: DecisionPlay): boolean => {
  const now = wallText(Date.parse(at));
  return absences.some(({ person, from, until }) => person === who && from <= now && now < until);
};

function move(play: DecisionPlay, next: Numbers): void {
  const now = Date.parse(play.at);
  if (next(6) === 0) {
    play.away(pick(people, next), wallText(now), wallText(now + (1 + next(80)) * 3_600_000));
  }
  play.until(wallText(now + pick([0, 0, 0, 1, 20, 60], next) * 3_600_000));
  if (play.stored.status === 'done') return;
  const first = next(types.length);
  for (let index = 0; index < types.length; index += 1) {
    const type = types[(first + index * 7) % types.length] ?? '';
    if (seldom.has(type) && next(6) !== 0) continue;
    const start = next(people.length);
    const ready = people
      .filter((who) => !isAway(who, play))
      .map((_, at, there) => there[(start + at) % there.length] ?? '')
      .find((who) => play.probe(who, type) === 'possible');
    if (ready === undefined) continue;
    const step = play.try(ready, type, fieldsOf(type, play, next));
    if (!isRefusal(step)) return;
  }
}

function walk(rulebook: Rulebook, seed: number, each: (play: DecisionPlay) => void = () => {}) {
  const next = numbersFrom(seed);
  const play = new DecisionPlay(rulebook);
  const amount = pick([200_000, 3_000_000, 9_000_000], next);
  const draft = next(3) === 0 ? plain() : works({ content: { title: 'Festival', amount } });
  play.open(pick(['kita.clerk', 'kita.chief', 'kita.head'], next), draft);
  if (next(2) === 0) play.away('kita.head', '2026-10-01T00:00', '2026-10-09T00:00');
  try {
    for (let step = 0; step < 45 && play.stored.status === 'active'; step += 1) {
      move(play, next);
      each(play);
    }
  } catch (cause) {
    const path = play.steps.map(({ event, stored }) => `${event.type} → ${stored.value}`);
    throw new Error(`${(cause as Error).message}\nafter: ${path.join(', ')}`, { cause });
  }
  return play;
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

test.each(rulebooks.map((rulebook, index) => [index, rulebook] as const))(
  'a decision keeps its promises, whatever people and time do (rulebook %i)',
  (_index, rulebook) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const play = walk(rulebook, seed);
        if (play.stored.status === 'active') return;
        expect([play.last.duties, play.last.timers, play.last.stuck]).toEqual([[], [], []]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  },
  120_000,
);

test('walks come everywhere, and decide in every capacity', () => {
  const reached = new Set<string>();
  for (const rulebook of rulebooks) {
    for (let seed = 1; seed <= 8; seed += 1) {
      walk(rulebook, seed * 7919, ({ step, d }) => {
        reached.add(step);
        if (d.decided !== null) reached.add(d.decided.by.capacity);
        for (const { because } of d.reviews) reached.add(because);
      });
    }
  }
  const steps = ['drafting', 'hearing', 'deciding', 'decided', 'closed'];
  expect([...steps, 'holder', 'acting'].filter((one) => !reached.has(one))).toEqual([]);
}, 120_000);

test('a wanted wake-up never throws and is wanted no more, also years too late', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const play = walk(city, seed);
      if (play.stored.status === 'done') return;
      play.now('2029-01-05T10:00');
      for (const wish of play.last.timers) play.fork().fire(wish);
    }),
    { numRuns: 10, endOnFailure: true },
  );
}, 120_000);
