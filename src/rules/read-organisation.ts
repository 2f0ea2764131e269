// Reads the file of an organisation: pure, with the place of every fault. Nothing is imported from
// a file that has one.

import { parse } from 'yaml';
import { z } from 'zod';
import { type Organisation, organisationSchema } from '../terms/organisation.ts';

/** The organisation, or what is wrong with the file, a line a fault. */
export function readOrganisation(text: string): Organisation | { readonly faults: string[] } {
  const read = organisationSchema.safeParse(parseYaml(text));
  if (!read.success) return { faults: z.prettifyError(read.error).split('\n') };
  const faults = danglingNames(read.data);
  return faults.length > 0 ? { faults } : read.data;
}

/** What is no YAML has no organisation in it: the shape then says what is missing. */
function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    return error instanceof Error ? error.message : null;
  }
}

/** Names that the file uses without defining them. */
function danglingNames(file: Organisation): string[] {
  const units = new Set(file.units.map(({ code }) => code));
  const seats = new Set(file.seats.map(({ code }) => code));
  const logins = new Set(file.people.map(({ login }) => login));
  const faults: string[] = [];
  const check = (known: Set<string>, name: string | undefined, place: string): void => {
    if (name !== undefined && !known.has(name)) faults.push(`${place}: unknown "${name}"`);
  };
  for (const [i, { parent }] of file.units.entries()) check(units, parent, `units[${i}].parent`);
  for (const [i, { unit }] of file.seats.entries()) check(units, unit, `seats[${i}].unit`);
  for (const [i, { seat, login }] of file.holders.entries()) {
    check(seats, seat, `holders[${i}].seat`);
    check(logins, login, `holders[${i}].login`);
  }
  for (const [i, { seat, units: overseen }] of file.oversight.entries()) {
    check(seats, seat, `oversight[${i}].seat`);
    for (const unit of overseen) check(units, unit, `oversight[${i}].units`);
  }
  for (const [i, { login }] of file.absences.entries()) {
    check(logins, login, `absences[${i}].login`);
  }
  return faults;
}
