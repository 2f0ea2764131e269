/**
 * A sheet on its way into requests: read, held against the lines that are there, and then tried or
 * put, all of it or nothing. Everything that is wrong is told with its row and column, whether the
 * file, the lines or a rule of the lane says so.
 */
import { type SheetCase, sendPuts, tryPuts } from '../engine/import-lines.ts';
import type { Accepted } from '../engine/request.ts';
import { requestTotal } from '../rules/budget/amounts.ts';
import { type Compared, compareLines } from '../sheets/compare-lines.ts';
import type { LineGroup } from '../sheets/group-lines.ts';
import type { SheetRead } from '../sheets/read-sheet.ts';
import { placeIn, type RowError } from '../sheets/row-error.ts';
import type { RequestLine } from '../terms/budget-line.ts';
import { linesPerRequest } from '../terms/command-budget-request.ts';
import { errorText } from '../terms/errors.ts';
import { isRefusal, type Refusal } from '../terms/refusal.ts';
import type { BroughtFault } from '../terms/workflow.ts';
import { type Account, actorOf } from './identify.ts';
import { nameDetails } from './name-details.ts';
import { type InputFault, Refused, refused } from './refused.ts';
import type { SheetGround } from './request-case.ts';
import type { EngineParts } from './sight.ts';

/** The lines of a sheet for one request, and the request as it is. */
export interface Portion extends LineGroup {
  readonly of: SheetCase;
  readonly number: string | null;
  readonly existing: readonly RequestLine[];
}

export interface PortionDone {
  readonly portion: Portion;
  readonly compared: Compared;
  readonly request: { readonly before: number; readonly after: number };
  /** On trial: why it would be refused, where that is not about a line. */
  readonly refusal: Refusal | null;
  readonly accepted: Accepted | null;
}

export interface Imported {
  readonly portions: readonly PortionDone[];
  readonly errors: readonly RowError[];
}

export interface ImportAsked {
  readonly account: Account;
  readonly seat: string | undefined;
  readonly dryRun: boolean;
}

/** More of them help nobody; all are counted. */
export const ERRORS_SHOWN = 1000;

interface Compare {
  readonly portion: Portion;
  readonly compared: Compared;
}

/** A fault of a rule as a row of the sheet shows it; of the lines together it has no row. */
function ruleError(fault: BroughtFault, sheet: SheetRead, one: Compare, ground: SheetGround) {
  const row = one.compared.puts.find(({ entry }) => entry.line === fault.line)?.row ?? null;
  const text = errorText(fault.code, nameDetails(fault.details, ground.sight));
  return {
    ...placeIn(sheet.columns)(row, fault.field),
    code: fault.code,
    ja: { text: text.ja, todo: text.todoJa },
    en: { text: text.en, todo: text.todoEn },
  };
}

/** More lines than a request may have could not even be sent. */
function tooMany({ portion, compared }: Compare): BroughtFault[] {
  const added = compared.changes.filter(({ does }) => does === 'new').length;
  const count = portion.existing.length + added;
  if (count <= linesPerRequest) return [];
  const details = { count, atMost: linesPerRequest };
  return [{ line: null, field: null, code: 'too_many_lines', details }];
}

function totalsOf({ portion: { existing }, compared: { puts } }: Compare) {
  const put = new Set(puts.map(({ entry }) => entry.line));
  const kept = existing.filter(({ line }) => !put.has(line));
  const after = [...kept, ...puts.map(({ entry }) => entry)];
  return { before: requestTotal(existing), after: requestTotal(after) };
}

function brokenRows(errors: readonly RowError[]): Refused {
  const faults = errors.slice(0, ERRORS_SHOWN).map(
    ({ row, column, ja, en }): InputFault => ({
      in: 'body',
      pointer: `/${[row, column].filter((part) => part !== null).join('/')}`,
      detail: `${ja.text} ${ja.todo} / ${en.text} ${en.todo}`,
    }),
  );
  return refused('sheet_rows_broken', { errors: errors.length }, { errors: faults });
}

const putsOf = (ones: readonly Compare[]) =>
  ones.map(({ portion, compared }) => ({ of: portion.of, lines: compared.puts }));

/** Portions that change something; the others are not sent. */
const moving = (ones: readonly Compare[]): Compare[] =>
  ones.filter(({ compared }) => compared.puts.length > 0);

async function tryAll(
  parts: EngineParts,
  asked: ImportAsked,
  ones: readonly Compare[],
  sheet: SheetRead,
  ground: SheetGround,
) {
  const { account, seat } = asked;
  const sender = { city: account.city, actor: actorOf(account, seat) };
  const tried = await tryPuts(parts, sender, putsOf(ones));
  return tried.map(({ refusal, faults }, index) => ({
    refusal: faults.length > 0 ? null : refusal,
    errors: faults.map((fault) => ruleError(fault, sheet, ones[index] as Compare, ground)),
  }));
}

async function send(
  parts: EngineParts,
  asked: ImportAsked,
  ones: readonly Compare[],
  sheet: SheetRead,
  ground: SheetGround,
): Promise<readonly Accepted[]> {
  const { account, seat } = asked;
  const sender = { city: account.city, actor: actorOf(account, seat) };
  const sent = await sendPuts(parts.advancer, sender, putsOf(ones));
  if (!isRefusal(sent)) return sent;
  const tried = await tryAll(parts, asked, ones, sheet, ground);
  const errors = tried.flatMap((one) => one.errors);
  if (errors.length > 0) throw brokenRows(errors);
  const named = sent.details && nameDetails(sent.details, ground.sight);
  throw new Refused(sent, { onRecord: true, ...(named && { named }) });
}

/** `before`: what is wrong with the sheet as a whole, before any of its lines is compared. */
export async function importSheet(
  parts: EngineParts,
  asked: ImportAsked,
  ground: SheetGround,
  sheet: SheetRead,
  portions: readonly Portion[],
  before: readonly RowError[],
): Promise<Imported> {
  const compared = portions.map((portion): Compare => {
    return { portion, compared: compareLines(sheet, portion.lines, portion.existing) };
  });
  const over = compared.flatMap((one) =>
    tooMany(one).map((fault) => ruleError(fault, sheet, one, ground)),
  );
  const errors = [
    ...sheet.errors,
    ...before,
    ...compared.flatMap((one) => one.compared.errors),
    ...over,
  ];
  const moved = errors.length === 0 ? moving(compared) : [];
  if (!asked.dryRun && errors.length > 0) throw brokenRows(errors);
  const tried = asked.dryRun ? await tryAll(parts, asked, moved, sheet, ground) : [];
  const accepted = asked.dryRun ? [] : await send(parts, asked, moved, sheet, ground);
  const done = compared.map((one): PortionDone => {
    const at = moved.indexOf(one);
    return {
      ...one,
      request: totalsOf(one),
      refusal: tried[at]?.refusal ?? null,
      accepted: accepted[at] ?? null,
    };
  });
  return { portions: done, errors: [...errors, ...tried.flatMap((one) => one.errors)] };
}
