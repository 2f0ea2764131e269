// authority.yaml (専決表): ranks, tables and subjects. Its rows are held against each other in
// rows.ts and bands.ts.

import type { RulebookFault } from '../../../terms/errors-rulebook.ts';
import type { Rank } from '../../../terms/rulebook-authority.ts';
import { fileFault } from '../../fault-place.ts';
import { overlap } from '../../in-force.ts';
import type { FileText } from '../../read-yaml.ts';
import type { Entry, Reading } from '../../reading.ts';
import { below, refer } from '../../refer.ts';
import { holdsOn } from '../dated.ts';
import { checkBands } from './bands.ts';
import { checkAuthorityRows } from './rows.ts';
import { checkSubjects } from './subjects.ts';

const pair = ['authority.yaml', 'decision.yaml'] as const;

/** A city has both files or neither: who decides is nothing without how it is decided. */
export function checkPair(files: readonly FileText[]): RulebookFault[] {
  const isThere = (name: string) => files.some(({ path }) => path === name);
  const [one, other] = pair;
  if (isThere(one) === isThere(other)) return [];
  const [missing, there] = isThere(one) ? [other, one] : [one, other];
  return [fileFault(missing, 'pair_missing', { other: there })];
}

export function checkAuthority(reading: Reading): void {
  checkRanks(reading);
  checkTopRank(reading);
  checkTables(reading);
  checkSubjects(reading);
  checkAuthorityRows(reading);
  checkBands(reading);
}

function checkRanks(reading: Reading): void {
  const entries = reading.entries('ranks');
  entries.forEach((entry, index) => {
    const at = below(entry, 'at');
    const { at: place } = entry.value;
    if ('role' in place) refer(reading, below(at, 'role'), 'roles', place.role);
    if ('kind' in place) refer(reading, below(at, 'kind'), 'kinds', place.kind);
    if ('office' in place) refer(reading, below(at, 'office'), 'offices', place.office);
    const same = entries.slice(0, index).find((other) => isSamePlace(other, entry));
    if (same === undefined) return;
    const details = { code: entry.key, other: same.key };
    reading.report(at.file, at.path, 'rank_same_place', details);
  });
}

function isSamePlace(one: Entry<Rank>, other: Entry<Rank>): boolean {
  if (one.key === other.key || one.span === null || other.span === null) return false;
  if (overlap(one.span, other.span) === null) return false;
  const words = ({ at }: Rank) => JSON.stringify(Object.entries(at).sort());
  return words(one.value) === words(other.value);
}

/** On every day whatever nobody else decides has its decider, and the same for every unit. */
function checkTopRank(reading: Reading): void {
  if (reading.sections.authority === undefined || reading.span === null) return;
  const { from, until } = reading.span;
  const entries = reading.entries('ranks');
  const days = new Set([from, ...entries.flatMap(({ span }) => [span?.from, span?.until])]);
  const within = [...days].filter(
    (day): day is string =>
      day !== undefined && day >= from && (until === undefined || day < until),
  );
  const told = new Set<string>();
  for (const day of within.sort()) {
    const held = entries.filter(({ span }) => span !== null && holdsOn(span, day));
    const top = Math.max(...held.map(({ value }) => value.level));
    if (held.length === 0 && !told.has('')) {
      told.add('');
      reading.report('authority.yaml', ['ranks'], 'top_rank_missing', { from: day });
    }
    for (const { file, path, key, value } of held) {
      if (value.level !== top || 'office' in value.at || told.has(key)) continue;
      told.add(key);
      reading.report(file, [...path, 'at'], 'top_rank_no_office', { code: key });
    }
  }
}

function checkTables(reading: Reading): void {
  if (reading.hidesSome('rows')) return;
  const used = new Set(reading.entries('rows').map(({ value }) => value.table));
  for (const { file, path, key } of reading.entries('tables')) {
    if (!used.has(key)) reading.report(file, path, 'table_unused', { code: key });
  }
}
