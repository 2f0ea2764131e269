// What a procedure gives to the engine. Workflows implement it, engine/plan.ts uses it, app.ts
// hands it over: the engine imports no workflow. Everything here is pure.

import type { AnyStateMachine } from 'xstate';
import type { z } from 'zod';
import type {
  CaseEvent,
  CaseLineBody,
  CaseSummary,
  Duty,
  Facts,
  Stored,
  StuckCause,
  TimerWish,
} from './case.ts';
import type { Effect } from './effect.ts';
import type { ErrorCode } from './errors.ts';
import type { CaseId, CityCode, Place, ProcedureName, RulebookId, UnitCode } from './ids.ts';
import type { Refusal } from './refusal.ts';
import type { Rulebook } from './rulebook.ts';
import type { LocalDate } from './units.ts';

/** A command of a workflow, as a person or the system may send it. */
export interface CommandRule {
  readonly schema: z.ZodType<{ type: string }>;
  /**
   * `system` commands come from timers and other cases only; a client that sends one is refused.
   */
  readonly sender: 'person' | 'system';
  /**
   * The act of the duty that this command fulfils for an absent holder (代決): its rights lie with
   * the seats that the acting orders name for those of the command's places.
   */
  readonly acting?: string;
  /** Whether nobody may send it who proposed the case: what waits for it waits for another. */
  readonly byOther?: true;
}

/** Budget requests of a fiscal year: those of a cycle, of a unit, on a lane, as far as it says. */
export interface SheetsOf {
  readonly fiscalYear: number;
  readonly cycle?: CaseId;
  readonly initiator?: UnitCode;
  readonly lane?: string;
}

/** Which facts to look up before the event is judged. */
export interface FactNeeds {
  readonly overseersOf?: readonly UnitCode[];
  readonly unitsOfKinds?: readonly string[];
  readonly kindsOf?: readonly UnitCode[];
  readonly linesOf?: readonly UnitCode[];
  readonly presenceOf?: readonly Place[];
  readonly linked?: readonly { readonly id?: string; readonly number?: string }[];
  /** Lines of other cases, by the id of the case. */
  readonly caseLines?: readonly { readonly case: string; readonly lines: readonly string[] }[];
  readonly sheets?: readonly SheetsOf[];
}

/**
 * A number to be issued with this step. The writer takes the serial, without gaps, from the count
 * of all numbers with the same text around it: two that look alike are never issued.
 */
export interface NumberRequest {
  readonly prefix: string;
  readonly width: number;
  readonly suffix: string;
}

/** The course that a case takes under a rulebook: who decides, who is heard on the way, by when. */
export interface Forecast {
  readonly decider: Place | null;
  /** What the rulebook calls the decider. */
  readonly deciderTitle: string;
  /** In order: who circulates, who concurs, who is consulted. */
  readonly route: readonly { readonly as: string; readonly place: Place }[];
  /** Working days that all its steps may take together; null where no period is given. */
  readonly businessDays: number | null;
  /** Dates that it must keep, by what they are for. */
  readonly deadlines: Readonly<Record<string, LocalDate>>;
  /** Whether the decider sits in the line of the unit that proposed it. */
  readonly decidedInLine: boolean;
}

/** What is wrong with a line that somebody brings, and in which of its fields. */
export interface BroughtFault {
  readonly line: string | null;
  readonly field: string | null;
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface BoundWorkflow {
  readonly machine: AnyStateMachine;
  /** Facts needed to judge this command; asked before `plan`. */
  needs(stored: Stored | null, command: { type: string }): FactNeeds;
  /** Places whose holders may send this command, whatever the step. Empty: nobody may. */
  rights(stored: Stored, command: { type: string }): readonly Place[];
  /** Places whose holders may open a case with this command. */
  beginRights(command: { type: string }, facts: Facts): readonly Place[];
  /** Input of the machine for a new case, or why there is no case to open. */
  begin(event: CaseEvent, id: CaseId): { readonly input: unknown } | Refusal;
  /**
   * Why a guard of the machine says no, or null when it says yes. `guard` is the transition's guard
   * as XState keeps it: its type and its params. A probe (`event.probe === true`) asks what could
   * be done now: checks of the command's own fields are passed over.
   */
  reason(
    guard: { readonly type: string; readonly params?: unknown },
    context: unknown,
    event: CaseEvent,
  ): Refusal | null;
  /** What an action of the machine asks of the world. */
  effects(action: { type: string; params?: unknown }, stored: Stored, event: CaseEvent): Effect[];
  /**
   * Whether a case still follows the rulebook in force, as a draft does before its submission: what
   * people do to it then is judged by that one, and pins it anew. Absent: pinned from its opening.
   */
  floats?(stored: Stored): boolean;
  duties(stored: Stored): readonly Duty[];
  timers(stored: Stored): readonly TimerWish[];
  stuck(stored: Stored): readonly StuckCause[];
  summary(stored: Stored): CaseSummary;
  /**
   * Lines of the case, in their order: the very objects of its context, so that an unchanged line
   * is known by being the same. Absent: the procedure has none.
   */
  lines?(stored: Stored): readonly CaseLineBody[];
  /**
   * Everything that is wrong with the lines that a command brings, where a refusal names the first
   * alone; asked for a trial. `line` null: of the lines together.
   */
  lineFaults?(stored: Stored, event: CaseEvent): readonly BroughtFault[];
  /** Codes of what is doubtful of a line (要確認), from the line alone; lists find it by them. */
  doubts?(line: CaseLineBody): readonly string[];
  /**
   * What the rulebook makes of the case as it stands, for comparison with another rulebook; null
   * where it makes nothing of it. `on`: the date whose entries count, absent the one that the case
   * is pinned to.
   */
  forecast?(stored: Stored, on?: LocalDate): Forecast | null;
  /** The number this case must receive now, or null; asked while the case has none. */
  number(stored: Stored): NumberRequest | null;
}

export interface Workflow {
  readonly procedure: ProcedureName;
  readonly version: number;
  /** The command that opens a case. */
  readonly opening: CommandRule;
  readonly commands: Readonly<Record<string, CommandRule>>;
  bind(rulebook: Rulebook): BoundWorkflow;
}

/** Finds the workflow that steps a case: by procedure, in the version it is stored with. */
export interface Workflows {
  find(procedure: ProcedureName, version?: number): Workflow | undefined;
  all(): readonly Workflow[];
}

/** A published rulebook with its identity. */
export interface PublishedRulebook {
  readonly id: RulebookId;
  readonly city: CityCode;
  readonly rulebook: Rulebook;
}
