// The organisation of a file as it would stand after its import, for commands that need no
// database. A person is named by his login.

import type { OrganisationRows } from '../rules/directory.ts';
import type { PersonId } from '../terms/ids.ts';
import type { Organisation } from '../terms/organisation.ts';
import { type LocalDate, parseInstant } from '../terms/units.ts';

interface Dates {
  readonly from?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
}

const person = (login: string): PersonId => login as PersonId;

export function rowsOfFile(file: Organisation): OrganisationRows {
  const dates = ({ from, until }: Dates) => ({ fromOn: from ?? file.from, until: until ?? null });
  return {
    units: file.units.map((unit) => ({
      ...{ code: unit.code, kind: unit.kind, title: unit.title },
      ...{ parent: unit.parent ?? null, successor: unit.successor ?? null },
      ...dates(unit),
    })),
    seats: file.seats.map((seat) => ({
      ...{ code: seat.code, unit: seat.unit, role: seat.role, title: seat.title },
      ...dates(seat),
    })),
    holders: file.holders.map(({ seat, login, capacity, ...span }) => ({
      ...{ seat, capacity },
      person: person(login),
      ...dates(span),
    })),
    oversight: file.oversight.flatMap(({ seat, units, ...span }) =>
      units.map((unit) => ({ seat, unit, ...dates(span) })),
    ),
    acting: file.acting.flatMap(({ seat, order, ...span }) =>
      order.map((actingSeat, index) => ({
        ...{ seat, actingSeat },
        position: index + 1,
        ...dates(span),
      })),
    ),
    absences: file.absences.map(({ login, from, until, kind }) => ({
      person: person(login),
      fromAt: parseInstant(from),
      until: parseInstant(until),
      kind,
    })),
  };
}
