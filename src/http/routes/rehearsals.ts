// Trying a draft of the rules on the cases of the city, and a running case beside today's rules.

import { countStepActs } from '../../db/views-rehearsal.ts';
import { rulesOf } from '../../engine/navigate.ts';
import type { Change } from '../../engine/rehearse.ts';
import { type RehearsalParts, rehearseCity } from '../../engine/rehearse-city.ts';
import { layOver } from '../../engine/rehearse-draft.ts';
import { compareRoutes } from '../../engine/route-today.ts';
import { changesListed, countSteps, readRoute, rehearse } from '../../terms/contract-rehearsal.ts';
import { isRefusal } from '../../terms/refusal.ts';
import { addCalendarDays, parseLocalDate } from '../../terms/units.ts';
import { type Account, actorOf } from '../identify.ts';
import { Refused, refused } from '../refused.ts';
import { type Route, route } from '../route.ts';
import { showForecast, showReport, showStep, unfounded } from '../show-rehearsal.ts';
import { type EngineParts, sightOf } from '../sight.ts';
import { caseIdOf } from './cases.ts';

type Parts = EngineParts & RehearsalParts;

/** Refuses whoever does not see every case of the city. */
async function wholeCityOf(parts: Parts, account: Account) {
  const { rulebook, ...sight } = await sightOf(parts, account);
  if (!sight.cityWide) throw refused('whole_city_only');
  return { ...sight, rulebook: rulebook.rulebook };
}

export const rehearsalRoutes = (parts: Parts): Route[] => [
  route(rehearse, async ({ account, body }) => {
    const sight = await wholeCityOf(parts, account);
    const { files, examples, on, procedure, fiscalYear } = body;
    const changes: Change[] = [];
    const result = await rehearseCity(
      parts,
      sight,
      {
        draft: (base) => layOver(base, files),
        choice: { procedure, fiscalYear },
        ...{ on, examples },
      },
      (change) => {
        if (changes.length < changesListed) changes.push(change);
      },
    );
    if (isRefusal(result)) throw new Refused(result);
    if ('faults' in result) return { faults: [...result.faults], report: null };
    return { faults: [], report: showReport(result, changes, sight) };
  }),

  route(countSteps, async ({ account, query: { from, to } }) => {
    const sight = await wholeCityOf(parts, account);
    const { calendar, authority } = rulesOf(sight.rulebook);
    const span = {
      from: calendar.startOfDay(parseLocalDate(from)),
      before: calendar.startOfDay(addCalendarDays(parseLocalDate(to), 1)),
    };
    const counts = await countStepActs(parts.db.kysely, account.city, span);
    return {
      ...{ from, to },
      items: counts.map((count) => showStep(count, sight)),
      withoutArticle: authority === undefined ? [] : unfounded(authority, sight.organisation.on),
    };
  }),

  route(readRoute, async ({ account, params }) => {
    const id = await caseIdOf(parts, account, params.id);
    const { rulebook, organisation } = await sightOf(parts, account);
    const routes = await compareRoutes(parts, actorOf(account), account.city, id);
    if (isRefusal(routes)) throw new Refused(routes);
    const ground = { organisation, rulebook: rulebook.rulebook };
    const { caseId, pinned, today, differs } = routes;
    return {
      caseId,
      pinned: { ...pinned, forecast: showForecast(pinned.forecast, ground) },
      today: { ...today, forecast: showForecast(today.forecast, ground) },
      differs: differs.length > 0,
      parts: [...differs],
    };
  }),
];
