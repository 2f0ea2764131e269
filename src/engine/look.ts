/**
 * What an actor sees of a city at this moment, and by what: the organisation of the day and the
 * rulebook in force. The same authority as for commands; nothing is remembered of a person.
 */
import { loadBatch } from '../db/batch-load.ts';
import type { Clock } from '../db/clock.ts';
import { fromDatabase } from '../db/failure.ts';
import type { Db } from '../db/open.ts';
import type { Directory, Organisation } from '../rules/directory.ts';
import { inForce } from '../rules/in-force.ts';
import type { Actor } from '../terms/actor.ts';
import type { ActByOther, ActInStead } from '../terms/acts-in-stead.ts';
import type { CityCode } from '../terms/ids.ts';
import { isRefusal, type Refusal } from '../terms/refusal.ts';
import { cityDate, type Instant, parseTimeZone } from '../terms/units.ts';
import type { PublishedRulebook } from '../terms/workflow.ts';
import { checkSeat, type Scope, scopeOf } from './authority.ts';
import type { Known } from './known.ts';
import { rulebookInForce } from './start.ts';

export interface Sight extends Scope {
  readonly city: CityCode;
  readonly at: Instant;
  /** What may be done at the places of `acting`. */
  readonly acts: readonly ActInStead[];
  /** What no proposer may do, at any place. */
  readonly actsByOther: readonly ActByOther[];
  /** Of the day, and of any other. */
  readonly organisation: Organisation;
  readonly directory: Directory;
  readonly rulebook: PublishedRulebook;
}

export interface LookParts {
  readonly db: Db;
  readonly known: Known;
  readonly clock: Clock;
}

/** Refuses `no_rulebook`, and a named seat that the person does not hold. */
export async function lookAt(
  { db, known, clock }: LookParts,
  actor: Actor,
  city: CityCode,
): Promise<Sight | Refusal> {
  const load = await fromDatabase(loadBatch(db, { cases: [], keys: [], cities: [city] }));
  const parts = { known, load, at: clock.at(load.now) };
  const id = await rulebookInForce(parts, city);
  if (isRefusal(id)) return id;
  const rulebook = await known.rulebook(id);
  const on = cityDate(parts.at, parseTimeZone(rulebook.calendar.timeZone));
  const directory = await known.directory(city, load.organisations[city] ?? 0);
  const organisation = directory.on(on);
  const wrongSeat = actor.kind === 'person' ? checkSeat(actor, organisation) : null;
  if (wrongSeat !== null) return wrongSeat;
  const scope = scopeOf(actor, organisation, rulebook, parts.at);
  const { at } = parts;
  const { acts, actsByOther } = known;
  return {
    ...{ ...scope, city, at, acts, actsByOther, organisation, directory },
    rulebook: { id, city, rulebook },
  };
}

/** Meetings that the rulebook knows today. */
export const meetingsOf = ({ rulebook, organisation }: Sight) =>
  inForce(rulebook.rulebook.meetings.meetings, organisation.on);
