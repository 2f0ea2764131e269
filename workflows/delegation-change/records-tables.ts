// Changes of the context from the promulgation on: what the published rulebooks are asked to hold,
// what they answer, and what becomes of the rows.

import { isOfficesWakeUp, officesFollowed } from '../parts/offices.ts';
import { overseersIn } from '../parts/places.ts';
import type { Delegation, DelegationEvent, Pending } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { hearingsNow } from './records-stages.ts';

const asking = (what: Pending['for'], d: Delegation, { at }: DelegationEvent) => ({
  revision: d.revision + 1,
  pending: { for: what, since: at },
  faults: [],
  refusedOn: null,
});

const promulgation = foldOf(['promulgate'], (d, event) => {
  const { rule, number = null, article, url = null, by, at } = event;
  return {
    promulgation: { rule, number, article, url, at, by: 'person' in by ? by : null },
    left: d.proposal.rows.map(({ code }) => code),
    handleBy: null,
    handleLateSince: null,
    ...asking('promulgation', d, event),
  };
});

const published = foldOf(['amendment_published'], (_d, { versions }) => ({
  versions,
  pending: null,
  faults: [],
}));

/** What cannot be made now is asked for again on the next day, once the rows are in force. */
const refused = foldOf(['amendment_refused'], (d, { faults, at }, rules) => ({
  faults,
  refusedOn: d.pending?.for === 'entry' ? rules.calendar.dateOf(at) : null,
  abolition: d.pending?.for === 'abolition' ? null : d.abolition,
  pending: null,
}));

const superseded = foldOf(['superseded'], (d, { rows }) => ({
  left: d.left.filter((code) => !rows.includes(code)),
}));

/** Nothing left: a change that only ended rows has done all it was for. */
function howItEnds({ left, proposal, abolition }: Delegation): string {
  if (left.length === 0) return proposal.rows.length === 0 ? 'abolished' : 'revised';
  return abolition === null ? 'expired' : 'abolished';
}

/** Places that have not been asked yet follow their offices. */
const wakeUp: Fold = (d, event, rules) => {
  if (event.type !== 'timer') return {};
  if (!isOfficesWakeUp(event)) return { handleLateSince: event.at };
  const { facts } = event;
  const overseers = facts.overseers === undefined ? d.overseers : overseersIn(facts, d.initiator);
  const moved = { ...d, ...officesFollowed(d, rules), overseers };
  const { officesOn } = moved;
  return {
    officesOn,
    overseers,
    ...(d.submittedOn !== null && d.decision === null && { hearings: hearingsNow(moved, rules) }),
  };
};

export const tableRecords = {
  promulgation,
  published,
  refused,
  superseded,
  suspension: (d, event) => asking('suspension', d, event),
  entered: (d, event) => asking('entry', d, event),
  abolition: (d, event) =>
    event.type === 'abolish'
      ? {
          abolition: { on: event.on, reason: event.reason },
          ...asking('abolition', d, event),
        }
      : {},
  suspended: (_d, event) => ({
    closedAs: 'suspended',
    pending: null,
    left: [],
    versions: event.type === 'amendment_published' ? event.versions : [],
  }),
  ended: (d) => ({ closedAs: howItEnds(d) }),
  wakeUp,
} as const satisfies Record<string, Fold>;
