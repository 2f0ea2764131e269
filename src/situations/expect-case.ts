// The case itself: its step and outcome, its dates, the answers of its addressees, what it keeps.

import type { Json } from '../terms/case.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import { compare, type Finding, finding } from './finding.ts';
import type { Moments } from './moments.ts';
import { type Play, withIds } from './play.ts';
import type { Expectation, ReplyExpected } from './shape-expect.ts';
import type { View } from './view.ts';

type Due = string | null | undefined;

/** A date that is expected, missing, or not looked at. */
export function compareDue(
  path: Finding['path'],
  what: string,
  expected: Due,
  got: Instant | LocalDate | null,
  moments: Moments,
): Finding[] {
  if (expected === undefined) return [];
  const same = expected === null || got === null ? expected === got : moments.same(expected, got);
  return same ? [] : [finding(path, what, expected, got === null ? null : moments.show(got))];
}

/** The part of an addressee's reply that the consultation keeps and situations speak of. */
interface Reply {
  readonly status: string;
  readonly clock: { readonly dueOn: LocalDate; readonly stoppedAt: Instant | null } | null;
  readonly receivedAt: Instant | null;
  readonly overdueSince: Instant | null;
  readonly escalatedSince: Instant | null;
  readonly answer: { readonly kind: string; readonly reason?: string } | null;
}

function compareReply(
  unit: string,
  { due, ...expected }: ReplyExpected,
  reply: Reply | undefined,
  moments: Moments,
): Finding[] {
  const path = ['replies', unit];
  if (reply === undefined) return [finding(path, `reply of ${unit}`, 'asked', 'no addressee')];
  const { status, clock, answer } = reply;
  const got: Required<Omit<ReplyExpected, 'due'>> = {
    status,
    answer: answer?.kind ?? null,
    reason: answer?.reason ?? null,
    clock: clock === null ? 'none' : clock.stoppedAt === null ? 'running' : 'stopped',
    received: reply.receivedAt !== null,
    overdue: reply.overdueSince !== null,
    escalated: reply.escalatedSince !== null,
  };
  return [
    ...compare(path, `reply of ${unit}`, expected, got),
    ...compareDue([...path, 'due'], `due date of ${unit}`, due, clock?.dueOn ?? null, moments),
  ];
}

interface Kept {
  readonly submission?: number;
  readonly replies?: Readonly<Record<string, Reply>>;
}

export function expectCase(play: Play, expected: Expectation, { row }: View): Finding[] {
  const { moments } = play.world;
  const kept = row.context as Kept;
  const { step, outcome, number, branch, title, open, meetingOn } = expected;
  const addressees = expected.addressees?.toSorted();
  const fields = { step, outcome, number, branch, title, open, meetingOn, addressees };
  const got = {
    step: row.step,
    outcome: row.outcome,
    number: row.number,
    branch: kept.submission ?? 1,
    title: row.title,
    open: row.status === 'active',
    meetingOn: row.meetingOn,
    addressees: row.addressees.toSorted(),
  } as const;
  const names = Object.keys(fields) as (keyof typeof fields)[];
  const replies = Object.entries(expected.replies ?? {});
  const inner = withIds(play, (expected.kept ?? {}) as Json);
  return [
    ...names.flatMap((name) => compare([name], name, fields[name], got[name])),
    ...compareDue(['due'], 'due', expected.due, row.dueAt, moments),
    ...replies.flatMap(([unit, reply]) => compareReply(unit, reply, kept.replies?.[unit], moments)),
    ...compare(['kept'], 'kept', inner, row.context),
  ];
}
