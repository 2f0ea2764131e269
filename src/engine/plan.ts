/**
 * Pure: a case as it stands, an event and the bound workflow → the next step, or a refusal. Knows
 * no batch, no clock and no table; what the event was judged by travels inside it. A machine that
 * does not accept an event returns the same snapshot silently, so it is asked first.
 */
import { type AnyMachineSnapshot, getNextTransitions } from 'xstate';
import type { CaseEvent, CaseSummary, Duty, Stored, StuckCause, TimerWish } from '../terms/case.ts';
import type { Effect } from '../terms/effect.ts';
import type { CaseId } from '../terms/ids.ts';
import { Fault, isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import type { BoundWorkflow, NumberRequest } from '../terms/workflow.ts';
import { type CollectedAction, firstSnapshot, nextSnapshot, revive, store } from './snapshot.ts';

/** Everything an accepted event leads to. */
export interface Step {
  readonly event: CaseEvent;
  readonly stored: Stored;
  readonly effects: readonly Effect[];
  readonly duties: readonly Duty[];
  readonly timers: readonly TimerWish[];
  readonly stuck: readonly StuckCause[];
  readonly summary: CaseSummary;
  readonly number: NumberRequest | null;
}

/**
 * XState's own actions that need nothing done: the raised event was already taken in the same
 * step.
 */
const settled = (action: CollectedAction): boolean =>
  action.type === 'xstate.raise' &&
  typeof (action.params as { delay?: unknown } | undefined)?.delay !== 'number';

function collectEffects(
  bound: BoundWorkflow,
  actions: readonly CollectedAction[],
  stored: Stored,
  event: CaseEvent,
): Effect[] {
  const effects = actions.flatMap((action) => {
    if (settled(action)) return [];
    if (action.type.startsWith('xstate.')) {
      throw new Fault('broken', { what: 'machine_action', action: action.type });
    }
    return bound.effects(action, stored, event);
  });
  return saidOnce(effects);
}

/** A step that passes through several states says the same to another case in each: once counts. */
function saidOnce(effects: readonly Effect[]): Effect[] {
  const said = new Set<string>();
  return effects.filter((effect) => {
    if (effect.kind !== 'tell_case') return true;
    const word = JSON.stringify(effect);
    const isNew = !said.has(word);
    said.add(word);
    return isNew;
  });
}

function stepTo(
  bound: BoundWorkflow,
  snapshot: AnyMachineSnapshot,
  actions: readonly CollectedAction[],
  event: CaseEvent,
  workflowVersion: number,
): Step {
  const stored = store(snapshot, workflowVersion);
  return {
    event,
    stored,
    effects: collectEffects(bound, actions, stored, event),
    ...derive(bound, stored),
    number: bound.number(stored),
  };
}

/** What a stored state wants of people and of time. A closed case wants nothing of anybody. */
export function wantsOf(bound: BoundWorkflow, stored: Stored) {
  const open = stored.status === 'active';
  return {
    duties: open ? bound.duties(stored) : [],
    timers: open ? bound.timers(stored) : [],
  };
}

/** All that follows from a stored state alone. */
export const derive = (bound: BoundWorkflow, stored: Stored) => ({
  ...wantsOf(bound, stored),
  stuck: stored.status === 'active' ? bound.stuck(stored) : [],
  summary: bound.summary(stored),
});

type NamedGuard = Parameters<BoundWorkflow['reason']>[0];

/** Guards of a transition that have a name; of a conjunction each for itself. */
function namedGuards(guard: unknown): NamedGuard[] {
  if (typeof guard === 'string') return [{ type: guard }];
  if (typeof guard === 'function') {
    const joined = guard as { name: string; guards?: readonly unknown[] };
    return joined.name === 'and' ? (joined.guards ?? []).flatMap(namedGuards) : [];
  }
  return guard === undefined ? [] : [guard as NamedGuard];
}

/** Why the machine does not accept the event: the first guard that says so, or else the step. */
function whyNot(bound: BoundWorkflow, snapshot: AnyMachineSnapshot, event: CaseEvent): Refusal {
  for (const candidate of getNextTransitions(snapshot)) {
    if (candidate.eventType !== event.type) continue;
    for (const guard of namedGuards(candidate.guard)) {
      const reason = bound.reason(guard, snapshot.context, event);
      if (reason !== null) return reason;
    }
  }
  const stored = store(snapshot, 0);
  return refuse('not_in_this_step', { step: bound.summary(stored).step, command: event.type });
}

/** The first step of a new case. */
export function planOpening(
  bound: BoundWorkflow,
  event: CaseEvent,
  id: CaseId,
  workflowVersion: number,
): Step | Refusal {
  const begun = bound.begin(event, id);
  if (isRefusal(begun)) return begun;
  const [snapshot, actions] = firstSnapshot(bound.machine, begun.input);
  return stepTo(bound, snapshot, actions, event, workflowVersion);
}

/** The next step of an active case. */
export function planStep(bound: BoundWorkflow, stored: Stored, event: CaseEvent): Step | Refusal {
  const before = revive(bound.machine, stored);
  if (!before.can(event)) return whyNot(bound, before, event);
  const [after, actions] = nextSnapshot(bound.machine, before, event);
  return stepTo(bound, after, actions, event, stored.workflowVersion);
}

/** Whether the machine would take the event; for explanations, which change nothing. */
export function mayStep(bound: BoundWorkflow, stored: Stored, event: CaseEvent): Refusal | null {
  const before = revive(bound.machine, stored);
  return before.can(event) ? null : whyNot(bound, before, event);
}
