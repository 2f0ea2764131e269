// Checks of whoever acts for somebody absent (代決, and a stance in his stead), in their order:
// is he absent, is it this person’s turn, is the matter barred, and can it not wait.
// Source: rules.md 4.3; 上田3条, 福岡消防2条.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { SeatPresence } from '../../src/terms/case.ts';
import { absenceWords, barringWords } from '../../src/terms/errors-decision.ts';
import { type Place, placeKey } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { cityTime, type Instant, parseInstant, parseTimeZone } from '../../src/terms/units.ts';
import { isAbsent, isPlaceAbsent } from './absence.ts';
import type { Check } from './check.ts';
import type { Decision, DecisionEvent, EventOf } from './context.ts';
import { tablesOf } from './places.ts';
import { isSpeaking } from './records-hearing.ts';
import {
  barredFromDeciding,
  deciderOf,
  failedConcurrences,
  instructionOf,
  mayTakeUp,
} from './way.ts';

const isActing = (event: DecisionEvent): event is EventOf<'decide_acting'> =>
  event.type === 'decide_acting';

/** Whoever speaks for a section acts for the place that was asked; else it is the decider. */
function absentPlace(d: Decision, event: DecisionEvent): Place | null {
  if (isSpeaking(event)) return isPerson(event.by) ? event.by.as : null;
  return deciderOf(d)?.place ?? null;
}

const seatsOf = (d: Decision, event: DecisionEvent): readonly SeatPresence[] => {
  const place = absentPlace(d, event);
  return place === null ? [] : (event.facts.presence?.[placeKey(place)] ?? []);
};

/** Of a probe it is not known whether he would call it urgent, or say that it was ordered. */
const said = (event: DecisionEvent) => ({
  urgent: 'urgency' in event && event.urgency !== undefined ? true : event.probe === true,
  ordered: isActing(event) && (event.probe === true || event.ordered !== undefined),
});

/** Who comes before the sender in the order and could act himself: he is there, and no proposer. */
function before(d: Decision, event: DecisionEvent, rules: Rules): string | null {
  const { by, at } = event;
  if (!isPerson(by)) return null;
  const order = seatsOf(d, event).find(({ seat }) => seat === by.actsFor)?.acting ?? [];
  const own = order.findIndex(({ seat }) => seat === by.seat);
  const { urgent } = said(event);
  const first = order
    .slice(0, Math.max(own, 0))
    .find(({ holders }) =>
      holders.some(
        (one) =>
          !isAbsent(one, urgent, at, rules) &&
          one.person !== by.person &&
          !barredFromDeciding(d).includes(one.person),
      ),
    );
  return first === undefined ? null : placeKey(first);
}

const orderedAt = (event: DecisionEvent): Instant | null =>
  isActing(event) && event.ordered !== undefined ? parseInstant(event.ordered.at) : null;

/**
 * A consent that was refused bars it whatever was ordered: the order knew nothing of it. The other
 * grounds are lifted by what the decider himself has put on record, never by what is said of it.
 */
function barred(d: Decision, rules: Rules): Refusal | null {
  if (failedConcurrences(d).length > 0) {
    return refuse('acting_barred', { ground: 'concurrence', ...barringWords.concurrence });
  }
  const authority = tablesOf(rules);
  if (instructionOf(d) !== null && authority.absence.acting.orderLiftsGrounds) return null;
  const raised = d.sentUp.map(({ ground }) => ground);
  const claimed = (d.content.grounds ?? []).filter(
    (code) => authority.findGround(code, d.pinnedOn)?.barsActing === true,
  );
  const [ground] = [...raised, ...claimed];
  if (ground === undefined) return null;
  const title = authority.findGround(ground, d.pinnedOn)?.title ?? ground;
  return refuse('acting_barred', { ground, ...barringWords.ground(title, ground) });
}

export const actingChecks = {
  isAbsent: (d, event, rules) => {
    const { urgent } = said(event);
    if (isPlaceAbsent(seatsOf(d, event), urgent, event.at, rules)) return null;
    const { definition } = tablesOf(rules).absence;
    return refuse('acting_not_absent', { definition, ...absenceWords[definition] });
  },

  actingTurn: (d, event, rules) => {
    const holders = before(d, event, rules);
    return holders === null ? null : refuse('acting_not_your_turn', { holders });
  },

  /** Source: 神戸市区会計管理者の専決規程2条 (「係長に事故がある場合は、この限りでない」). */
  notLapsed: (d) => {
    const taker = mayTakeUp(d);
    const title = deciderOf(d)?.title ?? '—';
    return taker === null
      ? null
      : refuse('acting_lapses', { title, holders: placeKey(taker.place) });
  },

  notBarred: (d, _event, rules) => barred(d, rules),

  cannotWait: (d, event, rules) => {
    const { needs } = tablesOf(rules).absence.acting;
    const { urgent, ordered } = said(event);
    const isEnough = needs === 'nothing' || urgent || ordered || instructionOf(d) !== null;
    return isEnough ? null : refuse('acting_needs_reason');
  },

  /** What is said of an order must at least be possible. */
  orderedMeanwhile: (d, event, { rulebook }) => {
    const ordered = orderedAt(event);
    if (ordered === null) return null;
    const zone = parseTimeZone(rulebook.calendar.timeZone);
    const at = cityTime(ordered, zone);
    if (ordered > event.at) return refuse('order_in_future', { at });
    if (ordered >= d.openedAt) return null;
    return refuse('order_before_opening', { at, openedAt: cityTime(d.openedAt, zone) });
  },
} as const satisfies Record<string, Check>;
