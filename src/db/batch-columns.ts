// How the rows of a batch are spelt in SQL: which members of the JSON each part has, with their
// types. The spelling of a member is that of batch-parts.ts.

import type { PartName } from './batch-parts.ts';

const caseState = `id uuid, version int, "workflowVersion" int, status text, value jsonb,
  context jsonb, title text, step text, outcome text, matter text, initiator text,
  addressees text[], readers text[], "fiscalYear" int, "dueAt" timestamptz, "meetingOn" date,
  stuck jsonb, shown jsonb, "uniqueKey" text, "movedAt" timestamptz, "closedAt" timestamptz,
  "rulebookId" uuid`;

const item = '"caseId" uuid, unit text, role text, act text, about text';
const timer = '"caseId" uuid, name text';
const line = '"caseId" uuid, line text';

const members: Readonly<Record<PartName, string>> = {
  moves: `${caseState}, seen int`,
  opens: `${caseState}, city text, procedure text, "openedAt" timestamptz`,
  numbers: `"caseId" uuid, city text, series text, prefix text, width int, suffix text,
    ordinal int`,
  entries: `"caseId" uuid, version int, at timestamptz, type text, event jsonb, step text`,
  effects: `id uuid, "caseId" uuid, version int, ordinal int, kind text, body jsonb,
    "dueAt" timestamptz`,
  items: `${item}, city text, "dueAt" timestamptz, "openedAt" timestamptz`,
  itemsGone: item,
  timers: `${timer}, "dueAt" timestamptz`,
  timersGone: timer,
  lines: `${line}, ordinal int, body jsonb, doubts text[]`,
  linesMoved: `${line}, ordinal int`,
  linesGone: line,
  answers: `id uuid, content uuid, "caseId" uuid, version int, numbered boolean, refusal jsonb,
    "effectKey" text, at timestamptz, after uuid`,
  refusals: `at timestamptz, city text, "caseId" uuid, person uuid, seat text, command text,
    code text, details jsonb, after uuid`,
};

/** The rows of a part as a table with the given alias, read from a JSON parameter. */
export const rowsOf = (part: PartName, parameter: string, alias: string): string =>
  `jsonb_to_recordset(${parameter}::jsonb) as ${alias} (${members[part]})`;

/** Column and member of everything that a change of a case rewrites. */
export const caseColumns: readonly (readonly [column: string, member: string])[] = [
  ['version', 'version'],
  ['workflow_version', '"workflowVersion"'],
  ['status', 'status'],
  ['value', 'value'],
  ['context', 'context'],
  ['title', 'title'],
  ['step', 'step'],
  ['outcome', 'outcome'],
  ['matter', 'matter'],
  ['initiator', 'initiator'],
  ['addressees', 'addressees'],
  ['readers', 'readers'],
  ['fiscal_year', '"fiscalYear"'],
  ['due_at', '"dueAt"'],
  ['meeting_on', '"meetingOn"'],
  ['stuck', 'stuck'],
  ['shown', 'shown'],
  ['unique_key', '"uniqueKey"'],
  ['moved_at', '"movedAt"'],
  ['closed_at', '"closedAt"'],
  ['rulebook_id', '"rulebookId"'],
];
