// Matters (協議事項): the fields a drafter fills in, and the mode that follows from them.

import type { Matter } from '../terms/rulebook-consultation.ts';
import { checkCondition } from './check-conditions.ts';
import { checkRepeats } from './check-dates.ts';
import type { Entry, Reading } from './reading.ts';
import { below, refer, targets } from './refer.ts';

export function checkMatters(reading: Reading): void {
  for (const entry of reading.entries('matters')) {
    checkFields(reading, entry);
    checkModeList(reading, entry);
    checkModesUsed(reading, entry);
    checkEmergencyMode(reading, entry);
    const { response } = entry.value;
    if (response !== undefined) refer(reading, below(entry, 'response'), 'responses', response);
  }
}

export function checkFields(
  reading: Reading,
  { file, path, value }: Entry<Pick<Matter, 'fields' | 'questions'>>,
): void {
  const { fields = [], questions = [] } = value;
  checkRepeats(reading, file, [...path, 'fields'], fields);
  checkRepeats(reading, file, [...path, 'questions'], questions);
  fields.forEach(({ type, choices }, index) => {
    const at = [...path, 'fields', index, 'choices'];
    if (type !== 'choice') {
      if (choices !== undefined) reading.report(file, at, 'choices_unexpected');
      return;
    }
    if ((choices ?? []).length === 0) reading.report(file, at, 'choices_missing');
    checkRepeats(reading, file, at, choices ?? []);
  });
}

/** Read from the top: the last mode must be one that always holds, and only the last. */
function checkModeList(reading: Reading, { file, path, value }: Entry<Matter>): void {
  const open = value.mode.findIndex(({ when }) => when === undefined);
  if (open < 0) {
    reading.report(file, [...path, 'mode', value.mode.length - 1, 'when'], 'no_last_mode');
  }
  value.mode.forEach(({ when }, index) => {
    const at = [...path, 'mode', index];
    if (open >= 0 && index > open) reading.report(file, at, 'unreachable_mode');
    if (when !== undefined)
      checkCondition(reading, file, [...at, 'when'], when, value.fields ?? []);
  });
}

function checkModesUsed(reading: Reading, entry: Entry<Matter>): void {
  entry.value.mode.forEach(({ use }, index) => {
    const from = below(entry, 'mode', index, 'use');
    refer(reading, from, 'modes', use);
    for (const { value: mode } of targets(reading, from, 'modes', use)) {
      if (mode.afterTheFact !== undefined) {
        reading.report(from.file, from.path, 'after_the_fact_beforehand', { mode: use });
      }
    }
    checkResponseGiven(reading, entry, use);
  });
}

function checkEmergencyMode(reading: Reading, entry: Entry<Matter>): void {
  const { emergencyMode } = entry.value;
  if (emergencyMode === undefined) return;
  const from = below(entry, 'emergencyMode');
  refer(reading, from, 'modes', emergencyMode);
  for (const { value: mode } of targets(reading, from, 'modes', emergencyMode)) {
    if (mode.opening === 'consultation' && mode.afterTheFact !== undefined) continue;
    reading.report(from.file, from.path, 'emergency_mode_unfit', { mode: emergencyMode });
  }
  checkResponseGiven(reading, entry, emergencyMode);
}

function checkResponseGiven(reading: Reading, entry: Entry<Matter>, code: string): void {
  if (entry.value.response !== undefined) return;
  for (const { value: mode } of targets(reading, entry, 'modes', code)) {
    const asks = mode.opening === 'consultation' || mode.opening === 'notice';
    if (!asks || mode.response !== undefined) continue;
    const details = { mode: code };
    reading.report(entry.file, [...entry.path, 'response'], 'matter_needs_response', details);
  }
}
