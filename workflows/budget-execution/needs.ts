// Which facts a command is judged by: who oversees the initiator, and of money passed on the ward
// and the consultation that it rests on.

import type { OpenExecution } from '../../src/terms/command-budget-execution.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { FactNeeds } from '../../src/terms/workflow.ts';
import { linkTo } from '../parts/link-to.ts';
import { isOfficesWakeUp } from '../parts/offices.ts';
import type { Execution } from './context.ts';
import { consultationOf } from './gate.ts';
import { findWaiting, lineOf, owingMoves } from './lines.ts';

/** A command as it is sent; a probe names nothing. */
interface Sent {
  readonly type: string;
  readonly line?: string;
  readonly to?: UnitCode;
  readonly consultation?: string;
  readonly item?: string;
  readonly name?: string;
}

/** Whose consultation counts as the holder's own. */
function consultationNeeds(d: Execution, line: string, named: string | null): FactNeeds {
  const found = lineOf(d, line);
  const name = found === undefined ? null : consultationOf(found, named);
  if (name === null) return {};
  const section = found?.entry.section ?? d.initiator;
  return { linked: [linkTo(name)], linesOf: [...new Set([d.initiator, section])] };
}

export function needsOf(d: Execution | null, command: Sent): FactNeeds {
  if (d === null) return { overseersOf: [(command as unknown as OpenExecution).initiator] };
  const { line, to, consultation = null, item } = command;
  if (command.type === 'reallot' && line !== undefined && to !== undefined) {
    return { kindsOf: [to], ...consultationNeeds(d, line, consultation) };
  }
  if (command.type === 'step_decided' && item !== undefined) {
    const move = findWaiting(d, item);
    if (move?.kind !== 'reallotment') return {};
    return consultationNeeds(d, move.from, move.consultation);
  }
  if (command.type === 'consulted_after' && item !== undefined) {
    const move = owingMoves(d).find(({ id }) => id === item);
    return move === undefined ? {} : consultationNeeds(d, move.from, consultation);
  }
  return isOfficesWakeUp(command) ? { overseersOf: [d.initiator] } : {};
}
