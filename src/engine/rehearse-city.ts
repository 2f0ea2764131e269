/**
 * A rehearsal of a city: the draft read upon the rulebook that it would follow, and the cases of
 * the past, or examples, led by both.
 */
import type { Clock } from '../db/clock.ts';
import { fromDatabase } from '../db/failure.ts';
import type { Db } from '../db/open.ts';
import { listRulebooks } from '../db/rulebooks.ts';
import type { Organisation } from '../rules/directory.ts';
import { inForce } from '../rules/in-force.ts';
import type { NavigatorQuestion } from '../terms/contract-navigator.ts';
import type { RulebookFault } from '../terms/errors-rulebook.ts';
import type { CityCode, UnitCode } from '../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import type { PublishedRulebook, Workflows } from '../terms/workflow.ts';
import type { Known } from './known.ts';
import {
  type CaseChoice,
  type Change,
  rehearsePastCases,
  type Totals,
  tallyRehearsal,
} from './rehearse.ts';
import { rehearsalDate } from './rehearse-draft.ts';
import { rehearseExamples } from './rehearse-examples.ts';

export interface RehearsalParts {
  readonly db: Db;
  readonly known: Known;
  readonly clock: Clock;
  readonly workflows: Workflows;
}

/** As somebody who sees the whole city sees it. */
export interface RehearsalSight {
  readonly city: CityCode;
  readonly at: Instant;
  readonly organisation: Organisation;
}

type Read = { readonly rulebook: Rulebook } | { readonly faults: readonly RulebookFault[] };

export interface RehearsalAsk {
  /** Gives the draft, upon the rulebook that it would follow. */
  readonly draft: (base: Rulebook) => Read;
  readonly on?: LocalDate | undefined;
  readonly choice: CaseChoice;
  /** Tried in the place of past cases. */
  readonly examples?: readonly NavigatorQuestion[] | undefined;
}

export interface RehearsalResult {
  readonly on: LocalDate;
  readonly before: PublishedRulebook;
  readonly after: Rulebook;
  readonly totals: Totals;
}

async function publishedOn(
  { db, known }: RehearsalParts,
  city: CityCode,
  on: LocalDate,
): Promise<PublishedRulebook | Refusal> {
  const rows = await fromDatabase(listRulebooks(db.kysely, city));
  const row = rows.find(({ inForceOn }) => inForceOn <= on);
  if (row === undefined) return refuse('no_rulebook', { city, on });
  return { id: row.id, city, rulebook: await known.rulebook(row.id) };
}

/** Cases are counted under the ward or bureau that their unit belongs to. */
function partyAbove({ organisation }: RehearsalSight, { rulebook }: PublishedRulebook) {
  const kinds = inForce(rulebook.organisation.kinds, organisation.on);
  const parties = new Set(kinds.flatMap(({ code, party }) => (party ? [code] : [])));
  return (initiator: UnitCode): UnitCode =>
    organisation
      .lineOf(initiator)
      .findLast((unit) => parties.has(organisation.unit(unit)?.kind ?? '')) ?? initiator;
}

/** Everything that is wrong with the draft, or the totals; `hear` is told of every change. */
export async function rehearseCity(
  parts: RehearsalParts,
  sight: RehearsalSight,
  { draft, on: asked, choice, examples }: RehearsalAsk,
  hear: (change: Change) => void,
): Promise<RehearsalResult | Refusal | { readonly faults: readonly RulebookFault[] }> {
  const { city, at, organisation } = sight;
  const today = organisation.on;
  const base = await publishedOn(parts, city, asked ?? today);
  if (isRefusal(base)) return base;
  const read = draft(base.rulebook);
  if ('faults' in read) return read;
  const after = read.rulebook;
  const on = asked ?? rehearsalDate(base.rulebook, after, today);
  const plan = { city, before: base.rulebook, after, on };
  const cases =
    examples === undefined
      ? rehearsePastCases(parts, plan, choice)
      : rehearseExamples(examples, plan, { organisation, at });
  const totals = await tallyRehearsal(cases, partyAbove(sight, base), hear);
  return { on, before: base, after, totals };
}
