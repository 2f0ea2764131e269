/**
 * Requests walked at random by everybody who may act, over many seeds: whatever the way, sums hold,
 * no amount falls below nothing, nothing passes before a vote, and every line ends somewhere. A
 * failure names its seed.
 */

import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import {
  assessedTotal,
  finalAmount,
  requestTotal,
  undecidedCount,
} from '../../../src/rules/budget/amounts.ts';
import type { RequestLine } from '../../../src/terms/budget-line.ts';
import { placeKey } from '../../../src/terms/ids.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import { phases } from '../../../workflows/budget-request/context.ts';
import { complete, decidedOn, entry, type RequestPlay, windows } from './request-play.ts';

/** Numbers from 0 to below 1, the same for a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

class Walker {
  readonly random: () => number;
  readonly play: RequestPlay;
  /** How far the cycle has come; it says each word when its time has come, and some late. */
  told = 1;

  constructor(seed: number) {
    this.random = randomOf(seed);
    this.play = complete({ lane: this.pick(['own', 'long', 'decided']) });
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.random() * items.length)] as Item;
  }

  below = (bound: number): number => Math.floor(this.random() * bound);

  get lines(): readonly RequestLine[] {
    return this.play.r.lines;
  }

  /** A line that is there, or one that is not. */
  name(): string {
    return this.pick([...this.lines.map(({ line }) => line), 'none']);
  }

  commands(): readonly (readonly [string, object])[] {
    const line = this.name();
    const amount = this.below(2500);
    const maybe = this.random() < 0.8 ? { reason: 'a' } : {};
    const all = this.lines.filter(({ included }) => included);
    const grants = all.map((one) => ({
      ...{ line: one.line, code: 'special', reason: 'a' },
      amount: this.random() < 0.2 ? null : this.below(one.request + 50),
    }));
    const rest = all.map((one) => ({
      ...{ line: one.line, reason: 'a' },
      amount: this.below(one.request + 1),
    }));
    return [
      [
        'put_lines',
        {
          lines: [
            entry({
              ...{ line: this.pick(['p1', 'p3', 'p4']), request: amount },
              included: this.random() < 0.8,
            }),
          ],
        },
      ],
      ['remove_lines', { lines: [line] }],
      ['rank_lines', { lines: [line] }],
      ['hand_in', {}],
      ['coordinate', {}],
      ['submit', {}],
      ['submission_decided', decidedOn(this.play)],
      ['forward', {}],
      ['return', { reason: 'a' }],
      ['recall', {}],
      ['assess', { lines: [{ line, amount, code: 'granted', ...maybe }] }],
      ...(grants.length > 0 ? [['assess', { lines: grants }] as const] : []),
      ['finish_stage', {}],
      ['accept_notice', {}],
      ['appeal', { lines: [{ line, amount: amount + 1, reason: 'a' }] }],
      ['withdraw_appeal', { lines: [line] }],
      ['restore', { lines: [{ line, amount, ...maybe }] }],
      ...rest.map((one) => ['restore', { lines: [one] }] as const),
      ['opine', { stage: 'request', text: 'a' }],
    ];
  }

  /** One thing that somebody does, if he may. */
  act(): void {
    const [type, fields] = this.pick(this.commands());
    const { play } = this;
    if (play.workflow.commands[type]?.sender === 'system') {
      if (!isRefusal(play.hears(type, fields))) this.check();
      return;
    }
    const place = this.pick(play.bound.rights(play.stored, { type }));
    if (place === undefined) return;
    const before = play.r.lines;
    const step = play.try(placeKey(place).replace('/', '.'), type, fields);
    if (!isRefusal(step)) this.check(before, fields);
  }

  /** Later in the year: windows close by themselves, and the cycle says its next word. */
  pass(): void {
    const { play } = this;
    const [next] = play.last.timers.filter(({ name }) => name !== 'step');
    if (next !== undefined && this.random() < 0.5) {
      if (play.at < next.dueAt) play.at = next.dueAt;
      play.cycle('assessing').fire(next);
      this.told = Math.max(this.told, 2);
    } else {
      const to = phases[Math.min(this.told + 1, phases.length - 1)] ?? 'voted';
      const isEarly = this.told >= 2 && this.random() < 0.6;
      if (isEarly || this.waitsFor(to)) return;
      this.told += 1;
      this.say(this.random() < 0.05 ? 'withdrawn' : to);
    }
    this.check();
  }

  /** The cycle gives its final notice when all has been settled, but for what it does not see. */
  waitsFor(to: string): boolean {
    const isOver = ['settled', 'finalised', 'drafting', 'coordinating', 'submitting'];
    return (
      phases.indexOf(to as 'none') > 3 && !isOver.includes(this.play.step) && this.random() < 0.97
    );
  }

  say(to: string): void {
    const outcome = this.pick(['passed', 'amended', 'rejected']);
    const changes = [{ line: this.name(), amount: this.below(900) }];
    const vote = to === 'voted' ? { outcome, on: '2027-03-19', changes } : {};
    this.play.says('cycle_moved', { to, shown: windows, ...vote });
  }

  check(before: readonly RequestLine[] = this.lines, fields: object = {}): void {
    const { r, step, stored } = this.play;
    const named = JSON.stringify(fields);
    const asked = r.lines.filter(({ included }) => included);
    expect(requestTotal(r.lines)).toBe(asked.reduce((sum, { request }) => sum + request, 0));
    for (const line of r.lines) {
      const amounts = [
        ...[line.request, line.final ?? 0, line.passed ?? 0, line.restored?.amount ?? 0],
        ...line.assessments.map(({ amount }) => amount ?? 0),
      ];
      expect(amounts.every((amount) => Number.isInteger(amount) && amount >= 0)).toBe(true);
      expect((line.restored?.amount ?? 0) <= line.request).toBe(true);
      expect(line.passed === null || r.cycle.phase === 'voted').toBe(true);
      expect(line.final === null || ['finalised', 'closed'].includes(step)).toBe(true);
      if (line.final !== null) expect(line.final).toBe(finalAmount(line));
      const was = before.find((one) => one.line === line.line);
      const isTouched = named.includes(`"${line.line}"`);
      if (was !== undefined && !isTouched && isDeepStrictEqual(was, line)) {
        expect(was).toBe(line);
      }
    }
    if (['assessing', 'drafting'].includes(step) === false && r.stage !== null) {
      expect(assessedTotal(r.lines)).not.toBeNull();
    }
    if (r.behindSince !== null) {
      expect(r.lines.every(({ final, passed }) => final === null && passed === null)).toBe(true);
    }
    if (stored.status === 'done') this.checkEnd();
  }

  checkEnd(): void {
    const { r } = this.play;
    expect(['passed', 'unfunded', 'not_submitted', 'withdrawn', 'rejected']).toContain(r.closedAs);
    if (r.closedAs !== 'passed' && r.closedAs !== 'unfunded') return;
    expect(undecidedCount(r.lines)).toBe(0);
    const asked = r.lines.filter(({ included }) => included);
    expect(asked.every(({ final, passed }) => final !== null && passed !== null)).toBe(true);
    const opened = this.play.asked('open_case');
    const funded = asked.filter(({ passed }) => (passed ?? 0) > 0);
    expect(opened).toHaveLength(funded.length > 0 ? 1 : 0);
    expect(r.closedAs).toBe(funded.length > 0 ? 'passed' : 'unfunded');
  }

  walk(): string {
    for (let steps = 0; steps < 250 && this.play.stored.status === 'active'; steps += 1) {
      if (this.random() < 0.12) this.pass();
      else this.act();
    }
    // Whatever is left open ends with its cycle.
    if (this.play.stored.status === 'active') this.say('withdrawn');
    this.check();
    return this.play.r.closedAs ?? 'open';
  }
}

const seeds = Array.from({ length: 60 }, (_, at) => 1000 + at);

describe('walked at random', () => {
  test('every request keeps its promises and ends', () => {
    const ends = seeds.map((seed) => {
      try {
        return new Walker(seed).walk();
      } catch (cause) {
        throw new Error(`seed ${seed}: ${cause instanceof Error ? cause.message : cause}`);
      }
    });
    const kinds = new Set(ends);
    for (const end of ['passed', 'not_submitted', 'withdrawn']) expect(kinds).toContain(end);
  });
});
