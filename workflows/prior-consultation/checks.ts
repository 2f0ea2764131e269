// Every reason for which a consultation refuses a command, by name. The machine names the checks of
// each transition.

import { missingField } from '../../src/rules/fields.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { isRefusal, refuse } from '../../src/terms/refusal.ts';
import { addCalendarDays } from '../../src/terms/units.ts';
import type { Check } from './check.ts';
import { answerChecks } from './checks-answering.ts';
import { implementingChecks } from './checks-implementing.ts';
import { mediatingChecks } from './checks-mediating.ts';
import { routes } from './checks-routing.ts';
import { addresseesOf, hand, modeOf } from './parties.ts';
import { contentAfter, readAgain, rewrites } from './read-draft.ts';
import { holdsOneOf, type Side, sideTaken, speakerOf } from './sides.ts';

const barring: Readonly<Record<Side, readonly Side[]>> = {
  initiator: ['addressee'],
  addressee: ['initiator'],
  ruling: ['initiator', 'addressee'],
};

const generalChecks = {
  running: (c) => (c.hold === null ? null : refuse('on_hold', { reason: c.hold.reason })),

  held: (c) => (c.hold === null ? refuse('not_on_hold') : null),

  /**
   * Nobody is proposer and decider of one case, from whatever seat; nor does he answer it for the
   * other side. Source: rules.md 8.0, invariant 6.
   */
  fourEyes: (c, event) => {
    const by = speakerOf(event);
    return isPerson(by) && c.proposers.includes(by.person) ? refuse('four_eyes') : null;
  },

  /** A decision of its own speaks for a side only when that side's own hand has made it. */
  madeByItsHand: (c, event, rules) => {
    if (!('decidedBy' in event)) return null;
    const places =
      event.type === 'answer_decided'
        ? hand('answer', c, rules, event.for)
        : hand('approve', c, rules);
    return holdsOneOf(places, event.decidedBy.as)
      ? null
      : refuse('served_by_other_seat', { holders: places.map(placeKey).join(', ') });
  },

  /** Whoever has decided for one side decides neither for the other nor above both. */
  oneSide: (c, event, rules) => {
    const by = speakerOf(event);
    const side = sideTaken(c, event, rules);
    if (side === null || !isPerson(by)) return null;
    return barring[side].some((other) => c.decided[other].includes(by.person))
      ? refuse('four_eyes')
      : null;
  },

  /** Chooses the way of a change: who proposes the case never decides on it by himself. */
  byNoDecider: (c, { by }, rules) =>
    isPerson(by) && !c.proposers.includes(by.person) && holdsOneOf(hand('decide', c, rules), by.as)
      ? refuse('not_in_this_step')
      : null,

  /** One year at a time, and not before the last day of the present one. */
  yearFollows: (c, event, rules) => {
    if (event.probe || event.type !== 'carry_over') return null;
    const { fiscalYear } = event;
    const next = c.fiscalYear + 1;
    if (fiscalYear !== next) return refuse('carry_over_other_year', { year: fiscalYear, next });
    const today = rules.calendar.dateOf(event.at);
    const tomorrow = rules.calendar.fiscalYearOf(addCalendarDays(today, 1));
    return fiscalYear <= tomorrow ? null : refuse('carry_over_too_early', { year: fiscalYear });
  },

  neverSubmitted: (c) => (c.submission === 0 ? null : refuse('submitted_already')),

  complete: (c, event, rules) =>
    event.probe && event.type !== 'submit'
      ? null
      : missingField(
          rules.matter(c.matter, c.pinnedOn).fields ?? [],
          contentAfter(c, event).fields ?? {},
        ),

  readable: (c, event, rules) => {
    if (event.probe || !rewrites(event)) return null;
    const reading = readAgain(c, event, rules);
    return isRefusal(reading) ? reading : null;
  },

  nothingToRecall: () => refuse('nothing_to_recall'),

  /** Recall is the sender's own: his unit takes back what the next seat has not acted on. */
  isSender: (c, { by }) =>
    isPerson(by) && c.sentFrom !== null && by.as.unit !== c.sentFrom.unit
      ? refuse('recall_not_sender')
      : null,

  /** Where no approval is asked for, the secretariat is the next to act. */
  notApproved: (c, _event, rules) =>
    modeOf(c, rules).approval ? refuse('recall_after_decision') : null,

  neverRecalled: (c, _event, rules) =>
    refuse(modeOf(c, rules).approval ? 'recall_after_decision' : 'recall_too_late'),

  /** A measure once decided, in whatever round, stays decided; so does what has no other end. */
  beforeImplementation: (c, _event, rules) => {
    const rounds = [c, ...c.pastRounds];
    const isDecided = rounds.some(({ implementation }) => implementation !== null);
    const isFinal = c.outcome !== null && !modeOf(c, rules).implementation;
    return isDecided || isFinal ? refuse('withdraw_too_late') : null;
  },

  windowKnown: (c, _event, rules) =>
    modeOf(c, rules).noticeWindow === undefined ? refuse('notice_not_known') : null,

  /** Kinds are not looked up for a probe, which names no unit. */
  newAddressee: (c, event, rules) => {
    if (event.probe || event.type !== 'add_addressee') return null;
    const { unit } = event;
    if (addresseesOf(c).includes(unit)) return refuse('already_addressee', { unit });
    if (unit === c.initiator) return refuse('consults_itself', { unit });
    const kind = event.facts.kinds?.[unit];
    if (kind === undefined) {
      return refuse('unknown_unit', { unit, on: rules.calendar.dateOf(event.at) });
    }
    return modeOf(c, rules).to.includes(kind)
      ? null
      : refuse('not_a_party', { unit, side: 'addressee' });
  },
} as const satisfies Record<string, Check>;

export const checks: Readonly<Record<CheckName, Check>> = {
  ...generalChecks,
  ...answerChecks,
  ...mediatingChecks,
  ...implementingChecks,
  ...routes,
};

export type CheckName =
  | keyof typeof generalChecks
  | keyof typeof answerChecks
  | keyof typeof mediatingChecks
  | keyof typeof implementingChecks
  | keyof typeof routes;
