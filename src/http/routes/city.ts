// The city around the cases: organisation, rulebooks, meetings, clock.

import { listRulebooks, loadOrganisation, loadPersons } from '../../db/views-city.ts';
import { listSessions as findSessions, readSession } from '../../db/views-meetings.ts';
import { meetingsOf, type Sight } from '../../engine/look.ts';
import type { Json } from '../../terms/case.ts';
import {
  listMeetings,
  listSessions,
  readAgenda,
  readClock,
  readOrganisation,
  readRulebook,
  rulebookInForce,
} from '../../terms/contract-city.ts';
import type { CaseId, RulebookId } from '../../terms/ids.ts';
import type { Rulebook } from '../../terms/rulebook.ts';
import type { LocalDate } from '../../terms/units.ts';
import { showAgenda } from '../agenda.ts';
import { refused } from '../refused.ts';
import { type Route, route } from '../route.ts';
import { type EngineParts, sightOf } from '../sight.ts';

const sessionsShown = 100;

interface SessionRow {
  readonly id: string;
  readonly matter: string | null;
  readonly title: string;
  readonly meetingOn: LocalDate | null;
  readonly step: string;
  readonly outcome: string | null;
  readonly status: string;
}

const showSession = ({ id, matter, title, meetingOn, step, outcome, status }: SessionRow) => ({
  ...{ id, title, step, outcome },
  meeting: matter ?? '',
  on: meetingOn,
  open: status === 'active',
});

const showRulebook = (id: RulebookId, rulebook: Rulebook) => ({
  id,
  city: rulebook.identity.city,
  version: rulebook.identity.version,
  // Read from JSON and checked by its schema: it is JSON, also where a key may be absent.
  rulebook: rulebook as unknown as Json,
});

/** All codes that were ever used; those that exist today are kept. */
const codesOf = (rows: readonly { readonly code: string }[]): string[] => [
  ...new Set(rows.map(({ code }) => code)),
];

async function showOrganisation({ db }: EngineParts, { organisation, city }: Sight) {
  const rows = await loadOrganisation(db.kysely, city);
  const seats = codesOf(rows.seats).flatMap((code) => organisation.seat(code) ?? []);
  const people = seats.flatMap(({ code }) => organisation.holdersOf(code));
  const persons = await loadPersons(
    db.kysely,
    people.map(({ person }) => person),
  );
  const nameOf = new Map(persons.map(({ id, name }) => [id, name]));
  return {
    on: organisation.on,
    units: codesOf(rows.units).flatMap((code) => {
      const unit = organisation.unit(code);
      if (unit === undefined) return [];
      const { kind, title, parent, successor = null } = unit;
      const former = [...organisation.formerUnits(code)];
      return [{ code, kind, title, parent, successor, former }];
    }),
    seats: seats.map(({ code, unit, role, title }) => ({
      ...{ code, unit, role, title },
      holders: organisation.holdersOf(code).flatMap(({ person, capacity }) => {
        const name = nameOf.get(person);
        return name === undefined ? [] : [{ person, name, capacity }];
      }),
    })),
  };
}

const meetingRoutes = (parts: EngineParts): Route[] => [
  route(listMeetings, async ({ account }) => {
    const meetings = meetingsOf(await sightOf(parts, account));
    return {
      items: meetings.map(({ code, title, acceptance, items }) => ({
        ...{ code, title, acceptance, items },
      })),
    };
  }),

  route(listSessions, async ({ account, params }) => {
    const sight = await sightOf(parts, account);
    if (!meetingsOf(sight).some(({ code }) => code === params.code)) {
      throw refused('unknown_meeting', { meeting: params.code });
    }
    const rows = await findSessions(parts.db.kysely, sight, params.code, sessionsShown);
    return { items: rows.map(showSession) };
  }),

  route(readAgenda, async ({ account, params }) => {
    const sight = await sightOf(parts, account);
    const row = await readSession(parts.db.kysely, sight, params.id as CaseId);
    if (row === null) throw refused('case_not_found');
    return { ...showSession(row), agenda: await showAgenda(parts, sight, row.context) };
  }),
];

export const cityRoutes = (parts: EngineParts): Route[] => [
  ...meetingRoutes(parts),

  route(readOrganisation, async ({ account }) =>
    showOrganisation(parts, await sightOf(parts, account)),
  ),

  route(rulebookInForce, async ({ account }) => {
    const { rulebook } = await sightOf(parts, account);
    return showRulebook(rulebook.id, rulebook.rulebook);
  }),

  route(readRulebook, async ({ account, params }) => {
    const published = await listRulebooks(parts.db.kysely, account.city);
    const row = published.find(({ id }) => id === params.id);
    if (row === undefined) throw refused('not_found');
    return showRulebook(row.id, await parts.known.rulebook(row.id));
  }),

  route(readClock, async ({ account }) => ({ now: (await sightOf(parts, account)).at })),
];
