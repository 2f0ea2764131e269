import { describe, expect, test } from '@jest/globals';
import { readRulebook } from '../../../src/rules/read.ts';
import { defaultTexts, faultsIn, faultsOf } from '../read-city.ts';
import { purseWith } from './purse.ts';

const bud = 'budget.yaml';
const since = 'inForceOn: 2020-04-01, origin: productDefault';
const faults = (from: string, to: string) => faultsIn(purseWith([bud, from, to]));

describe('of milestones the check refuses', () => {
  test('one that is counted from one that there is not', () => {
    const rest = `  - { code: notice, title: notice, date: { on: 01-20, roll: next }, ${since} }\n`;
    expect(faults(rest, '')).toEqual([
      `${bud} milestones.appealsClose.date.after unknown_reference`,
    ]);
  });

  test('one that is counted from what begins later', () => {
    const notice = 'code: notice, title: notice, date: { on: 01-20, roll: next }, inForceOn: 20';
    expect(faults(`${notice}20`, `${notice}24`)).toEqual([
      `${bud} milestones.appealsClose.date.after gap`,
    ]);
  });

  test('two that are counted from each other, told once', () => {
    const notice = 'title: notice, date: { on: 01-20, roll: next }';
    const circle = notice.replace(
      'on: 01-20, roll: next',
      'after: appealsClose, period: { days: 1, count: business }',
    );
    const found = faultsOf(purseWith([bud, notice, circle]));
    expect(found.map(({ key, problem }) => `${key} ${problem}`)).toEqual([
      'milestones.notice.date.after milestones_in_circle',
    ]);
    expect(found[0]?.en).toContain('notice → appealsClose → notice');
  });

  test('one that comes before its forerunner, in the first year in which it does', () => {
    expect(faults('on: 11-14', 'on: 10-12')).toEqual([
      `${bud} milestones.requestsClose.date milestones_out_of_order`,
    ]);
    const [fault] = faultsOf(purseWith([bud, 'on: 02-05', 'on: 01-24']));
    expect(fault).toMatchObject({ problem: 'milestones_out_of_order' });
    expect(fault?.en).toContain('In the calendar of fiscal year 2022, finalNotice (2022-01-24)');
  });

  test('none that stands on the same day as its forerunner', () => {
    expect(
      faults(
        'code: finalNotice, title: finalNotice, date: { on: 02-05,',
        'code: finalNotice, title: finalNotice, date: { on: 02-20,',
      ),
    ).toEqual([]);
  });

  test('a window that opens or closes on a closed day, and no other event there', () => {
    expect(faults('on: 11-14, roll: next', 'on: 11-14, roll: none')).toEqual([
      `${bud} milestones.requestsClose.date window_on_closed_day`,
    ]);
    expect(faults('on: 02-20, roll: next', 'on: 02-20, roll: none')).toEqual([]);
  });
});

describe('the presentation', () => {
  const warnings = (...changes: [string, string][]) => {
    const files = purseWith(...changes.map(([from, to]) => [bud, from, to] as const));
    const read = readRulebook(files, defaultTexts);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults, null, 2));
    return read.warnings;
  };

  test('after the last safe day is warned of, and no fault', () => {
    const [warning, ...others] = warnings(['on: 02-20, roll: next', 'on: 03-01, roll: none']);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ file: bud, key: 'milestones', problem: 'presentation_late' });
    expect(warning?.line).toBeGreaterThan(1);
    // 2 March 2025 is a Sunday, so that the last open day before it is Friday, 28 February.
    expect(warning?.en).toContain('In fiscal year 2025');
    expect(warning?.ja).toContain('2025-02-28');
    expect(warnings(['on: 02-20, roll: next', 'on: 02-25, roll: previous'])).toEqual([]);
  });

  test('hangs on the final notice where it has no date itself', () => {
    const date = '{ on: 02-20, roll: next }';
    const presented = `  - { code: presented, title: presented, date: ${date}, ${since} }\n`;
    const found = warnings([presented, ''], ['on: 02-05', 'on: 03-05']);
    expect(found.map(({ problem }) => problem)).toEqual(['presentation_late']);
  });
});
