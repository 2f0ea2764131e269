// Keeps for whom each person has decided: a later decision is judged by it.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { Change, Consultation, ConsultationEvent } from './context.ts';
import type { Fold } from './fold.ts';
import { sideTaken, speakerOf } from './sides.ts';

/** A proposer may write a settlement; he decides nothing by it. */
const onlyProposes = (c: Consultation, { type, by }: ConsultationEvent): boolean =>
  type === 'propose_settlement' && isPerson(by) && c.proposers.includes(by.person);

function decided(c: Consultation, event: ConsultationEvent, rules: Rules): Change {
  const side = sideTaken(c, event, rules);
  const by = speakerOf(event);
  if (side === null || !isPerson(by) || onlyProposes(c, event)) return {};
  const known = c.decided[side];
  if (known.includes(by.person)) return {};
  return { decided: { ...c.decided, [side]: [...known, by.person] } };
}

export const decidingRecords = { decided } as const satisfies Record<string, Fold>;
