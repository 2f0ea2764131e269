// Changes of the context until the request lies with finance: lines, their ranks, and who passed
// the sheet on.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { RequestLine } from '../../src/terms/budget-line.ts';
import type { BudgetRequest, Change, Passed, RequestEvent } from './context.ts';
import { changedLine, entryPut, newLine, refreshed } from './entry.ts';
import { type Fold, foldOf } from './fold.ts';
import { sheetDigest } from './sheet-digest.ts';

/** Whoever writes, submits or appeals asks for the money, by his own hand or by his decision. */
export function proposed(r: BudgetRequest, event: RequestEvent): Change {
  const by = event.type === 'submission_decided' ? event.decidedBy : event.by;
  const isNew = isPerson(by) && !r.proposers.includes(by.person);
  return { proposers: isNew ? [...r.proposers, by.person] : r.proposers };
}

const passed = ({ at, by, ...event }: RequestEvent): Passed => ({
  at,
  by: isPerson(by) ? by : null,
  comment: ('comment' in event && event.comment) || null,
});

const linesPut = foldOf(['put_lines'], (r, event) => {
  const { lines: puts, by, at, facts } = event;
  if (!isPerson(by)) return {};
  const put = { at, by };
  const looking = { unit: r.initiator, facts };
  const entries = new Map(puts.map((one) => [one.line, entryPut(one)]));
  const kept = r.lines.map((line) => {
    const entry = entries.get(line.line);
    entries.delete(line.line);
    return entry === undefined ? line : changedLine(line, entry, put, looking);
  });
  const added = [...entries.values()].map((entry) => newLine(entry, put, looking));
  return { ...proposed(r, event), lines: [...kept, ...added] };
});

const linesRemoved = foldOf(['remove_lines'], (r, event) => {
  const gone = new Set(event.lines);
  return { ...proposed(r, event), lines: r.lines.filter(({ line }) => !gone.has(line)) };
});

/** Ranks from 1 on: those named, then the others that are asked for in their present order. */
function ranksOf(lines: readonly RequestLine[], first: readonly string[]): Map<string, number> {
  const named = new Set(first);
  const rest = lines
    .filter(({ line, included }) => included && !named.has(line))
    .toSorted((one, other) => rankOf(one) - rankOf(other));
  const order = [...first, ...rest.map(({ line }) => line)];
  return new Map(order.map((line, index) => [line, index + 1]));
}

/** Whatever has no rank yet comes last; of equals the order of the sheet holds. */
const rankOf = ({ priority = Number.MAX_SAFE_INTEGER }: RequestLine): number => priority;

/** A rank is a change of the line, and no change of who wrote it. */
const linesRanked = foldOf(['rank_lines'], (r, event) => {
  const ranks = ranksOf(r.lines, event.lines);
  const lines = r.lines.map((line) => {
    const priority = ranks.get(line.line);
    if (priority === undefined || priority === line.priority) return line;
    return { ...line, priority, revision: line.revision + 1 };
  });
  return { ...proposed(r, event), lines };
});

/** The consultations as they stand when the sheet goes on. */
function looked({ lines, initiator: unit }: BudgetRequest, { facts }: RequestEvent): Change {
  const now = lines.map((line) => refreshed(line, { unit, facts }));
  return now.every((line, at) => line === lines[at]) ? {} : { lines: now };
}

const submission: Fold = (r, event, rules: Rules) => {
  const decision = event.type === 'submission_decided' ? event.decision : null;
  return {
    ...proposed(r, event),
    ...looked(r, event),
    submitted: { ...passed(event), decision },
    submittedOn: r.submittedOn ?? rules.calendar.dateOf(event.at),
  };
};

const opinion = foldOf(['opine'], (r, { stage, text, lines = null, at, by }) =>
  isPerson(by)
    ? { opinions: [...r.opinions, { stage, text, lines, digest: sheetDigest(r.lines), at, by }] }
    : {},
);

export const draftingRecords = {
  /** Back with the section, it goes its whole way anew. */
  startDrafting: () => ({ handedIn: null, coordinated: null, submitted: null, forwarded: null }),
  linesPut,
  linesRemoved,
  linesRanked,
  opinion,
  handedIn: (r, event) => ({
    ...proposed(r, event),
    ...looked(r, event),
    handedIn: passed(event),
  }),
  coordinated: (r, event) => ({
    ...proposed(r, event),
    ...looked(r, event),
    coordinated: passed(event),
  }),
  submission,
  forwarded: (r, event) => ({ ...looked(r, event), forwarded: passed(event) }),
  withdrawn: () => ({ closedAs: 'withdrawn' }),
  notSubmitted: () => ({ closedAs: 'not_submitted' }),
} as const satisfies Record<string, Fold>;
