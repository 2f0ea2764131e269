// Codes that a line names: those of the rulebook, units, and the levels of its account.

import type { BudgetLineEntry } from '../../terms/budget-line.ts';
import type { Facts } from '../../terms/case.ts';
import type { ErrorCode } from '../../terms/errors.ts';
import type { SheetField } from '../../terms/rulebook-sheet.ts';
import type { LocalDate } from '../../terms/units.ts';
import type { DatedEntries } from '../authority/dated.ts';
import type { Rules } from '../bound-rules.ts';
import type { LineFault } from './line-fault.ts';

interface CodeSetting {
  readonly on: LocalDate;
  readonly rules: Rules;
  readonly kinds: Facts['kinds'];
}

type Titled = DatedEntries<{ readonly code: string; readonly title: string }>;

/** Every code of the line that nothing in force bears. */
export function codeFaults(entry: BudgetLineEntry, by: CodeSetting): LineFault[] {
  const { budget } = by.rules;
  if (budget === undefined) return [];
  const { line, categories = [], policies = [], funds = [] } = entry;
  const unknown = (
    codes: readonly string[],
    known: Titled,
    field: SheetField,
    code: ErrorCode,
  ): LineFault[] =>
    codes
      .filter((one) => known.find(one, by.on) === undefined)
      .map((one) => ({
        ...{ line, field, code },
        details: { line, code: one, on: by.on, codes: titlesOf(known, by.on) },
      }));
  const fundCodes = funds.map(({ fund }) => fund);
  return [
    ...unknown(categories, budget.categories, 'categories', 'unknown_category'),
    ...unknown(policies, budget.policies, 'policies', 'unknown_policy'),
    ...unknown(fundCodes, budget.funds, 'fund', 'unknown_fund'),
    ...repeatedFunds(line, fundCodes),
    ...unitFaults(entry, by),
  ];
}

const titlesOf = (known: Titled, on: LocalDate): string =>
  known
    .all(on)
    .map(({ code, title }) => `${code} (${title})`)
    .join(', ') || '—';

const repeatedFunds = (line: string, codes: readonly string[]): LineFault[] =>
  codes
    .filter((code, at) => codes.indexOf(code) < at)
    .map((code) => ({
      ...{ line, field: 'fund', code: 'fund_named_twice' },
      details: { line, code },
    }));

const unitFields = ['section', 'bureau', 'reallotTo'] as const;

const unitFaults = (entry: BudgetLineEntry, { on, kinds = {} }: CodeSetting): LineFault[] =>
  unitFields.flatMap((field): LineFault[] => {
    const { line, [field]: code } = entry;
    if (code === undefined || Object.hasOwn(kinds, code)) return [];
    const details = { line, code, field, on };
    return [{ line, field, code: 'line_unknown_unit', details }];
  });

const levels = ['kan', 'kou', 'moku', 'setsu'] as const;

/** A level is named only below the one above it; the account (会計) itself may be left out. */
export function accountFaults({ line, account }: BudgetLineEntry): LineFault[] {
  if (account === undefined) return [];
  for (const [index, below] of levels.entries()) {
    const above = levels[index - 1];
    if (above === undefined || account[below] === undefined) continue;
    if (account[above] === undefined) {
      return [{ line, field: below, code: 'account_gap', details: { line, above, below } }];
    }
  }
  return [];
}
