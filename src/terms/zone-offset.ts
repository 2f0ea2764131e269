/**
 * Distance of a zone's wall clock from UTC, looked up in the time zone data and remembered.
 * Called by `units.ts` only; every other file asks there for dates and minutes.
 * A UTC day whose first and last millisecond have one offset is taken to keep it all day; a day
 * on which the clocks change is looked up for each instant.
 */

import { Temporal } from 'temporal-polyfill';

export const DAY_MS = 86_400_000;
const DAYS_REMEMBERED = 20_000;

/** Per zone: UTC day number to offset in ms, or null for a day on which the clocks change. */
const remembered = new Map<string, Map<number, number | null>>();

/** Offset in ms to add to UTC to get the wall clock of the zone at that instant. */
export function zoneOffsetMs(epochMs: number, zone: string): number {
  let days = remembered.get(zone);
  if (days === undefined) {
    days = new Map();
    remembered.set(zone, days);
  }
  const day = Math.floor(epochMs / DAY_MS);
  let known = days.get(day);
  if (known === undefined) {
    if (days.size >= DAYS_REMEMBERED) days.clear();
    known = steadyOffsetMs(day, zone);
    days.set(day, known);
  }
  return known ?? lookUpMs(epochMs, zone);
}

function steadyOffsetMs(day: number, zone: string): number | null {
  const first = lookUpMs(day * DAY_MS, zone);
  return first === lookUpMs((day + 1) * DAY_MS - 1, zone) ? first : null;
}

function lookUpMs(epochMs: number, zone: string): number {
  const there = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  return there.offsetNanoseconds / 1_000_000;
}

/**
 * Instant (ms) at which the zone's wall clock shows `wallMs`, given as if the wall were UTC.
 * A time the clocks skip counts as the same span after the change; of a repeated time the first.
 */
export function wallToEpochMs(wallMs: number, zone: string): number {
  const before = zoneOffsetMs(wallMs - DAY_MS, zone);
  const after = zoneOffsetMs(wallMs + DAY_MS, zone);
  if (before === after) return wallMs - before;
  if (zoneOffsetMs(wallMs - before, zone) === before) return wallMs - before;
  return zoneOffsetMs(wallMs - after, zone) === after ? wallMs - after : wallMs - before;
}
