// Identifiers. A uuid that names a row is branded, so that a case is never passed where a person is
// meant; a code that a city chooses (unit, seat, role, matter …) stays a plain string with a name.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** uuid of a case (案件). */
export type CaseId = Branded<'CaseId'>;
/** uuid of a person; a person holds seats, never work. */
export type PersonId = Branded<'PersonId'>;
/** uuid of a published, immutable rulebook. */
export type RulebookId = Branded<'RulebookId'>;
/** uuid of an effect: something the world must still be told. */
export type EffectId = Branded<'EffectId'>;

/** Code of a city, as its rulebook spells it. */
export type CityCode = string;
/** Code of an organisational unit: a bureau, a ward, a division. */
export type UnitCode = string;
/** Code of a seat (職), unique within a city. */
export type SeatCode = string;
/** Code of a role that a seat plays within its unit; the rulebook lists them. */
export type RoleCode = string;
/** Name of a procedure, such as the prior consultation. */
export type ProcedureName = string;
/** The procedures whose cases receive a number; a test holds the workflows against them. */
export const numberedProcedures = [
  'prior_consultation',
  'decision',
  'delegation_change',
  'budget_cycle',
  'budget_request',
  'ward_proposal',
] as const;

/** A place where work waits: whoever sits in this unit in this role. Work never names a person. */
export interface Place {
  readonly unit: UnitCode;
  readonly role: RoleCode;
}

/** Two texts in one key, for sets of places. */
export const placeKey = (place: Place): string => `${place.unit}/${place.role}`;

/** Each place once, in the order in which they came. */
export const distinctPlaces = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [placeKey(place), place])).values(),
];
