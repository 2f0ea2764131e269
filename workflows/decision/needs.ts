// Which facts a command is judged by: the line of the drafting unit whenever a route is planned,
// who sits where whenever somebody's absence or own proposal counts, other cases where they are
// named.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { DraftDecision } from '../../src/terms/command-decision.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import type { FactNeeds } from '../../src/terms/workflow.ts';
import { linkTo } from '../parts/link-to.ts';
import { isOfficesWakeUp } from '../parts/offices.ts';
import type { Decision } from './context.ts';
import { officesMoved } from './move-offices.ts';
import { unitsNamed } from './read-draft.ts';
import { deciderOf, turnOf } from './way.ts';

/** A command as it is sent; a probe names nothing. */
interface Sent {
  readonly type: string;
  readonly follows?: string | null;
  readonly for?: Place;
  readonly name?: string;
}

const linksOf = (names: readonly (string | null | undefined)[]): FactNeeds => {
  const known = [...new Set(names.flatMap((name) => name ?? []))];
  return known.length === 0 ? {} : { linked: known.map(linkTo) };
};

const kindsNamed = (command: object): FactNeeds => {
  const units = unitsNamed(command);
  return units.length === 0 ? {} : { kindsOf: units };
};

const opening = (draft: DraftDecision): FactNeeds => ({
  linesOf: [draft.initiator],
  overseersOf: [draft.initiator],
  kindsOf: [draft.initiator, ...unitsNamed(draft)],
  ...linksOf([draft.follows, draft.serves?.case]),
});

const planning = (d: Decision, sent: Sent): FactNeeds => ({
  linesOf: [d.initiator],
  overseersOf: [d.initiator],
  ...kindsNamed(sent),
  ...linksOf([sent.follows, sent.type === 'submit' ? d.serves?.case : null]),
});

/** Who may decide may change with the event: everybody on the ladder is looked at. */
const ladder = (d: Decision): FactNeeds => ({
  presenceOf: distinctPlaces((d.competence?.ladder ?? []).map(({ place }) => place)),
});

const decider = (d: Decision): Place[] => {
  const found = deciderOf(d);
  return found === null ? [] : [found.place];
};

/** An objection goes to whoever stands above both sides. */
const hearing = (d: Decision): FactNeeds => {
  const units = [...new Set(d.hearings.map(({ place }) => place.unit))];
  return { linesOf: units, overseersOf: units, ...ladder(d) };
};

/** Who sits where somebody is asked, and who may speak for him. */
const withSections = (needs: FactNeeds, { hearings }: Decision): FactNeeds => ({
  ...needs,
  presenceOf: distinctPlaces([...(needs.presenceOf ?? []), ...hearings.map(({ place }) => place)]),
});

const restsOn = (d: Decision): FactNeeds => linksOf([d.consultation, d.serves?.case]);

/** Whoever decides where an office is now may have proposed it himself. */
const moving = (d: Decision, rules: Rules): FactNeeds =>
  d.submittedOn === null
    ? {}
    : { presenceOf: decider({ ...d, ...officesMoved(d, d.submittedOn, rules) }) };

export function needsOf(d: Decision | null, command: Sent, rules: Rules): FactNeeds {
  if (d === null) return opening(command as DraftDecision);
  switch (command.type) {
    case 'revise':
    case 'submit':
      return { ...planning(d, command), ...ladder(d) };
    case 'concur':
      return hearing(d);
    case 'concur_acting':
      return withSections(hearing(d), d);
    case 'advise_acting':
      return withSections({ presenceOf: decider(d) }, d);
    case 'assent':
    case 'advise':
      return { presenceOf: decider(d) };
    case 'pass_over': {
      const turn = turnOf(d);
      return {
        presenceOf: distinctPlaces([...(turn === null ? [] : [turn.place]), ...decider(d)]),
      };
    }
    case 'send_up':
    case 'take_up':
      return ladder(d);
    case 'decide':
      return restsOn(d);
    case 'decide_acting':
      return { ...restsOn(d), presenceOf: decider(d) };
    case 'timer':
      return isOfficesWakeUp(command) ? moving(d, rules) : {};
    case 'share':
      return kindsNamed(command);
    default:
      return {};
  }
}
