// What budget.yaml names of an organisation: wards by the code of their unit, and places in whose
// hands the budget lies. Only the organisation can say whether they are there.

import type { UnitCode } from '../../../terms/ids.ts';
import type { Formula } from '../../../terms/rulebook-allocation.ts';
import type { BudgetRules } from '../../../terms/rulebook-budget.ts';
import type { Who } from '../../../terms/rulebook-parts.ts';
import { byKey, entriesWithSpans } from '../../in-force.ts';

/** An entry by its place in the file, such as `lanes.own`. */
export interface NamedWards {
  readonly by: string;
  readonly wards: readonly UnitCode[];
  /** Kinds of units that the entry is for; absent: any. */
  readonly kinds?: readonly string[];
}

interface Dated {
  readonly code: string;
  readonly inForceOn: string;
  readonly until?: string | undefined;
}

/** Without what had ended by then: it may well name a unit that there was. */
const heldSince = <Entry extends Dated>(entries: readonly Entry[], from: string): Entry[] =>
  [...byKey(entries, ({ code }) => code).values()].flatMap((same) =>
    entriesWithSpans(same).flatMap(({ entry, span: { until } }) =>
      until === undefined || until > from ? [entry] : [],
    ),
  );

function wardsOfFormula({ method, cushion, rounding }: Formula): UnitCode[] {
  const inTiers = method.kind === 'tiers' ? method.tiers.flatMap(({ wards = [] }) => wards) : [];
  const { remainder } = rounding;
  const last = typeof remainder === 'string' ? [] : [remainder.ward];
  return [...inTiers, ...Object.keys(cushion?.previous ?? {}), ...last];
}

/** Every entry that holds on the date or later and names wards. */
export function wardsOfBudget(budget: BudgetRules, from: string): NamedWards[] {
  const { lanes, proposalLanes, indicators, formulas } = budget;
  const asking = (list: string, entries: BudgetRules['lanes'] | BudgetRules['proposalLanes']) =>
    heldSince<(typeof entries)[number]>(entries, from).map(
      ({ code, wards = [], kinds }): NamedWards => ({ by: `${list}.${code}`, wards, kinds }),
    );
  return [
    ...asking('lanes', lanes),
    ...asking('proposalLanes', proposalLanes),
    ...heldSince(indicators, from).map(({ code, values }) => ({
      by: `indicators.${code}`,
      wards: Object.keys(values),
    })),
    ...heldSince(formulas, from).map((formula) => ({
      by: `formulas.${formula.code}`,
      wards: wardsOfFormula(formula),
    })),
  ].filter(({ wards }) => wards.length > 0);
}

/** Everybody on whom a step of the budget waits, by the entry that names him. */
export function handsOfBudget(budget: BudgetRules): (readonly [by: string, Who[]])[] {
  const { hands, stages, restoration, lanes, proposalLanes } = budget;
  const { transfers, reallotment, allotment, yearEnd } = budget;
  const ofLane = (list: string, lane: { readonly code: string }, places: readonly Who[][]) =>
    [`${list}.${lane.code}`, places.flat()] as const;
  return [
    ['hands.plan', hands.plan],
    ['hands.supervise', hands.supervise],
    ...stages.map(({ code, by }) => [`stages.${code}`, by] as const),
    ['restoration', [...restoration.by, ...restoration.appeal]],
    ...lanes.map((lane) => {
      const { draft, coordinate = [], submit, through = [] } = lane;
      return ofLane('lanes', lane, [draft, coordinate, submit.by, through]);
    }),
    ...proposalLanes.map((lane) =>
      ofLane('proposalLanes', lane, [lane.draft, lane.submit, lane.answer]),
    ),
    ['transfers', transfers.by],
    ['reallotment', reallotment.by],
    ['allotment', allotment.by],
    ['yearEnd', [...yearEnd.by, ...yearEnd.confirm]],
  ];
}
