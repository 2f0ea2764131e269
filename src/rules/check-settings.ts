// Calendar, numbering, stuck watch and texts: what a rulebook sets for every procedure at once.

import type { Rulebook } from '../terms/rulebook.ts';
import type { Texts } from '../terms/rulebook-texts.ts';
import { parseTimeZone } from '../terms/units.ts';
import { bindCalendar } from './calendar.ts';
import { checkPeriod } from './check-periods.ts';
import { nearest } from './nearest.ts';
import type { Path } from './read-yaml.ts';
import type { Reading } from './reading.ts';
import { below } from './refer.ts';

const numberPlaceholders = ['era', 'eraYear', 'year', 'unit', 'sign', 'serial'];
const branchPlaceholders = ['branch'];
const textPlaceholders = [
  'title',
  'number',
  'case',
  'unit',
  'due',
  'reason',
  'step',
  'meeting',
  'on',
  'outcome',
];

type Numbering = Rulebook['numbering']['numbering'][number];

const placeholdersIn = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');

export function checkCalendar(reading: Reading): void {
  const { calendar } = reading.sections;
  if (calendar === undefined) return;
  const file = 'calendar.yaml';
  const { timeZone, officeHours } = calendar;
  if (!isTimeZone(timeZone)) {
    reading.report(file, ['timeZone'], 'time_zone_unknown', { zone: timeZone });
  } else if (officeHours.opens >= officeHours.closes) {
    reading.report(file, ['officeHours', 'closes'], 'hours_reversed');
  } else {
    try {
      bindCalendar(calendar);
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      reading.report(file, [], 'calendar_unusable', { why: cause.message });
    }
  }
}

function isTimeZone(zone: string): boolean {
  try {
    parseTimeZone(zone);
    return true;
  } catch {
    return false;
  }
}

export function checkNumbering(reading: Reading): void {
  for (const { file, path, value } of reading.entries('numbering')) {
    const { pattern, branch } = value;
    const used = placeholdersIn(pattern).map((name) => name.replace(/^serial:[1-9]$/, 'serial'));
    const unknown = (key: string, names: readonly string[], known: readonly string[]) => {
      for (const name of names.filter((candidate) => !known.includes(candidate))) {
        const details = { name: `{${name}}`, known: known.map((one) => `{${one}}`).join(' ') };
        reading.report(file, [...path, key], 'placeholder_unknown', details);
      }
    };
    unknown('pattern', used, numberPlaceholders);
    unknown('branch', placeholdersIn(branch), branchPlaceholders);
    checkCount(reading, [...path, 'pattern'], value);
    checkSerialStandsApart(reading, [...path, 'pattern'], pattern);
  }
}

/**
 * Serials are counted by the text around them, so the text must say what `resets` and `series` say:
 * without the year a number would repeat, and with it the count starts anew each year.
 */
function checkCount(reading: Reading, path: Path, { pattern, series, resets }: Numbering): void {
  const used = placeholdersIn(pattern);
  const rule = `series: ${series}, resets: ${resets}`;
  const report = (code: 'number_repeats' | 'number_restarts', name: string) =>
    reading.report('numbering.yaml', path, code, { resets: rule, needs: name });
  const year = ['year', 'eraYear', 'era'].find((name) => used.includes(name));
  const sayYear = used.includes('year') || used.includes('eraYear');
  if (resets === 'never' && year !== undefined) report('number_restarts', `{${year}}`);
  if (resets !== 'never' && !sayYear) report('number_repeats', '{year}');
  if (series === 'city' && used.includes('unit')) report('number_restarts', '{unit}');
  if (series !== 'city' && !used.includes('unit')) report('number_repeats', '{unit}');
}

/** `{unit}{serial}`: unit a1 with serial 1 and unit a with serial 11 would read the same. */
function checkSerialStandsApart(reading: Reading, path: Path, pattern: string): void {
  const neighbour =
    /(\d|\{(?:unit|sign|eraYear)\})\{serial|\{serial(?::\d)?\}(\d|\{(?:unit|sign|serial)\b)/;
  const [, before, after] = neighbour.exec(pattern) ?? [];
  const name = before ?? after;
  if (name !== undefined) reading.report('numbering.yaml', path, 'serial_adjoins', { name });
}

export function checkWatch(reading: Reading, texts: Texts): void {
  const entries = reading.entries('watch');
  for (const entry of entries) {
    const { step, idle } = entry.value;
    if (idle !== 'never') checkPeriod(reading, below(entry, 'idle'), idle);
    else if (step === undefined) {
      reading.report(entry.file, [...entry.path, 'idle'], 'general_watch_never');
    }
    if (step !== undefined && !Object.hasOwn(texts.steps, step)) {
      reading.report(entry.file, [...entry.path, 'step'], 'text_unknown', { code: step });
    }
  }
  if (entries.length > 0 && !entries.some(({ value }) => value.step === undefined)) {
    reading.report('escalation.yaml', ['watch'], 'general_watch_missing');
  }
}

/** `defaults` name every text the product itself uses; a rung may use texts of the city's own. */
export function checkTexts(reading: Reading, defaults: Texts): void {
  const { texts = {} } = reading.sections;
  const rungTexts = reading
    .entries('responses')
    .flatMap((entry) => entry.value.rungs.map((rung, index) => ({ entry, rung, index })));
  for (const { entry, rung, index } of rungTexts) {
    const all = { ...defaults.notifications, ...texts.notifications };
    if (Object.hasOwn(all, rung.text)) continue;
    const path = [...entry.path, 'rungs', index, 'text'];
    const details = { code: rung.text, nearest: nearest(rung.text, Object.keys(all)) ?? '' };
    reading.report(entry.file, path, 'unknown_text', details);
  }
  const own = new Set(rungTexts.map(({ rung }) => rung.text));
  for (const section of ['notifications', 'steps', 'acts', 'outcomes'] as const) {
    for (const [code, text] of Object.entries(texts[section] ?? {})) {
      const path = [section, code];
      const isUsed = Object.hasOwn(defaults[section], code) || own.has(code);
      if (!isUsed) reading.report('texts.yaml', path, 'text_unknown', { code });
      if (typeof text !== 'string') checkPlaceholders(reading, path, text);
    }
  }
}

function checkPlaceholders(reading: Reading, path: Path, text: Record<string, string>): void {
  const known = textPlaceholders.map((name) => `{${name}}`).join(' ');
  for (const [part, content] of Object.entries(text)) {
    for (const name of placeholdersIn(content)) {
      if (textPlaceholders.includes(name)) continue;
      const details = { name: `{${name}}`, known };
      reading.report('texts.yaml', [...path, part], 'placeholder_unknown', details);
    }
  }
}
