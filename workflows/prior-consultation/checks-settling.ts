// Checks of collecting, mediating, ruling, implementing.

import { isPerson } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Check } from './checks.ts';
import type { Consultation, ConsultationEvent } from './context.ts';
import { levelOf, rulingRule } from './ladder.ts';
import { addresseesOf, repliesOf } from './parties.ts';

const followUpIn =
  (state: 'open' | 'reported'): Check =>
  (c, event) => {
    if (event.probe) {
      return c.followUps.some((item) => item.state === state)
        ? null
        : refuse('unknown_follow_up', { followUp: '' });
    }
    const id = 'followUp' in event ? event.followUp : '';
    const item = c.followUps.find((one) => one.id === id);
    if (item === undefined) return refuse('unknown_follow_up', { followUp: id });
    return item.state === state
      ? null
      : refuse('follow_up_state', { followUp: id, state: item.state });
  };

/** The side for which a settlement is confirmed. */
export function sideOf(c: Consultation, event: ConsultationEvent): string | null {
  if (!isPerson(event.by)) return null;
  const unit = 'for' in event && event.for !== undefined ? event.for : event.by.as.unit;
  return unit === c.initiator || addresseesOf(c).includes(unit) ? unit : null;
}

const knownRuling = (
  c: Consultation,
  event: ConsultationEvent,
  rules: Parameters<Check>[2],
): Refusal | null => {
  if (event.probe || event.type !== 'rule') return null;
  const kinds = rulingRule(c, rules)?.kinds ?? [];
  if (kinds.some(({ code }) => code === event.ruling)) return null;
  const rulings = kinds.map(({ code, title }) => `${code} (${title})`).join(', ');
  return refuse('unknown_ruling', { ruling: event.ruling, rulings });
};

export const settlingChecks = {
  /** Silence is no consent: the secretariat may collect, but only once the silent ones are late. */
  nobodyInTime: (c, event, rules) => {
    const inTime = repliesOf(c).filter(
      ([, reply]) =>
        reply.status === 'asked' &&
        (reply.clock === null ||
          reply.clock.stoppedAt !== null ||
          event.at <= rules.calendar.endOfOffice(reply.clock.dueOn)),
    );
    const units = inTime.map(([unit]) => unit).join(', ');
    return inTime.length === 0 ? null : refuse('answers_outstanding', { units });
  },

  settlementProposed: (c) => (c.mediation?.settlement ? null : refuse('no_settlement_proposed')),

  notConfirmed: (c, event) => {
    const side = sideOf(c, event);
    if (side === null) return refuse('unknown_addressee', { unit: '' });
    return c.mediation?.settlement?.confirmed.includes(side) ? refuse('already_confirmed') : null;
  },

  /** The meeting's outcome moves the case up, unless it settled in vain or did not take the case. */
  notByMeeting: (c, _event, rules) => {
    if (c.mediation?.settlement?.by === null) return null;
    if (c.mediation?.agenda === null && c.mediation.carriedSince !== null) return null;
    const level = levelOf(c, rules);
    return level !== null && 'meeting' in level.by
      ? refuse('level_by_meeting', { meeting: level.by.meeting })
      : null;
  },

  rulesOnce: (c, event) => {
    if (!isPerson(event.by)) return null;
    const key = placeKey(event.by.as);
    const ruler = c.rulers.find(({ place }) => placeKey(place) === key);
    return ruler === undefined || ruler.ruling === null ? null : refuse('already_ruled');
  },

  knownRuling,

  rulingAllows: (c, _event, rules) => {
    const kind = rulingRule(c, rules)?.kinds.find(({ code }) => code === decidedRuling(c));
    return kind?.effect === 'stop' ? refuse('stopped_by_ruling', { ruling: kind.title }) : null;
  },

  followUpOpen: followUpIn('open'),
  followUpReported: followUpIn('reported'),

  /** The timer is accepted by the engine only while it is wanted; a machine takes what is left. */
  isWindowEnd: (_c, event) =>
    event.type === 'timer' && event.name === 'window' ? null : refuse('stale_wake_up'),

  atThisLevel: (c, event, rules) =>
    'level' in event && event.level === levelOf(c, rules)?.code ? null : refuse('stale_wake_up'),

  sessionSettled: (_c, event) =>
    event.type === 'level_outcome' && event.outcome === 'settled' ? null : refuse('stale_wake_up'),

  isReport: (_c, event) =>
    'level' in event && event.level === 'report' ? null : refuse('stale_wake_up'),

  ofThisSession: (c, event) =>
    'session' in event && event.session === c.mediation?.agenda?.session
      ? null
      : refuse('stale_wake_up'),
} as const satisfies Record<string, Check>;

/** The ruling that stands once all rulers agree, or the one above them has ruled. */
export function decidedRuling(c: Consultation): string | null {
  const first = c.rulers[0]?.ruling ?? null;
  return first !== null && c.rulers.every(({ ruling }) => ruling === first) ? first : null;
}
