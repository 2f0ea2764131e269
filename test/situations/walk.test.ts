import { expect, test } from '@jest/globals';
import { bindCalendar } from '../../src/rules/calendar.ts';
import { bindMoments } from '../../src/situations/moments.ts';
import { type PutOff, walkTo } from '../../src/situations/walk.ts';
import { parseInstant, parseLocalDate, parseTimeZone } from '../../src/terms/units.ts';

const at = (time: string) => parseInstant(`2026-08-05T${time}:00Z`);

/** Walks to noon; an effect is put off by so many minutes each time it is tried. */
async function walk(timers: string[], effect: PutOff, again: (tried: PutOff) => PutOff | null) {
  const reached: string[] = [];
  let now = at('00:00');
  let waiting: PutOff | null = effect;
  await walkTo(at('12:00'), {
    nextTimerAt: async () => (timers[0] === undefined ? null : at(timers[0])),
    putOff: async () => (waiting !== null && waiting.dueAt > now ? [waiting] : []),
    async reach(moment) {
      now = moment;
      reached.push(moment.slice(11, 16));
      if (timers[0] !== undefined && at(timers[0]) <= now) timers.shift();
      if (waiting !== null && waiting.dueAt <= now) waiting = again(waiting);
    },
  });
  return reached;
}

const one = { id: 'e', attempts: 0, dueAt: at('00:10') };

test('a second attempt has its own moment on the way', async () => {
  expect(await walk(['09:00'], one, () => null)).toEqual(['00:10', '09:00', '12:00']);
});

test('what fails again is tried each time; what only waits, once between timers', async () => {
  const later = (tried: PutOff) =>
    parseInstant(new Date(Date.parse(tried.dueAt) + 600_000).toISOString());
  const fails = (tried: PutOff) =>
    tried.attempts === 2 ? null : { ...tried, attempts: tried.attempts + 1, dueAt: later(tried) };
  expect(await walk([], one, fails)).toEqual(['00:10', '00:20', '00:30', '12:00']);
  const waits = (tried: PutOff) => ({ ...tried, dueAt: later(tried) });
  expect(await walk(['00:15'], one, waits)).toEqual(['00:10', '00:15', '00:20', '12:00']);
});

test('what is due on a day is due when its offices close', () => {
  const zone = parseTimeZone('Asia/Tokyo');
  const calendar = bindCalendar({
    timeZone: zone,
    weeklyClosedDays: [6, 7],
    nationalHolidays: 'none',
    extraClosedDays: [],
    extraOpenDays: [],
    officeHours: { opens: '08:30', closes: '17:15' },
    fiscalYearStartMonth: 4,
  });
  const { same } = bindMoments(calendar, zone);
  const day = parseLocalDate('2026-06-15');
  expect(same('2026-06-15T17:15', day)).toBe(true);
  expect(same('2026-06-15T17:14', day)).toBe(false);
  expect(same('2026-06-15', day)).toBe(true);
});
