/** Open cases follow an office that moves to another unit on a date. */

import { expect, test } from '@jest/globals';
import { bindOffices } from '../../src/rules/offices.ts';
import { parseLocalDate } from '../../src/terms/units.ts';
import { variant } from './city.ts';
import { accepted, ConsultationPlay, draft, mediating, screened } from './consultation.ts';
import { caseA, item, planned } from './meeting.ts';
import { wall } from './play.ts';

const day = parseLocalDate;

const moving = variant((rules) => {
  const { offices } = rules.organisation;
  const [secretariat] = offices;
  offices.push({ ...secretariat, unit: 'somu', inForceOn: '2027-01-08' });
});

test('what waits for an office passes to its new unit at midnight, with rights and sight', () => {
  const play = screened({}, moving);
  expect(play.last.timers).toContainEqual({ name: 'offices', dueAt: wall('2027-01-08T00:00') });
  const [before, after] = [play.duties, play.until('2027-01-08T09:00').duties];
  expect(before.length).toBeGreaterThan(0);
  expect(after).toEqual(before.map((duty) => duty.replace('kusei-sozo', 'somu')));
  expect(play.timers).not.toContain('offices');
  expect(play.last.summary.readers).toContain('somu');
  expect(play.refusal('kusei-sozo.clerk', 'accept')).toBe('not_allowed');
  expect(play.does('somu.clerk', 'accept').step).toBe('consulting');
});

test('a held case and one before a level pass too, and their own time is left alone', () => {
  const play = accepted({}, moving).does('kusei-sozo.clerk', 'hold', { reason: 'storm' });
  expect(play.timers).toEqual(['offices']);
  play.until('2027-01-08T09:00');
  expect(play.told).toEqual([]);
  expect(play.duties).toEqual(['somu/clerk resume']);
  const late = mediating(moving).until('2027-03-01T09:00');
  expect(late.duties).toContain('somu/clerk leave_unsettled');
});

test('a case opened on the day of the move has nothing to follow', () => {
  const play = new ConsultationPlay(moving).now('2027-01-08T09:00');
  play.open('toshi.clerk', draft());
  expect(play.timers).not.toContain('offices');
});

test('a session passes to the new secretary with its members, also once it is late', () => {
  const play = planned('2027-01-06', moving).says('place_item', item(caseA));
  expect(play.last.summary.readers).toContain('kusei-sozo');
  play.until('2027-01-07T23:59');
  play.until('2027-01-08T09:00');
  expect(play.told).toEqual([]);
  expect(play.last.summary.readers).not.toContain('kusei-sozo');
  expect(play.session.members.map(({ unit }) => unit)).toContain('somu');
  expect(play.session.members).toHaveLength(planned('2027-01-06').session.members.length);
});

const office = (code: string, unit: string, inForceOn: string, until?: string) => ({
  ...{ code, unit, inForceOn: day(inForceOn), title: code, origin: 'productDefault' as const },
  ...(until !== undefined && { until: day(until) }),
});

test('an office that ends stays with its last unit, and a new title is no move', () => {
  const { holding, nextMove } = bindOffices([
    office('a', 'third', '2027-04-01'),
    office('a', 'first', '2026-04-01'),
    office('a', 'first', '2026-10-01', '2027-01-01'),
    office('b', 'other', '2026-12-01'),
  ]);
  const unit = (on: string) => holding('a', day(on))?.unit;
  expect(['2026-01-01', '2026-05-01', '2027-02-01', '2027-04-01'].map(unit)).toEqual([
    ...['first', 'first', 'first', 'third'],
  ]);
  expect(nextMove(day('2026-04-01'))).toBe('2027-04-01');
  expect(nextMove(day('2027-04-01'))).toBeNull();
  expect(holding('c', day('2027-04-01'))).toBeUndefined();
});
