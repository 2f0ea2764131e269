// Lines and moves of an execution, looked up and changed. A line that does not change stays the
// same object: so the writer knows what it need not write.

import { freeOf } from '../../src/rules/budget/available.ts';
import type { ExecutionLine } from '../../src/terms/budget-line.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { digestOf } from '../parts/digest.ts';
import type { Execution, ExecutionEvent, Move } from './context.ts';

export const lineOf = (d: Pick<Execution, 'lines'>, code: string): ExecutionLine | undefined =>
  d.lines.find(({ line }) => line === code);

export const changeLines = (
  d: Pick<Execution, 'lines'>,
  change: (line: ExecutionLine) => Partial<ExecutionLine> | null,
): readonly ExecutionLine[] =>
  d.lines.map((line) => {
    const changed = change(line);
    return changed === null ? line : { ...line, ...changed };
  });

/** `line_not_in_budget`, `line_named_twice`. */
export function findLineFault(d: Execution, codes: readonly string[]): Refusal | null {
  const unknown = codes.find((code) => lineOf(d, code) === undefined);
  if (unknown !== undefined) return refuse('line_not_in_budget', { line: unknown });
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  return twice === undefined ? null : refuse('line_named_twice', { line: twice });
}

/** The same of entries that name a line each. */
export const findEntryFault = (d: Execution, entries: readonly { readonly line: string }[]) =>
  findLineFault(
    d,
    entries.map(({ line }) => line),
  );

export const waitingMoves = ({ moves }: Pick<Execution, 'moves'>): Move[] =>
  moves.filter(({ state }) => state === 'waiting');

export const findWaiting = (d: Execution, item: string): Move | undefined =>
  waitingMoves(d).find(({ id }) => id === item);

/** Passed on before its ward was consulted, which is still to be done (事後協議). */
export const owingMoves = ({ moves }: Pick<Execution, 'moves'>): Move[] =>
  moves.filter(
    ({ state, isAfterTheFact, heldAs }) => state === 'taken' && isAfterTheFact && heldAs === null,
  );

/** Of all that is decided about a move. */
export const moveDigest = ({ id: execution }: Pick<Execution, 'id'>, move: Move): string => {
  const { id, kind, from, to, amount, reason, consultation, urgent } = move;
  return digestOf({ execution, id, kind, from, to, amount, reason, consultation, urgent });
};

/** Waits for a decision and would change this line. */
export const moveOfLine = (d: Execution, { line }: ExecutionLine): Move | undefined =>
  waitingMoves(d).find(
    ({ from, to, kind }) => from === line || (kind === 'transfer' && to === line),
  );

/** What waits for a decision keeps its money. */
const reservedOf = (d: Execution, { line }: ExecutionLine): number =>
  waitingMoves(d).reduce((sum, { from, amount }) => (from === line ? sum + amount : sum), 0);

/** What of the line can be moved, passed on or committed by its holder now. */
export const freeIn = (d: Execution, line: ExecutionLine): number =>
  freeOf(line, d.initiator, reservedOf(d, line));

/** The move that the event is about: the one it names, or the one it has just made. */
export const moveOf = (d: Execution, event: ExecutionEvent): Move | undefined =>
  'item' in event ? d.moves.find(({ id }) => id === event.item) : d.moves.at(-1);

/** Wards to which money of these lines is to be passed on, or was. */
export const wardsIn = (lines: readonly ExecutionLine[]): UnitCode[] => [
  ...new Set(
    lines.flatMap(({ entry, reallotted }) => [
      ...(entry.reallotTo === undefined ? [] : [entry.reallotTo]),
      ...reallotted.map(({ to }) => to),
    ]),
  ),
];
