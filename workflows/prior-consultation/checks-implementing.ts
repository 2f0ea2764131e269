// Checks of implementing: what the outcome permits, and the follow-ups of accepted conditions.

import { refuse } from '../../src/terms/refusal.ts';
import type { Check } from './check.ts';
import type { FollowUp } from './context.ts';
import { rulingRule } from './ladder.ts';
import { permitsMeasure } from './outcomes.ts';
import { modeOf } from './parties.ts';
import { decidedRuling } from './rulings.ts';

const followUpIn =
  (state: FollowUp['state']): Check =>
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

export const implementingChecks = {
  /** Where the mode ends with the answers, there is nothing to decide and nothing to drop. */
  hasImplementation: (c, _event, rules) =>
    modeOf(c, rules).implementation ? null : refuse('no_implementation'),

  permitted: (c, _event, rules) => {
    if (permitsMeasure(c.outcome)) return null;
    const kind = rulingRule(c, rules)?.kinds.find(({ code }) => code === decidedRuling(c));
    return kind === undefined
      ? refuse('unsettled_not_implemented')
      : refuse('stopped_by_ruling', { ruling: kind.title });
  },

  followUpOpen: followUpIn('open'),
  followUpReported: followUpIn('reported'),
} as const satisfies Record<string, Check>;
