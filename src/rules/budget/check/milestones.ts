// Milestones of budget.yaml, played through for the years to come: each can be counted, they stand
// in their order, and no window opens or closes on a day on which nobody is there.

import type { BudgetRules, Milestone, MilestoneCode } from '../../../terms/rulebook-budget.ts';
import type { LocalDate } from '../../../terms/units.ts';
import { holdsOn } from '../../authority/dated.ts';
import type { Calendar } from '../../calendar.ts';
import { usableCalendar } from '../../check-ladders.ts';
import type { Entry, Reading } from '../../reading.ts';
import { below, refer } from '../../refer.ts';
import {
  type CycleDates,
  findDisorder,
  firstDayOf,
  type LastPresentation,
  lastPresentation,
  milestoneDates,
  plannedPresentation,
  windowCodes,
  type YearAhead,
} from '../milestones.ts';

type MilestoneEntry = Entry<Milestone>;

/** Every constellation of weekdays and holidays comes by in them. */
const yearsAhead = 30;

export function checkMilestones(reading: Reading, budget: BudgetRules): void {
  const entries = reading.entries('milestones');
  for (const entry of entries) {
    const { date } = entry.value;
    if ('after' in date) refer(reading, below(entry, 'date', 'after'), 'milestones', date.after);
  }
  const calendar = usableCalendar(reading);
  const told = new Set<string>();
  for (const { day, until, held } of spells(reading)) {
    if (!canBeCounted(reading, held, told) || calendar === null) continue;
    const codes = held.map(({ value }) => value);
    for (const year of yearsFrom(reading, calendar, day, until)) {
      const planned = planYear(budget, codes, year);
      if (planned === null) break;
      checkYear(reading, held, planned, calendar, told);
      warnOfPresentation(reading, planned, told);
    }
  }
}

interface Spell {
  readonly day: string;
  readonly until: string | undefined;
  readonly held: readonly MilestoneEntry[];
}

/** Times in which the same milestones hold. */
function spells(reading: Reading): Spell[] {
  const { span } = reading;
  if (span === null || reading.hidesSome('milestones')) return [];
  const entries = reading.entries('milestones');
  const days = entries.flatMap((entry) => [entry.span?.from, entry.span?.until]);
  const within = [...new Set([span.from, ...days])]
    .filter((day): day is string => day !== undefined)
    .filter((day) => day >= span.from && (span.until === undefined || day < span.until))
    .sort();
  return within.map((day, index) => ({
    day,
    until: within[index + 1] ?? span.until,
    held: entries.filter((one) => one.span !== null && holdsOn(one.span, day)),
  }));
}

/** Nothing is counted from what is not there, nor in a circle. */
function canBeCounted(
  reading: Reading,
  held: readonly MilestoneEntry[],
  told: Set<string>,
): boolean {
  const after = new Map(
    held.map(({ key, value: { date } }) => [key, 'after' in date ? date.after : null]),
  );
  let isFine = true;
  for (const entry of held) {
    const way: string[] = [entry.key];
    for (let next = after.get(entry.key) ?? null; next !== null; next = after.get(next) ?? null) {
      if (!after.has(next)) isFine = false;
      if (way.includes(next)) {
        isFine = false;
        const isOnIt = next === entry.key && !way.some((code) => told.has(`circle ${code}`));
        if (isOnIt) {
          told.add(`circle ${entry.key}`);
          const { file, path } = below(entry, 'date', 'after');
          const details = { codes: [...way, next].join(' → ') };
          reading.report(file, path, 'milestones_in_circle', details);
        }
        break;
      }
      way.push(next);
    }
  }
  return isFine;
}

interface Year {
  readonly fiscalYear: number;
  readonly ahead: YearAhead;
}

/** Fiscal years that are planned while the milestones hold: each is planned before it begins. */
function yearsFrom(
  { sections }: Reading,
  calendar: Calendar,
  day: string,
  until: string | undefined,
): Year[] {
  const startMonth = sections.calendar?.fiscalYearStartMonth ?? 1;
  const first = calendar.fiscalYearOf(day as LocalDate) + 1;
  const last = until === undefined ? Infinity : calendar.fiscalYearOf(until as LocalDate) + 1;
  const count = Math.min(yearsAhead, last - first + 1);
  return Array.from({ length: count }, (_, index) => {
    const fiscalYear = first + index;
    return { fiscalYear, ahead: { startsOn: firstDayOf(fiscalYear, startMonth), calendar } };
  });
}

interface PlannedYear {
  readonly fiscalYear: number;
  readonly dates: CycleDates;
  readonly last: LastPresentation;
}

/** Null beyond the table of holidays. */
function planYear(
  { presentation }: BudgetRules,
  codes: readonly Milestone[],
  { fiscalYear, ahead }: Year,
): PlannedYear | null {
  try {
    const last = lastPresentation(presentation, ahead);
    return { fiscalYear, dates: milestoneDates(codes, ahead), last };
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

type OfYear = 'milestones_out_of_order' | 'window_on_closed_day';

/** Each fault is told of the first year that has it. */
function checkYear(
  reading: Reading,
  held: readonly MilestoneEntry[],
  { fiscalYear, dates }: PlannedYear,
  calendar: Calendar,
  told: Set<string>,
): void {
  const report = (code: MilestoneCode, problem: OfYear, details: Record<string, string>) => {
    const entry = held.find(({ key }) => key === code);
    if (entry === undefined || told.has(`${problem} ${code}`)) return;
    told.add(`${problem} ${code}`);
    const { file, path } = below(entry, 'date');
    reading.report(file, path, problem, { code, fiscalYear, ...details });
  };
  const odd = findDisorder(dates);
  if (odd !== null) {
    const { code, on, after, afterOn } = odd;
    report(code, 'milestones_out_of_order', { on, after, afterOn });
  }
  for (const code of windowCodes) {
    const on = dates[code];
    if (on !== undefined && calendar.isClosed(on)) report(code, 'window_on_closed_day', { on });
  }
}

/** Not wrong, since a year's plan may say otherwise; and yet nobody means it. */
function warnOfPresentation(
  reading: Reading,
  { fiscalYear, dates, last: { outerOn, safeOn } }: PlannedYear,
  told: Set<string>,
): void {
  const planned = plannedPresentation(dates);
  if (planned === null || planned <= safeOn || told.has('presentation')) return;
  told.add('presentation');
  const details = { planned, fiscalYear, outerOn, safeOn };
  reading.warn('budget.yaml', ['milestones'], 'presentation_late', details);
}
