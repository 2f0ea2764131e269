/**
 * Random walks: people of all seats try commands, sessions speak, time passes. After every step the
 * invariants of invariants.ts hold; a failing run prints its seed and the shortest walk.
 */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import { city, ladderIn, matterIn, modeIn, responseIn, variant } from './city.ts';
import {
  ConsultationPlay,
  condition,
  dissent,
  draft,
  otherSession,
  session,
} from './consultation.ts';
import { caseA, caseB, item, SessionPlay, taking } from './meeting.ts';
import type { Play } from './play.ts';
import { madeBy } from './states.ts';

const SECONDS = 1000;

/** Rulebooks that lead through other parts of the machine. */
const rulebooks: readonly Rulebook[] = [
  city,
  variant((rules) => {
    modeIn(rules).collecting = 'secretariat';
    modeIn(rules).screening = false;
    responseIn(rules).questionsStopClock = false;
    ladderIn(rules).levels[0].confirmation = 'mediator';
    ladderIn(rules).levels[1].by = { places: [{ party: 'dissenters', role: 'deputy' }] };
  }),
  variant((rules) => {
    Object.assign(modeIn(rules), { dissent: 'record', approval: false });
    responseIn(rules).rungs = [];
    responseIn(rules).extension.needsConsent = false;
    delete ladderIn(rules).ruling;
  }),
  variant((rules) => {
    matterIn(rules).mode = [{ use: 'notice' }];
    ladderIn(rules).levels = [];
  }),
];

const units = ['toshi', 'kita', 'higashi', 'minami'] as const;
const seats = [
  ...units.flatMap((unit) => ['clerk', 'chief', 'deputy', 'head'].map((role) => `${unit}.${role}`)),
  ...['kusei-sozo.clerk', 'kusei-sozo.chief', 'vice-a.vice-mayor', 'vice-b.vice-mayor'],
  'shicho.mayor',
];

const dates = ['2027-01-08', '2027-01-15', '2027-01-16', '2027-02-01', '2027-03-01'] as const;

const answers: readonly object[] = [
  { answer: 'agree' },
  dissent,
  condition,
  { answer: 'opinion', reason: 'mind the school' },
  { answer: 'no-need' },
];

/** Random numbers from a seed (mulberry32): a walk is told by one number. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function draw(next: () => number) {
  const below = (bound: number): number => Math.floor(next() * bound);
  const oneOf = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  return {
    pick: below(997),
    /** Anything from any seat, or something that could be done now by whoever may. */
    wild: below(10) === 0,
    rare: below(10) === 0,
    hours: oneOf([0, 0, 0, 1, 30, 200]),
    who: oneOf(seats),
    unit: oneOf(units),
    on: oneOf(dates),
    level: oneOf(['chiefs', 'deputies', 'ward-mayors', 'chiefs#2', 'report']),
    session: oneOf([session, otherSession]),
    followUp: oneOf(['1-1', '1-2', '2-1', '9-9']),
    outcome: oneOf(['settled', 'unsettled', 'carried', 'reported']),
    ruling: oneOf(['proceed', 'stop', 'amend']),
    caseId: oneOf([caseA, caseB]),
    kind: oneOf(['consultation', 'report']),
    answer: oneOf(answers),
  };
}
type Values = ReturnType<typeof draw>;

const reason = 'because';

const fieldsOf: Readonly<Record<string, (v: Values) => object>> = {
  add_addressee: ({ unit }) => ({ unit }),
  supply: ({ unit }) => ({ for: unit, text: reason }),
  answer: ({ answer }) => answer,
  correct_answer: ({ answer }) => answer,
  answer_decided: ({ unit, answer }) => ({
    ...{ for: unit, ...answer, ...madeBy(`${unit}.head`) },
  }),
  submission_decided: () => madeBy('toshi.head'),
  request_extension: ({ on }) => ({ until: on, reason }),
  grant_extension: ({ unit }) => ({ for: unit }),
  decline_extension: ({ unit }) => ({ for: unit, reason }),
  confirm_settlement: ({ unit, on }) => (on < '2027-01-16' ? { for: unit } : {}),
  rule: ({ ruling }) => ({ ruling, reason }),
  report_implementation: ({ on }) => ({ text: reason, implementedOn: on }),
  report_follow_up: ({ followUp }) => ({ followUp, text: reason }),
  confirm_follow_up: ({ followUp }) => ({ followUp }),
  reject_follow_up: ({ followUp }) => ({ followUp, reason }),
  change_materially: () => ({ content: { title: 'Changed' }, reason }),
  revise: ({ unit }) => ({ addressees: ['kita', unit] }),
  hold: ({ on }) => ({ reason, until: on }),
  ask: () => ({ question: reason }),
  deem_unnecessary: () => ({ citation: reason }),
  propose_settlement: () => ({ text: reason }),
  agenda_placed: ({ level, session: id, on }) => ({ level, session: id, on }),
  agenda_moved: ({ level, session: id, on }) => ({ level, session: id, on }),
  agenda_accepted: ({ level, session: id, on }) => ({ level, session: id, on }),
  agenda_declined: ({ level, session: id }) => ({ level, session: id, reason }),
  agenda_carried: ({ level, session: id }) => ({ level, session: id, reason }),
  level_outcome: ({ level, session: id, outcome }) => ({ level, session: id, outcome }),
  take_item: ({ caseId }) => ({ case: caseId }),
  decline_item: ({ caseId }) => ({ case: caseId, reason }),
  move_session: ({ on }) => ({ on, reason }),
  record_outcome: ({ caseId, outcome }) => ({ case: caseId, outcome }),
  place_item: ({ caseId, kind }) => item(caseId, { item: kind }),
  remove_item: ({ caseId }) => ({ case: caseId, reason }),
};

const withReason = new Set([
  ...['return', 'notify_only', 'decline_conditions', 'leave_unsettled', 'drop', 'withdraw'],
  'cancel_session',
]);

/** Commands that lead a walk away or round in circles are taken seldom. */
const seldom = new Set([
  ...['withdraw', 'drop', 'discard', 'deem_unnecessary', 'cancel_session', 'return', 'recall'],
  ...['add_addressee', 'hold', 'change_materially', 'ask', 'revise', 'correct_answer'],
]);

/** Tells how the case came there when something breaks. */
function walkOn(play: Play, seed: number, moves: number, each: () => unknown = () => {}): void {
  const next = numbersFrom(seed);
  try {
    for (let move = 0; move < moves && play.stored.status === 'active'; move += 1) {
      tryMove(play, draw(next));
      each();
    }
  } catch (cause) {
    const path = play.steps.map(({ event, stored }) => `${event.type} → ${stored.value}`);
    throw new Error(`${(cause as Error).message}\nafter: ${path.join(', ')}`, { cause });
  }
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

/** The seed of a failing walk is printed; there is nothing to make shorter. */
const settings = (numRuns: number) => ({ numRuns, endOnFailure: true }) as const;

/** A seat that may send the command now; null for what the system says. */
function senderNow(play: Play, type: string, rare: boolean): string | null | undefined {
  const isAgenda = /^(agenda|level)_/.test(type) && play.step !== 'mediating';
  if (type === 'timer' || ((seldom.has(type) || isAgenda) && !rare)) return undefined;
  if (play.workflow.commands[type]?.sender === 'system') return null;
  return play.bound
    .rights(play.stored, { type })
    .map(({ unit, role }) => `${unit}.${role}`)
    .find((who) => play.probe(who, type) === 'possible');
}

/** The first command, from a place in the list on, that could be sent now. */
function nextMove(play: Play, { pick, wild, rare, who }: Values): readonly [string, string | null] {
  const types = Object.keys(play.workflow.commands);
  for (let step = 0; step < types.length && !wild; step += 1) {
    const type = types[(pick + step * 7) % types.length] ?? '';
    const sender = senderNow(play, type, rare);
    if (sender !== undefined) return [type, sender];
  }
  return [types[pick % types.length] ?? '', who];
}

function tryMove(play: Play, drawn: Values): void {
  const later = new Date(Date.parse(play.at) + drawn.hours * 3_600 * SECONDS).toISOString();
  play.until(wallText(later));
  if (play.stored.status === 'done') return;
  const [type, who] = nextMove(play, drawn);
  const fields = fieldsOf[type]?.(drawn) ?? (withReason.has(type) ? { reason } : {});
  if (type === 'timer') return;
  if (play.workflow.commands[type]?.sender === 'system') play.hears(type, fields);
  else play.try(who ?? drawn.who, type, fields);
}

/** `2027-01-05T10:00` on the wall of the city. */
const wallText = (instant: string): string =>
  new Date(Date.parse(instant) + 9 * 3_600 * SECONDS).toISOString().slice(0, 16);

function openConsultation(rulebook: Rulebook): ConsultationPlay {
  const play = new ConsultationPlay(rulebook);
  play.open('toshi.clerk', draft({ addressees: ['kita', 'higashi'] }));
  play.does('toshi.clerk', 'submit');
  return play;
}

describe('whatever people, sessions and time do', () => {
  test.each(rulebooks.map((rulebook, index) => [index, rulebook] as const))(
    'a consultation keeps its promises (rulebook %i)',
    (_index, rulebook) => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const play = openConsultation(rulebook);
          walkOn(play, seed, 60);
          if (play.stored.status === 'active') return;
          expect([play.last.duties, play.last.timers, play.last.stuck]).toEqual([[], [], []]);
        }),
        settings(20),
      );
    },
    120_000,
  );

  test('walks come everywhere', () => {
    const reached = new Set<string>();
    for (const rulebook of rulebooks) {
      for (let seed = 1; seed <= 8; seed += 1) {
        const play = openConsultation(rulebook);
        walkOn(play, seed * 7919, 60, () => reached.add(play.step));
      }
    }
    const early = ['screening', 'notified', 'consulting', 'collecting', 'settling'];
    const late = ['mediating', 'ruling', 'concluded', 'implementing', 'closed'];
    expect([...early, ...late].filter((step) => !reached.has(step))).toEqual([]);
  }, 120_000);

  test('a wanted wake-up never throws and is wanted no more, also years too late', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const play = openConsultation(city);
        walkOn(play, seed, 40);
        if (play.stored.status === 'done') return;
        play.now('2029-01-05T10:00');
        for (const wish of play.last.timers) play.fork().fire(wish);
      }),
      settings(15),
    );
  }, 120_000);

  test('a session of a meeting keeps its promises', () => {
    const open = () => {
      const play = new SessionPlay(taking('chair'));
      play.openBySystem({
        type: 'convene',
        meeting: 'chiefs',
        on: '2027-01-19',
        plannedOn: '2027-01-19',
      });
      return play;
    };
    fc.assert(
      fc.property(seeds, (seed) => {
        const play = open();
        walkOn(play, seed, 40);
        const ids = play.items.map(({ case: id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      settings(25),
    );
  }, 120_000);
});

describe('an explanation', () => {
  test('never throws, for any command in any state that a walk reaches', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...seats), (seed, who) => {
        const play = openConsultation(city);
        walkOn(play, seed, 40);
        for (const type of Object.keys(play.workflow.commands)) play.probe(who, type);
      }),
      settings(15),
    );
  }, 120_000);
});
