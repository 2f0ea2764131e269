// A budget request as sheets and documents read it: the part of its context that they show, for
// whoever may see the case, and the budget rules of the city by whose names it is written.

import type { Sight } from '../engine/look.ts';
import { rulesOf } from '../engine/navigate.ts';
import { budgetOf } from '../rules/budget/bind.ts';
import { bindSheetNames, type SheetNames } from '../sheets/names.ts';
import type { RequestCase } from '../terms/budget-request-case.ts';
import type { ErrorCode } from '../terms/errors.ts';
import type { CaseId } from '../terms/ids.ts';
import { isRefusal } from '../terms/refusal.ts';
import type { BudgetSheet } from '../terms/rulebook-sheet.ts';
import type { Account } from './identify.ts';
import { Refused, refused } from './refused.ts';
import { caseIdOf } from './routes/cases.ts';
import { assessingSide } from './seen-budget.ts';
import { readSeenCase, type SeenCase } from './seen-case.ts';
import type { BudgetGround } from './show-budget.ts';
import { type EngineParts, sightOf } from './sight.ts';

export interface SheetGround extends BudgetGround {
  readonly names: SheetNames;
}

/** What the account sees and the budget rules of its city, or `no_budget_rules`. */
export async function budgetGroundOf(parts: EngineParts, account: Account): Promise<BudgetGround> {
  const sight = await sightOf(parts, account);
  const budget = budgetOf(rulesOf(sight.rulebook.rulebook));
  if (isRefusal(budget)) throw new Refused(budget);
  return { sight: { ...sight, assessingFor: assessingSide(sight) }, budget };
}

export async function sheetGroundOf(parts: EngineParts, account: Account): Promise<SheetGround> {
  const ground = await budgetGroundOf(parts, account);
  const { sight, budget } = ground;
  const { rulebook } = sight.rulebook;
  const kinds = rulebook.organisation.kinds.map(({ code }) => code);
  const names = bindSheetNames(budget, sight.organisation, [...new Set(kinds)]);
  return { ...ground, names };
}

/** A sheet of the rulebook that is in force today. */
export function sheetOf({ budget, sight }: SheetGround, code: string): BudgetSheet {
  const { on } = sight.organisation;
  const sheet = budget.sheets.find(code, on);
  if (sheet !== undefined) return sheet;
  const known = budget.sheets.all(on).map((one) => `${one.code} (${one.title})`);
  throw refused('sheet_unknown', { sheet: code, known: known.join(', ') });
}

export interface RequestRow {
  readonly row: SeenCase;
  readonly request: RequestCase;
}

const asRequest = (row: SeenCase): RequestRow => ({ row, request: row.context as RequestCase });

/** By id or number; a case of another procedure is refused with the code given. */
export async function caseOf(
  parts: EngineParts,
  account: Account,
  sight: Sight,
  asked: { readonly name: string; readonly procedure: string; readonly otherwise: ErrorCode },
): Promise<SeenCase> {
  const id = await caseIdOf(parts, account, asked.name);
  const row = await readSeenCase(parts, sight, id);
  if (row === null) throw refused('case_not_found');
  if (row.procedure !== asked.procedure) throw refused(asked.otherwise);
  return row;
}

export async function requestOf(
  parts: EngineParts,
  account: Account,
  sight: Sight,
  name: string,
): Promise<RequestRow> {
  const procedure = 'budget_request';
  const otherwise = 'sheet_not_a_request';
  return asRequest(await caseOf(parts, account, sight, { name, procedure, otherwise }));
}

/** Of many at once; those that the reader may not see are left out. */
export async function requestsOf(
  parts: EngineParts,
  sight: Sight,
  ids: readonly CaseId[],
): Promise<RequestRow[]> {
  const rows = await Promise.all(ids.map((id) => readSeenCase(parts, sight, id)));
  return rows.flatMap((row) => (row === null ? [] : [asRequest(row)]));
}
