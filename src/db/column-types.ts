// How PostgreSQL's columns become values: instants and dates are the text types of terms/units.ts,
// never Date objects, which shift a date by the zone of the machine. Called by `open.ts` only.

import pg from 'pg';
import type { Instant } from '../terms/units.ts';

const OID = { int8: 20, date: 1082, timestamptz: 1184 } as const;

/** The session's zone is UTC, so the text is `2026-12-22 00:00:00[.ffffff]+00`, or `infinity`. */
const readInstant = (text: string): Instant | 'infinity' => {
  if (text === 'infinity') return text;
  const iso = `${text.slice(0, 10)}T${text.slice(11, 19)}`;
  const fraction = text[19] === '.' ? text.slice(20, text.indexOf('+', 20)) : '';
  return `${iso}.${fraction.padEnd(3, '0').slice(0, 3)}Z` as Instant;
};

const parsers = new Map<number, (text: string) => unknown>([
  [OID.int8, Number],
  [OID.date, (text) => text],
  [OID.timestamptz, readInstant],
]);

export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format),
};
