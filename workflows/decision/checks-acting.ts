// Checks of an acting decision (代決), in the order in which they are asked: is the decider absent,
// is it this person's turn, is the matter barred, and can it not wait.
// Source: rules.md 4.3; 上田3条, 福岡消防2条.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { SeatPresence } from '../../src/terms/case.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { type Instant, parseInstant } from '../../src/terms/units.ts';
import { isPlaceAbsent } from './absence.ts';
import type { Check } from './check.ts';
import type { Decision, DecisionEvent, EventOf } from './context.ts';
import { tablesOf } from './places.ts';
import { deciderOf, failedConcurrences } from './way.ts';
import { absenceWords, failedConcurrence } from './words-absence.ts';

const isActing = (event: DecisionEvent): event is EventOf<'decide_acting'> =>
  event.type === 'decide_acting';

const seatsOf = (d: Decision, { facts }: DecisionEvent): readonly SeatPresence[] => {
  const decider = deciderOf(d);
  return decider === null ? [] : (facts.presence?.[placeKey(decider.place)] ?? []);
};

/** Of a probe it is not known whether he would call it urgent, or say that it was ordered. */
const said = (event: DecisionEvent) => ({
  urgent: isActing(event) && (event.probe === true || event.urgency !== undefined),
  ordered: isActing(event) && (event.probe === true || event.ordered !== undefined),
});

/** Who comes before the sender in the order and could act himself: he is there, and no proposer. */
function before(d: Decision, event: DecisionEvent): string | null {
  const { by } = event;
  if (!isPerson(by)) return null;
  const order = seatsOf(d, event).find(({ seat }) => seat === by.actsFor)?.acting ?? [];
  const own = order.findIndex(({ seat }) => seat === by.seat);
  const first = order
    .slice(0, Math.max(own, 0))
    .find(({ holders }) =>
      holders.some(
        ({ person, away }) =>
          away === null && person !== by.person && !d.proposers.includes(person),
      ),
    );
  return first === undefined ? null : placeKey(first);
}

const orderedAt = (event: DecisionEvent): Instant | null =>
  isActing(event) && event.ordered !== undefined ? parseInstant(event.ordered.at) : null;

/** A consent that was refused bars it whatever was ordered: the order knew nothing of it. */
function barred(d: Decision, event: DecisionEvent, rules: Rules): Refusal | null {
  if (failedConcurrences(d).length > 0) {
    return refuse('acting_barred', { ground: 'concurrence', ...failedConcurrence });
  }
  const authority = tablesOf(rules);
  if (said(event).ordered && authority.absence.acting.orderLiftsGrounds) return null;
  const raised = d.sentUp.map(({ ground }) => ground);
  const claimed = (d.content.grounds ?? []).filter(
    (code) => authority.findGround(code, d.pinnedOn)?.barsActing === true,
  );
  const [ground] = [...raised, ...claimed];
  if (ground === undefined) return null;
  const title = authority.findGround(ground, d.pinnedOn)?.title ?? ground;
  return refuse('acting_barred', { ground, inJapanese: title, inEnglish: title });
}

export const actingChecks = {
  deciderAbsent: (d, event, rules) => {
    const urgent = said(event).urgent;
    if (isPlaceAbsent(seatsOf(d, event), urgent, event.at, rules)) return null;
    const { definition } = tablesOf(rules).absence;
    return refuse('acting_not_absent', { definition, ...absenceWords[definition] });
  },

  actingTurn: (d, event) => {
    const holders = before(d, event);
    return holders === null ? null : refuse('acting_not_your_turn', { holders });
  },

  notBarred: (d, event, rules) => barred(d, event, rules),

  cannotWait: (_d, event, rules) => {
    const { needs } = tablesOf(rules).absence.acting;
    const { urgent, ordered } = said(event);
    return needs === 'nothing' || urgent || ordered ? null : refuse('acting_needs_reason');
  },

  orderedBefore: (_d, event) => {
    const at = orderedAt(event);
    return at === null || at <= event.at ? null : refuse('order_in_future', { at });
  },
} as const satisfies Record<string, Check>;
