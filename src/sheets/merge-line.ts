/**
 * A line as it would be after the import: what the row says in the place of what was there. What
 * the table has no column for stays, and so does a text that differs in nothing that can be seen.
 */
import { type BudgetLineEntry, budgetLineEntry, type RequestLine } from '../terms/budget-line.ts';
import { sameJson } from '../terms/same-json.ts';
import type { LineValues } from './line-values.ts';
import type { Matched } from './match-lines.ts';

const seenForm = (text: string): string => text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return seenForm(a) === seenForm(b);
  return sameJson(a, b);
}

/** Sets, of which the order says nothing. */
const isSameSet = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? isSame(a.toSorted(), b.toSorted()) : isSame(a, b);

/** A spreadsheet program that opens CSV makes 2 of 02, and nobody has touched it. */
const isSameAccount = (a: unknown, b: unknown): boolean =>
  isSame(a, b) ||
  (typeof a === 'string' &&
    typeof b === 'string' &&
    /^0\d+$/.test(a) &&
    a.replace(/^0+/, '') === b);

const plain = [
  'no',
  'section',
  'name',
  'trend',
  'priority',
  'purpose',
  'basis',
  'previous',
  'request',
  'bureau',
  'reallotTo',
  'consultation',
  'note',
] as const;
const sets = ['categories', 'policies', 'needs'] as const;
const account = ['account', 'kan', 'kou', 'moku', 'setsu'] as const;

type Loose = Record<string, unknown>;

/** `undefined`: the table has no such column; null: its cell is empty. */
function put(onto: Loose, key: string, said: unknown, same = isSame): void {
  if (said === undefined || same(onto[key], said)) return;
  if (said === null) delete onto[key];
  else onto[key] = said;
}

/** An object without anything in it is left out. */
function putWhole(entry: Loose, key: string, value: Loose): void {
  if (Object.keys(value).length === 0) delete entry[key];
  else if (!isSame(entry[key], value)) entry[key] = value;
}

function fundsOf(
  existing: BudgetLineEntry['funds'] = [],
  said: LineValues['fund'] = {},
): BudgetLineEntry['funds'] {
  const amounts = new Map<string, number>(existing.map(({ fund, amount }) => [fund, amount]));
  for (const [fund, amount] of Object.entries(said)) {
    if (amount === null) amounts.delete(fund);
    else amounts.set(fund, amount);
  }
  return [...amounts].map(([fund, amount]) => ({ fund, amount }));
}

/**
 * Amounts that only an assessment may give, as the source prints them: kept as printed, under the
 * stage that they claim to be of, so that the record is held against them.
 */
function printedOf(matched: Matched): LineValues['printed'] {
  const { existing, read } = matched;
  const foreign = (read.values.foreign ?? []).filter(
    (one) => typeof one.value === 'number' && currentOf(existing, one.field, one.of) === undefined,
  );
  return {
    ...read.values.printed,
    ...Object.fromEntries(foreign.map(({ field, of, value }) => [of ?? field, value as number])),
  };
}

/**
 * What the case itself says of an assessment or of the final notice. Undefined: nothing yet; null:
 * it is held back, or has no reason.
 */
export function currentOf(
  line: RequestLine | null,
  field: string,
  of: string | null,
): string | number | null | undefined {
  if (field === 'final') return line?.final ?? undefined;
  const assessed = line?.assessments.find(({ stage }) => stage === of);
  if (field === 'assessmentCode') return assessed?.code;
  return field === 'assessmentReason' ? assessed?.reason : assessed?.amount;
}

const entryKeys = new Set(Object.keys(budgetLineEntry.shape));

/** The entry of a line, without what the case has added to it. */
export const entryOf = (line: RequestLine): BudgetLineEntry =>
  Object.fromEntries(
    Object.entries(line).filter(([key]) => entryKeys.has(key)),
  ) as unknown as BudgetLineEntry;

export function mergeLine(matched: Matched): BudgetLineEntry {
  const { existing, code, read } = matched;
  const { values } = read;
  const before: Loose = existing === null ? { line: code, included: true } : entryOf(existing);
  const entry: Loose = { ...before };
  for (const key of plain) put(entry, key, values[key]);
  for (const key of sets) put(entry, key, values[key], isSameSet);
  if (values.included != null) entry['included'] = values.included;
  const levels: Loose = { ...(before['account'] as Loose | undefined) };
  for (const key of account) put(levels, key, values[key], isSameAccount);
  putWhole(entry, 'account', levels);
  const funds = fundsOf(existing?.funds, values.fund);
  if (funds?.length === 0) delete entry['funds'];
  else entry['funds'] = funds;
  const printed: Loose = { ...existing?.printed };
  for (const [label, amount] of Object.entries(printedOf(matched) ?? {})) {
    put(printed, label, amount);
  }
  putWhole(entry, 'printed', printed);
  return entry as BudgetLineEntry;
}
