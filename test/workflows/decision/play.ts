/**
 * Plays a decision through engine/judge.ts on a small organisation, without a database: who may
 * act, who is away and who acts for him is found as the engine finds it. After every step it is
 * checked that what people and time are asked for follows from the stored state alone.
 */

import { isDeepStrictEqual } from 'node:util';
import { judge, judgeOpening, judgeProbe, type Setting } from '../../../src/engine/judge.ts';
import { noLinks } from '../../../src/engine/links.ts';
import { derive, planStep, type Step } from '../../../src/engine/plan.ts';
import { boundSteps } from '../../../src/engine/snapshot.ts';
import { bindDirectory } from '../../../src/rules/directory.ts';
import type { Actor, Capacity } from '../../../src/terms/actor.ts';
import type { LinkedCase, Stored } from '../../../src/terms/case.ts';
import { type CaseId, type PersonId, placeKey } from '../../../src/terms/ids.ts';
import { isRefusal, type Refusal } from '../../../src/terms/refusal.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import { type Instant, type LocalDate, parseTimeZone } from '../../../src/terms/units.ts';
import type { Decision } from '../../../workflows/decision/context.ts';
import { decision } from '../../../workflows/decision/workflow.ts';
import { kinds } from '../city.ts';
import { showDuty, wall } from '../play.ts';
import { city } from './rulebook.ts';

export const caseId = '00000000-0000-4000-8000-0000000000d1' as CaseId;

const always = { fromOn: '2014-04-01' as LocalDate, until: null };
const roles = ['clerk', 'chief', 'deputy', 'head'];
const wards = ['kita', 'higashi'];
const units = ['toshi', 'doboku', 'somu', ...wards];
const seats = [
  ...units.flatMap((unit) => roles.map((role) => [unit, role])),
  ...[
    ['kusei-sozo', 'clerk'],
    ['vice-a', 'vice-mayor'],
    ['vice-b', 'vice-mayor'],
  ],
  ['shicho', 'mayor'],
].map(([unit = '', role = '']) => ({ code: `${unit}.${role}`, unit, role }));

interface Holds {
  readonly person: string;
  readonly seat: string;
  readonly capacity?: Capacity;
}

export interface People {
  readonly absences: { person: string; from: string; until: string }[];
  /** Beside those who sit on the seats of their names. */
  readonly also: Holds[];
  readonly vacant: string[];
  readonly linked: Record<string, LinkedCase>;
}

/** Who acts for the head of the ward and the others while they are absent, in order. */
const orders: Readonly<Record<string, readonly string[]>> = {
  'kita.head': ['kita.deputy', 'kita.chief'],
  'vice-a.vice-mayor': ['vice-b.vice-mayor'],
  'somu.chief': ['somu.deputy', 'somu.head'],
  'doboku.chief': ['doboku.deputy'],
};

const oversight = [
  ...['toshi', 'doboku', 'somu', 'kita'].map((unit) => ({ unit, seat: 'vice-a.vice-mayor' })),
  { unit: 'higashi', seat: 'vice-b.vice-mayor' },
];

let remembered: { key: string; organisation: Setting['organisation'] } | null = null;

/** The same until somebody comes or goes, or the day ends. */
function organisationAt({ linked: _linked, ...people }: People, on: LocalDate) {
  const key = JSON.stringify([people, on]);
  const organisation = remembered?.key === key ? remembered.organisation : organise(people, on);
  remembered = { key, organisation };
  return organisation;
}

function organise(people: Omit<People, 'linked'>, on: LocalDate) {
  const held = seats
    .filter(({ code }) => !people.vacant.includes(code))
    .map(({ code }): Holds => ({ person: code, seat: code }));
  return bindDirectory({
    units: Object.entries(kinds).map(([code, kind]) => ({
      ...{ ...always, code, kind, title: code, parent: null },
    })),
    seats: seats.map((seat) => ({ ...always, ...seat, title: seat.code })),
    holders: [...held, ...people.also].map(({ person, seat, capacity = 'holder' }) => ({
      ...{ ...always, seat, person: person as PersonId, capacity },
    })),
    oversight: oversight.map((row) => ({ ...always, ...row })),
    acting: Object.entries(orders).flatMap(([seat, acting]) =>
      acting.map((actingSeat, position) => ({ ...always, seat, actingSeat, position })),
    ),
    absences: people.absences.map(({ person, from, until }) => ({
      ...{ person: person as PersonId, fromAt: wall(from), until: wall(until), kind: 'trip' },
    })),
  }).on(on);
}

/** PostgreSQL keeps the members of an object by length and then by letter, not as they came. */
function byMember(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value);
  members.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(members);
}

const roundTrip = <T>(value: T): T => JSON.parse(JSON.stringify(value), byMember);

export class DecisionPlay {
  readonly rulebook: Rulebook;
  readonly people: People;
  readonly steps: Step[] = [];
  readonly bound;
  at: Instant = wall('2026-10-01T10:00');

  constructor(rulebook: Rulebook = city, people: Partial<People> = {}) {
    this.rulebook = rulebook;
    this.people = { absences: [], also: [], vacant: [], linked: {}, ...people };
    this.bound = decision.bind(rulebook);
    boundSteps(this.bound.machine);
  }

  get last(): Step {
    const step = this.steps.at(-1);
    if (step === undefined) throw new Error('no case was opened');
    return step;
  }

  get stored(): Stored {
    return this.last.stored;
  }

  get d(): Decision {
    return this.stored.context as Decision;
  }

  get step(): string {
    return String(this.stored.value);
  }

  get duties(): string[] {
    return this.last.duties.map(showDuty).sort();
  }

  get timers(): string[] {
    return this.last.timers.map(({ name }) => name).sort();
  }

  get stuck(): string[] {
    return this.last.stuck.map(({ code, about }) =>
      about === undefined ? code : `${code} ${about}`,
    );
  }

  get told(): string[] {
    return this.last.effects.flatMap((effect) => (effect.kind === 'notify' ? effect.text : []));
  }

  toldPlaces(text: string): string[] {
    return this.last.effects.flatMap((effect) =>
      effect.kind === 'notify' && effect.text === text ? effect.to.map(placeKey) : [],
    );
  }

  /** Commands that the last step sends to other cases. */
  get sent() {
    return this.last.effects.flatMap((effect) =>
      effect.kind === 'tell_case' ? [{ case: effect.caseId, ...effect.command }] : [],
    );
  }

  due(act: string): string | undefined {
    return this.last.duties.find((duty) => duty.act === act)?.dueAt;
  }

  private get setting(): Setting {
    const zone = parseTimeZone('Asia/Tokyo');
    const { rulebook, bound, people, at } = this;
    const on = new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 10) as LocalDate;
    const links = new Map(Object.entries(people.linked));
    const found = { has: () => true, get: (name: string) => links.get(name) ?? null };
    return {
      procedure: { workflow: decision, bound, rulebook, zone },
      organisation: organisationAt(people, on),
      at,
      links: { ...noLinks, cases: found as unknown as Setting['links']['cases'] },
    };
  }

  /** What another case tells it. */
  hears(type: string, fields: object = {}): Step | Refusal {
    const actor: Actor = { kind: 'system', name: 'case' };
    return this.take(judge(this.target, this.setting, { actor, command: { type, ...fields } }));
  }

  private get target() {
    const { readers, outcome } = this.last.summary;
    return { id: caseId, version: this.steps.length, stored: this.stored, readers, outcome };
  }

  fork(): this {
    const copy = Object.assign(Object.create(Object.getPrototypeOf(this)), this);
    const { absences, also, vacant, linked } = this.people;
    const people = { absences: [...absences], also: [...also], vacant: [...vacant], linked };
    return Object.assign(copy, { steps: [...this.steps], people });
  }

  now(text: string): this {
    this.at = wall(text);
    return this;
  }

  away(person: string, from: string, until: string): this {
    this.people.absences.push({ person, from, until });
    return this;
  }

  open(who: string, command: object): Step | Refusal {
    return this.take(judgeOpening(caseId, this.setting, { actor: actor(who), command }));
  }

  try(who: string, type: string, fields: object = {}): Step | Refusal {
    const seen = digested.has(type) ? { digest: this.d.digest } : {};
    const command = { type, ...seen, ...fields };
    return this.take(judge(this.target, this.setting, { actor: actor(who), command }));
  }

  does(who: string, type: string, fields: object = {}): this {
    const step = this.try(who, type, fields);
    if (isRefusal(step)) throw new Error(`${type} by ${who}: ${JSON.stringify(step)}`);
    return this;
  }

  refusal(who: string, type: string, fields: object = {}): string {
    const step = this.fork().try(who, type, fields);
    return isRefusal(step) ? step.refused : 'accepted';
  }

  details(who: string, type: string, fields: object = {}): Refusal['details'] {
    const step = this.fork().try(who, type, fields);
    return isRefusal(step) ? step.details : undefined;
  }

  probe(who: string, type: string): string {
    const said = judgeProbe(this.target, this.setting, actor(who), type);
    return 'refused' in said ? said.refused : 'possible';
  }

  /** The engine itself throws when a wake-up is still wanted after it was taken. */
  fire(wish: { name: string; dueAt: Instant }): this {
    const command = { type: 'timer', ...wish };
    const said = judge(this.target, this.setting, { actor: timer, command });
    const step = this.take(said);
    if (isRefusal(step)) throw new Error(`${wish.name}: ${JSON.stringify(step)}`);
    return this;
  }

  /** Lets time pass: every timer that falls due on the way fires, in order. */
  until(text: string): this {
    const end = wall(text);
    for (let fired = 0; this.stored.status === 'active'; fired += 1) {
      const [next] = this.last.timers
        .filter(({ dueAt }) => dueAt <= end)
        .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
      if (next === undefined) break;
      if (fired > 200) throw new Error(`timers fire for ever: ${next.name}`);
      if (next.dueAt > this.at) this.at = next.dueAt;
      this.fire(next);
    }
    this.at = end;
    return this;
  }

  private take(said: ReturnType<typeof judge>): Step | Refusal {
    if ('missing' in said) throw new Error('every case was looked up');
    if (isRefusal(said)) return said;
    this.check(said);
    this.steps.push(said);
    return said;
  }

  private check(step: Step): void {
    const { stored, duties, timers, summary, stuck, effects, event } = step;
    for (const part of [stored, duties, timers, summary, stuck, effects]) {
      must(isDeepStrictEqual(roundTrip(part), part), 'plain JSON survives a round trip', part);
    }
    const derived = derive(this.bound, roundTrip(stored));
    must(isDeepStrictEqual(derived.duties, duties), 'duties follow from the state', duties);
    must(isDeepStrictEqual(derived.timers, timers), 'timers follow from the state', timers);
    for (const names of [timers.map(({ name }) => name), step.duties.map(showDuty)]) {
      must(new Set(names).size === names.length, 'no two share a name', names);
    }
    const { serving } = stored.context as Decision;
    const waits = duties.length > 0 || stored.status === 'done' || serving?.state === 'told';
    must(waits, 'an open case waits for somebody, or for the case it serves', stored.value);
    if (this.steps.length === 0) return;
    const again = planStep(this.bound, roundTrip(this.stored), roundTrip(event));
    const same = !isRefusal(again) && isDeepStrictEqual(again.stored, stored);
    must(same, 'a replay ends alike', event);
    this.checkEyes(step);
  }

  /** The promise that no rulebook can change. */
  private checkEyes({ stored }: Step): void {
    const { decided, proposers } = stored.context as Decision;
    const own = decided !== null && proposers.includes(decided.by.person);
    must(!own, 'nobody decides what he proposed', decided);
  }
}

function must(holds: boolean, what: string, details: unknown): void {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(details, null, 1)}`);
}

const digested = new Set(['instruct', 'decide', 'decide_acting', 'reject']);
const timer: Actor = { kind: 'system', name: 'timer' };

/** `ann` acts from whatever seat may; `ann@kita.head` from that seat. */
function actor(who: string): Actor {
  const [person = '', seat] = who.split('@');
  const base = { kind: 'person', person: person as PersonId, city: 'niigata' } as const;
  return seat === undefined ? base : { ...base, seat };
}
