// Dates in force and sources: nothing ends before it begins, no code is given twice for one day,
// what has no list holds for the rulebook's whole time, and only what an article says claims one.

import type { RulebookFile } from '../terms/rulebook.ts';
import type { Provenance } from '../terms/rulebook-parts.ts';
import { byKey, firstGap } from './in-force.ts';
import type { Path } from './read-yaml.ts';
import type { Entry, Reading } from './reading.ts';
import { listNames } from './rulebook-sections.ts';

export function checkDates(reading: Reading): void {
  for (const list of listNames) {
    const entries = reading.entries(list);
    for (const { file, path, value } of entries) checkProvenance(reading, file, path, value);
    for (const same of byKey(entries, ({ key }) => key).values()) checkSuccession(reading, same);
  }
  for (const { file, path, value } of singles(reading)) {
    checkProvenance(reading, file, path, value);
    checkWholeTime(reading, file, path, value);
  }
}

interface Single {
  readonly file: RulebookFile;
  readonly path: Path;
  readonly value: Provenance;
}

const budgetParts = [
  'hands',
  'presentation',
  'restoration',
  'opinions',
  'transfers',
  'reallotment',
  'allotment',
  'yearEnd',
] as const;

/** Parts that exist once and therefore must hold as long as the rulebook does. */
function singles({ sections }: Reading): Single[] {
  const { identity, calendar, consultation, decision, budget } = sections;
  const found: (Single | undefined)[] = [
    identity && { file: 'rulebook.yaml', path: [], value: identity },
    calendar && { file: 'calendar.yaml', path: [], value: calendar },
    consultation && { file: 'consultation.yaml', path: ['hands'], value: consultation.hands },
    consultation && { file: 'consultation.yaml', path: ['handling'], value: consultation.handling },
    decision && { file: 'decision.yaml', path: ['hands'], value: decision.hands },
    decision && { file: 'decision.yaml', path: ['handling'], value: decision.handling },
    decision && { file: 'decision.yaml', path: ['absence'], value: decision.absence },
    ...budgetParts.map(
      (part): Single | undefined =>
        budget && { file: 'budget.yaml', path: [part], value: budget[part] },
    ),
  ];
  return found.filter((single) => single !== undefined);
}

function checkWholeTime(
  reading: Reading,
  file: RulebookFile,
  path: Path,
  { inForceOn, until }: Provenance,
): void {
  if (reading.span === null) return;
  const gap = firstGap(reading.span, [{ from: inForceOn, until }]);
  if (gap === undefined) return;
  const key = gap === reading.span.from ? 'inForceOn' : 'until';
  reading.report(file, [...path, key], 'gap', { list: file, code: path.join('.'), from: gap });
}

function checkProvenance(reading: Reading, file: RulebookFile, path: Path, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const { inForceOn, from, until, origin, source } = value as Record<string, unknown>;
  const begins = inForceOn ?? from;
  if (typeof begins === 'string' && typeof until === 'string') {
    // An extra closed day counts its last day in, so for it alone one and the same day is no fault.
    const isEmpty = inForceOn === undefined ? until < begins : until <= begins;
    if (isEmpty) {
      reading.report(file, [...path, 'until'], 'ends_before_it_begins', { until, from: begins });
    }
  }
  if (origin === 'article') {
    if (source === undefined) reading.report(file, [...path, 'origin'], 'source_missing');
    else if ((source as Record<string, unknown>)['article'] === undefined) {
      reading.report(file, [...path, 'source'], 'article_missing');
    }
  }
  for (const [key, inner] of Object.entries(value)) {
    checkProvenance(reading, file, [...path, Array.isArray(value) ? Number(key) : key], inner);
  }
}

function checkSuccession(reading: Reading, entries: readonly Entry<Provenance>[]): void {
  const sorted = [...entries].sort((a, b) => (a.value.inForceOn < b.value.inForceOn ? -1 : 1));
  sorted.forEach((entry, index) => {
    const next = sorted[index + 1];
    if (next === undefined) return;
    const { key: code, file, path } = entry;
    const { until } = entry.value;
    if (entry.value.inForceOn === next.value.inForceOn) {
      reading.report(next.file, next.path, 'duplicate', { code });
    } else if (until !== undefined && until > next.value.inForceOn) {
      const details = { code, until, next: next.value.inForceOn };
      reading.report(file, [...path, 'until'], 'overlapping', details);
    }
  });
}

/** Codes inside one entry, which has one date for all of them, stand once. */
export function checkRepeats(
  reading: Reading,
  file: RulebookFile,
  path: Path,
  items: readonly { readonly code: string }[],
): void {
  const seen = new Set<string>();
  items.forEach(({ code }, index) => {
    if (seen.has(code)) reading.report(file, [...path, index], 'repeated', { code });
    seen.add(code);
  });
}
