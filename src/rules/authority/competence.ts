// What the authority tables answer: whose the authority is, who decides, on which row, and who is
// heard. Plain data, fit to be kept with a case.

import type { Place } from '../../terms/ids.ts';

/**
 * How the decider was found. row: a row of a table (専決). power: no row, so whoever the power was
 * delegated to decides himself (委任). analogy: a row was applied to a matter that has none (準用).
 * upward: rows exist and none fits, so the rank above them. top: the matter has no row at all.
 */
export type FoundBy = 'row' | 'power' | 'analogy' | 'upward' | 'top';

/** A rank of the rulebook where this unit finds it. */
export interface RankedPlace {
  readonly rank: string;
  readonly title: string;
  readonly level: number;
  readonly place: Place;
}

/** Who must be heard before the decision. */
export interface Hearing {
  readonly as: 'concurrence' | 'consult';
  readonly place: Place;
  /** The office of the rulebook by which the place was found, if it was: it follows the office. */
  readonly office?: string;
  /** Without its consent the draft never reaches its decider. */
  readonly binding: boolean;
  /** Parts of the draft it answers for; null: all of it. */
  readonly concerns: readonly string[] | null;
  /** The row or the subject that asks for it. */
  readonly because: string;
}

/**
 * Why a row of the subject did not give the decider; for the navigator, in the order they are
 * tried. other_authority: it governs what is delegated and this is not, or the other way round.
 * special_rule: a more special row decides, or speaks of the same rank. other_wards: it gives power
 * within the unit's own line, and the act reaches beyond. higher_row: it fits as well, and
 * another one gives a higher seat.
 */
export type RowMiss =
  | 'hat'
  | 'item'
  | 'other_authority'
  | 'special_rule'
  | 'amount_over'
  | 'amount_below'
  | 'change_over'
  | 'change_below'
  | 'qualifier'
  | 'exclusion'
  | 'wards'
  | 'other_wards'
  | 'condition'
  | 'no_such_rank'
  | 'higher_row';

export interface Competence {
  /** The row by which the power itself was delegated; null: the authority is the mayor's. */
  readonly power: { readonly row: string; readonly holder: RankedPlace } | null;
  readonly decider: RankedPlace;
  readonly by: FoundBy;
  /** The row that gave the decider; null where none did. */
  readonly row: string | null;
  /** Whether nobody acts for the decider: while he is away the rank above decides. */
  readonly lapses: boolean;
  /** Other rows of the subject that are for this unit, and why they do not apply. */
  readonly passedOver: readonly { readonly row: string; readonly because: RowMiss }[];
  readonly hearings: readonly Hearing[];
  /** Told at once when it is decided (専決報告). */
  readonly report: readonly Place[];
  /** All ranks of the unit's line, lowest first: the way upward (返れい). */
  readonly ladder: readonly RankedPlace[];
}

/** The way of a draft to its decider, with the working days each part may take. */
export interface Route {
  readonly competence: Competence;
  /** One after the other (回議). */
  readonly circulation: readonly RankedPlace[];
  readonly days: {
    readonly circulation: number;
    /** Side by side, with each other and with the circulation. */
    readonly hearings: number;
    readonly decision: number;
    /** The longer of circulation and hearings, and the decision. */
    readonly total: number;
  };
}
