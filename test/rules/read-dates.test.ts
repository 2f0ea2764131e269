import { expect, test } from '@jest/globals';
import { cityWith, faultsIn, faultsOf } from './read-city.ts';

const con = 'consultation.yaml';
const org = 'organisation.yaml';
const esc = 'escalation.yaml';

const clerk = (dates: string) => `{ code: clerk, title: 担当, ${dates}, origin: productDefault }`;
const original = clerk('inForceOn: 2020-04-01');

test('an entry that begins after the rulebook leaves a gap at the beginning', () => {
  const faults = faultsOf(cityWith([org, original, clerk('inForceOn: 2021-01-01')]));
  expect(faults.map(({ file, key, problem }) => `${file} ${key} ${problem}`)).toEqual([
    `${org} roles.clerk.inForceOn gap_referred`,
  ]);
  expect(faults[0]?.en).toContain('in force on 2020-04-01');
});

test('an entry that ends leaves a gap from that day', () => {
  const ends = clerk('inForceOn: 2020-04-01, until: 2030-04-01');
  const [fault] = faultsOf(cityWith([org, original, ends]));
  expect(fault).toMatchObject({ problem: 'gap_referred' });
  expect(fault?.en).toContain('in force on 2030-04-01');
});

test('a hole between two entries is a gap, an entry that follows at once is none', () => {
  const both = (first: string, second: string) =>
    faultsOf(cityWith([org, original, `${clerk(first)}\n  - ${clerk(second)}`]));
  const until = 'inForceOn: 2020-04-01, until: 2025-04-01';
  expect(both(until, 'inForceOn: 2025-04-01')).toEqual([]);
  expect(both('inForceOn: 2020-04-01', 'inForceOn: 2025-04-01')).toEqual([]);
  expect(both(until, 'inForceOn: 2025-04-02')[0]?.en).toContain('in force on 2025-04-01');
});

test('a temporary entry ends the one before it for good', () => {
  const entries = `${original}\n  - ${clerk('inForceOn: 2025-04-01, until: 2026-04-01')}`;
  const [fault] = faultsOf(cityWith([org, original, entries]));
  expect(fault?.en).toContain('in force on 2026-04-01');
});

test('an entry older than the rulebook is needed only from the rulebook on', () => {
  expect(faultsIn(cityWith([con, 'code: plan\n', 'code: plan\n'])).length).toBe(0);
  const older = cityWith([
    con,
    'gate: true\n    inForceOn: 2020-04-01',
    'gate: true\n    inForceOn: 2010-04-01',
  ]);
  expect(faultsIn(older)).toEqual([]);
});

test('a mode must cover the whole time of the matter that uses it, not longer', () => {
  const window = 'noticeWindow: { days: 7, count: business }';
  const ending = [con, window, `until: 2028-04-01\n    ${window}`] as const;
  expect(faultsIn(cityWith(ending))).toEqual([`${con} matters.plan.mode[0].use gap`]);
  const matter = 'gate: true\n    inForceOn: 2020-04-01';
  const both = cityWith(ending, [con, matter, `${matter}\n    until: 2028-04-01`]);
  expect(faultsIn(both)).toEqual([]);
});

test('what there is one of must hold for the rulebook’s whole time', () => {
  const calendar = 'calendar.yaml';
  const late = cityWith([calendar, 'inForceOn: 2020-04-01', 'inForceOn: 2020-04-02']);
  expect(faultsIn(late)).toEqual([`${calendar} inForceOn gap`]);
  const ends = cityWith([
    calendar,
    'inForceOn: 2020-04-01',
    'inForceOn: 2020-04-01\nuntil: 2030-04-01',
  ]);
  expect(faultsIn(ends)).toEqual([`${calendar} until gap`]);
});

test('a rulebook that ends needs its parts no longer than that', () => {
  const files = cityWith(
    ['rulebook.yaml', 'inForceOn: 2020-04-01', 'inForceOn: 2020-04-01\nuntil: 2028-04-01'],
    ['calendar.yaml', 'inForceOn: 2020-04-01', 'inForceOn: 2020-04-01\nuntil: 2030-04-01'],
    [org, original, clerk('inForceOn: 2020-04-01, until: 2028-04-01')],
  );
  expect(faultsIn(files)).toEqual([]);
});

test('one code twice for one day is refused, and so is an end beyond the next beginning', () => {
  const twice = cityWith([org, original, `${original}\n  - ${original}`]);
  expect(faultsIn(twice)).toEqual([`${org} roles.clerk@2020-04-01 duplicate`]);
  const first = clerk('inForceOn: 2020-04-01, until: 2026-04-01');
  const crossing = `${first}\n  - ${clerk('inForceOn: 2025-04-01')}`;
  expect(faultsIn(cityWith([org, original, crossing]))).toEqual([
    `${org} roles.clerk@2020-04-01.until overlapping`,
  ]);
});

test('an entry cannot end on the day it begins', () => {
  const sameDay = cityWith([
    esc,
    'idle: { days: 20, count: business }, inForceOn: 2020-04-01',
    'idle: { days: 20, count: business }, inForceOn: 2020-04-01, until: 2020-04-01',
  ]);
  expect(faultsIn(sameDay)).toEqual([`${esc} watch[1].until ends_before_it_begins`]);
});

test('a mode without a response of its own needs one from every matter that uses it', () => {
  const bare = [con, 'response: standard # required', ''] as const;
  expect(faultsIn(cityWith(bare))).toEqual([]);
  const neither = cityWith(bare, [
    con,
    'emergencyMode: after\n    response: standard',
    'emergencyMode: after',
  ]);
  expect(new Set(faultsIn(neither))).toEqual(
    new Set([`${con} matters.plan.response matter_needs_response`]),
  );
});

test('a law claimed by a period inside an entry needs an article of its own', () => {
  const claim = (source: string) =>
    faultsIn(
      cityWith([
        con,
        'period: { days: 10, count: business }',
        `period: { days: 10, count: business, origin: article${source} }`,
      ]),
    );
  expect(claim('')).toEqual([`${con} responses.standard.period.origin source_missing`]);
  expect(claim(', source: { rule: 規則, article: 3条 }')).toEqual([]);
});
