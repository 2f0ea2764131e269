// On which side of a budget a reader stands. Until the notice (内示) what finance gives is between
// those who plan, watch, assess and restore: whoever asks for money, and whoever passes a sheet on
// for him, learns of it by the notice. Source: rules.md 8.4; pages.md H4 to H6.

import type { AssessingFor } from '../../terms/budget-shown.ts';
import { type Place, placeKey, type UnitCode } from '../../terms/ids.ts';
import type { Who } from '../../terms/rulebook-parts.ts';
import type { Rules } from '../bound-rules.ts';
import type { Organisation } from '../directory.ts';
import type { Budget } from './bind.ts';

export const isAssessingFor = (units: AssessingFor, unit: UnitCode): boolean =>
  units === 'all' || units.includes(unit);

/** What is known of a reader: where he may act and sits; cityWide: an office of his sees all. */
export interface BudgetReader {
  readonly cityWide: boolean;
  readonly places: readonly Place[];
  readonly seatedIn: readonly UnitCode[];
}

/** The hands of all stages that the rulebook has ever had: a case keeps those of its day. */
const handsOf = ({ rules: { hands, stages, restoration } }: Budget): readonly Who[] => [
  ...hands.plan,
  ...hands.supervise,
  ...stages.flatMap(({ by }) => by),
  ...restoration.by,
];

function placeOf(who: Who, unit: UnitCode, rules: Rules, organisation: Organisation): Place[] {
  if ('overseers' in who) return [organisation.overseerOf(unit) ?? []].flat();
  const { role } = who;
  if ('party' in who) return who.party === 'initiator' ? [{ unit, role }] : [];
  return [{ unit: 'unit' in who ? who.unit : rules.officeUnit(who.office, organisation.on), role }];
}

/**
 * A hand itself; or somebody of its unit, or of what lies above or below that. Units that stand
 * above the asking one make nobody a colleague of finance: the ward lies below them too.
 */
function assesses(
  reader: BudgetReader,
  hands: readonly Place[],
  unit: UnitCode,
  { lineOf }: Organisation,
): boolean {
  const held = new Set(reader.places.map(placeKey));
  if (hands.some((hand) => held.has(placeKey(hand)))) return true;
  const above = new Set(lineOf(unit));
  const assessing = hands.map((hand) => hand.unit).filter((one) => !above.has(one));
  return reader.seatedIn
    .filter((own) => !above.has(own))
    .some((own) =>
      assessing.some((hand) => lineOf(own).includes(hand) || lineOf(hand).includes(own)),
    );
}

/** Every unit that may ask on some lane, whatever it was called before. */
function askingUnits({ rules: { lanes } }: Budget, organisation: Organisation): UnitCode[] {
  const kinds = new Set(lanes.flatMap((lane) => lane.kinds));
  const units = [...kinds].flatMap((kind) => organisation.unitsOfKind(kind));
  return units.flatMap((unit) => [unit, ...organisation.formerUnits(unit)]);
}

/** In a city without budget rules there is no side. `organisation`: of the day of the reading. */
export function assessingFor(
  reader: BudgetReader,
  rules: Rules,
  organisation: Organisation,
): AssessingFor {
  const { budget } = rules;
  if (reader.cityWide) return 'all';
  if (budget === undefined || reader.places.length === 0) return [];
  const hands = handsOf(budget);
  const asking = askingUnits(budget, organisation);
  const units = asking.filter((unit) => {
    const places = hands.flatMap((who) => placeOf(who, unit, rules, organisation));
    return assesses(reader, places, unit, organisation);
  });
  return units.length > 0 && units.length === asking.length ? 'all' : units;
}
