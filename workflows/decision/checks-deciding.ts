// Checks of deciding: what was seen, what it rests on, whom it may go up to.

import { findGround } from '../../src/rules/authority/check-question.ts';
import { nextAbove } from '../../src/rules/authority/ladder.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { isRefusal, refuse } from '../../src/terms/refusal.ts';
import type { Check } from './check.ts';
import { checkConsulted } from './linked.ts';
import { tablesOf } from './places.ts';
import { checkServed, checkServedBy, checkServedSame } from './served.ts';
import { deciderOf } from './way.ts';

export const decidingChecks = {
  /** Nobody decides what he has not seen. */
  asSeen: (d, event) =>
    event.probe || !('digest' in event) || event.digest === d.digest
      ? null
      : refuse('content_changed', { version: d.contentVersion }),

  consulted: (d, event, rules) => checkConsulted(d, event, rules),

  servedWaits: (d, event) => checkServed(d, event),

  servedSame: (d, event) => checkServedSame(d, event),

  /** Neither does whoever asked for the money: nobody decides what he proposed elsewhere. */
  notAskedByHim: (d, { by }) =>
    isPerson(by) && d.served?.proposers?.includes(by.person) ? refuse('four_eyes') : null,

  /** The consultation looks again: it may wait for somebody else by the time that it is told. */
  servedByAsked: (d, event, rules) => checkServedBy(d, event, rules),

  knownGround: (d, event, rules) => {
    if (event.probe || event.type !== 'send_up') return null;
    const ground = findGround(event.ground, d.pinnedOn, tablesOf(rules));
    return isRefusal(ground) ? ground : null;
  },

  hasHigher: (d) => {
    const decider = deciderOf(d);
    const { ladder = [] } = d.competence ?? {};
    const above = decider === null ? null : nextAbove(ladder, decider.level);
    return above === null ? refuse('no_rank_above', { title: decider?.title ?? '—' }) : null;
  },

  laterDate: (_d, event, rules) =>
    !event.probe && event.type === 'hold' && event.until <= rules.calendar.dateOf(event.at)
      ? refuse('hold_needs_later_date', { on: event.until })
      : null,
} as const satisfies Record<string, Check>;
