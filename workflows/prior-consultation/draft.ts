// Opens a consultation, and reads a draft again whenever its content or its parties change.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueDate } from '../../src/rules/deadline.ts';
import type { Standing } from '../../src/terms/actor.ts';
import type { CaseEvent, Facts } from '../../src/terms/case.ts';
import type { DraftConsultation } from '../../src/terms/command-consultation.ts';
import type { Content } from '../../src/terms/command-parts.ts';
import type { CaseId, UnitCode } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Matter, Mode } from '../../src/terms/rulebook-consultation.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import { checkFields, checkParties, namedAddressees, readEmergency } from './check-draft.ts';
import { chooseMode } from './choose-mode.ts';
import type { Consultation, EmergencyAct, Reply } from './context.ts';

/** Modes a matter can fall under, for the kinds of units they address. */
export const modesOfMatter = (matter: Matter, rules: Rules, on: LocalDate): Mode[] =>
  matter.mode.map(({ use }) => rules.mode(use, on));

interface Reading {
  readonly matter: Matter;
  readonly initiator: UnitCode;
  readonly named: readonly UnitCode[] | undefined;
  readonly content: Content;
  readonly emergency: boolean;
  readonly facts: Facts;
  readonly on: LocalDate;
}

/** Mode and addressees of a draft as it reads now, or why it cannot stand. */
export function readDraft(reading: Reading, rules: Rules) {
  const { matter, initiator, content, facts, on } = reading;
  const modes = modesOfMatter(matter, rules, on);
  const addressees = namedAddressees(matter, reading.named, initiator, facts, modes);
  if (addressees.length === 0) return refuse('no_addressee');
  const mode = chooseMode(matter, { content, addressees, emergency: reading.emergency }, rules, on);
  if (isRefusal(mode)) return mode;
  const fault =
    checkParties(initiator, addressees, mode, facts, on) ?? checkFields(matter, content);
  return fault ?? { mode, addressees };
}

export const unsent: Reply = {
  status: 'pending',
  clock: null,
  receivedAt: null,
  questions: [],
  extension: null,
  extensionsUsed: 0,
  overdueSince: null,
  escalatedSince: null,
  answer: null,
};

export const unsentReplies = (units: readonly UnitCode[]): Record<UnitCode, Reply> =>
  Object.fromEntries(units.map((unit) => [unit, unsent]));

/** Day 0 is the day of the act itself, also a closed one: an act is no receipt. */
function openEmergency(
  given: NonNullable<DraftConsultation['emergency']>,
  mode: Mode,
  at: Instant,
  rules: Rules,
): EmergencyAct | Refusal {
  const act = readEmergency(given, at);
  if (isRefusal(act)) return act;
  if (mode.afterTheFact === undefined) return refuse('emergency_not_allowed');
  const actedOn = rules.calendar.dateOf(act.actedAt);
  const filingDueOn = dueDate(mode.afterTheFact.filing, actedOn, rules.calendar);
  return { ...act, filingDueOn, lateSince: null };
}

/** The context of a new case, or why there is no case to open. */
export function openDraft(event: CaseEvent, id: CaseId, rules: Rules): Consultation | Refusal {
  const draft = event as unknown as DraftConsultation & CaseEvent & { by: Standing };
  const on = rules.calendar.dateOf(event.at);
  const matter = rules.findMatter(draft.matter, on);
  if (matter === undefined) return refuse('unknown_matter', { matter: draft.matter });
  const { initiator, content, facts } = draft;
  const read = readDraft(
    {
      matter,
      initiator,
      content,
      facts,
      on,
      named: draft.addressees,
      emergency: !!draft.emergency,
    },
    rules,
  );
  if (isRefusal(read)) return read;
  const emergency = draft.emergency
    ? openEmergency(draft.emergency, read.mode, event.at, rules)
    : null;
  if (isRefusal(emergency)) return emergency;
  return {
    ...blank,
    id,
    matter: draft.matter,
    mode: read.mode.code,
    pinnedOn: on,
    initiator,
    drafter: { person: draft.by.person, seat: draft.by.seat },
    content,
    fiscalYear: content.fiscalYear ?? rules.calendar.fiscalYearOf(on),
    emergency,
    replies: unsentReplies(read.addressees),
  };
}

const blank = {
  submission: 0,
  received: false,
  round: 1,
  pastRounds: [],
  windowUntil: null,
  handleBy: null,
  handleLateSince: null,
  mediation: null,
  levels: [],
  rulers: [],
  rulersDiffered: false,
  pastRulings: [],
  followUps: [],
  implementation: null,
  hold: null,
  outcome: null,
  reportedTo: [],
} as const satisfies Partial<Consultation>;
