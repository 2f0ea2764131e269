// What a decision (決裁) remembers, as plain JSON: the draft, its way through the seats, what each of
// them said, and what is owed after it was decided.

import type { Competence, Hearing, RankedPlace } from '../../src/rules/authority/competence.ts';
import type { Standing } from '../../src/terms/actor.ts';
import type { LineUnit } from '../../src/terms/case.ts';
import type { StepShown } from '../../src/terms/command-decided.ts';
import type {
  DecisionCommand,
  DecisionContent,
  DecisionSystemCommand,
  DraftDecision,
} from '../../src/terms/command-decision.ts';
import type { AttachmentRef } from '../../src/terms/command-parts.ts';
import type { CaseId, PersonId, Place, UnitCode } from '../../src/terms/ids.ts';
import type { Period } from '../../src/terms/rulebook-parts.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Stamped } from '../parts/stamped.ts';

/** Time that somebody has. It stands still while a question is open or the case is held. */
export interface Clock {
  readonly since: Instant;
  readonly dueOn: LocalDate;
  readonly count: Period['count'];
  readonly stoppedAt: Instant | null;
  readonly lateSince: Instant | null;
}

/**
 * waiting: it passes him, one after the other · assented · proposed: it was drafted from his own
 * seat · passed_over: he was absent · sent_up: he was its decider and raised it · lapsed: he was
 * its decider and absent, and the next above took it up.
 */
export interface Circulator extends RankedPlace {
  readonly state: 'waiting' | 'assented' | 'proposed' | 'passed_over' | 'sent_up' | 'lapsed';
  readonly at: Instant | null;
  readonly by: Standing | null;
  readonly comment: string | null;
}

export interface Said {
  readonly stance: 'consent' | 'conditional' | 'no_opinion' | 'object' | 'opinion';
  readonly at: Instant;
  readonly by: Standing;
  readonly text: string | null;
}

/**
 * asked · given · again: given, and its part of the draft has changed since · proposed: it was
 * drafted from this very place, so its consent is in the proposal.
 */
export interface Heard extends Hearing {
  readonly state: 'asked' | 'given' | 'again' | 'proposed';
  /** What it said last; what it said before stays visible. */
  readonly said: Said | null;
  readonly past: readonly Said[];
  readonly clock: Clock | null;
  /** Who stands above it and the decider; looked up when it objects. */
  readonly superior: RankedPlace | null;
}

export interface Question {
  readonly id: string;
  readonly from: Place;
  readonly at: Instant;
  readonly text: string;
  readonly state: 'open' | 'answered' | 'dropped';
  readonly clock: Clock | null;
  readonly reply: {
    readonly at: Instant;
    readonly text: string;
    readonly attachments?: readonly AttachmentRef[];
  } | null;
}

/** Sent up by its decider (返れい). */
export interface SentUp {
  readonly from: RankedPlace;
  readonly to: RankedPlace;
  readonly ground: string;
  readonly reason: string;
  readonly at: Instant;
}

/** Taken up by the next rank above, since the decider's row lapses while he is absent. */
export interface TakenUp {
  readonly from: RankedPlace;
  readonly to: RankedPlace;
  readonly by: Standing;
  readonly reason: string | null;
  readonly at: Instant;
}

/** What the decider ordered for his absence, about the content of this digest. */
export interface Instruction {
  readonly digest: string;
  readonly text: string;
  readonly place: Place;
  readonly by: Standing;
  readonly at: Instant;
}

/** What the case that it serves made of it; told: it has not answered yet. */
export interface Serving {
  readonly state: 'told' | 'taken' | 'refused' | 'acknowledged';
  readonly at: Instant;
  /** Why it was refused. */
  readonly code: string | null;
}

/**
 * Whose authority it is. power: the decider's own, by delegation (委任); signature: he decides in
 * the name of whoever has it (専決); own: his own without any delegation.
 */
export interface AuthorityUsed {
  readonly kind: 'power' | 'signature' | 'own';
  readonly rank: string;
  readonly row: string | null;
  /** Row by which the power was delegated. */
  readonly powerRow: string | null;
}

export interface Decided {
  readonly at: Instant;
  readonly by: Standing;
  /** 「代」: decided once for an absent decider. */
  readonly mark: 'acting' | null;
  readonly digest: string;
  readonly contentVersion: number;
  readonly authority: AuthorityUsed;
  readonly urgency: string | null;
  /** Its decider's order; recorded: by himself, about this content. */
  readonly ordered: {
    readonly at: Instant;
    readonly text: string;
    readonly recorded: boolean;
  } | null;
  readonly comment: string | null;
}

/** What the reviewer asks to be put right (是正指示); the decision stays valid. */
export interface Correction {
  readonly text: string;
  readonly clock: Clock;
  readonly report: { readonly at: Instant; readonly text: string } | null;
}

/**
 * Owed to whoever was absent (後閲). dueOn is counted from the return as it was known when he was
 * not there: an absence that is prolonged or cut short later moves no date and loses no review.
 */
export interface PostReview {
  readonly id: string;
  readonly because: 'decision' | 'circulation' | 'concurrence';
  readonly place: Place;
  readonly actedBy: PersonId;
  /** City date of his return. */
  readonly backOn: LocalDate;
  readonly toldBack: boolean;
  readonly clock: Clock;
  readonly outcome: {
    readonly is: 'confirmed' | 'opinion';
    readonly at: Instant;
    readonly by: Standing;
    readonly text: string | null;
  } | null;
  readonly correction: Correction | null;
}

/** What the drafter wrote: everything whose change somebody may have to see again. */
export interface Draft {
  readonly content: DecisionContent;
  readonly hat: string | null;
  readonly analogy: { readonly row: string; readonly reason: string } | null;
  /** Number or id of the consultation it rests on. */
  readonly consultation: string | null;
  /** Number or id of the earlier decision that it changes. */
  readonly follows: string | null;
  readonly serves: NonNullable<DraftDecision['serves']> | null;
}

/** What a budget's case showed of the step that the decision serves, when it was proposed. */
export type Served = StepShown;

export interface Decision extends Draft {
  readonly id: CaseId;
  readonly subject: string;
  readonly openedAt: Instant;
  /** City date whose rows hold: that of the opening, and from the first submission on of that. */
  readonly pinnedOn: LocalDate;
  /** Date on which the offices it names are looked up: it follows every move of an office. */
  readonly officesOn: LocalDate;
  readonly initiator: UnitCode;
  /** As they were when the route was last planned. */
  readonly line: readonly LineUnit[];
  readonly overseers: Readonly<Record<UnitCode, Place>>;
  /** Whoever drafted, revised or submitted it, and from which seats: none of them decides it. */
  readonly proposers: readonly PersonId[];
  readonly proposedFrom: readonly Place[];
  readonly digest: string;
  readonly contentVersion: number;
  readonly submission: number;
  readonly submittedOn: LocalDate | null;
  /** Absent where it serves no step of a budget. */
  readonly served?: Served;
  /** Null while the draft is not complete enough to say. */
  readonly competence: Competence | null;
  readonly circulation: readonly Circulator[];
  readonly hearings: readonly Heard[];
  readonly sentUp: readonly SentUp[];
  readonly takenUp: readonly TakenUp[];
  readonly instructions: readonly Instruction[];
  /** What could be recalled: the last move, while nobody has acted after it. */
  readonly lastMove: { readonly what: 'submit' | 'assent'; readonly from: Place } | null;
  /** Time of the circulator, of the decider or of the execution, whichever it is now. */
  readonly turn: Clock | null;
  readonly questions: readonly Question[];
  readonly hold: {
    readonly reason: string;
    readonly since: Instant;
    readonly until: LocalDate;
  } | null;
  /** Since when everybody who could decide it is among its proposers. */
  readonly selfDecidedSince: Instant | null;
  readonly decided: Decided | null;
  /** Null while nothing was said to a case that it serves. */
  readonly serving: Serving | null;
  readonly execution: { readonly on: LocalDate; readonly text: string | null } | null;
  readonly reviews: readonly PostReview[];
  readonly information: readonly Place[];
  /** Units that it has reached: what somebody could read once he can always read. */
  readonly reached: readonly UnitCode[];
  readonly outcome: string | null;
}

export type DecisionEvent = Stamped<DecisionCommand | DecisionSystemCommand>;
export type EventOf<Type extends DecisionEvent['type']> = Extract<DecisionEvent, { type: Type }>;
/** A pure change of the context: what is returned replaces what stood there. */
export type Change = Partial<Decision>;
