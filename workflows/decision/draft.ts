// Opens a decision (起案).

import { authorityOf } from '../../src/rules/authority/bind.ts';
import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { CaseEvent } from '../../src/terms/case.ts';
import type { DraftDecision } from '../../src/terms/command-decision.ts';
import { type CaseId, distinctPlaces, placeKey } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Decision, DecisionEvent, Draft } from './context.ts';
import { draftDigest } from './draft-parts.ts';
import { checkFollows } from './linked.ts';
import { hand } from './places.ts';
import { checkUnits, readDraft, surroundings } from './read-draft.ts';
import { checkServed, checkServedAnswer, checkServing, servedStep } from './served.ts';

type Opening = DraftDecision & CaseEvent;

const draftOf = ({ content, hat, analogy, consultation, follows, serves }: Opening): Draft => ({
  content,
  hat: hat ?? null,
  analogy: analogy ?? null,
  consultation: consultation ?? null,
  follows: follows ?? null,
  serves: serves ?? null,
});

/** Offices may have moved since it was asked who drafts at some time. */
function checkDrafter(d: Decision, opening: Opening, rules: Rules): Refusal | null {
  const { by } = opening;
  const places = hand('draft', d, rules);
  const isHand = isPerson(by) && places.some((place) => placeKey(place) === placeKey(by.as));
  if (isHand) return null;
  return refuse('not_allowed', { command: 'draft', holders: places.map(placeKey).join(', ') });
}

/** The context of a new case, or why there is no case to open. */
export function openDecision(event: CaseEvent, id: CaseId, rules: Rules): Decision | Refusal {
  const opening = event as unknown as Opening;
  const authority = authorityOf(rules);
  if (isRefusal(authority)) return authority;
  const { initiator, subject, by, facts } = opening;
  const on = rules.calendar.dateOf(event.at);
  const unknown = checkUnits([initiator], facts, on);
  if (unknown !== null) return unknown;
  const draft = draftOf(opening);
  const served = servedStep(draft, event);
  const opened: Decision = {
    ...blank,
    ...draft,
    ...(served !== null && { served }),
    id,
    subject,
    openedAt: opening.at,
    pinnedOn: on,
    officesOn: on,
    initiator,
    ...surroundings({ initiator }, event),
    proposers: isPerson(by) ? [by.person] : [],
    proposedFrom: isPerson(by) ? [{ unit: by.unit, role: by.role }] : [],
    digest: draftDigest({ subject, initiator, ...draft, ...(served !== null && { served }) }),
    information: distinctPlaces(opening.information ?? []),
    reached: [initiator],
  };
  const sent = event as unknown as DecisionEvent;
  const competence = readDraft(opened, sent, false, rules);
  if (isRefusal(competence)) return competence;
  return (
    checkDrafter(opened, opening, rules) ??
    checkServing(opened, on, rules) ??
    checkServed(opened, sent) ??
    checkServedAnswer(opened, sent, rules) ??
    checkFollows(opened.follows, opened, sent) ?? { ...opened, competence }
  );
}

const blank = {
  contentVersion: 1,
  submission: 0,
  submittedOn: null,
  competence: null,
  circulation: [],
  hearings: [],
  sentUp: [],
  takenUp: [],
  instructions: [],
  lastMove: null,
  turn: null,
  questions: [],
  hold: null,
  selfDecidedSince: null,
  decided: null,
  serving: null,
  execution: null,
  reviews: [],
  outcome: null,
} as const satisfies Partial<Decision>;
