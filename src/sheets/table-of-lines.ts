/**
 * Lines as a table in the columns of a sheet, so that what is written is read again as the same:
 * names as the city's tables write them, and the code wherever a name could mean two things.
 */
import type { RequestLine } from '../terms/budget-line.ts';
import type { UnitCode } from '../terms/ids.ts';
import type { BudgetSheet, SheetField } from '../terms/rulebook-sheet.ts';
import type { Column } from './columns.ts';
import { currentOf } from './merge-line.ts';
import type { Names, SheetNames } from './names.ts';
import { includedWords, needWords, trendWords } from './words.ts';

/** A number is an amount or a count; null: nothing is there. */
export type Written = string | number | null;

export interface WrittenTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Written[])[];
  /** Below the rows; null where the sheet has no word for it. */
  readonly total: readonly Written[] | null;
}

/** A line with what the case says of it as a whole. */
export interface OwnedLine {
  readonly line: RequestLine;
  readonly ward: UnitCode;
  readonly lane: string;
}

const summed: readonly SheetField[] = [
  'previous',
  'request',
  'fund',
  'assessed',
  'final',
  'printed',
];

const decided: readonly SheetField[] = ['assessed', 'final', 'printed'];

const joined = (codes: readonly string[], names: Names, { separators }: BudgetSheet): Written => {
  const written = codes.map((code) => {
    const name = names.write(code);
    return separators.some((separator) => name.includes(separator)) ? code : name;
  });
  return written.join(separators[0]) || null;
};

type Write = (owned: OwnedLine, column: Column, names: SheetNames, sheet: BudgetSheet) => Written;

const accountLevel: Write = ({ line: { account } }, { field }) =>
  account?.[field as keyof typeof account] ?? null;

const text: Write = ({ line }, { field }) => (line[field as 'name'] as Written | undefined) ?? null;

const unit: Write = ({ line }, { field }, { units }) => {
  const code = line[field as 'bureau'];
  return code === undefined ? null : units.write(code);
};

const assessment: Write = ({ line }, { field, of = null }) => currentOf(line, field, of) ?? null;

const writers: Readonly<Record<Exclude<SheetField, 'ignored'>, Write>> = {
  line: text,
  no: text,
  ward: ({ ward }, _column, { units }) => units.write(ward),
  lane: ({ lane }, _column, { lanes }) => lanes.write(lane),
  section: ({ line: { section }, ward }, _column, names) =>
    section === undefined ? null : names.within(ward).write(section),
  name: text,
  account: accountLevel,
  kan: accountLevel,
  kou: accountLevel,
  moku: accountLevel,
  setsu: accountLevel,
  categories: ({ line }, _column, { categories }, sheet) =>
    joined(line.categories ?? [], categories, sheet),
  policies: ({ line }, _column, { policies }, sheet) =>
    joined(line.policies ?? [], policies, sheet),
  trend: ({ line: { trend } }) => (trend === undefined ? null : (trendWords[trend][0] ?? trend)),
  priority: text,
  purpose: text,
  basis: text,
  previous: text,
  request: text,
  fund: ({ line }, { of }) => line.funds?.find(({ fund }) => fund === of)?.amount ?? null,
  bureau: unit,
  reallotTo: unit,
  needs: ({ line: { needs = [] } }, _column, _names, { separators }) =>
    needs.map((need) => needWords[need][0] ?? need).join(separators[0]) || null,
  consultation: text,
  assessed: assessment,
  assessmentCode: (owned, column, names, sheet) => {
    const code = assessment(owned, column, names, sheet);
    return code === null ? null : names.assessmentCodes.write(`${code}`);
  },
  assessmentReason: assessment,
  final: assessment,
  printed: ({ line }, { of, title }) => line.printed?.[of ?? title] ?? null,
  included: ({ line: { included } }) => includedWords[included ? 'yes' : 'no'][0] ?? null,
  note: text,
};

/** Without a column that says so, a line that does not count would look as if it did. */
const shownLines = (lines: readonly OwnedLine[], columns: readonly Column[]): OwnedLine[] => {
  const tells = columns.some(({ field }) => field === 'included');
  return lines.filter(({ line }) => tells || line.included);
};

function totalOf(
  rows: readonly (readonly Written[])[],
  lines: readonly OwnedLine[],
  columns: readonly Column[],
  label: string,
): Written[] {
  return columns.map(({ field }, at) => {
    if (field === 'name') return label;
    if (!summed.includes(field)) return null;
    const amounts = rows.flatMap((cells, index) => {
      const value = cells[at];
      return lines[index]?.line.included === true && typeof value === 'number' ? [value] : [];
    });
    // What nobody has decided is not nothing.
    if (amounts.length === 0 && decided.includes(field)) return null;
    return amounts.reduce((sum, amount) => sum + amount, 0);
  });
}

export function tableOfLines(
  owned: readonly OwnedLine[],
  sheet: BudgetSheet,
  names: SheetNames,
): WrittenTable {
  const columns = sheet.columns.filter(({ field }) => field !== 'ignored');
  const lines = shownLines(owned, columns);
  const rows = lines.map((one) =>
    columns.map((column) =>
      column.field === 'ignored' ? null : writers[column.field](one, column, names, sheet),
    ),
  );
  const [label] = sheet.totals;
  const total = label === undefined ? null : totalOf(rows, lines, columns, label);
  return { columns, rows, total };
}
