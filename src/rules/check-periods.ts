// Periods (期間) and what hangs on them: the reminders of a response, the time of each hand.

import type { ResponseRule, Rung } from '../terms/rulebook-consultation.ts';
import type { Period } from '../terms/rulebook-parts.ts';
import type { Entry, Reading } from './reading.ts';
import { below, type Referrer, referWho } from './refer.ts';

const CALENDAR_DAYS_PER_OPEN_DAY = 7 / 5;

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
  const { approval, screening, collecting, settling, ruling } = consultation.handling;
  for (const [name, period] of Object.entries({
    approval,
    screening,
    collecting,
    settling,
    ruling,
  })) {
    const path = ['handling', name];
    checkPeriod(reading, { file: 'consultation.yaml', path, span: reading.span }, period);
  }
}

/** Both kinds of days on one scale, good enough to put rungs in order. */
const calendarDays = ({ offset }: Rung): number =>
  offset.days * (offset.count === 'business' ? CALENDAR_DAYS_PER_OPEN_DAY : 1);

function checkRungs(reading: Reading, entry: Entry<ResponseRule>): void {
  const { rungs, period } = entry.value;
  rungs.forEach((rung, index) => {
    const from = below(entry, 'rungs', index);
    referWho(reading, below(from, 'tells'), rung.tells);
    const before = rungs[index - 1];
    if (before !== undefined && calendarDays(before) > calendarDays(rung)) {
      reading.report(from.file, [...from.path, 'offset'], 'rungs_out_of_order');
    }
    const { days, count } = rung.offset;
    if (count === period.count && 0 - days >= period.days && period.days > 0) {
      const details = { days: 0 - days, period: period.days };
      reading.report(from.file, [...from.path, 'offset'], 'reminder_before_start', details);
    }
  });
}
