// Who is meant: seats, the people who sit on them on the day of the clock, and the places where
// their work waits.

import type { Db } from '../db/open.ts';
import { organisationVersion } from '../db/people.ts';
import { readLogins } from '../db/situation-views.ts';
import type { Known } from '../engine/known.ts';
import type { Organisation } from '../rules/directory.ts';
import type { Actor } from '../terms/actor.ts';
import type { CityCode, PersonId, Place, SeatCode } from '../terms/ids.ts';
import type { LocalDate } from '../terms/units.ts';
import type { ActorRef, PlaceRef } from './shape-parts.ts';
import { Trouble } from './trouble.ts';

export type PersonActor = Extract<Actor, { kind: 'person' }>;

export interface Cast {
  /** A seat's holder on that day, acting from it; or a person by login. */
  actor(who: ActorRef, on: LocalDate): PersonActor;
  /** Places whose work the seat may do. */
  places(place: PlaceRef, on: LocalDate): readonly Place[];
  loginOf(person: PersonId): string;
}

type Login = Awaited<ReturnType<typeof readLogins>>[number];

function bindCast(
  city: CityCode,
  organisations: (on: LocalDate) => Organisation,
  logins: readonly Login[],
): Cast {
  const byLogin = new Map(logins.map((person) => [person.login, person]));
  const byId = new Map(logins.map(({ id, login }) => [id, login]));

  const asPerson = (login: string, seat?: SeatCode): PersonActor => {
    const person = byLogin.get(login);
    if (person === undefined) throw new Trouble(`there is no person ${login}`);
    const { id, administrator } = person;
    return {
      kind: 'person',
      city,
      person: id,
      administrator,
      ...(seat === undefined ? {} : { seat }),
    };
  };

  const asSeat = (seat: SeatCode, on: LocalDate): PersonActor => {
    const holders = organisations(on).holdersOf(seat);
    const holder = holders.find(({ capacity }) => capacity === 'holder') ?? holders[0];
    if (holder === undefined) throw new Trouble(`nobody sits on ${seat} on ${on}`);
    return asPerson(byId.get(holder.person) ?? '', seat);
  };

  const named = (name: string, on: LocalDate): PersonActor => {
    if (organisations(on).seat(name) !== undefined) return asSeat(name, on);
    if (byLogin.has(name)) return asPerson(name);
    throw new Trouble(`${name} is no seat on ${on} and nobody's login`);
  };

  return {
    actor(who, on) {
      if (typeof who === 'string') return named(who, on);
      return asPerson(who.person, who.seat);
    },
    places(place, on) {
      if (typeof place !== 'string') return [place];
      const organisation = organisations(on);
      const seat = organisation.seat(place);
      if (seat === undefined) throw new Trouble(`there is no seat ${place} on ${on}`);
      return organisation.placesOf(seat);
    },
    loginOf: (person) => byId.get(person) ?? person,
  };
}

export async function openCast(db: Db, known: Known, city: CityCode): Promise<Cast> {
  const version = await organisationVersion(db.kysely, city);
  const directory = await known.directory(city, version);
  return bindCast(city, (on) => directory.on(on), await readLogins(db.kysely, city));
}
