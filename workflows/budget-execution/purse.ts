// Whose part of a line somebody reports of: a ward to which money was passed on reports of that,
// everybody else of what its holder kept.

import { wardsOf } from '../../src/rules/budget/available.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { ExecutionLine } from '../../src/terms/budget-line.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { Execution, ExecutionEvent } from './context.ts';

export function purseUnit(d: Execution, line: ExecutionLine, { by }: ExecutionEvent): UnitCode {
  const unit = isPerson(by) ? by.as.unit : d.initiator;
  return wardsOf(line).includes(unit) ? unit : d.initiator;
}
