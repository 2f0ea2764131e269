// Which unit stands behind an office on a date, and when that changes. Open cases follow the date:
// what lies with an office must not stay with a unit that is no more.

import type { Rulebook } from '../terms/rulebook.ts';
import { type LocalDate, parseLocalDate } from '../terms/units.ts';

export type Office = Rulebook['organisation']['offices'][number];

export interface Offices {
  /** The last entry that has begun, also when it has ended; before all of them the first. */
  holding(code: string, on: LocalDate): Office | undefined;
  /** The next date after `on` on which an office passes to another unit. */
  nextMove(on: LocalDate): LocalDate | null;
}

export function bindOffices(entries: readonly Office[]): Offices {
  const inOrder = [...entries].sort((a, b) => (a.inForceOn < b.inForceOn ? -1 : 1));
  const moves = inOrder
    .filter((entry, index) => {
      const before = inOrder.slice(0, index).findLast(({ code }) => code === entry.code);
      return before !== undefined && before.unit !== entry.unit;
    })
    .map(({ inForceOn }) => parseLocalDate(inForceOn));
  return {
    holding: (code, on) => {
      const same = inOrder.filter((entry) => entry.code === code);
      return same.findLast(({ inForceOn }) => inForceOn <= on) ?? same[0];
    },
    nextMove: (on) => moves.find((date) => date > on) ?? null,
  };
}
