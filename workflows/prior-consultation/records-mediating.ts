// Changes of the context while a disagreement is settled: conditions, settlements, and how a level
// is left.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { owedAfterLadder } from './conditions.ts';
import type { Consultation, ConsultationEvent, LevelRecord, Settlement } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { concludeAs, noHand, startStep } from './handling.ts';
import { levelOf, mediators } from './ladder.ts';
import { dissenters, waitingUnits, weighing } from './parties.ts';
import { inMediation } from './records-agenda.ts';
import { sideOf } from './sides.ts';

type Event = ConsultationEvent;

const noteOf = (event: Event): string | null => {
  if ('reason' in event && event.reason !== undefined) return event.reason;
  return 'minutes' in event && event.minutes !== undefined ? event.minutes : null;
};

const leaveLevel =
  (outcome: LevelRecord['outcome']): Fold =>
  (c, event, rules) => {
    const level = levelOf(c, rules);
    if (level === null) return noHand;
    const meanwhile = c.mediation?.unsettled ?? null;
    const note = meanwhile === null ? noteOf(event) : meanwhile.note;
    const left = { level: level.code, outcome, at: event.at, note };
    return { ...noHand, levels: [...c.levels, left], mediation: null };
  };

/** Whether the sender speaks as the level itself, which mediates by its places. */
const isMediator = (c: Consultation, event: Event, rules: Rules): boolean =>
  isPerson(event.by) && mediators(c, rules).map(placeKey).includes(placeKey(event.by.as));

/**
 * A side's own proposal counts as its confirmation, unless it comes from one of its proposers: he
 * may write it, and another decides.
 */
const proposal = foldOf(['propose_settlement'], (c, event, rules) => {
  const by = sideOf(c, event, rules);
  const decides = by !== null && isPerson(event.by) && !c.proposers.includes(event.by.person);
  const settlement: Settlement = {
    text: event.text,
    by,
    ofLevel: isMediator(c, event, rules),
    confirmed: decides ? [by] : [],
  };
  return { mediation: c.mediation && { ...c.mediation, settlement } };
});

const meetingSettlement = inMediation((mediation, _c, event) => ({
  mediation: {
    ...mediation,
    met: true,
    settlement: { text: noteOf(event) ?? '', by: null, ofLevel: true, confirmed: [] },
  },
}));

const confirmation = inMediation((mediation, c, event, rules) => {
  const side = sideOf(c, event, rules);
  const { settlement } = mediation;
  if (side === null || settlement === null) return {};
  const confirmed = [...settlement.confirmed, side];
  return { mediation: { ...mediation, settlement: { ...settlement, confirmed } } };
});

/** The outcome that the answers alone give. Silence is said to be silence, and dissent stands. */
export function outcomeOf(c: Consultation, rules: Rules): string {
  if (waitingUnits(c).length > 0) return 'unanswered';
  return dissenters(c, rules).length > 0 ? 'answered' : 'agreed';
}

/** Answers that stand on record, or consent. */
const weighed: Fold = (c, event, rules) => {
  const outcome = outcomeOf(c, rules);
  const remarks = [...weighing('condition', c, rules), ...weighing('opinion', c, rules)];
  const onRecord = outcome === 'agreed' && remarks.length > 0;
  return concludeAs(onRecord ? 'answered' : outcome)(c, event, rules);
};

export const mediatingRecords = {
  startSettling: startStep('settling'),
  levelSettled: leaveLevel('settled'),
  levelUnsettled: leaveLevel('unsettled'),
  proposal,
  meetingSettlement,
  confirmation,
  weighed,
  settled: (c, event, rules) => ({
    ...concludeAs('settled')(c, event, rules),
    followUps: owedAfterLadder(c, rules),
  }),
  unsettled: concludeAs('unsettled'),
} as const satisfies Record<string, Fold>;
