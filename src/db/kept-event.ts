// An event as the history keeps it: without its type and time, which are columns beside it, and
// without the right that was used where it is the seat's own. Entries written before this was left
// out still hold all of it, and read the same.

import type { By, Standing } from '../terms/actor.ts';
import type { CaseEvent } from '../terms/case.ts';
import type { Instant } from '../terms/units.ts';

/** `as` is missing where it is the unit and the role of the seat. */
type KeptBy = (Omit<Standing, 'as'> & Partial<Pick<Standing, 'as'>>) | Exclude<By, Standing>;

export type KeptEvent = Pick<CaseEvent, 'facts'> & {
  readonly by: KeptBy;
  readonly [field: string]: unknown;
};

function keptBy(by: By): KeptBy {
  if (!('person' in by)) return by;
  const { as, ...rest } = by;
  return as.unit === by.unit && as.role === by.role ? rest : by;
}

const byOf = (by: KeptBy): By =>
  'person' in by ? { ...by, as: by.as ?? { unit: by.unit, role: by.role } } : by;

export const keptEvent = ({ type: _type, at: _at, by, ...fields }: CaseEvent): KeptEvent => ({
  ...fields,
  by: keptBy(by),
});

interface KeptRow {
  readonly type: string;
  readonly at: Instant;
  readonly event: KeptEvent;
}

/** A row of the history with its event as the machine received it. */
export const withEvent = <Row extends KeptRow>({ event, ...row }: Row) => {
  const { type, at } = row;
  const whole: CaseEvent = { ...event, type, at, by: byOf(event.by) };
  return { ...row, event: whole };
};
