import type { CityCode, PersonId, Place, RoleCode, SeatCode, UnitCode } from './ids.ts';

/**
 * Who asks, as the door (HTTP, command line, worker) knows it.
 * `seat` is the seat he says he acts from; without it the engine takes the first seat that may act.
 * `city` is that of his account: outside it he has no seat, and is no administrator.
 * `kind: 'system'` is a timer or another case speaking; it never decides anything.
 */
export type Actor =
  | {
      readonly kind: 'person';
      readonly person: PersonId;
      readonly city: CityCode;
      readonly seat?: SeatCode;
      readonly administrator?: boolean;
    }
  | { readonly kind: 'system'; readonly name: 'timer' | 'case' };

/** In which capacity (資格) a holder sits: his own seat, or as deputy (職務代理) of its holder. */
export type Capacity = 'holder' | 'deputy';

/** In which capacity somebody acts: from a seat he holds, or once (代決) for an absent decider. */
export const capacities = ['holder', 'deputy', 'acting'] as const;
export type ActedAs = (typeof capacities)[number];

/** The seat from which an act was done, fixed at the moment of the act and kept in the history. */
export interface Standing {
  readonly person: PersonId;
  readonly seat: SeatCode;
  readonly unit: UnitCode;
  readonly role: RoleCode;
  readonly capacity: ActedAs;
  /** The place whose right was used: the unit may be an ancestor of the seat's own unit. */
  readonly as: Place;
  /** Of an acting decider: the seat for which he acts. */
  readonly actsFor?: SeatCode;
}

/** Who did it, in a history entry: a standing, or the system. */
export type By = Standing | { readonly system: 'timer' | 'case' };

export const isPerson = (by: By): by is Standing => 'person' in by;
