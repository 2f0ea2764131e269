// Periods (期間) and what hangs on them: the reminders of a response, the time of each hand.

import type { ResponseRule } from '../terms/rulebook-consultation.ts';
import type { Period } from '../terms/rulebook-parts.ts';
import { certainlyAfter, daysBeforeStart, type Week } from './compare-days.ts';
import type { Entry, Reading } from './reading.ts';
import { below, type Referrer, referWho } from './refer.ts';

/** A period within which somebody must act has at least one day. */
export function checkPeriod(reading: Reading, from: Referrer, period: Period | undefined): void {
  if (period?.days !== 0) return;
  reading.report(from.file, [...from.path, 'days'], 'period_zero');
}

export function checkResponses(reading: Reading): void {
  for (const entry of reading.entries('responses')) {
    const { period, receivedAfter, extension } = entry.value;
    checkPeriod(reading, below(entry, 'period'), period);
    checkPeriod(reading, below(entry, 'receivedAfter'), receivedAfter);
    checkPeriod(reading, below(entry, 'extension', 'upTo'), extension?.upTo);
    checkRungs(reading, entry);
  }
}

export function checkHandling(reading: Reading): void {
  const { consultation } = reading.sections;
  if (consultation === undefined) return;
  const { approval, screening, collecting, settling, ruling, supply } = consultation.handling;
  for (const [name, period] of Object.entries({
    approval,
    screening,
    collecting,
    settling,
    ruling,
    supply,
  })) {
    const path = ['handling', name];
    checkPeriod(reading, { file: 'consultation.yaml', path, span: reading.span }, period);
  }
}

function weekOf({ sections }: Reading): Week {
  const { weeklyClosedDays = [], extraOpenDays = [] } = sections.calendar ?? {};
  return { open: 7 - new Set(weeklyClosedDays).size, extraOpen: extraOpenDays.length };
}

function checkRungs(reading: Reading, entry: Entry<ResponseRule>): void {
  const { rungs, period } = entry.value;
  const week = weekOf(reading);
  rungs.forEach(({ offset, tells }, index) => {
    const from = below(entry, 'rungs', index);
    referWho(reading, below(from, 'tells'), tells);
    const before = rungs[index - 1];
    if (before !== undefined && certainlyAfter(before.offset, offset, week)) {
      reading.report(from.file, [...from.path, 'offset'], 'rungs_out_of_order');
    }
    const most = daysBeforeStart(period, offset.count, week);
    if (period.days > 0 && 0 - offset.days >= most) {
      const details = { days: 0 - offset.days, period: period.days, most: most - 1 };
      reading.report(from.file, [...from.path, 'offset'], 'reminder_before_start', details);
    }
  });
}
