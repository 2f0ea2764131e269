// What a prior consultation (事前協議) remembers. Plain JSON; each addressee has a reply with a clock
// of its own, so that several wards are asked at once and none waits for another.

import type { Standing } from '../../src/terms/actor.ts';
import type {
  ConsultationCommand,
  ConsultationSystemCommand,
} from '../../src/terms/command-consultation.ts';
import type { AttachmentRef, Content } from '../../src/terms/command-parts.ts';
import type { CaseId, PersonId, Place, UnitCode } from '../../src/terms/ids.ts';
import type { Period } from '../../src/terms/rulebook-parts.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Stamped } from '../parts/stamped.ts';

/**
 * Runs from its start to its due date; stands still while a question is open or the case is held.
 */
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
  readonly supplied?: {
    readonly at: Instant;
    readonly text: string;
    readonly attachments?: readonly AttachmentRef[];
  };
}

/** A condition or an opinion is kept in the words of the answer. */
export interface Answer {
  readonly kind: string;
  readonly at: Instant;
  readonly by: Standing;
  readonly reason?: string;
  readonly conditions?: readonly { readonly text: string; readonly dueOn: LocalDate }[];
  readonly attachments?: readonly AttachmentRef[];
  readonly corrected?: true;
  /** Id of the decision that was made of it. */
  readonly decision?: string;
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
  /** Last date on which a notified addressee may demand consultation. */
  readonly windowUntil: LocalDate | null;
  readonly clock: Clock | null;
  readonly receivedAt: Instant | null;
  readonly questions: readonly Question[];
  /** By when the first question still open is to be answered, where the rulebook says so. */
  readonly supply: { readonly by: Instant; readonly lateSince: Instant | null } | null;
  readonly extension: Extension | null;
  readonly extensionsUsed: number;
  readonly overdueSince: Instant | null;
  readonly escalatedSince: Instant | null;
  readonly answer: Answer | null;
  /** Answers that a correction replaced: what was once said stays visible. */
  readonly pastAnswers: readonly Answer[];
}

/** A round that a material change closed, kept whole; its dissents stay visible for ever. */
export type PastRound = Pick<
  Consultation,
  'round' | 'mode' | 'replies' | 'outcome' | 'content' | 'levels' | 'implementation'
>;

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
  /** The side that proposed it; null for the secretariat and for the level itself. */
  readonly by: UnitCode | null;
  /** True when the level proposed it: the meeting's outcome, or a place that mediates there. */
  readonly ofLevel: boolean;
  readonly confirmed: readonly UnitCode[];
}

export interface Mediation {
  readonly level: number;
  /**
   * Under which name the case was sent to the agenda; what a session says under another is out of
   * date. Null: it waits for no session.
   */
  readonly placement: string | null;
  readonly agenda: Agenda | null;
  /** Since when the case has been carried over without a new session. */
  readonly carriedSince: Instant | null;
  /** True once the meeting of this level has given its outcome. */
  readonly met: boolean;
  /** It ended without a settlement while the case was held: the case climbs when it is resumed. */
  readonly unsettled: { readonly note: string | null } | null;
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

/**
 * Who has decided for whom: for the initiator, for an addressee, or, in this round, above both. One
 * person speaks for one side of a case only, from whatever seat.
 */
export interface Decided {
  readonly initiator: readonly PersonId[];
  readonly addressee: readonly PersonId[];
  readonly ruling: readonly PersonId[];
}

export interface Consultation {
  readonly id: CaseId;
  readonly matter: string;
  readonly mode: string;
  /** City date whose rules hold for this case: the day it was opened. */
  readonly pinnedOn: LocalDate;
  /** Date on which the offices it names are looked up: it follows every move of an office. */
  readonly officesOn: LocalDate;
  readonly initiator: UnitCode;
  /** Null where another case has opened it. */
  readonly drafter: { readonly person: PersonId; readonly seat: string } | null;
  /** Whoever drafted, revised, submitted or changed it: none of them may decide on it. */
  readonly proposers: readonly PersonId[];
  readonly decided: Decided;
  /** From where it was last submitted. */
  readonly sentFrom: Place | null;
  readonly content: Content;
  readonly fiscalYear: number;
  /** The fiscal year into which it goes on; absent while it was never carried over. */
  readonly carriedTo?: number;
  readonly emergency: EmergencyAct | null;
  /** Number of submissions; the branch number (枝番) of the case. */
  readonly submission: number;
  /** First arrival at the secretariat, or at the addressees: from then on a number is due. */
  readonly receivedOn: LocalDate | null;
  readonly replies: Readonly<Record<UnitCode, Reply>>;
  readonly round: number;
  readonly pastRounds: readonly PastRound[];
  /** The hand whose turn it is: since when, by when, and since when it is late. */
  readonly handleSince: Instant | null;
  readonly handleBy: Instant | null;
  readonly handleLateSince: Instant | null;
  /** Which days its time is counted in. */
  readonly handleCount: Period['count'] | null;
  readonly mediation: Mediation | null;
  readonly levels: readonly LevelRecord[];
  /** How often the case was sent to the agenda of each level, by code. */
  readonly placements: Readonly<Record<string, number>>;
  readonly rulers: readonly Ruler[];
  /** True once those above were asked, since the rulers differed or there are none. */
  readonly ruledAbove: boolean;
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

export type ConsultationEvent = Stamped<ConsultationCommand | ConsultationSystemCommand>;
export type EventOf<Type extends ConsultationEvent['type']> = Extract<
  ConsultationEvent,
  { type: Type }
>;
/** A pure change of the context: what is returned replaces what stood there. */
export type Change = Partial<Consultation>;
