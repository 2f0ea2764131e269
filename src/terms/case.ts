import type { By, Capacity } from './actor.ts';
import type {
  CaseId,
  CityCode,
  PersonId,
  Place,
  ProcedureName,
  RoleCode,
  RulebookId,
  SeatCode,
  UnitCode,
} from './ids.ts';
import type { Refusal } from './refusal.ts';
import type { Instant, LocalDate } from './units.ts';

/** Plain JSON: what may stand in a context, a command or an effect. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Our stored form of a machine's state; XState's own form stays in engine/snapshot.ts. */
export interface Stored<Context = unknown> {
  readonly value: Json;
  readonly context: Context;
  readonly status: 'active' | 'done';
  readonly workflowVersion: number;
}

/** A case as the engine loads it. `version` counts accepted changes; the opening is version 1. */
export interface CaseRow {
  readonly id: CaseId;
  readonly city: CityCode;
  readonly procedure: ProcedureName;
  readonly rulebookId: RulebookId;
  readonly version: number;
  readonly stored: Stored;
}

/** A command as the machine receives it and the history keeps it. */
export interface CaseEvent {
  readonly type: string;
  readonly at: Instant;
  readonly by: By;
  /**
   * What was looked up outside the case to judge this event; kept, so that replay needs no tables.
   */
  readonly facts: Facts;
  readonly [field: string]: unknown;
}

/** Facts that rules may judge by. Only what the workflow asked for is present. */
export interface Facts {
  /** The rulebook to which the case passed with this event, and the one it came from. */
  readonly adopted?: { readonly from: RulebookId; readonly to: RulebookId };
  /** Seat place of the vice mayor who oversees each unit (副市長の分担). */
  readonly overseers?: Readonly<Record<UnitCode, Place>>;
  /** All units of the kinds asked for, on the city date of the event. */
  readonly unitsByKind?: Readonly<Record<string, readonly UnitCode[]>>;
  /** Kind of each unit named by the command; a missing unit is absent. */
  readonly kinds?: Readonly<Record<UnitCode, string>>;
  /** The line of each unit asked for: itself first, then what lies above it. */
  readonly lines?: Readonly<Record<UnitCode, readonly LineUnit[]>>;
  /** Who sits at each place asked for, by `placeKey`, who is away, and who may act for him. */
  readonly presence?: Readonly<Record<string, readonly SeatPresence[]>>;
  /** Another case the command refers to, as it stood. */
  readonly linked?: Readonly<Record<string, LinkedCase>>;
  /** Lines of other cases that the command names, by case and line; one that is not is absent. */
  readonly caseLines?: CaseLines;
  /** Budget requests asked for, in the order in which they were opened, with what each asks. */
  readonly sheets?: readonly SheetAsked[];
}

/** What one case may know of a line of another; null: the procedure knows no such thing. */
export interface LinkedLine {
  /** Whether it is asked for. */
  readonly included: boolean | null;
  /** What the final notice gives, and what the assembly passed. */
  readonly final: number | null;
  readonly passed: number | null;
  /** What is confirmed to be carried over because the budget lists it (繰越明許). */
  readonly carried: number | null;
}

export type CaseLines = Readonly<Record<string, Readonly<Record<string, LinkedLine>>>>;

/** A budget request, with the sum of its lines that count. */
export interface SheetAsked {
  readonly case: CaseId;
  readonly initiator: UnitCode;
  readonly lane: string;
  readonly step: string;
  readonly outcome: string | null;
  readonly request: number;
}

export interface LineUnit {
  readonly code: UnitCode;
  readonly kind: string;
}

/** A time for which somebody is away; what follows without a gap belongs to it. */
export interface Away {
  readonly from: Instant;
  readonly until: Instant;
  readonly kind: string;
}

export interface HolderPresence {
  readonly person: PersonId;
  readonly capacity: Capacity;
  readonly away: Away | null;
}

/** A seat as it is at a moment. Nobody among `holders`: it is vacant. */
export interface SeatPresence {
  readonly seat: SeatCode;
  readonly unit: UnitCode;
  readonly role: RoleCode;
  readonly holders: readonly HolderPresence[];
  /** Who may act for its holder (代決順位), the first in order first. */
  readonly acting: readonly Omit<SeatPresence, 'acting'>[];
}

/** What one case may know of another. `standing` is the workflow's own word for its outcome. */
export interface LinkedCase {
  readonly id: CaseId;
  readonly procedure: ProcedureName;
  readonly step: string;
  readonly outcome: string | null;
  readonly matter: string | null;
  readonly initiator: UnitCode;
  readonly addressees: readonly UnitCode[];
  readonly closed: boolean;
  /** What its procedure shows to cases that refer to it, beside all this. */
  readonly shown?: Json;
  /** What it waits for now, of which place, and about which addressee; empty: about none. */
  readonly waitsFor: readonly (Place & { readonly act: string; readonly about: string })[];
}

/** Something a place must do now. The list of a case's duties is derived anew at every step. */
export interface Duty {
  readonly place: Place;
  /** What to do: the command that fulfils it. */
  readonly act: string;
  /** The addressee it concerns, when a case has several. */
  readonly about?: UnitCode;
  readonly dueAt?: Instant;
}

/** A wake-up that the present state wants; equal name and instant mean the same wake-up. */
export interface TimerWish {
  readonly name: string;
  readonly dueAt: Instant;
}

/**
 * Why a case counts as stuck although its own procedure knows no next hand; shown to
 * administrators.
 */
export interface StuckCause {
  readonly code: string;
  readonly about?: UnitCode;
  readonly since: Instant;
}

/** What lists show of a case; stored in columns beside the context. */
export interface CaseSummary {
  readonly title: string;
  readonly step: string;
  readonly outcome: string | null;
  readonly matter: string | null;
  readonly initiator: UnitCode;
  readonly addressees: readonly UnitCode[];
  readonly fiscalYear: number;
  readonly dueAt: Instant | null;
  readonly meetingOn: LocalDate | null;
  /** Units whose seats may read the case (with everything below them). */
  readonly readers: readonly UnitCode[];
  /** What cases that refer to it may know of it; absent: nothing more than the above. */
  readonly shown?: Json;
  /** What no other case of its procedure and city may have while it has it; absent: nothing. */
  readonly claim?: Claim;
}

/** A place that one case alone may take, such as the one sheet of a ward on a lane. */
export interface Claim {
  readonly key: string;
  /** Said to whoever comes second; `number`, that of the case which has it, is added. */
  readonly taken: Refusal;
}

/** A line of a case that lists and sums read: kept beside the case as it stands in its context. */
export interface CaseLineBody {
  readonly line: string;
}
