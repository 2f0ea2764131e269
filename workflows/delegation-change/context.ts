// What a change of delegation (権限の見直し) remembers. Plain JSON. Consent, the meeting's word and the
// review hold for the proposal they were given on: each keeps its digest, so that a change of the
// proposal asks again by itself.

import type { Standing } from '../../src/terms/actor.ts';
import type {
  DelegationCommand,
  DelegationSystemCommand,
  ProposedRow,
} from '../../src/terms/command-delegation.ts';
import type { CaseId, PersonId, Place, UnitCode } from '../../src/terms/ids.ts';
import type { Instant, LocalDate } from '../../src/terms/units.ts';
import type { Stamped } from '../parts/stamped.ts';

export interface Proposal {
  readonly title: string;
  readonly purpose: string;
  readonly rows: readonly ProposedRow[];
  /** Codes of rows that end on the date in force. */
  readonly ends: readonly string[];
  readonly inForceOn: LocalDate;
}

export interface Stance {
  readonly stance: 'consent' | 'conditional' | 'no_opinion' | 'object';
  readonly text: string | null;
  readonly at: Instant;
  readonly by: Standing;
  /** Of the proposal it was given on. */
  readonly digest: string;
}

/** A place that is asked, each once. */
export interface Hearing {
  readonly place: Place;
  /** Without its consent the proposal goes no further. */
  readonly binding: boolean;
  readonly stance: Stance | null;
  /** What it said before: an objection stays visible. */
  readonly past: readonly Stance[];
}

export interface Agenda {
  /** Under which name it was sent to the agenda; null: it waits for no session. */
  readonly placement: string | null;
  readonly session: { readonly id: string; readonly on: LocalDate } | null;
  /** Since when it has been without a session that takes it. */
  readonly carriedSince: Instant | null;
}

/** Where the rows come from: the rule under which they were promulgated. */
export interface Promulgation {
  readonly rule: string;
  readonly number: string | null;
  readonly article: string;
  readonly url: string | null;
  readonly at: Instant;
  readonly by: Standing | null;
}

/** What the published rulebooks are asked to hold, and have not answered yet. */
export interface Pending {
  readonly for: 'promulgation' | 'suspension' | 'entry' | 'abolition';
  readonly since: Instant;
}

export interface Delegation {
  readonly id: CaseId;
  readonly scheme: string;
  /** City date whose scheme holds for this case: the day it was opened. */
  readonly pinnedOn: LocalDate;
  /** Date on which the offices it names are looked up: it follows every move of an office. */
  readonly officesOn: LocalDate;
  readonly initiator: UnitCode;
  /** Who oversees the initiator, as last looked up. */
  readonly overseers: readonly Place[];
  /** Whoever proposed, revised or submitted it: none of them may consent, review or decide. */
  readonly proposers: readonly PersonId[];
  readonly proposal: Proposal;
  readonly digest: string;
  readonly submittedOn: LocalDate | null;
  readonly handleBy: Instant | null;
  readonly handleLateSince: Instant | null;
  readonly hearings: readonly Hearing[];
  readonly agenda: Agenda | null;
  /** How often it was sent to an agenda. */
  readonly placements: number;
  /** Digest of the proposal that the meeting agreed to, and of the one that passed the review. */
  readonly agreed: string | null;
  readonly passed: string | null;
  readonly decision: {
    readonly by: Standing | null;
    readonly at: Instant;
    readonly digest: string;
    readonly comment: string | null;
  } | null;
  readonly promulgation: Promulgation | null;
  /** Counts what the rulebooks were asked to hold. */
  readonly revision: number;
  readonly pending: Pending | null;
  /** Versions of the rulebook that hold the rows. */
  readonly versions: readonly number[];
  /** Why no rulebook could be made, when it was last asked for. */
  readonly faults: readonly string[];
  /** Date of a refusal that is asked about again on the next day. */
  readonly refusedOn: LocalDate | null;
  /** Codes of its rows that no later change has replaced. */
  readonly left: readonly string[];
  readonly abolition: { readonly on: LocalDate; readonly reason: string } | null;
  readonly closedAs: string | null;
}

export type DelegationEvent = Stamped<DelegationCommand | DelegationSystemCommand>;
/** A pure change of the context: what is returned replaces what stood there. */
export type Change = Partial<Delegation>;
