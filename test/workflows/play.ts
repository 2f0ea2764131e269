/**
 * Plays a case through engine/plan.ts, without a database: rights, facts, guards and timers are
 * asked for as the engine does. After every step the invariants of invariants.ts are checked.
 */

import { mayStep, planOpening, planStep, type Step } from '../../src/engine/plan.ts';
import { boundSteps } from '../../src/engine/snapshot.ts';
import { isPerson, type Standing } from '../../src/terms/actor.ts';
import type { CaseEvent, Duty, Facts, Stored } from '../../src/terms/case.ts';
import type { Effect } from '../../src/terms/effect.ts';
import {
  type CaseId,
  type PersonId,
  type Place,
  placeKey,
  type UnitCode,
} from '../../src/terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import { type Instant, parseInstant } from '../../src/terms/units.ts';
import type { BoundWorkflow, FactNeeds, Workflow } from '../../src/terms/workflow.ts';
import { kinds, overseers } from './city.ts';
import { checkStep } from './invariants.ts';

/** What there is to be looked up; a case is handed only what it asks for. */
export interface Surroundings {
  readonly overseers?: Facts['overseers'];
  readonly linked?: Facts['linked'];
  readonly caseLines?: Facts['caseLines'];
  readonly sheets?: Facts['sheets'];
}

export interface Fields {
  readonly type: string;
  readonly [field: string]: unknown;
}

export const caseId = '00000000-0000-4000-8000-000000000001' as CaseId;

/** Wall clock of the city: `2026-12-22T10:00`. */
export const wall = (text: string): Instant => parseInstant(`${text}:00+09:00`);

/** `kita.head` acts for the unit kita as head; `kita.head=ann` is the person ann on that seat. */
export function standing(who: string): Standing {
  const [seat = '', person = seat] = who.split('=');
  const [unit = '', role = ''] = seat.split('.');
  const as = { unit, role };
  return { person: person as PersonId, seat, unit, role, capacity: 'holder', as };
}

/** Every unit of the small organisation stands alone. */
const lineOf = (code: UnitCode) => (code in kinds ? [{ code, kind: kinds[code] ?? '' }] : []);

const known = <T>(names: readonly string[], from: Readonly<Record<string, T>>) =>
  Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name] as T]] : [])));

const ofKind = (kind: string) => Object.keys(kinds).filter((unit) => kinds[unit] === kind);

/** Whether a sheet is one of those asked for; of what cycle it is, the surroundings do not say. */
const isAsked =
  (asked: NonNullable<FactNeeds['sheets']>) => (sheet: NonNullable<Facts['sheets']>[number]) =>
    asked.some(
      ({ initiator = sheet.initiator, lane = sheet.lane }) =>
        initiator === sheet.initiator && lane === sheet.lane,
    );

/** What lies in other cases. */
function linkedFacts({ linked, caseLines, sheets }: FactNeeds, around: Surroundings): Facts {
  const names = linked?.map(({ id, number }) => id ?? number ?? '');
  const linesOf = ({ case: id, lines }: { case: string; lines: readonly string[] }) =>
    [id, known(lines, around.caseLines?.[id] ?? {})] as const;
  return {
    ...(names && { linked: known(names, around.linked ?? {}) }),
    ...(caseLines && { caseLines: Object.fromEntries(caseLines.map(linesOf)) }),
    ...(sheets && { sheets: (around.sheets ?? []).filter(isAsked(sheets)) }),
  };
}

function factsFor(needs: FactNeeds, around: Surroundings): Facts {
  const { kindsOf, unitsOfKinds, overseersOf, linesOf } = needs;
  return {
    ...(kindsOf && { kinds: known(kindsOf, kinds) }),
    ...(unitsOfKinds && {
      unitsByKind: Object.fromEntries(unitsOfKinds.map((kind) => [kind, ofKind(kind)])),
    }),
    ...(overseersOf && { overseers: known(overseersOf, around.overseers ?? overseers) }),
    ...(linesOf && { lines: Object.fromEntries(linesOf.map((unit) => [unit, lineOf(unit)])) }),
    ...linkedFacts(needs, around),
  };
}

const holds = (places: readonly Place[], { as }: Standing): boolean =>
  places.some((place) => placeKey(place) === placeKey(as));

export class Play {
  readonly bound: BoundWorkflow;
  around: Surroundings;
  readonly steps: Step[] = [];
  readonly workflow: Workflow;
  at: Instant = wall('2026-12-22T10:00');

  constructor(workflow: Workflow, rulebook: Rulebook, around: Surroundings = {}) {
    this.workflow = workflow;
    this.bound = workflow.bind(rulebook);
    this.around = around;
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

  get step(): string {
    return String(this.stored.value);
  }

  /** Texts told by the last step, each with its places. */
  get told(): string[] {
    return this.last.effects.flatMap((effect) => (effect.kind === 'notify' ? effect.text : []));
  }

  notice(text: string): Extract<Effect, { kind: 'notify' }> | undefined {
    return this.last.effects
      .flatMap((effect) => (effect.kind === 'notify' ? effect : []))
      .find((effect) => effect.text === text);
  }

  toldPlaces(text: string): string[] {
    return (this.notice(text)?.to ?? []).map(placeKey);
  }

  get duties(): string[] {
    return this.last.duties.map(showDuty);
  }

  get timers(): string[] {
    return this.last.timers.map(({ name }) => name);
  }

  get stuck(): string[] {
    return this.last.stuck.map(({ code, about }) =>
      about === undefined ? code : `${code} ${about}`,
    );
  }

  /** The same case once more, to go another way. */
  fork(): this {
    const copy = Object.assign(Object.create(Object.getPrototypeOf(this)), this);
    return Object.assign(copy, { steps: [...this.steps] });
  }

  now(text: string): this {
    this.at = wall(text);
    return this;
  }

  open(who: string, command: Fields): Step | Refusal {
    return this.begin(command, standing(who));
  }

  /** The system opens what it plans, whoever holds the right. */
  openBySystem(command: Fields): Step | Refusal {
    return this.begin(command, { system: 'case' });
  }

  private begin(command: Fields, by: CaseEvent['by']): Step | Refusal {
    const { schema } = this.workflow.opening;
    const read = { ...(schema.parse(command) as Fields) };
    const facts = factsFor(this.bound.needs(null, read), this.around);
    const rights = this.bound.beginRights(read, facts);
    if (isPerson(by) && !holds(rights, by)) return refuse('not_allowed');
    const event: CaseEvent = { ...read, at: this.at, by, facts };
    const step = planOpening(this.bound, event, caseId, this.workflow.version);
    if (!isRefusal(step)) this.take(null, step);
    return step;
  }

  /** As the door does it: well-formed, still open, allowed, then the machine. */
  try(who: string, type: string, fields: object = {}): Step | Refusal {
    const rule = this.workflow.commands[type];
    if (rule === undefined || rule.sender !== 'person') return refuse('unknown_command');
    const parsed = rule.schema.safeParse({ type, ...fields });
    if (!parsed.success) return refuse('malformed', { why: parsed.error.message });
    if (this.stored.status === 'done') return refuse('case_closed');
    const by = standing(who);
    if (!holds(this.bound.rights(this.stored, parsed.data), by)) return refuse('not_allowed');
    return this.plan({ ...parsed.data }, by);
  }

  does(who: string, type: string, fields: object = {}): this {
    const step = this.try(who, type, fields);
    if (isRefusal(step)) throw new Error(`${type} by ${who}: ${JSON.stringify(step)}`);
    return this;
  }

  refusal(who: string, type: string, fields: object = {}): string {
    const step = this.try(who, type, fields);
    return isRefusal(step) ? step.refused : 'accepted';
  }

  /** What a session or a timer says. */
  hears(type: string, fields: object = {}): Step | Refusal {
    const rule = this.workflow.commands[type];
    if (rule?.sender !== 'system') return refuse('unknown_command');
    if (this.stored.status === 'done') return refuse('case_closed');
    const name = type === 'timer' ? 'timer' : 'case';
    const read = rule.schema.safeParse({ type, ...fields });
    if (!read.success) return refuse('malformed', { why: read.error.message });
    return this.plan({ ...read.data }, { system: name });
  }

  /** The same, which must be accepted. */
  says(type: string, fields: object = {}): this {
    const step = this.hears(type, fields);
    if (isRefusal(step)) throw new Error(`${type}: ${JSON.stringify(step)}`);
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
      if (fired > 1000) throw new Error(`timers fire for ever: ${next.name}`);
      if (next.dueAt > this.at) this.at = next.dueAt;
      this.fire(next);
    }
    this.at = end;
    return this;
  }

  fire({ name, dueAt }: { name: string; dueAt: Instant }): this {
    return this.says('timer', { name, dueAt });
  }

  /** What the engine's explanation asks: could this be done now? */
  probe(who: string, type: string): string {
    const by = standing(who);
    const command = { type, probe: true };
    if (!holds(this.bound.rights(this.stored, command), by)) return 'not_allowed';
    const facts = factsFor(this.bound.needs(this.stored, command), this.around);
    const said = mayStep(this.bound, this.stored, { ...command, at: this.at, by, facts });
    return said === null ? 'possible' : said.refused;
  }

  private plan(command: Fields, by: CaseEvent['by']): Step | Refusal {
    const facts = factsFor(this.bound.needs(this.stored, command), this.around);
    const event: CaseEvent = { ...command, at: this.at, by, facts };
    const step = planStep(this.bound, this.stored, event);
    if (!isRefusal(step)) this.take(this.last, step);
    return step;
  }

  private take(before: Step | null, step: Step): void {
    checkStep(this.bound, before, step);
    this.steps.push(step);
  }
}

export const showDuty = ({ place, act, about }: Duty): string =>
  about === undefined ? `${placeKey(place)} ${act}` : `${placeKey(place)} ${act} ${about}`;
