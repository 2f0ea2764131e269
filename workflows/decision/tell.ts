// What a decision tells whom: fills the placeholders of the rulebook's texts.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { Effect } from '../../src/terms/effect.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import { type Audience, placesFor } from './audiences.ts';
import type { Clock, Decision, DecisionEvent } from './context.ts';
import { reviewOf } from './reviews.ts';

export interface Telling {
  readonly text: string;
  readonly to: readonly Audience[];
  readonly context: Decision;
}

type About = Readonly<Record<string, string>>;

export const notify = (to: readonly Place[], text: string, about: About = {}): Effect[] =>
  to.length === 0 ? [] : [{ kind: 'notify', to: distinctPlaces(to), text, about }];

/** The words of the event: what was asked, answered, objected or done. */
function wordsOf(event: DecisionEvent): string | undefined {
  switch (event.type) {
    case 'ask':
      return event.question;
    case 'assent':
    case 'decide':
    case 'decide_acting':
      return event.comment;
    case 'instruct':
    case 'concur':
    case 'concur_acting':
    case 'advise':
    case 'advise_acting':
    case 'reply':
    case 'execute':
    case 'review_after':
    case 'report_correction':
      return event.text;
    case 'serving_refused':
      return event.code;
    default:
      return 'reason' in event ? event.reason : undefined;
  }
}

/** Words that the texts say for what somebody said. */
function outcomeOf(d: Decision, event: DecisionEvent, rules: Rules): string | null {
  if ('stance' in event) return rules.rulebook.texts.outcomes[event.stance] ?? event.stance;
  if (event.type === 'review_after') {
    return rules.rulebook.texts.outcomes[event.outcome] ?? event.outcome;
  }
  return d.outcome;
}

/** By when: of the review that the event names, or of whoever has it now. */
function dueOf(d: Decision, event: DecisionEvent): string | undefined {
  const { correction, clock } = reviewOf(d, event) ?? {};
  const ofHearing = d.hearings.find(({ clock: one }) => one?.since === event.at)?.clock;
  const clocks: (Clock | null | undefined)[] = [correction?.clock, clock, d.turn, ofHearing];
  return clocks.find((one) => one)?.dueOn;
}

const given = (entries: Readonly<Record<string, string | null | undefined>>): About =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );

export const aboutOf = (d: Decision, event: DecisionEvent, rules: Rules): About =>
  given({
    unit: isPerson(event.by) ? event.by.as.unit : null,
    reason: wordsOf(event),
    due: dueOf(d, event),
    outcome: outcomeOf(d, event, rules),
  });

export function tellEffects(told: Telling, event: DecisionEvent, rules: Rules): Effect[] {
  const { context: d, text, to } = told;
  return notify(placesFor(to, d, event, rules), text, aboutOf(d, event, rules));
}
