// Every reason for which a consultation refuses a command, by name. A check sees the context, the
// event and the rules, and says null or why not. The machine names the checks of each transition.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import { missingField } from './check-draft.ts';
import { answerChecks } from './checks-answering.ts';
import { routes } from './checks-routing.ts';
import { settlingChecks } from './checks-settling.ts';
import type { Consultation, ConsultationEvent } from './context.ts';
import { readDraft } from './draft.ts';
import { addresseesOf, modeOf } from './parties.ts';

export type Check = (c: Consultation, event: ConsultationEvent, rules: Rules) => Refusal | null;

const generalChecks = {
  running: (c) => (c.hold === null ? null : refuse('on_hold', { reason: c.hold.reason })),

  held: (c) => (c.hold === null ? refuse('not_on_hold') : null),

  /** One person is never both proposer and decider. Source: rules.md 8.0, invariant 6. */
  notDrafter: (c, { by }) =>
    isPerson(by) && by.person === c.drafter.person ? refuse('four_eyes') : null,

  neverSubmitted: (c) => (c.submission === 0 ? null : refuse('submitted_already')),

  complete: (c, _event, rules) => missingField(rules.matter(c.matter, c.pinnedOn), c.content),

  readable: (c, event, rules) => {
    if (event.probe || (event.type !== 'revise' && event.type !== 'change_materially')) return null;
    const reading = readDraft(
      {
        matter: rules.matter(c.matter, c.pinnedOn),
        initiator: c.initiator,
        content: event.content ?? c.content,
        named: event.addressees ?? addresseesOf(c),
        emergency: c.emergency !== null,
        facts: event.facts,
        on: c.pinnedOn,
      },
      rules,
    );
    return isRefusal(reading) ? reading : null;
  },

  /** Recall is the sender's own: he takes back what the next seat has not acted on. */
  isSender: (c, { by }) =>
    isPerson(by) && by.unit !== c.initiator && by.as.unit !== c.initiator
      ? refuse('recall_not_sender')
      : null,

  neverAfterDecision: (c, event) =>
    c.submission === 0 || !c.received
      ? refuse('not_in_this_step', { step: 'drafting', command: event.type })
      : refuse('recall_after_decision'),

  beforeImplementation: (c) => (c.implementation === null ? null : refuse('withdraw_too_late')),

  windowKnown: (c, _event, rules) =>
    modeOf(c, rules).noticeWindow === undefined ? refuse('notice_not_known') : null,

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

const checks = { ...generalChecks, ...answerChecks, ...settlingChecks, ...routes };

export type CheckName = keyof typeof checks;

/** The first check that says no. */
export function firstRefusal(
  names: readonly CheckName[],
  c: Consultation,
  event: ConsultationEvent,
  rules: Rules,
): Refusal | null {
  for (const name of names) {
    const check: Check = checks[name];
    const refusal = check(c, event, rules);
    if (refusal !== null) return refusal;
  }
  return null;
}
