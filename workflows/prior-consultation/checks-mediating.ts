// Checks of collecting, mediating and ruling.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { refuse } from '../../src/terms/refusal.ts';
import type { Instant } from '../../src/terms/units.ts';
import type { Check } from './check.ts';
import type { Consultation, Reply } from './context.ts';
import { levelOf, rulingRule } from './ladder.ts';
import { repliesOf } from './parties.ts';
import { sideOf } from './sides.ts';

/**
 * May still act within its own time: to answer, or to demand that it is asked. A question stops the
 * clock; one that comes late gives no time back.
 */
function isInTime(reply: Reply, at: Instant, rules: Rules): boolean {
  if (reply.status === 'notified') return true;
  if (reply.status !== 'asked' || reply.clock === null) return false;
  const { stoppedAt, dueOn } = reply.clock;
  return (stoppedAt ?? at) <= rules.calendar.endOfOffice(dueOn);
}

/** A meeting's level is its own, unless it has spoken, lost the case or never came to be. */
export function isLeftToHands(c: Consultation): boolean {
  if (c.mediation === null || c.mediation.met) return true;
  const { agenda, carriedSince } = c.mediation;
  return agenda === null && (carriedSince !== null || c.handleLateSince !== null);
}

export const mediatingChecks = {
  /** Silence is no consent: the secretariat may collect, but only once the silent ones are late. */
  nobodyInTime: (c, event, rules) => {
    const inTime = repliesOf(c).filter(([, reply]) => isInTime(reply, event.at, rules));
    const units = inTime.map(([unit]) => unit).join(', ');
    return inTime.length === 0 ? null : refuse('answers_outstanding', { units });
  },

  settlementProposed: (c) => (c.mediation?.settlement ? null : refuse('no_settlement_proposed')),

  notConfirmed: (c, event, rules) => {
    const side = sideOf(c, event, rules);
    if (side === null) return event.probe ? null : refuse('which_addressee');
    return c.mediation?.settlement?.confirmed.includes(side) ? refuse('already_confirmed') : null;
  },

  notByMeeting: (c, _event, rules) => {
    const level = levelOf(c, rules);
    return level !== null && 'meeting' in level.by && !isLeftToHands(c)
      ? refuse('level_by_meeting', { meeting: level.by.meeting })
      : null;
  },

  /** Two who must agree are two: nobody rules twice in a round, from whatever seat. */
  rulesOnce: (c, { by }) => {
    if (!isPerson(by)) return null;
    if (c.decided.ruling.includes(by.person)) return refuse('already_ruled');
    const key = placeKey(by.as);
    const ruler = c.rulers.find(({ place }) => placeKey(place) === key);
    return ruler === undefined || ruler.ruling === null ? null : refuse('already_ruled');
  },

  knownRuling: (c, event, rules) => {
    if (event.probe || event.type !== 'rule') return null;
    const kinds = rulingRule(c, rules)?.kinds ?? [];
    if (kinds.some(({ code }) => code === event.ruling)) return null;
    const rulings = kinds.map(({ code, title }) => `${code} (${title})`).join(', ');
    return refuse('unknown_ruling', { ruling: event.ruling, rulings });
  },

  /** What a session says about an earlier placement is out of date, however late it arrives. */
  atThisPlacement: (c, event) =>
    'level' in event && event.level === c.mediation?.placement ? null : refuse('stale_wake_up'),

  /** Until the case has heard of its placement, any session may be the one. */
  ofThisSession: (c, event) => {
    const { placement = null, agenda = null } = c.mediation ?? {};
    if (event.type !== 'agenda_accepted' || event.level !== placement) {
      return refuse('stale_wake_up');
    }
    return agenda === null || agenda.session === event.session ? null : refuse('stale_wake_up');
  },

  byMeeting: (c, _event, rules) => {
    const level = levelOf(c, rules);
    return level !== null && 'meeting' in level.by ? null : refuse('level_by_no_meeting');
  },

  offAgenda: (c) =>
    c.mediation?.placement === null && !c.mediation.met ? null : refuse('placed_already'),

  sessionSettled: (_c, event) =>
    event.type === 'level_outcome' && event.outcome === 'settled' ? null : refuse('stale_wake_up'),

  isReport: (_c, event) =>
    'level' in event && event.level === 'report' ? null : refuse('stale_wake_up'),
} as const satisfies Record<string, Check>;
