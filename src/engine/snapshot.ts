/**
 * Our stored four fields ↔ XState. XState's own stored form is a data format of a library and would
 * outlive it in our tables; here alone the two meet. A stored state is revived with the very
 * machine that will step it: the guards that run are those of the snapshot's machine (house.md,
 * trap T2).
 */
import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
} from 'xstate';
import type { Json, Stored } from '../terms/case.ts';
import { Fault } from '../terms/refusal.ts';

/** XState's default is no bound: a cycle of eventless transitions would hang the process. */
const MAX_MICROSTEPS = 1_000;

export function boundSteps(machine: AnyStateMachine): void {
  machine.options = { ...machine.options, maxIterations: MAX_MICROSTEPS };
}

/** Throws a fault when the machine has no such state. */
export function revive(machine: AnyStateMachine, stored: Stored): AnyMachineSnapshot {
  try {
    return machine.resolveState({
      value: stored.value as never,
      context: stored.context,
      status: stored.status,
    });
  } catch (cause) {
    throw new Fault('broken', { what: 'stored_state', machine: machine.id }, cause);
  }
}

export interface CollectedAction {
  readonly type: string;
  readonly params?: unknown;
}

const scopes = new WeakMap<AnyStateMachine, AnyActorScope>();

/**
 * The actor that XState wants beside every step. XState's own pure functions make a new one for
 * each step, which costs as much as the step itself; one for a machine does, since it is never
 * started.
 */
function scopeOf(machine: AnyStateMachine): AnyActorScope {
  const known = scopes.get(machine);
  if (known !== undefined) return known;
  const self = createActor(machine);
  const ignore = (): void => undefined;
  const scope: AnyActorScope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: ignore,
    defer: ignore,
    emit: ignore,
    stopChild: ignore,
    actionExecutor: ignore,
  };
  scopes.set(machine, scope);
  return scope;
}

/** Takes a step and collects the actions that it asks for; none is executed. */
function collecting(
  machine: AnyStateMachine,
  step: (scope: AnyActorScope) => AnyMachineSnapshot,
): [AnyMachineSnapshot, readonly CollectedAction[]] {
  const actions: CollectedAction[] = [];
  const actionExecutor = (action: CollectedAction) => void actions.push(action);
  return [step({ ...scopeOf(machine), actionExecutor }), actions];
}

export const firstSnapshot = (machine: AnyStateMachine, input: unknown) =>
  collecting(machine, (scope) => machine.getInitialSnapshot(scope, input));

export const nextSnapshot = (machine: AnyStateMachine, before: AnyMachineSnapshot, event: object) =>
  collecting(machine, (scope) => machine.transition(before, event, scope));

/** Throws a fault when the machine failed or holds what plain JSON cannot keep. */
export function store(snapshot: AnyMachineSnapshot, workflowVersion: number): Stored {
  const { status } = snapshot;
  if (status !== 'active' && status !== 'done') {
    throw new Fault('broken', { what: 'machine_status', status }, snapshot.error);
  }
  if (Object.keys(snapshot.children).length > 0) {
    throw new Fault('broken', { what: 'child_actors', machine: snapshot.machine.id });
  }
  return {
    value: snapshot.value as Json,
    context: snapshot.context,
    status,
    workflowVersion,
  };
}
