import type { Rules } from '../../src/rules/bound-rules.ts';
import type { CaseSummary } from '../../src/terms/case.ts';
import type { Place, UnitCode } from '../../src/terms/ids.ts';
import type { NumberRequest } from '../../src/terms/workflow.ts';
import { issueNumber } from '../parts/numbering.ts';
import type { Delegation } from './context.ts';
import { dutiesOf } from './duties.ts';
import { hand, resolve, schemeOf } from './places.ts';
import { endOf } from './proposal.ts';

const unitsOf = (places: readonly Place[]): UnitCode[] => [
  ...new Set(places.map(({ unit }) => unit)),
];

/** Its proposer and the secretariat always; everybody with a part in it once it is submitted. */
function readersOf(d: Delegation, rules: Rules): UnitCode[] {
  const own = [d.initiator, ...unitsOf(hand('supervise', d, rules))];
  if (d.submittedOn === null) return [...new Set(own)];
  const stages = (['propose', 'review', 'decide', 'promulgate'] as const).flatMap((stage) =>
    hand(stage, d, rules),
  );
  const { meeting } = schemeOf(d, rules);
  const held = meeting === undefined ? undefined : rules.meeting(meeting, d.pinnedOn);
  const meetings = held === undefined ? [] : resolve([...held.chair, ...held.secretary], d, rules);
  const heard = d.hearings.map(({ place }) => place);
  return [...new Set([...own, ...unitsOf([...stages, ...heard, ...meetings])])];
}

/** The day for which it waits, while it waits for no hand. */
function dayAwaited(d: Delegation, step: string) {
  if (step === 'awaiting') return d.proposal.inForceOn;
  return step === 'in_force' ? endOf(d) : null;
}

export function summaryOf(d: Delegation, step: string, isOpen: boolean, rules: Rules): CaseSummary {
  const dues = isOpen ? dutiesOf(d, step, rules).flatMap(({ dueAt }) => dueAt ?? []) : [];
  const day = isOpen ? dayAwaited(d, step) : null;
  return {
    title: d.proposal.title,
    step,
    outcome: d.closedAs,
    matter: d.scheme,
    initiator: d.initiator,
    addressees: unitsOf(d.hearings.map(({ place }) => place)),
    fiscalYear: rules.calendar.fiscalYearOf(d.pinnedOn),
    dueAt: dues.toSorted()[0] ?? (day === null ? null : rules.calendar.startOfDay(day)),
    meetingOn: d.agenda?.session?.on ?? null,
    readers: readersOf(d, rules),
  };
}

/** A number is due from the first submission. */
export const numberOf = (d: Delegation, rules: Rules): NumberRequest | null =>
  d.submittedOn === null
    ? null
    : issueNumber('delegation_change', d.initiator, d.submittedOn, rules);
