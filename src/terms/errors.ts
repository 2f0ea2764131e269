// The catalogue: every code a user can meet, with status, fate, Japanese and English text and what
// to do. Codes are facts, stable, and never used again for something else. docs/errors.md mirrors
// it.

import type { ErrorEntry } from './error-shape.ts';
import { allocationErrors } from './errors-allocation.ts';
import { authorityErrors } from './errors-authority.ts';
import { budgetErrors } from './errors-budget.ts';
import { budgetCycleErrors } from './errors-budget-cycle.ts';
import { budgetLineErrors } from './errors-budget-lines.ts';
import { caseErrors } from './errors-case.ts';
import { consultationErrors } from './errors-consultation.ts';
import { decisionErrors } from './errors-decision.ts';
import { delegationErrors } from './errors-delegation.ts';
import { doorErrors } from './errors-door.ts';
import { executionErrors } from './errors-execution.ts';
import { meetingErrors } from './errors-meeting.ts';
import { personnelErrors } from './errors-personnel.ts';
import { proposalErrors } from './errors-proposal.ts';
import { rehearsalErrors } from './errors-rehearsal.ts';
import { settlingErrors } from './errors-settling.ts';
import { sheetErrors } from './errors-sheet.ts';

export const errors = {
  ...doorErrors,
  ...caseErrors,
  ...consultationErrors,
  ...settlingErrors,
  ...meetingErrors,
  ...authorityErrors,
  ...decisionErrors,
  ...delegationErrors,
  ...personnelErrors,
  ...rehearsalErrors,
  ...budgetErrors,
  ...budgetLineErrors,
  ...budgetCycleErrors,
  ...executionErrors,
  ...proposalErrors,
  ...sheetErrors,
  ...allocationErrors,
} as const;

export type ErrorCode = keyof typeof errors;

type Details = Readonly<Record<string, string | number | boolean>> | undefined;

/** Puts details into the `{name}` places of a text; an unknown name stays as it stands. */
export const fill = (text: string, details: Details): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details?.[name] ?? whole));

/** Texts of an error with its details filled in; `unit`s and codes are shown as they are. */
export function errorText(code: ErrorCode, details?: Details) {
  const entry: ErrorEntry = errors[code];
  return {
    status: entry.status,
    fate: entry.fate,
    ja: fill(entry.ja, details),
    todoJa: fill(entry.todoJa, details),
    en: fill(entry.en, details),
    todoEn: fill(entry.todoEn, details),
  };
}
