// Changes at the year's end (年度末): what becomes of each line, who confirms it, and the end.

import { closingAmount, lapsedOf } from '../../src/rules/budget/year-end.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { type Fold, foldOf } from './fold.ts';
import { changeLines } from './lines.ts';

/** Said again before it is confirmed, it takes the place of what was said. */
const closings = foldOf(['close_lines'], (d, event) => {
  const { at, by } = event;
  if (!isPerson(by)) return {};
  const said = new Map(event.lines.map((one) => [one.line, one]));
  return {
    proposers: d.proposers.includes(by.person) ? d.proposers : [...d.proposers, by.person],
    lines: changeLines(d, (line) => {
      const closing = said.get(line.line);
      if (closing === undefined) return null;
      const { outcome, reason = null } = closing;
      const amount = closingAmount(line, closing);
      const lapsed = lapsedOf(line, closing);
      return { yearEnd: { at, by, outcome, amount, lapsed, reason, confirmed: null } };
    }),
  };
});

const confirmed = foldOf(['confirm_close'], (d, event) => {
  const { at, by } = event;
  if (!isPerson(by)) return {};
  return {
    lines: changeLines(d, ({ line, yearEnd }) =>
      event.lines.includes(line) && yearEnd !== null
        ? { yearEnd: { ...yearEnd, confirmed: { at, by } } }
        : null,
    ),
  };
});

const returned = foldOf(['return_close'], (d, event) => ({
  lines: changeLines(d, ({ line }) => (event.lines.includes(line) ? { yearEnd: null } : null)),
}));

export const closingRecords = {
  closings,
  confirmed,
  returned,
  ending: () => ({ isEnding: true }),
  closed: () => ({ outcome: 'closed' }),
} as const satisfies Record<string, Fold>;
