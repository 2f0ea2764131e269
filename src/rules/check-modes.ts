// Modes (方式): who may consult whom, and whether everything that the opening will need is there.

import type { Mode } from '../terms/rulebook-consultation.ts';
import { checkPeriod } from './check-periods.ts';
import type { Entry, Reading } from './reading.ts';
import { below, type Referrer, refer, referEach, referRulers, referWho, targets } from './refer.ts';

export function checkModes(reading: Reading): void {
  for (const entry of reading.entries('modes')) {
    checkParties(reading, entry);
    checkReferences(reading, entry);
    checkNeeds(reading, entry);
    const { noticeWindow, afterTheFact } = entry.value;
    checkPeriod(reading, below(entry, 'noticeWindow'), noticeWindow);
    checkPeriod(reading, below(entry, 'afterTheFact', 'filing'), afterTheFact?.filing);
  }
}

function checkParties(reading: Reading, entry: Entry<Mode>): void {
  for (const side of ['from', 'to'] as const) {
    referEach(reading, below(entry, side), 'kinds', entry.value[side]);
    entry.value[side].forEach((code, index) => {
      const [kind] = targets(reading, entry, 'kinds', code).filter(({ value }) => !value.party);
      if (kind === undefined) return;
      reading.report(entry.file, [...entry.path, side, index], 'not_a_party', { code });
    });
  }
}

function checkReferences(reading: Reading, entry: Entry<Mode>): void {
  const { answers, response, ladder, decider, hands, afterTheFact } = entry.value;
  if (answers !== undefined) refer(reading, below(entry, 'answers'), 'answers', answers);
  if (response !== undefined) refer(reading, below(entry, 'response'), 'responses', response);
  if (ladder !== undefined) refer(reading, below(entry, 'ladder'), 'ladders', ladder);
  referRulers(reading, below(entry, 'decider'), decider ?? []);
  for (const [hand, places] of Object.entries(hands ?? {})) {
    referWho(reading, below(entry, 'hands', hand), places ?? []);
  }
  if (afterTheFact?.reportTo === undefined) return;
  const reportTo = below(entry, 'afterTheFact', 'reportTo');
  referMeeting(reading, reportTo, afterTheFact.reportTo, 'report');
}

/** A meeting that is asked to take an item of a kind. */
export function referMeeting(
  reading: Reading,
  from: Referrer,
  meeting: string,
  item: 'consultation' | 'report',
): void {
  refer(reading, from, 'meetings', meeting);
  for (const { value } of targets(reading, from, 'meetings', meeting)) {
    if (value.items.includes(item)) continue;
    reading.report(from.file, from.path, 'meeting_takes_no', { meeting, item });
  }
}

/** What each opening cannot do without. A response may also come from the matter. */
function checkNeeds(reading: Reading, entry: Entry<Mode>): void {
  const { opening, answers, noticeWindow, dissent, ladder, decider } = entry.value;
  const need = (isThere: boolean, needs: string, because: string) => {
    if (!isThere) {
      reading.report(entry.file, [...entry.path, needs], 'mode_needs', { needs, because });
    }
  };
  const because = `opening: ${opening}`;
  if (opening === 'notice') need(noticeWindow !== undefined, 'noticeWindow', because);
  if (opening === 'notice' || opening === 'consultation') {
    need(answers !== undefined, 'answers', because);
    need(hasResponse(reading, entry), 'response', because);
    if (dissent === 'mediate') need(ladder !== undefined, 'ladder', 'dissent: mediate');
  }
  if (opening === 'none' || opening === 'ruling') {
    need((decider ?? []).length > 0, 'decider', because);
  }
  if (opening === 'ruling') {
    need(ladder !== undefined, 'ladder', because);
    checkRuling(reading, entry);
  }
}

function checkRuling(reading: Reading, entry: Entry<Mode>): void {
  const { ladder } = entry.value;
  if (ladder === undefined) return;
  for (const { value } of targets(reading, entry, 'ladders', ladder)) {
    if (value.ruling !== undefined) continue;
    reading.report(entry.file, [...entry.path, 'ladder'], 'ladder_needs_ruling', { ladder });
  }
}

/** Matters that use the mode are held to a response of their own in check-matters. */
function hasResponse(reading: Reading, { key, value }: Entry<Mode>): boolean {
  if (value.response !== undefined) return true;
  return reading
    .entries('matters')
    .some((matter) =>
      [...matter.value.mode.map(({ use }) => use), matter.value.emergencyMode].includes(key),
    );
}
