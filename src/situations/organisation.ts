// The organisation a situation plays in: that of the rulebook's folder unless it gives another,
// with its own holders and absences laid over it.

import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { readOrganisation } from '../rules/read-organisation.ts';
import type { Organisation } from '../terms/organisation.ts';
import type { Moments } from './moments.ts';
import type { Situation } from './read-file.ts';
import type { Given } from './shape.ts';
import { Trouble } from './trouble.ts';

const EXAMPLE = 'organisation.example.yaml';

async function textOf(situation: Situation, folder: string): Promise<string> {
  const { organisation } = situation.given;
  if (typeof organisation === 'object') return stringify(organisation);
  const path =
    organisation === undefined
      ? join(folder, EXAMPLE)
      : resolve(dirname(situation.file), organisation);
  return readFile(path, 'utf8').catch(() => {
    throw new Trouble(`there is no organisation: ${path}`);
  });
}

/** Whoever sits on the seat on that day leaves it; a deputy sits beside the holder. */
function withHolder(organisation: Organisation, next: Organisation['holders'][number]) {
  const from = next.from ?? organisation.from;
  const leaves = (other: Organisation['holders'][number]): boolean =>
    next.capacity === 'holder' &&
    other.capacity === 'holder' &&
    other.seat === next.seat &&
    (other.from ?? organisation.from) < from &&
    (other.until === undefined || other.until > from);
  const kept = organisation.holders.map((other) =>
    leaves(other) ? { ...other, until: from } : other,
  );
  return { ...organisation, holders: [...kept, next] };
}

const away = (given: Given, moments: Moments): Organisation['absences'] =>
  (given.absences ?? []).map(({ from, until, kind, ...absence }) => ({
    ...absence,
    kind: kind ?? 'away',
    from: moments.read(from),
    until: moments.read(until),
  }));

export async function organisationOf(
  situation: Situation,
  folder: string,
  moments: Moments,
): Promise<Organisation> {
  const read = readOrganisation(await textOf(situation, folder));
  if ('faults' in read)
    throw new Trouble(`the organisation has faults:\n${read.faults.join('\n')}`);
  const { given } = situation;
  const seated = (given.holders ?? []).reduce(withHolder, read);
  const known = new Set(seated.people.map(({ login }) => login));
  const unknown = [...(given.holders ?? []), ...(given.absences ?? [])].find(
    ({ login }) => !known.has(login),
  );
  if (unknown !== undefined) throw new Trouble(`there is no person ${unknown.login}`);
  return { ...seated, absences: [...seated.absences, ...away(given, moments)] };
}
