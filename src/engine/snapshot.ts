/**
 * Our stored four fields ↔ XState. XState's own stored form is a data format of a library and would
 * outlive it in our tables; here alone the two meet. A stored state is revived with the very
 * machine that will step it: the guards that run are those of the snapshot's machine (house.md,
 * trap T2).
 */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
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
