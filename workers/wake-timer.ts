// A timer fell due: its case is told. Whether the wake-up still counts is judged there, so that
// late, repeated and reordered wake-ups change nothing.

import type { Firing } from '../src/delivery/run-timers.ts';
import type { CaseId } from '../src/terms/ids.ts';
import type { Instant } from '../src/terms/units.ts';
import { byTimer, type Door, refusalOf } from './door.ts';

export interface Waking {
  readonly caseId: CaseId;
  readonly name: string;
  readonly dueAt: Instant;
}

/** With these a case says that the wake-up is nobody's any more. */
const unwanted = new Set<string>(['stale_wake_up', 'case_closed', 'case_not_found']);

export async function wakeTimer(door: Pick<Door, 'advance'>, timer: Waking): Promise<Firing> {
  const { caseId, name, dueAt } = timer;
  const command = { type: 'timer', name, dueAt };
  const code = await refusalOf(door.advance({ caseId, actor: byTimer, command }));
  if (code === null) return { fired: true };
  return { fired: false, unwanted: unwanted.has(code), why: code };
}
