// Changes of the context while it is ruled (裁定).

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { type Place, placeKey } from '../../src/terms/ids.ts';
import type { Who } from '../../src/terms/rulebook-parts.ts';
import { owedAfterLadder } from './conditions.ts';
import type { Change, Consultation, ConsultationEvent, Ruler } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { noHand, startStep } from './handling.ts';
import { rulingRule } from './ladder.ts';
import { modeOf, resolve } from './parties.ts';
import { decidedRuling } from './rulings.ts';

const asRulers = (places: readonly Place[]): Ruler[] =>
  places.map((place) => ({ place, ruling: null, reason: null, person: null }));

/** Of those above the rulers the first to rule decides. */
function askAbove(c: Consultation, event: ConsultationEvent, rules: Rules): Change {
  const above = rulingRule(c, rules)?.whenDiffering ?? [];
  return {
    rulers: asRulers(resolve(above, c, rules, undefined, event.facts)),
    ruledAbove: true,
  };
}

/** Where nobody oversees the parties, those above them rule at once. */
const openRuling: Fold = (c, event, rules) => {
  const mode = modeOf(c, rules);
  const by: readonly Who[] | undefined =
    mode.opening === 'ruling' ? mode.decider : rulingRule(c, rules)?.by;
  const places = resolve(by ?? [], c, rules, undefined, event.facts);
  return {
    ...startStep('ruling')(c, event, rules),
    ...(places.length > 0
      ? { rulers: asRulers(places), ruledAbove: false }
      : askAbove(c, event, rules)),
  };
};

const ruling = foldOf(['rule'], (c, { by, ruling: code, reason }) => {
  if (!isPerson(by)) return {};
  const key = placeKey(by.as);
  return {
    rulers: c.rulers.map((ruler) =>
      placeKey(ruler.place) === key ? { ...ruler, ruling: code, reason, person: by.person } : ruler,
    ),
  };
});

const rulersDiffer: Fold = (c, event, rules) => ({
  ...startStep('ruling')(c, event, rules),
  pastRulings: [...c.pastRulings, ...c.rulers],
  ...askAbove(c, event, rules),
});

const ruled: Fold = (c, _event, rules) => {
  const kind = rulingRule(c, rules)?.kinds.find(({ code }) => code === decidedRuling(c));
  if (kind === undefined) return noHand;
  const followUps = kind.effect === 'stop' ? c.followUps : owedAfterLadder(c, rules);
  return { ...noHand, outcome: `ruled_${kind.effect}`, followUps };
};

export const rulingRecords = {
  openRuling,
  ruling,
  rulersDiffer,
  ruled,
} as const satisfies Record<string, Fold>;
