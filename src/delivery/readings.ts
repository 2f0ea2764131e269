// What workers look up: the rulebook behind a case, how units are called, where sessions stand.
// Rulebooks are immutable and kept; everything else is asked for anew, at most once a moment.

import { type OpenSession, openSessions, triedSessions } from '../db/agendas.ts';
import { unitTitles } from '../db/notifications.ts';
import type { Db } from '../db/open.ts';
import { listRulebooks, loadRulebook } from '../db/rulebooks.ts';
import type { CityCode, EffectId, RulebookId, UnitCode } from '../terms/ids.ts';
import { Fault } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { LocalDate } from '../terms/units.ts';

export type { OpenSession } from '../db/agendas.ts';

export interface Readings {
  rulebook(id: RulebookId): Promise<Rulebook>;
  /** The rulebook that a case opened on that day is pinned to. */
  rulebookInForce(city: CityCode, on: LocalDate): Promise<Rulebook>;
  unitTitles(city: CityCode, on: LocalDate): Promise<ReadonlyMap<UnitCode, string>>;
  /** Open session cases of a meeting from that day on, the earliest first. */
  openSessions(
    procedure: string,
    city: CityCode,
    meeting: string,
    from: LocalDate,
  ): Promise<readonly OpenSession[]>;
  /** Sessions that this effect has already knocked at, in that order. */
  triedSessions(effect: EffectId): Promise<readonly OpenSession[]>;
}

/** Long enough for a batch, short enough that a new title is seen at once. */
const freshMs = 1000;

export function openReadings(db: Db): Readings {
  const rulebooks = new Map<RulebookId, Promise<Rulebook>>();
  const titles = new Map<string, { until: number; found: ReturnType<typeof unitTitles> }>();

  const load = async (id: RulebookId): Promise<Rulebook> => {
    const found = await loadRulebook(db.kysely, id);
    if (found === undefined) throw new Fault('broken', { rulebook: id });
    return found;
  };
  const rulebook = (id: RulebookId): Promise<Rulebook> => {
    const known = rulebooks.get(id);
    if (known !== undefined) return known;
    const loading = load(id);
    rulebooks.set(id, loading);
    loading.catch(() => rulebooks.delete(id));
    return loading;
  };

  return {
    rulebook,
    rulebookInForce: async (city, on) => {
      const published = await listRulebooks(db.kysely, city);
      const inForce = published.find(({ inForceOn }) => inForceOn <= on);
      if (inForce === undefined) throw new Fault('no_rulebook', { city, on });
      return rulebook(inForce.id);
    },
    unitTitles: (city, on) => {
      const now = performance.now();
      for (const [key, { until }] of titles) if (until <= now) titles.delete(key);
      const key = `${city}/${on}`;
      const known = titles.get(key)?.found;
      if (known !== undefined) return known;
      const found = unitTitles(db, city, on);
      titles.set(key, { until: now + freshMs, found });
      found.catch(() => titles.delete(key));
      return found;
    },
    openSessions: (...asked) => openSessions(db, ...asked),
    triedSessions: (effect) => triedSessions(db, effect),
  };
}
