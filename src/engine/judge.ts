/**
 * May this actor do this to this case now, and what follows? Pure. The checks stand in one order:
 * seen at all, known and well-formed, still open, still the version seen, allowed, and then the
 * machine. Explanations ask the same questions with a probe.
 */
import type { Organisation } from '../rules/directory.ts';
import type { Actor, By } from '../terms/actor.ts';
import type { CaseEvent, Facts, Stored } from '../terms/case.ts';
import type { CaseId, Place, UnitCode } from '../terms/ids.ts';
import { Fault, isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import { type Instant, parseInstant } from '../terms/units.ts';
import type { BroughtFault } from '../terms/workflow.ts';
import { checkSeat, findActing, findStanding, mayActIn, maySee, scopeOf } from './authority.ts';
import { gatherFacts } from './facts.ts';
import type { Procedure } from './known.ts';
import { type Links, type Missing, missingOf } from './links.ts';
import { mayStep, planOpening, planStep, type Step } from './plan.ts';
import { readCommand, readOpening, type TypedCommand } from './read-command.ts';

/** The case as it stands before the command. */
export interface Target {
  readonly id: CaseId;
  readonly version: number;
  readonly stored: Stored;
  readonly readers: readonly UnitCode[];
  readonly outcome: string | null;
}

/** Everything else a command is judged by. */
export interface Setting {
  readonly procedure: Procedure;
  /** On the city date of `at`. */
  readonly organisation: Organisation;
  readonly at: Instant;
  readonly links: Links;
  /** Told when the step passes the case to another rulebook. */
  readonly adopted?: NonNullable<Facts['adopted']>;
}

export interface Ask {
  readonly actor: Actor;
  readonly command: unknown;
  readonly expectedVersion?: number;
}

/** Other cases must be looked up before the command can be judged. */
export interface MissingLinks {
  readonly missing: Missing;
}

export type Judgement = Step | Refusal | MissingLinks;

export const isMissing = (judgement: object): judgement is MissingLinks => 'missing' in judgement;

const senderOf = (actor: Actor): 'person' | 'system' => actor.kind;

/** Who acts, as the history keeps it. */
function standingFor(
  actor: Actor,
  rights: () => readonly Place[],
  command: string,
  { organisation, procedure }: Setting,
): By | Refusal {
  if (actor.kind === 'system') return { system: actor.name };
  const { rulebook, workflow } = procedure;
  const asked = { rights: rights(), command, organisation, rulebook };
  const isActing = workflow.commands[command]?.acting !== undefined;
  return isActing ? findActing(actor, asked) : findStanding(actor, asked);
}

/** `case_not_found` for those who neither see the case nor have a right in it. */
export function checkSight(target: Target, setting: Setting, ask: Ask): Refusal | null {
  const { actor } = ask;
  const { organisation, procedure, at } = setting;
  if (actor.kind === 'system') return null;
  const wrongSeat = checkSeat(actor, organisation);
  if (wrongSeat !== null) return wrongSeat;
  const scope = scopeOf(actor, organisation, procedure.rulebook, at);
  if (maySee(scope, target.readers)) return null;
  const { stored } = target;
  const { commands } = procedure.workflow;
  const acts = new Set(Object.values(commands).flatMap(({ acting }) => acting ?? []));
  const duties = () => (stored.status === 'active' ? procedure.bound.duties(stored) : []);
  if (mayActIn(scope, stored.context, duties, acts)) return null;
  const command = readCommand(procedure.workflow, 'person', ask.command);
  if (isRefusal(command)) return refuse('case_not_found');
  const rights = procedure.bound.rights(stored, command);
  const by = standingFor(actor, () => rights, command.type, setting);
  return isRefusal(by) ? refuse('case_not_found') : null;
}

/** A wake-up counts only while the present state still wants the very same one, and not before. */
function checkWakeUp(command: TypedCommand, target: Target, setting: Setting): Refusal | null {
  const { stored } = target;
  const wanted = stored.status === 'active' ? setting.procedure.bound.timers(stored) : [];
  const dueAt = parseInstant(String(command['dueAt']));
  const same = wanted.some((wish) => wish.name === command['name'] && wish.dueAt === dueAt);
  return same && dueAt <= setting.at ? null : refuse('stale_wake_up');
}

const isWakeUp = (command: TypedCommand, { actor }: Ask): boolean =>
  actor.kind === 'system' && command.type === 'timer';

function checkStanding(target: Target, ask: Ask): Refusal | null {
  if (target.stored.status === 'done') {
    return refuse('case_closed', { outcome: target.outcome ?? '—' });
  }
  const { expectedVersion } = ask;
  if (expectedVersion !== undefined && expectedVersion !== target.version) {
    return refuse('case_moved_on', { seen: expectedVersion, current: target.version });
  }
  return null;
}

/** The event of a command, or which other cases must be known first. */
function eventOf(
  command: TypedCommand,
  by: By,
  stored: Stored | null,
  { procedure, organisation, at, links, adopted }: Setting,
): CaseEvent | MissingLinks {
  const needs = procedure.bound.needs(stored, command);
  const missing = missingOf(needs, links);
  if (missing !== null) return { missing };
  const facts = gatherFacts({ needs, opening: stored === null }, organisation, links, at);
  return { ...command, at, by, facts: adopted === undefined ? facts : { ...facts, adopted } };
}

const isEvent = (event: CaseEvent | MissingLinks): event is CaseEvent => 'type' in event;

/** A wake-up that is still wanted after it was taken would be taken for ever. */
function assertConsumed(command: TypedCommand, step: Step): void {
  const { name, dueAt } = command;
  if (step.timers.some((wish) => wish.name === name && wish.dueAt === dueAt)) {
    throw new Fault('broken', { what: 'timer_not_consumed', name: String(name) });
  }
}

export function judge(target: Target, setting: Setting, ask: Ask): Judgement {
  const unseen = checkSight(target, setting, ask);
  if (unseen !== null) return unseen;
  const { workflow, bound } = setting.procedure;
  const command = readCommand(workflow, senderOf(ask.actor), ask.command);
  if (isRefusal(command)) return command;
  const wakeUp = isWakeUp(command, ask);
  const no = (wakeUp ? checkWakeUp(command, target, setting) : null) ?? checkStanding(target, ask);
  if (no !== null) return no;
  const rights = () => bound.rights(target.stored, command);
  const by = standingFor(ask.actor, rights, command.type, setting);
  if (isRefusal(by)) return by;
  const event = eventOf(command, by, target.stored, setting);
  if (!isEvent(event)) return event;
  const step = planStep(bound, target.stored, event);
  if (wakeUp && !isRefusal(step)) assertConsumed(command, step);
  return step;
}

/** What is wrong with the lines that a command brings, whoever sends it; empty: nothing. */
export function judgeLines(
  { stored }: Target,
  setting: Setting,
  { actor, command: sent }: Ask,
): readonly BroughtFault[] | MissingLinks {
  const { workflow, bound } = setting.procedure;
  const command = readCommand(workflow, senderOf(actor), sent);
  if (isRefusal(command)) return [];
  const event = eventOf(command, { system: 'case' }, stored, setting);
  return isEvent(event) ? (bound.lineFaults?.(stored, event) ?? []) : event;
}

/** The same for the command that opens a case. */
export function judgeOpening(id: CaseId, setting: Setting, ask: Ask): Judgement {
  const { workflow, bound } = setting.procedure;
  const command = readOpening(workflow, ask.command);
  if (isRefusal(command)) return command;
  const unsigned = eventOf(command, { system: 'case' }, null, setting);
  if (!isEvent(unsigned)) return unsigned;
  const rights = () => bound.beginRights(command, unsigned.facts);
  const by = standingFor(ask.actor, rights, command.type, setting);
  if (isRefusal(by)) return by;
  return planOpening(bound, { ...unsigned, by }, id, workflow.version);
}

/**
 * What would be said to a command of this type, whatever its fields: the seat he would act from, or
 * the refusal. The event is a probe, and the checks of the command's own fields are passed over.
 */
export function judgeProbe(
  target: Target,
  setting: Setting,
  actor: Actor,
  type: string,
): By | Refusal | MissingLinks {
  const { bound } = setting.procedure;
  const command = { type, probe: true };
  const no = checkStanding(target, { actor, command });
  if (no !== null) return no;
  const by = standingFor(actor, () => bound.rights(target.stored, command), type, setting);
  if (isRefusal(by)) return by;
  const event = eventOf(command, by, target.stored, setting);
  return isEvent(event) ? (mayStep(bound, target.stored, event) ?? by) : event;
}
