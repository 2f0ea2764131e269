// The organisation a situation plays in: that of the rulebook's folder unless it gives another,
// with its own holders, acting orders and absences laid over it.

import { readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { checkActing } from '../rules/check-acting.ts';
import { faultLine } from '../rules/fault-place.ts';
import { readOrganisation } from '../rules/read-organisation.ts';
import { utf8Text } from '../rules/read-utf8.ts';
import type { FileText } from '../rules/read-yaml.ts';
import type { Organisation } from '../terms/organisation.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { Moments } from './moments.ts';
import type { Situation } from './read-file.ts';
import type { AbsenceGiven } from './shape.ts';
import { Trouble } from './trouble.ts';

const EXAMPLE = 'organisation.example.yaml';

async function fileOf(situation: Situation, folder: string): Promise<FileText> {
  const { organisation } = situation.given;
  if (typeof organisation === 'object') {
    return { path: 'given.organisation', text: stringify(organisation) };
  }
  const path =
    organisation === undefined
      ? join(folder, EXAMPLE)
      : resolve(dirname(situation.file), organisation);
  const bytes = await readFile(path).catch(() => {
    throw new Trouble(`there is no organisation: ${path}`);
  });
  return { path: basename(path), text: utf8Text(bytes) };
}

/**
 * Whoever sits on the seat on that day leaves it; a deputy sits beside the holder. The same person
 * from the same day is the same entry, such as one that is given an end.
 */
function withHolder(organisation: Organisation, next: Organisation['holders'][number]) {
  const from = next.from ?? organisation.from;
  const leaves = (other: Organisation['holders'][number]): boolean =>
    next.capacity === 'holder' &&
    other.capacity === 'holder' &&
    other.seat === next.seat &&
    (other.from ?? organisation.from) < from &&
    (other.until === undefined || other.until > from);
  const isSame = (other: Organisation['holders'][number]): boolean =>
    other.seat === next.seat &&
    other.login === next.login &&
    (other.from ?? organisation.from) === from;
  const kept = organisation.holders
    .filter((other) => !isSame(other))
    .map((other) => (leaves(other) ? { ...other, until: from } : other));
  return { ...organisation, holders: [...kept, next] };
}

/** The organisation with these holders laid over it. */
export function seatHolders(
  organisation: Organisation,
  holders: readonly Organisation['holders'][number][],
): Organisation {
  checkLogins(organisation, holders);
  return holders.reduce(withHolder, organisation);
}

/** The organisation with these orders laid over it: the one that a seat had before ends. */
export function orderActing(
  organisation: Organisation,
  orders: Organisation['acting'],
): Organisation {
  const ordered = {
    ...organisation,
    acting: orders.reduce(withOrder(organisation), organisation.acting),
  };
  const seats = new Set(organisation.seats.map(({ code }) => code));
  const unknown = orders
    .flatMap(({ seat, order }) => [seat, ...order])
    .find((one) => !seats.has(one));
  if (unknown !== undefined) throw new Trouble(`there is no seat ${unknown}`);
  const faults: string[] = [];
  checkActing(ordered, (path, problem, details) => {
    faults.push(`${path.join('.')}: ${problem} ${JSON.stringify(details ?? {})}`);
  });
  if (faults.length > 0) throw new Trouble(faults.join('\n'));
  return ordered;
}

const withOrder =
  (organisation: Organisation) =>
  (orders: Organisation['acting'], next: Organisation['acting'][number]) => {
    const from = next.from ?? organisation.from;
    const ends = (other: Organisation['acting'][number]): boolean =>
      other.seat === next.seat &&
      (other.from ?? organisation.from) < from &&
      (other.until === undefined || other.until > from);
    return [...orders.map((other) => (ends(other) ? { ...other, until: from } : other)), next];
  };

function checkLogins({ people }: Organisation, named: readonly { readonly login: string }[]): void {
  const known = new Set(people.map(({ login }) => login));
  const unknown = named.find(({ login }) => !known.has(login));
  if (unknown !== undefined) throw new Trouble(`there is no person ${unknown.login}`);
}

/** Without a kind it is of the first that the city has. */
export const absenceOf = (
  { kind, from, until, ...absence }: AbsenceGiven,
  { decision }: Rulebook,
  moments: Moments,
) => ({
  ...absence,
  kind: kind ?? decision?.absence.kinds[0]?.code ?? 'away',
  from: moments.read(from),
  until: moments.read(until),
});

export async function organisationOf(
  situation: Situation,
  folder: string,
  rulebook: Rulebook,
  moments: Moments,
): Promise<Organisation> {
  const read = readOrganisation(await fileOf(situation, folder));
  if ('faults' in read) {
    const faults = read.faults.map(faultLine);
    throw new Trouble(`the organisation has faults:\n${faults.join('\n')}`);
  }
  const { given } = situation;
  const seated = orderActing(seatHolders(read, given.holders ?? []), given.acting ?? []);
  checkLogins(seated, given.absences ?? []);
  const away = (given.absences ?? []).map((one) => absenceOf(one, rulebook, moments));
  return { ...seated, absences: [...seated.absences, ...away] };
}
