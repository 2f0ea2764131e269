/** Lines of an execution as a test wants them. */

import type { Standing } from '../../../src/terms/actor.ts';
import type { ExecutionLine, Spending } from '../../../src/terms/budget-line.ts';
import type { Instant, LocalDate } from '../../../src/terms/units.ts';

const sealed = {
  at: '2027-05-10T01:00:00.000Z' as Instant,
  by: { person: 'ann', seat: 's' } as unknown as Standing,
};

export const spending = (committed: number, spent = committed, unit = 'toshi'): Spending => ({
  ...{ ...sealed, unit, on: '2027-05-10' as LocalDate, committed, spent, text: null },
});

export const passedOn = (amount: number, to = 'kita') => ({ ...sealed, to, amount });

/** 1000 are allotted. */
export const line = (change: Partial<ExecutionLine> = {}): ExecutionLine => ({
  ...{ line: 'l1', name: 'work', consulted: null, passed: 1000, allotted: 1000, carriable: 0 },
  entry: { line: 'l1', name: 'work', included: true, request: 1000 },
  ...{ withheld: 0, movedIn: 0, movedOut: 0, reallotted: [], spending: [], yearEnd: null },
  ...change,
});
