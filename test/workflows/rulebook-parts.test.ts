/** Parts of a rulebook as the procedures read them: conditions, fields, numbers, texts, hands. */

import { describe, expect, test } from '@jest/globals';
import { bindRules } from '../../src/rules/bound-rules.ts';
import { holds } from '../../src/rules/condition.ts';
import { parseLocalDate } from '../../src/terms/units.ts';
import { workflows } from '../../workflows/index.ts';
import { issueNumber } from '../../workflows/parts/numbering.ts';
import { unbound } from '../../workflows/parts/vocabulary.ts';
import { readTimerName, timerName } from '../../workflows/prior-consultation/timer-names.ts';
import { city, matterIn, variant } from './city.ts';
import { ConsultationPlay, draft } from './consultation.ts';

const draftOf = (fields?: Record<string, string | number | boolean>, addressees = ['kita']) => ({
  fields,
  addressees,
});

describe('a condition', () => {
  test.each([
    [{}, true],
    [{ addressees: { atLeast: 1 } }, true],
    [{ addressees: { atLeast: 2 } }, false],
    [{ addressees: { atMost: 1 } }, true],
    [{ addressees: { atMost: 0 } }, false],
    [{ field: 'amount', equals: 10 }, true],
    [{ field: 'amount', equals: 11 }, false],
    [{ field: 'kind', oneOf: ['a', 'b'] }, true],
    [{ field: 'kind', oneOf: ['c'] }, false],
    [{ field: 'amount', atLeast: 10 }, true],
    [{ field: 'amount', atLeast: 11 }, false],
    [{ field: 'amount', over: 9 }, true],
    [{ field: 'amount', over: 10 }, false],
    [{ field: 'amount', upTo: 10 }, true],
    [{ field: 'amount', upTo: 9 }, false],
    [{ field: 'amount', under: 11 }, true],
    [{ field: 'amount', under: 10 }, false],
    [{ field: 'on', atLeast: '2027-04-01' }, true],
    [{ field: 'on', over: '2027-04-01' }, false],
    [{ field: 'on', under: '2027-04-02' }, true],
    [{ field: 'on', upTo: '2027-03-31' }, false],
    [{ field: 'amount', over: '2027-04-01' }, false],
    [{ field: 'urgent', equals: true }, true],
    [{ field: 'urgent', over: 0 }, false],
    [{ field: 'absent', equals: 1 }, false],
    [
      {
        all: [
          { field: 'amount', over: 9 },
          { field: 'kind', equals: 'a' },
        ],
      },
      true,
    ],
    [
      {
        all: [
          { field: 'amount', over: 9 },
          { field: 'kind', equals: 'b' },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { field: 'amount', over: 99 },
          { field: 'kind', equals: 'a' },
        ],
      },
      true,
    ],
    [{ any: [{ field: 'amount', over: 99 }] }, false],
    [{ not: { field: 'kind', equals: 'b' } }, true],
    [{ not: { field: 'kind', equals: 'a' } }, false],
    [{ not: { field: 'absent', equals: 'a' } }, false],
  ])('%j is %p of the draft', (condition, expected) => {
    const fields = { amount: 10, kind: 'a', on: '2027-04-01', urgent: true };
    expect(holds(condition, draftOf(fields))).toBe(expected);
  });

  test('may hold where what it asks for is not known', () => {
    const unknown = { field: 'amount', over: 9 };
    expect(holds(unknown, draftOf())).toBe(false);
    expect(holds(unknown, draftOf(), true)).toBe(true);
    expect(holds({ not: unknown }, draftOf(), true)).toBe(true);
    expect(holds({ not: unknown }, draftOf())).toBe(false);
  });
});

describe('a field', () => {
  const rulebook = variant((rules) => {
    const types = ['text', 'number', 'boolean', 'date', 'choice'] as const;
    matterIn(rules).fields = types.map((type) => ({
      code: type,
      title: type,
      type,
      required: false,
      ...(type === 'choice' && { choices: [{ code: 'a', title: 'A' }] }),
    }));
    matterIn(rules).fields.push({ code: 'none', title: 'none', type: 'choice', required: false });
  });
  const said = (fields: object) => {
    const play = new ConsultationPlay(rulebook);
    const step = play.open('toshi.clerk', draft({ content: { title: 'Plan', fields } }));
    return 'refused' in step ? step.refused : 'opened';
  };

  test('takes values of its type', () => {
    const fields = { text: 'a', number: 1, boolean: false, date: '2027-04-01', choice: 'a' };
    expect(said(fields)).toBe('opened');
  });

  test.each([
    [{ text: 1 }],
    [{ number: '1' }],
    [{ boolean: 'yes' }],
    [{ date: '2027-02-30' }],
    [{ date: 20_270_230 }],
    [{ choice: 'b' }],
    [{ none: 'a' }],
  ])('refuses %j', (fields) => {
    expect(said(fields)).toBe('field_wrong');
  });
});

describe('a number', () => {
  const on = (text: string) => parseLocalDate(text);
  const issued = (entry: object, date: string, procedure = 'prior_consultation') => {
    const rulebook = variant((rules) => {
      Object.assign(rules.numbering.numbering[0], entry);
    });
    return issueNumber(procedure, 'toshi', on(date), bindRules(rulebook));
  };

  test.each([
    [{}, '2027-03-31', '令和8新区協第', '号', 4],
    [{}, '2019-05-01', '平成31新区協第', '号', 4],
    [
      { pattern: '{year}-{unit}-{serial}', resets: 'calendarYear', series: 'initiator' },
      '2027-03-31',
      '2027-toshi-',
      '',
      1,
    ],
    [{ pattern: '{serial:3}', resets: 'never' }, '2027-03-31', '', '', 3],
  ])('%j on %s', (entry, date, prefix, suffix, width) => {
    expect(issued(entry, date)).toEqual({ prefix, suffix, width });
  });

  test('is issued only while an entry is in force for the procedure', () => {
    expect(issued({ inForceOn: '2028-04-01' }, '2027-03-31')).toBeNull();
    expect(issued({ until: '2027-01-01' }, '2027-03-31')).toBeNull();
    expect(issued({}, '2027-03-31', 'meeting_session')).toBeNull();
  });
});

describe('the names of timers', () => {
  test('read back as what they wake', () => {
    const names = [
      'rung|kita|2',
      'receipt|kita',
      'window|kita',
      'due|kita',
      'step',
      'hold',
      'filing',
    ];
    names.push('followUp|1-1|late', 'followUp|1-1|soon');
    expect(names.map((name) => timerName(readTimerName(name)))).toEqual(names);
    expect(() => readTimerName('lunch')).toThrow('not a wake-up: lunch');
  });
});

describe('the workflows', () => {
  test('are found by procedure and version', () => {
    expect(workflows.all().map(({ procedure }) => procedure)).toEqual([
      'prior_consultation',
      'meeting_session',
      'decision',
      'delegation_change',
      'budget_cycle',
      'budget_request',
      'budget_execution',
      'ward_proposal',
    ]);
    expect(workflows.find('meeting_session')?.version).toBe(1);
    expect(workflows.find('meeting_session', 1)).toBe(workflows.find('meeting_session'));
    expect(workflows.find('meeting_session', 2)).toBeUndefined();
    expect(workflows.find('lunch')).toBeUndefined();
  });

  test('are stepped only once a rulebook has given them their meaning', () => {
    expect(unbound).toThrow('bound to a rulebook');
  });

  test('need what a rulebook promises to have', () => {
    const gap = variant((rules) => {
      rules.organisation.offices = rules.organisation.offices.filter(
        ({ code }: { code: string }) => code !== 'secretariat',
      );
    });
    expect(() => new ConsultationPlay(gap).open('toshi.clerk', draft())).toThrow('rulebook_lacks');
    expect(city.organisation.offices.length).toBeGreaterThan(gap.organisation.offices.length);
  });
});
