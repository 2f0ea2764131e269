/**
 * The rulebook of a real city, and the same with changes; units and overseers of a small
 * organisation.
 */

import { join } from 'node:path';
import { loadRulebookFolder } from '../../src/rulebook-folder.ts';
import { readRulebook } from '../../src/rules/read.ts';
import type { Place, UnitCode } from '../../src/terms/ids.ts';
import { type Rulebook, rulebookSchema } from '../../src/terms/rulebook.ts';

const folder = (name: string) => join(import.meta.dirname, '../../rulebooks', name);

const read = readRulebook(
  await loadRulebookFolder(folder('niigata')),
  await loadRulebookFolder(folder('defaults')),
);
if ('faults' in read) throw new Error(JSON.stringify(read.faults, null, 2));

export const city: Rulebook = read.rulebook;

/** A rulebook as its author may change it: plain data. */
// biome-ignore lint/suspicious/noExplicitAny: a variant may change any part; the schema checks it.
type Draft = any;

/** The city's rulebook with a change, still a rulebook. */
export function variant(change: (draft: Draft) => void): Rulebook {
  const draft: Draft = structuredClone(city);
  change(draft);
  return rulebookSchema.parse(draft);
}

const find = (list: Draft, code: string): Draft => {
  const entry = list.find((one: { code: string }) => one.code === code);
  if (entry === undefined) throw new Error(`no entry ${code}`);
  return entry;
};

export const modeIn = (draft: Draft, code = 'required'): Draft =>
  find(draft.consultation.modes, code);
export const matterIn = (draft: Draft, code = 'ward-plan'): Draft =>
  find(draft.consultation.matters, code);
export const responseIn = (draft: Draft, code = 'standard'): Draft =>
  find(draft.consultation.responses, code);
export const ladderIn = (draft: Draft, code = 'standard'): Draft =>
  find(draft.escalation.ladders, code);
export const meetingIn = (draft: Draft, code: string): Draft => find(draft.meetings.meetings, code);

/** Kinds of units; whatever is not listed does not exist. */
export const kinds: Readonly<Record<UnitCode, string>> = {
  toshi: 'bureau',
  doboku: 'bureau',
  somu: 'bureau',
  kita: 'ward',
  higashi: 'ward',
  minami: 'ward',
  'chuo-ku': 'ward',
  'kusei-sozo': 'section',
  shicho: 'executive',
  'vice-a': 'executive',
  'vice-b': 'executive',
};

const a: Place = { unit: 'vice-a', role: 'vice-mayor' };
const b: Place = { unit: 'vice-b', role: 'vice-mayor' };

/** Two vice mayors: one for the bureaus and one ward, one for the other wards. */
export const overseers: Readonly<Record<UnitCode, Place>> = {
  toshi: a,
  doboku: a,
  somu: a,
  kita: a,
  higashi: b,
  minami: b,
  'chuo-ku': b,
};
