// Calendar, numbering, stuck watch and texts: what a rulebook sets for every procedure at once.

import type { Texts } from '../terms/rulebook-texts.ts';
import { parseTimeZone } from '../terms/units.ts';
import { bindCalendar } from './calendar.ts';
import { checkPeriod } from './check-periods.ts';
import type { Path } from './read-yaml.ts';
import type { Reading } from './reading.ts';
import { below } from './refer.ts';

const numberPlaceholders = ['era', 'eraYear', 'year', 'unit', 'serial'];
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
    const { pattern, branch, series, resets } = value;
    const used = placeholdersIn(pattern).map((name) => name.replace(/^serial:[1-9]$/, 'serial'));
    const unknown = (key: string, names: readonly string[], known: readonly string[]) => {
      for (const name of names.filter((candidate) => !known.includes(candidate))) {
        const details = { name: `{${name}}`, known: known.map((one) => `{${one}}`).join(' ') };
        reading.report(file, [...path, key], 'placeholder_unknown', details);
      }
    };
    unknown('pattern', used, numberPlaceholders);
    unknown('branch', placeholdersIn(branch), branchPlaceholders);
    const repeats = (isMarked: boolean, needs: string) => {
      if (isMarked) return;
      const details = { resets: `series: ${series}, resets: ${resets}`, needs };
      reading.report(file, [...path, 'pattern'], 'number_repeats', details);
    };
    repeats(resets === 'never' || used.includes('year') || used.includes('eraYear'), '{year}');
    repeats(series === 'city' || used.includes('unit'), '{unit}');
  }
}

export function checkWatch(reading: Reading, texts: Texts): void {
  const entries = reading.entries('watch');
  for (const entry of entries) {
    const { step, idle } = entry.value;
    checkPeriod(reading, below(entry, 'idle'), idle);
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
    const known = Object.keys(defaults.notifications).join(', ');
    const details = { list: 'texts', code: rung.text, known };
    reading.report(entry.file, path, 'unknown_reference', details);
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
