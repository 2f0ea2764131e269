// Changes by the allotment (配当), by what is released of it, by reports and opinions.

import { isPerson } from '../../src/terms/actor.ts';
import { officesFollowed } from '../parts/offices.ts';
import { overseersIn } from '../parts/places.ts';
import { flowsOn } from './budget.ts';
import { type Fold, foldOf } from './fold.ts';
import { changeLines } from './lines.ts';
import { purseUnit } from './purse.ts';

/** Said again before the money flows, it takes the place of what was said. */
const allotment = foldOf(['allot'], (d, { at, by, withhold = [] }, rules) =>
  isPerson(by)
    ? {
        allotment: {
          ...{ at, by, withheld: withhold },
          flowsOn: flowsOn(d, rules.calendar.dateOf(at), rules),
        },
      }
    : {},
);

/** From now on there is money: all that was passed, and of it what is withheld. */
const flow: Fold = (d) => {
  const withheld = new Map((d.allotment?.withheld ?? []).map(({ line, amount }) => [line, amount]));
  return {
    lines: changeLines(d, ({ line, passed }) => ({
      allotted: passed,
      withheld: withheld.get(line) ?? 0,
    })),
  };
};

const release = foldOf(['release'], (d, event) => {
  const released = new Map(event.lines.map(({ line, amount }) => [line, amount]));
  return {
    lines: changeLines(d, ({ line, withheld }) => {
      const amount = released.get(line);
      return amount === undefined ? null : { withheld: withheld - amount };
    }),
  };
});

const report = foldOf(['report'], (d, event) => {
  const { at, by, on, committed, spent, text = null } = event;
  if (!isPerson(by)) return {};
  return {
    lines: changeLines(d, (line) => {
      if (line.line !== event.line) return null;
      const unit = purseUnit(d, line, event);
      const before = line.spending;
      return { spending: [...before, { at, by, unit, on, committed, spent, text }] };
    }),
  };
});

const account = foldOf(['set_account'], (d, event) => ({
  lines: changeLines(d, ({ line, entry }) =>
    line === event.line
      ? { entry: { ...entry, account: { ...entry.account, ...event.account } } }
      : null,
  ),
}));

const opinion = foldOf(['opine'], (d, { at, by, text, lines = null }) =>
  isPerson(by) ? { opinions: [...d.opinions, { at, by, text, lines }] } : {},
);

/** 繰越明許費: what the budget says later takes the place of what it said. */
const carryover = foldOf(['carryover_listed'], (d, event) => {
  const listed = new Map(event.lines.map(({ line, amount }) => [line, amount]));
  return {
    lines: changeLines(d, ({ line }) => {
      const carriable = listed.get(line);
      return carriable === undefined ? null : { carriable };
    }),
  };
});

const offices: Fold = (d, { facts }, rules) => ({
  ...officesFollowed(d, rules),
  ...(facts.overseers !== undefined && { overseers: overseersIn(facts, d.initiator) }),
});

export const allottingRecords = {
  allotment,
  flow,
  release,
  report,
  account,
  opinion,
  carryover,
  offices,
} as const satisfies Record<string, Fold>;
