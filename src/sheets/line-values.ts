// What a row of a sheet says of a line. A column that the table lacks leaves its value out; an
// empty cell is null: what the line had there is taken away.

import type { BudgetLineEntry } from '../terms/budget-line.ts';
import type { UnitCode } from '../terms/ids.ts';
import type { SheetField } from '../terms/rulebook-sheet.ts';

type Trend = NonNullable<BudgetLineEntry['trend']>;
type Need = NonNullable<BudgetLineEntry['needs']>[number];

/** Several columns of one field, by what each is of. */
export type ByOf<Value> = Readonly<Record<string, Value | null>>;

/** What only other commands may change: compared, never written. */
export interface Foreign {
  readonly field: SheetField;
  readonly of: string | null;
  readonly title: string;
  readonly value: string | number;
}

export interface LineValues {
  line?: string | null;
  ward?: UnitCode | null;
  lane?: string | null;
  no?: number | null;
  section?: UnitCode | null;
  name?: string | null;
  account?: string | null;
  kan?: string | null;
  kou?: string | null;
  moku?: string | null;
  setsu?: string | null;
  categories?: readonly string[] | null;
  policies?: readonly string[] | null;
  trend?: Trend | null;
  priority?: number | null;
  purpose?: string | null;
  basis?: string | null;
  previous?: number | null;
  request?: number | null;
  bureau?: UnitCode | null;
  reallotTo?: UnitCode | null;
  needs?: readonly Need[] | null;
  consultation?: string | null;
  note?: string | null;
  included?: boolean | null;
  fund?: ByOf<number>;
  printed?: ByOf<number>;
  foreign?: readonly Foreign[];
}

/** A line of the table with the number of its row. */
export interface ReadLine {
  readonly row: number;
  readonly values: LineValues;
}
