// What a prior consultation (事前協議) remembers. Plain JSON; each addressee has a reply with a clock
// of its own, so that several wards are asked at once and none waits for another.

import type { By, Standing } from '../../src/terms/actor.ts';
import type { Facts } from '../../src/terms/case.ts';
import type {
  ConsultationCommand,
  ConsultationSystemCommand,
} from '../../src/terms/command-consultation.ts';
import type { Content } from '../../src/terms/command-parts.ts';
import type { CaseId, PersonId, Place, UnitCode } from '../../src/terms/ids.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';

/** Runs from its start to its due date; stands still while a question is open or the case is held. */
export interface Clock {
  readonly startedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly stoppedAt: Instant | null;
  /** Index of the next rung of the response's reminders. */
  readonly rung: number;
}

export interface Question {
  readonly at: Instant;
  readonly text: string;
  readonly supplied?: { readonly at: Instant; readonly text: string };
}

/** A condition or an opinion is kept in the words of the answer. */
export interface Answer {
  readonly kind: string;
  readonly at: Instant;
  readonly by: Standing;
  readonly reason?: string;
  readonly conditions?: readonly { readonly text: string; readonly dueOn: LocalDate }[];
  readonly corrected?: true;
}

export interface Extension {
  readonly until: LocalDate;
  readonly reason: string;
  readonly at: Instant;
}

/**
 * pending: not sent yet · notified: told, may demand consultation · asked: its clock runs ·
 * answered · not_requested: the window passed without a demand, which is no consent.
 */
export interface Reply {
  readonly status: 'pending' | 'notified' | 'asked' | 'answered' | 'not_requested';
  readonly clock: Clock | null;
  readonly receivedAt: Instant | null;
  readonly questions: readonly Question[];
  readonly extension: Extension | null;
  readonly extensionsUsed: number;
  readonly overdueSince: Instant | null;
  readonly escalatedSince: Instant | null;
  readonly answer: Answer | null;
}

/** A round of answers that a material change closed; its dissents stay visible for ever. */
export interface PastRound {
  readonly round: number;
  readonly replies: Readonly<Record<UnitCode, Reply>>;
  readonly outcome: string | null;
  readonly content: Content;
}

export interface Agenda {
  readonly session: string;
  readonly on: LocalDate;
  readonly accepted: boolean;
}

/** What happened at a level of the ladder. */
export interface LevelRecord {
  readonly level: string;
  readonly outcome: 'settled' | 'unsettled';
  readonly at: Instant;
  readonly note: string | null;
}

export interface Settlement {
  readonly text: string;
  readonly by: UnitCode | null;
  readonly confirmed: readonly UnitCode[];
}

export interface Mediation {
  readonly level: number;
  readonly agenda: Agenda | null;
  /** Since when the case has been carried over without a new session. */
  readonly carriedSince: Instant | null;
  readonly settlement: Settlement | null;
}

export interface Ruler {
  readonly place: Place;
  readonly ruling: string | null;
  readonly reason: string | null;
  readonly person: PersonId | null;
}

export interface FollowUp {
  readonly id: string;
  readonly unit: UnitCode;
  readonly text: string;
  readonly dueOn: LocalDate;
  readonly state: 'open' | 'reported' | 'confirmed';
  readonly reminded: boolean;
  readonly overdueSince: Instant | null;
  readonly report: string | null;
}

export interface EmergencyAct {
  readonly reason: string;
  readonly actedAt: Instant;
  readonly actedBy: string;
  readonly filingDueOn: LocalDate;
  /** Since when the filing is, or was, late. */
  readonly lateSince: Instant | null;
}

export interface Consultation {
  readonly id: CaseId;
  readonly matter: string;
  readonly mode: string;
  /** City date whose rules hold for this case: the day it was opened. */
  readonly pinnedOn: LocalDate;
  readonly initiator: UnitCode;
  readonly drafter: { readonly person: PersonId; readonly seat: string };
  readonly content: Content;
  readonly fiscalYear: number;
  readonly emergency: EmergencyAct | null;
  /** Number of submissions; the branch number (枝番) of the case. */
  readonly submission: number;
  /** True from the first arrival at the secretariat, or at the addressees: a number is due. */
  readonly received: boolean;
  readonly replies: Readonly<Record<UnitCode, Reply>>;
  readonly round: number;
  readonly pastRounds: readonly PastRound[];
  /** Last date on which a notified addressee may demand consultation. */
  readonly windowUntil: LocalDate | null;
  /** When the hand whose turn it is must have acted, and since when it is late. */
  readonly handleBy: Instant | null;
  readonly handleLateSince: Instant | null;
  readonly mediation: Mediation | null;
  readonly levels: readonly LevelRecord[];
  readonly rulers: readonly Ruler[];
  /** True once the rulers differed and the one above them was asked. */
  readonly rulersDiffered: boolean;
  readonly pastRulings: readonly Ruler[];
  readonly followUps: readonly FollowUp[];
  readonly implementation: {
    readonly decidedAt: Instant;
    readonly report: { readonly text: string; readonly on: LocalDate } | null;
  } | null;
  readonly hold: {
    readonly reason: string;
    readonly since: Instant;
    readonly until: LocalDate | null;
    readonly overdueSince: Instant | null;
  } | null;
  readonly outcome: string | null;
  /** Sessions that received this case as a report. */
  readonly reportedTo: readonly { readonly session: string; readonly on: LocalDate }[];
}

interface Stamp {
  readonly at: Instant;
  readonly by: By;
  readonly facts: Facts;
  readonly probe?: true;
}

type Stamped<Command> = Command extends { type: string } ? Command & Stamp : never;

export type ConsultationEvent = Stamped<ConsultationCommand | ConsultationSystemCommand>;
export type EventOf<Type extends ConsultationEvent['type']> = Extract<
  ConsultationEvent,
  { type: Type }
>;

/** A pure change of the context: what is returned replaces what stood there. */
export type Change = Partial<Consultation>;
