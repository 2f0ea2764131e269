// What a session reads of budgets. Before the notice (内示) the asking side does not see what
// finance gives, and of a year's budget nobody reads the sums of cases that he may not see:
// rules/budget says what that is, here it is taken out of pages and histories.

import { visibleCases } from '../db/views-meetings.ts';
import type { Sight } from '../engine/look.ts';
import { rulesOf } from '../engine/navigate.ts';
import { isHiddenCommand, isNoticed, lineBeforeNotice } from '../rules/budget/before-notice.ts';
import {
  type CycleCase,
  type CycleReader,
  casesOfCycle,
  seenCycle,
  seenCycleEvent,
} from '../rules/budget/seen-cycle.ts';
import { assessingFor, isAssessingFor } from '../rules/budget/sides.ts';
import type { RequestCase } from '../terms/budget-request-case.ts';
import { type AssessingFor, stepsInWard } from '../terms/budget-shown.ts';
import type { CaseEvent } from '../terms/case.ts';
import type { UnitCode } from '../terms/ids.ts';
import type { EngineParts } from './sight.ts';

/** Units of whose requests the session is on the assessing side. */
export const assessingSide = (sight: Sight): AssessingFor =>
  assessingFor(sight, rulesOf(sight.rulebook.rulebook), sight.organisation);

export interface SeenRow {
  readonly procedure: string;
  readonly step: string;
  readonly initiator: UnitCode;
  readonly context: unknown;
}

/** What is left of a context and of the events that led to it. */
export interface Seen {
  readonly context: unknown;
  event(event: CaseEvent): CaseEvent;
}

const hidden = { hiddenUntilNotice: true } as const;

function seenRequest({ step, initiator, context }: SeenRow, sight: Sight): Seen | null {
  const request = context as RequestCase;
  if (isNoticed({ step, phase: request.cycle.phase })) return null;
  if (isAssessingFor(assessingSide(sight), initiator)) return null;
  const lines = request.lines.map(lineBeforeNotice);
  const waits = !stepsInWard.some((inWard) => inWard === step);
  return {
    context: { ...request, lines, ...(waits && hidden) },
    event: ({ type, at, by, facts, ...fields }) => ({
      ...(isHiddenCommand(type) ? hidden : fields),
      ...{ type, at, by, facts },
    }),
  };
}

async function seenYear(row: SeenRow, parts: EngineParts, sight: Sight): Promise<Seen> {
  const cycle = row.context as CycleCase;
  const found = await visibleCases(parts.db.kysely, sight, casesOfCycle(cycle));
  const ids = new Set(found.map(({ id }) => id));
  const side = assessingSide(sight);
  const reader: CycleReader = {
    sees: (id) => ids.has(id),
    assesses: (unit) => isAssessingFor(side, unit),
  };
  return {
    context: seenCycle(cycle, reader),
    event: (event) => seenCycleEvent(event, cycle, reader),
  };
}

/** Null: all of it may be seen. */
export async function seenBudget(
  row: SeenRow,
  parts: EngineParts,
  sight: Sight,
): Promise<Seen | null> {
  if (row.procedure === 'budget_request') return seenRequest(row, sight);
  return row.procedure === 'budget_cycle' ? seenYear(row, parts, sight) : null;
}
