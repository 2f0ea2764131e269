/**
 * Turns planned steps, answers and refusals into rows: the only writer of cases. Work items, timers
 * and lines are what the stored state says; only the difference between the state that was loaded
 * and the last planned one is written.
 */
import type { BatchRows, ItemRow, MovedCase } from '../db/batch-parts.ts';
import { keptEvent } from '../db/kept-event.ts';
import { newId } from '../db/new-id.ts';
import type { Duty, TimerWish } from '../terms/case.ts';
import type { Instant } from '../terms/units.ts';
import type { NumberRequest } from '../terms/workflow.ts';
import { type Course, lastStep, seenVersion } from './course.ts';
import { type LineChanges, lineChanges } from './lines.ts';
import { type Step, wantsOf } from './plan.ts';

/** Timers due within this time ring the bell of the delivery; it finds the others by itself. */
const BELL_AHEAD_MS = 3_600_000;

const itemKey = ({ unit, role, act, about }: Omit<ItemRow, 'caseId' | 'city'>): string =>
  [unit, role, act, about].join('\0');

/** Work items of a list of duties, one a place, act and addressee: the earliest date counts. */
export function itemsOf(duties: readonly Duty[], openedAt: Instant) {
  const items = new Map<string, Omit<ItemRow, 'caseId' | 'city'>>();
  for (const { place, act, about, dueAt } of duties) {
    const item = {
      ...place,
      act,
      about: about ?? '',
      dueAt: dueAt ?? 'infinity',
      openedAt,
    } as const;
    const key = itemKey(item);
    const known = items.get(key);
    if (known === undefined || item.dueAt < known.dueAt) items.set(key, item);
  }
  return items;
}

/** Timers by name; of two wishes of one name the earlier counts. */
export function timersOf(wishes: readonly TimerWish[]): Map<string, Instant> {
  const timers = new Map<string, Instant>();
  for (const { name, dueAt } of wishes) {
    const known = timers.get(name);
    if (known === undefined || dueAt < known) timers.set(name, dueAt);
  }
  return timers;
}

function addItems(rows: BatchRows, course: Course, before: readonly Duty[], after: Step): void {
  const { id: caseId, city } = course;
  const old = itemsOf(before, after.event.at);
  for (const [key, item] of itemsOf(after.duties, after.event.at)) {
    if (old.get(key)?.dueAt !== item.dueAt) rows.items.push({ caseId, city, ...item });
    old.delete(key);
  }
  for (const { unit, role, act, about } of old.values()) {
    rows.itemsGone.push({ caseId, unit, role, act, about });
  }
}

function addTimers(rows: BatchRows, course: Course, before: readonly TimerWish[], after: Step) {
  const { id: caseId } = course;
  const old = timersOf(before);
  for (const [name, dueAt] of timersOf(after.timers)) {
    if (old.get(name) !== dueAt) rows.timers.push({ caseId, name, dueAt });
    old.delete(name);
  }
  for (const name of old.keys()) rows.timersGone.push({ caseId, name });
}

function changedLines({ id, loaded, before, procedure }: Course, after: Step): LineChanges | null {
  const old = loaded === null ? null : { bound: before.bound, stored: loaded.stored };
  return lineChanges(id, old, { bound: procedure.bound, stored: after.stored });
}

function addLines(rows: BatchRows, changes: LineChanges | null): void {
  if (changes === null) return;
  rows.lines.push(...changes.put);
  rows.linesMoved.push(...changes.moved);
  rows.linesGone.push(...changes.gone);
}

/** By the text around the serial: whatever a rulebook changes, equal texts share one count. */
const seriesOf = ({ prefix, suffix }: NumberRequest): string => `${prefix}{serial}${suffix}`;

function addCase(rows: BatchRows, course: Course, last: Step): void {
  const { stored, summary, stuck, event } = last;
  const { id, city, name, rulebookId, loaded } = course;
  const { claim, ...listed } = summary;
  const state: Omit<MovedCase, 'seen'> = {
    ...listed,
    ...stored,
    id,
    version: seenVersion(course) + course.steps.length,
    stuck,
    ...(claim !== undefined && { uniqueKey: claim.key }),
    movedAt: event.at,
    closedAt: stored.status === 'done' ? event.at : null,
    rulebookId,
  };
  if (loaded !== null) rows.moves.push({ ...state, seen: loaded.version });
  else rows.opens.push({ ...state, city, procedure: name, openedAt: event.at });
  if (course.wish !== null) {
    const series = seriesOf(course.wish);
    rows.numbers.push({ caseId: id, city, ...course.wish, series, ordinal: rows.numbers.length });
  }
}

function addHistory(rows: BatchRows, course: Course): void {
  const caseId = course.id;
  for (const [index, { event, summary, effects }] of course.steps.entries()) {
    const { at, type } = event;
    const version = seenVersion(course) + index + 1;
    rows.entries.push({ caseId, version, at, type, event: keptEvent(event), step: summary.step });
    for (const [ordinal, body] of effects.entries()) {
      const { kind } = body;
      rows.effects.push({ id: newId(at), caseId, version, ordinal, kind, body, dueAt: at });
    }
  }
}

/**
 * Adds all that a course changes; one without a step changes nothing. The workflow is asked
 * before the first row is added: when it throws, nothing of the course is among the rows.
 */
export function addCourse(rows: BatchRows, course: Course): void {
  const last = lastStep(course);
  if (last === undefined) return;
  const before =
    course.loaded === null
      ? { duties: [], timers: [] }
      : wantsOf(course.before.bound, course.loaded.stored);
  const lines = changedLines(course, last);
  addCase(rows, course, last);
  addHistory(rows, course);
  addItems(rows, course, before.duties, last);
  addTimers(rows, course, before.timers, last);
  addLines(rows, lines);
}

/** Whether the delivery should look now. */
export function ringsBell(rows: BatchRows, now: Instant): boolean {
  const soon = Date.parse(now) + BELL_AHEAD_MS;
  return rows.effects.length > 0 || rows.timers.some(({ dueAt }) => Date.parse(dueAt) <= soon);
}
