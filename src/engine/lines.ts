/**
 * What became of the lines of a case between two of its states: only that is written. A workflow
 * hands out the very objects of its context, so that an unchanged line is known by being the same;
 * of two that are not the same object the JSON is compared.
 */
import type { LineKey, LinePlace, LineRow } from '../db/batch-parts.ts';
import type { CaseLineBody, Stored } from '../terms/case.ts';
import type { CaseId } from '../terms/ids.ts';
import { Fault } from '../terms/refusal.ts';
import { sameJson } from '../terms/same-json.ts';
import type { BoundWorkflow } from '../terms/workflow.ts';

/** A state, with the workflow as it was bound when the state was reached. */
export interface LinedState {
  readonly bound: BoundWorkflow;
  readonly stored: Stored;
}

export interface LineChanges {
  readonly put: LineRow[];
  readonly moved: LinePlace[];
  readonly gone: LineKey[];
}

type Placed = Omit<LineRow, 'caseId'>;

const doubtsOf = ({ doubts }: BoundWorkflow, line: CaseLineBody): readonly string[] =>
  doubts?.(line) ?? [];

/** Lines of a state with their places, by name. */
function placesOf({ bound, stored }: LinedState): Map<string, Omit<Placed, 'doubts'>> {
  const lines = bound.lines?.(stored) ?? [];
  const places = lines.map((body, ordinal) => [body.line, { line: body.line, ordinal, body }]);
  const byName = new Map(places as [string, Omit<Placed, 'doubts'>][]);
  if (byName.size < lines.length) throw new Fault('broken', { what: 'line_twice' });
  return byName;
}

/** All lines of a state, as they stand in the table. */
export const linesOf = (state: LinedState): Placed[] =>
  [...placesOf(state).values()].map((placed) => ({
    ...placed,
    doubts: doubtsOf(state.bound, placed.body),
  }));

/** Null for a procedure without lines. `before` null: the case is opened. */
export function lineChanges(
  caseId: CaseId,
  before: LinedState | null,
  after: LinedState,
): LineChanges | null {
  if (after.bound.lines === undefined) return null;
  const old = before === null ? new Map<string, never>() : placesOf(before);
  // Another rulebook may doubt otherwise of the same line.
  const judgedAnew = before !== null && before.bound !== after.bound;
  const changes: LineChanges = { put: [], moved: [], gone: [] };
  for (const placed of placesOf(after).values()) {
    const { line, ordinal, body } = placed;
    const known = old.get(line);
    old.delete(line);
    const doubts = () => doubtsOf(after.bound, body);
    const same =
      known !== undefined &&
      sameJson(known.body, body) &&
      (!judgedAnew || String(doubtsOf(before.bound, known.body)) === String(doubts()));
    if (!same) changes.put.push({ caseId, ...placed, doubts: doubts() });
    else if (known.ordinal !== ordinal) changes.moved.push({ caseId, line, ordinal });
  }
  for (const line of old.keys()) changes.gone.push({ caseId, line });
  return changes;
}
