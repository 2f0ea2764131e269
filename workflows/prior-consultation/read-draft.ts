// Reads a draft: which mode it falls under and whom it reaches. Done when it is opened and again
// whenever its content or its parties change.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { checkFields } from '../../src/rules/fields.ts';
import type { Facts } from '../../src/terms/case.ts';
import type { Content } from '../../src/terms/command-parts.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal } from '../../src/terms/refusal.ts';
import type { Matter, Mode } from '../../src/terms/rulebook-consultation.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { checkKnown, checkParties, reachedUnits } from './check-draft.ts';
import { type Choice, chooseEmergencyMode, chooseMode } from './choose-mode.ts';
import type { Consultation, ConsultationEvent, Reply } from './context.ts';
import { addresseesOf } from './parties.ts';

interface Draft {
  readonly matter: Matter;
  readonly initiator: UnitCode;
  readonly named: readonly UnitCode[];
  readonly content: Content;
  readonly emergency: boolean;
  readonly facts: Facts;
  readonly on: LocalDate;
}

/** Mode and addressees of a draft as it reads now, or why it cannot stand. */
export function readDraft(draft: Draft, rules: Rules): Choice | Refusal {
  const { matter, initiator, content, facts, on } = draft;
  const unknown = checkKnown([initiator, ...draft.named], facts, on);
  if (unknown !== null) return unknown;
  const reached = (mode: Mode) => reachedUnits(matter, draft.named, initiator, facts, mode);
  const reach = { initiator, reached };
  const choice = draft.emergency
    ? chooseEmergencyMode(matter, reach, rules, on)
    : chooseMode(matter, content.fields, reach, rules, on);
  if (isRefusal(choice)) return choice;
  const { mode, addressees } = choice;
  return (
    checkKnown(addressees, facts, on) ??
    checkParties(initiator, addressees, mode, facts) ??
    checkFields(matter.fields ?? [], content.fields ?? {}) ??
    choice
  );
}

type Rewriting = Extract<
  ConsultationEvent,
  { type: 'revise' | 'change_materially' | 'add_addressee' }
>;

export const rewrites = (event: ConsultationEvent): event is Rewriting =>
  event.type === 'revise' || event.type === 'change_materially' || event.type === 'add_addressee';

export const contentAfter = (c: Consultation, event: ConsultationEvent): Content =>
  'content' in event && event.content !== undefined ? event.content : c.content;

function namedAfter(c: Consultation, event: Rewriting, matter: Matter): readonly UnitCode[] {
  const before = matter.addressees === 'all' ? [] : addresseesOf(c);
  if (event.type === 'add_addressee') return [...before, event.unit];
  return event.addressees ?? before;
}

/** The case read again as the event leaves it. */
export function readAgain(c: Consultation, event: Rewriting, rules: Rules): Choice | Refusal {
  const matter = rules.matter(c.matter, c.pinnedOn);
  return readDraft(
    {
      matter,
      initiator: c.initiator,
      named: namedAfter(c, event, matter),
      content: contentAfter(c, event),
      emergency: c.emergency !== null,
      facts: event.facts,
      on: c.pinnedOn,
    },
    rules,
  );
}

export const unsent: Reply = {
  status: 'pending',
  windowUntil: null,
  clock: null,
  receivedAt: null,
  questions: [],
  supply: null,
  extension: null,
  extensionsUsed: 0,
  overdueSince: null,
  escalatedSince: null,
  answer: null,
  pastAnswers: [],
};

export const unsentReplies = (units: readonly UnitCode[]): Record<UnitCode, Reply> =>
  Object.fromEntries(units.map((unit) => [unit, unsent]));
