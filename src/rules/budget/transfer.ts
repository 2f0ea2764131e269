// May money move from one line of a budget to another (流用), and by whose decision? The law forbids
// it between 款, and between 項 where the budget itself has no provision; below that the city says.
// Source: 地方自治法220条2項; rules.md N6; scenario 42.

import type { BudgetLineEntry } from '../../terms/budget-line.ts';
import { type Refusal, refuse } from '../../terms/refusal.ts';
import type { TransferRules } from '../../terms/rulebook-budget.ts';

/** The lowest item of the account in which both lines still differ. */
export type TransferLevel = 'kou' | 'moku' | 'setsu';

/** `subject` null: whoever holds the money decides. `rule`: the provision that lets it move. */
export interface TransferRoute {
  readonly level: TransferLevel;
  readonly subject: string | null;
  readonly rule: string | null;
}

type Line = Pick<BudgetLineEntry, 'line' | 'account'>;
type Field = keyof NonNullable<BudgetLineEntry['account']>;

/** Without these nobody can say how far apart two lines are; a 節 may be left to the execution. */
const needed = ['kan', 'kou', 'moku'] as const satisfies readonly Field[];

/** A city that names its 会計 at one line names it at the other. */
function findMissing(lines: readonly Line[]): Refusal | null {
  const namesAccount = lines.some(({ account }) => account?.account !== undefined);
  const fields: readonly Field[] = namesAccount ? ['account', ...needed] : needed;
  for (const field of fields) {
    const line = lines.find(({ account }) => account?.[field] === undefined);
    if (line !== undefined) return refuse('account_missing', { line: line.line, field });
  }
  return null;
}

const differ = (from: Line, to: Line, field: Field): boolean =>
  from.account?.[field] !== to.account?.[field];

const itemOf = ({ account }: Line, ...fields: readonly Field[]): string =>
  fields.flatMap((field) => account?.[field] ?? []).join('-');

/** The provision of the year's budget (予算総則) that names these two 項, in this direction. */
const provisionFor = (from: Line, to: Line, fiscalYear: number, { kou }: TransferRules) =>
  kou.provisions.find(
    (one) =>
      one.fiscalYear === fiscalYear &&
      one.kan === from.account?.kan &&
      one.from === from.account.kou &&
      one.to === to.account?.kou,
  );

/**
 * `account_missing`; `transfer_between_kan`: of another 款 or 会計, whatever the rulebook says;
 * `transfer_between_kou`: 予算の定めがない.
 */
export function findTransferRoute(
  from: Line,
  to: Line,
  fiscalYear: number,
  rules: TransferRules,
): TransferRoute | Refusal {
  const missing = findMissing([from, to]);
  if (missing !== null) return missing;
  if (differ(from, to, 'account') || differ(from, to, 'kan')) {
    return refuse('transfer_between_kan', {
      from: itemOf(from, 'account', 'kan'),
      to: itemOf(to, 'account', 'kan'),
    });
  }
  if (differ(from, to, 'kou')) {
    const provision = provisionFor(from, to, fiscalYear, rules);
    if (provision !== undefined) return routeOf('kou', rules, provision.rule);
    return refuse('transfer_between_kou', {
      from: itemOf(from, 'kan', 'kou'),
      to: itemOf(to, 'kan', 'kou'),
      year: fiscalYear,
    });
  }
  return routeOf(differ(from, to, 'moku') ? 'moku' : 'setsu', rules, null);
}

const routeOf = (
  level: TransferLevel,
  rules: TransferRules,
  rule: string | null,
): TransferRoute => ({ level, subject: rules[level].subject ?? null, rule });
