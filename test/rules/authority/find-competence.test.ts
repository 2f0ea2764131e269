import { describe, expect, test } from '@jest/globals';
import { authorityOf, bindAuthority } from '../../../src/rules/authority/bind.ts';
import { findGround } from '../../../src/rules/authority/check-question.ts';
import type { Competence } from '../../../src/rules/authority/competence.ts';
import { findCompetence } from '../../../src/rules/authority/find-competence.ts';
import type { Question } from '../../../src/rules/authority/question.ts';
import { bindRules } from '../../../src/rules/bound-rules.ts';
import { readRulebook } from '../../../src/rules/read.ts';
import { Fault, isRefusal, type Refusal } from '../../../src/terms/refusal.ts';
import { parseLocalDate } from '../../../src/terms/units.ts';
import { cityWith, defaultTexts } from '../read-city.ts';
import { lines, question, readTown, row, tablesOf } from './town.ts';

const rulebook = readTown();
const tables = tablesOf(rulebook);

const found = (subject: string, rest: Partial<Question> = {}): Competence => {
  const answer = findCompetence(question(subject, rest), tables);
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return answer;
};
const refused = (subject: string, rest: Partial<Question> = {}): Refusal => {
  const answer = findCompetence(question(subject, rest), tables);
  if (!isRefusal(answer)) throw new Error(`answered by ${answer.by}`);
  return answer;
};
const who = (subject: string, rest: Partial<Question> = {}): string => {
  const { decider, by, row } = found(subject, rest);
  return `${decider.rank} ${by} ${row ?? '—'}`;
};
const missed = (subject: string, rest: Partial<Question> = {}) =>
  Object.fromEntries(found(subject, rest).passedOver.map(({ row, because }) => [row, because]));

describe('bands of amount', () => {
  test.each([
    [100, 'chief row buy-chief'],
    [101, 'second row buy-second'],
    [499, 'second row buy-second'],
    [500, 'ward-head row buy-head'],
    [1000, 'ward-head row buy-head'],
    [1001, 'vice upward —'],
  ])('%d yen', (amount, answer) => {
    expect(who('purchase', { amount })).toBe(answer);
  });

  test('a qualifier gives a lower rank what a higher row leaves out', () => {
    expect(who('purchase', { amount: 150, qualifiers: ['minor'] })).toBe('chief row buy-minor');
    expect(who('purchase', { amount: 150, qualifiers: ['routine'] })).toBe('second row buy-second');
    expect(missed('purchase', { amount: 150 })['buy-minor']).toBe('qualifier');
    expect(missed('purchase', { amount: 150, qualifiers: ['minor'] })['buy-second']).toBe(
      'exclusion',
    );
  });

  test('an exclusion sends up what the amount would allow', () => {
    expect(who('purchase', { amount: 500, exclusions: ['assembly'] })).toBe('vice upward —');
  });

  test('a share of a contract counts up and down, the bound itself with upTo', () => {
    expect(who('change', { amount: 1000, change: 125 })).toBe('ward-head row change-share');
    expect(who('change', { amount: 1000, change: -125 })).toBe('ward-head row change-share');
    expect(who('change', { amount: 1000, change: 126 })).toBe('vice upward —');
    expect(missed('change', { amount: 1000, change: 126 })['change-share']).toBe('change_over');
    expect(who('change', { amount: 900, change: 99 })).toBe('ward-head row change-small');
    expect(who('change', { amount: 900, change: 100 })).toBe('vice upward —');
  });
});

const ofWards = 'for: { kinds: [ward] }';
const ofSouth = 'for: { kinds: [ward], wards: [south] }';

describe('whom a row is for', () => {
  test('the nearest unit goes before, whatever the limits', () => {
    expect(who('purchase', { line: lines.school, amount: 50 })).toBe('chief row buy-school');
    const second = 'second row buy-school-second';
    expect(who('purchase', { line: lines.school, amount: 51 })).toBe(second);
    expect(who('purchase', { line: lines.schoolOfEast, amount: 51 })).toBe(second);
    expect(missed('purchase', { line: lines.schoolOfEast, amount: 50 })).toMatchObject({
      'buy-east': 'special_rule',
      'buy-chief': 'special_rule',
    });
  });

  test('a rule of a ward takes the place of the city rule for that rank alone', () => {
    expect(who('purchase', { line: lines.east, amount: 1 })).toBe('ward-head row buy-east');
    expect(who('purchase', { line: lines.east, amount: 300 })).toBe('ward-head row buy-east');
    expect(who('purchase', { line: lines.east, amount: 301 })).toBe('second row buy-second');
    expect(who('purchase', { line: lines.east, amount: 500 })).toBe('vice upward —');
  });

  test('an office, and a kind of unit', () => {
    expect(who('purchase', { line: lines.desk, amount: 200 })).toBe('chief row buy-desk');
    expect(who('purchase', { line: lines.desk, amount: 201 })).toBe('director upward —');
    expect(missed('purchase', { line: lines.desk, amount: 201 })).toMatchObject({
      'buy-desk': 'amount_over',
      'buy-chief': 'special_rule',
      'buy-second': 'no_such_rank',
    });
    expect(who('purchase', { line: lines.roads, amount: 100 })).toBe('chief row buy-chief');
    expect(who('purchase', { line: lines.roads, amount: 500 })).toBe('director row buy-director');
  });

  test('a named ward goes before the kind of all wards', () => {
    const wards = row('buy-wards', 'purchase', 'rank: second', 'amount: { under: 500 }', ofWards);
    const both = row('buy-both', 'purchase', 'rank: chief', 'amount: { upTo: 100 }', ofSouth);
    const town = tablesOf(readTown(['authority.yaml', 'rows:\n', `rows:\n${wards}\n${both}\n`]));
    const ask = (line: Question['line']) => {
      const answer = findCompetence(question('purchase', { line, amount: 1 }), town);
      return isRefusal(answer) ? answer.refused : answer.row;
    };
    expect(ask(lines.west)).toBe('buy-wards');
    expect(ask(lines.east)).toBe('buy-east');
    const south = { code: 'south', kind: 'ward' };
    expect(ask([{ code: 'south-section', kind: 'section' }, south])).toBe('buy-both');
  });

  test('a hat has its own rows, and those without a hat are not its', () => {
    expect(who('purchase', { hat: 'welfare', amount: 9 })).toBe('ward-head row buy-hat');
    expect(who('purchase', { hat: 'welfare', amount: 10 })).toBe('vice upward —');
    expect(missed('purchase', { hat: 'welfare', amount: 9 })['buy-chief']).toBe('hat');
    expect(missed('purchase', { amount: 1 })['buy-hat']).toBe('hat');
  });

  test('a row without items is for all of them', () => {
    expect(who('spending', { item: 'paper', amount: 10 })).toBe('chief row spend-paper');
    expect(who('spending', { item: 'paper', amount: 11 })).toBe('ward-head row spend-any');
    expect(who('spending', { item: 'ink', amount: 11 })).toBe('ward-head row spend-any');
    expect(missed('spending', { item: 'ink', amount: 11 })).toEqual({ 'spend-paper': 'item' });
  });
});

describe('upward', () => {
  test('a rank that the unit has not is passed to the one above it, not to the top row', () => {
    expect(who('purchase', { line: lines.hall, amount: 1, overseers: {} })).toBe('mayor upward —');
    const bureau = [{ code: 'parks', kind: 'bureau' }];
    const paper = { item: 'paper', amount: 5, overseers: {} };
    expect(who('spending', { ...paper, line: bureau })).toBe('director upward —');
    expect(who('purchase', { line: bureau, amount: 499, overseers: {} })).toBe('director upward —');
    const noSecond = [{ code: 'west-section', kind: 'section' }];
    expect(missed('purchase', { line: noSecond, amount: 101, overseers: {} })).toMatchObject({
      'buy-second': 'no_such_rank',
    });
  });

  test('of several rows that hold the highest rank decides', () => {
    expect(who('relief', { wards: ['west', 'east'] })).toBe('vice row relief-wide');
    const routine = ['rank: second', 'qualifiers: [routine]', 'amount: { upTo: 10 }'];
    const rows = `rows:\n${row('spend-routine', 'spending', ...routine)}\n`;
    const more = readTown(['authority.yaml', 'rows:\n', rows]);
    const asked = question('spending', { item: 'paper', amount: 5, qualifiers: ['routine'] });
    const answer = findCompetence(asked, tablesOf(more));
    expect(answer).toMatchObject({
      row: 'spend-routine',
      passedOver: [
        { row: 'spend-paper', because: 'higher_row' },
        { row: 'spend-any', because: 'amount_below' },
      ],
    });
  });

  test('a subject without any row is for the top', () => {
    expect(who('unlisted', { amount: 1 })).toBe('mayor top —');
  });

  test('without an overseer the mayor is next', () => {
    expect(who('purchase', { amount: 1001, overseers: {} })).toBe('mayor upward —');
  });
});

describe('power and signature', () => {
  test('a delegated act is decided by the delegate, or signed by his table', () => {
    expect(who('relief', { wards: ['west'] })).toBe('ward-head power —');
    expect(who('relief', { wards: ['west'], qualifiers: ['routine'] })).toBe(
      'second row relief-routine',
    );
    expect(found('relief', { wards: ['west'] }).power).toMatchObject({
      row: 'relief-power',
      holder: { rank: 'ward-head', place: { unit: 'west', role: 'head' } },
    });
  });

  test('beyond the wards the inner table says nothing', () => {
    const two = { wards: ['west', 'east'], qualifiers: ['routine'] };
    expect(who('relief', two)).toBe('vice row relief-wide');
    expect(missed('relief', two)).toEqual({
      'relief-power': 'wards',
      'relief-routine': 'other_authority',
    });
    expect(who('relief', { wards: ['a', 'b', 'c', 'd'] })).toBe('mayor upward —');
  });
});

describe('how far power reaches', () => {
  test('not into the ward of another, whoever drafts', () => {
    expect(who('relief', { wards: ['east'] })).toBe('mayor upward —');
    expect(missed('relief', { wards: ['east'] })).toMatchObject({ 'relief-power': 'other_wards' });
    expect(found('relief', { wards: ['east'] }).power).toBeNull();
    expect(who('relief', { line: lines.east, wards: ['east'] })).toBe('ward-head power —');
  });

  test('an act that names no ward is not answered, where its power is bound to some', () => {
    expect(refused('relief')).toEqual({
      refused: 'wards_missing',
      details: { subject: '災害の措置' },
    });
    const unbound = tablesOf(readTown(['authority.yaml', 'wardsAtMost: 1, ', '']));
    const answer = (wards: string[]) => findCompetence(question('relief', { wards }), unbound);
    expect(answer([])).toMatchObject({ by: 'power', decider: { rank: 'ward-head' } });
    expect(answer(['west'])).toMatchObject({ by: 'power' });
    expect(answer(['west', 'east'])).toMatchObject({ by: 'row', row: 'relief-wide' });
  });
});

describe('by analogy', () => {
  const analogy = (row: string) => ({ row, reason: '似た事項だから' });

  test('a row whose own conditions hold decides, and its hearings are asked', () => {
    const answer = found('unlisted', { amount: 100, analogy: analogy('buy-chief') });
    expect(answer).toMatchObject({ by: 'analogy', row: 'buy-chief', decider: { rank: 'chief' } });
  });

  test('not where the amount, the unit, the hat or the item is another', () => {
    const unfit = (row: string, rest: Partial<Question> = {}) =>
      refused('unlisted', { amount: 100, analogy: analogy(row), ...rest }).refused;
    expect(unfit('buy-second')).toBe('analogy_unfit');
    expect(unfit('buy-director')).toBe('analogy_unfit');
    expect(unfit('buy-hat')).toBe('analogy_unfit');
    expect(unfit('spend-paper')).toBe('analogy_unfit');
    expect(unfit('heard')).toBe('analogy_unfit');
    expect(unfit('change-small')).toBe('analogy_unfit');
    expect(unfit('buy-director', { line: [{ code: 'x', kind: 'hall' }] })).toBe('analogy_unfit');
  });

  test('not from a table that allows none, nor from a row of power', () => {
    const row = (code: string) =>
      refused('unlisted', { amount: 2000, analogy: analogy(code) }).refused;
    expect(row('change-share')).toBe('analogy_not_allowed');
    expect(row('relief-power')).toBe('analogy_not_allowed');
    expect(row('nothing')).toBe('unknown_row');
  });

  test('not where there are rows', () => {
    const rest = { amount: 1, analogy: analogy('buy-chief') };
    expect(refused('purchase', rest)).toMatchObject({ refused: 'analogy_not_needed' });
  });
});

describe('who is heard and told', () => {
  const desk = { unit: 'desk-unit', role: 'head' };
  const deskClerk = { unit: 'desk-unit', role: 'clerk' };

  test('the row and the subject ask a place once, the stronger for all that concerns it', () => {
    const { hearings } = found('hearing', { amount: 50, fields: { size: 11 } });
    expect(hearings).toMatchObject([
      {
        as: 'concurrence',
        place: desk,
        binding: true,
        concerns: ['memo', 'size'],
        because: 'heard',
      },
      {
        as: 'consult',
        place: { unit: 'west', role: 'second' },
        binding: false,
        concerns: null,
        because: 'heard',
      },
    ]);
  });

  test('the nearest unit of a kind, and a consent stronger than a consultation', () => {
    const { hearings } = found('hearing', { amount: 50, fields: { size: 21 } });
    expect(hearings.find(({ place }) => place.role === 'second')).toMatchObject({
      as: 'concurrence',
      place: { unit: 'west', role: 'second' },
      binding: true,
      concerns: null,
      because: 'hearing',
    });
  });

  test('the wards that it reaches, but not who decides it himself', () => {
    const { hearings } = found('hearing', {
      amount: 50,
      fields: { size: 0 },
      wards: ['west', 'east'],
    });
    expect(hearings.map(({ place }) => place)).toEqual([
      desk,
      { unit: 'west', role: 'second' },
      { unit: 'east', role: 'head' },
    ]);
  });

  test('reports go to those whose condition holds', () => {
    expect(found('hearing', { amount: 50, fields: { size: 0 } }).report).toEqual([deskClerk]);
    expect(found('hearing', { amount: 50, fields: { size: 11 } }).report).toEqual([
      deskClerk,
      { unit: 'west-section', role: 'head' },
    ]);
  });

  test('a row under a condition, and one for so many wards', () => {
    expect(missed('hearing', { amount: 50, fields: { size: 51 } })['heard']).toBe('condition');
    const wide = { amount: 150, fields: { size: 0 }, wards: ['a', 'b'] };
    expect(who('hearing', wide)).toBe('second row heard-wide');
    expect(who('hearing', { ...wide, wards: ['a', 'b', 'c'] })).toBe('vice upward —');
  });
});

describe('refusals', () => {
  test.each<[string, Partial<Question>, string]>([
    ['magic', {}, 'unknown_subject'],
    ['purchase', {}, 'amount_missing'],
    ['change', { amount: 1 }, 'change_missing'],
    ['purchase', { amount: 1, hat: 'crown' }, 'unknown_hat'],
    ['purchase', { amount: 1, qualifiers: ['nice'] }, 'unknown_qualifier'],
    ['purchase', { amount: 1, exclusions: ['odd'] }, 'unknown_exclusion'],
    ['purchase', { amount: 1, item: 'paper' }, 'unknown_item'],
    ['spending', { amount: 1 }, 'item_missing'],
    ['spending', { amount: 1, item: 'gold' }, 'unknown_item'],
    ['hearing', { amount: 1 }, 'field_missing'],
    ['hearing', { amount: 1, fields: { size: 'big' } }, 'field_wrong'],
    ['hearing', { amount: 1, fields: { size: -1 } }, 'subject_not_admitted'],
    ['relief', { wards: [] }, 'wards_missing'],
  ])('%s %j is %s', (subject, rest, code) => {
    expect(refused(subject, rest).refused).toBe(code);
  });

  test('a ground is one of the rulebook', () => {
    const on = parseLocalDate('2026-10-05');
    expect(findGround('important', on, tables)).toMatchObject({ title: '重要', barsActing: true });
    expect(findGround('boring', on, tables)).toEqual({
      refused: 'unknown_ground',
      details: { ground: 'boring', known: '重要 (important)' },
    });
  });

  test('a city without the two files runs no decisions', () => {
    const read = readRulebook(cityWith(), defaultTexts);
    if ('faults' in read) throw new Error('faults');
    expect(bindAuthority(read.rulebook)).toBeUndefined();
    expect(authorityOf(bindRules(read.rulebook))).toEqual({
      refused: 'no_authority_rules',
      details: { city: '試市' },
    });
    expect(authorityOf(bindRules(rulebook))).not.toHaveProperty('refused');
  });
});

describe('what the tables are asked besides', () => {
  const on = parseLocalDate('2026-10-05');

  test('entries in force by code, and all of them', () => {
    expect(tables.subject('purchase', on).title).toBe('購入');
    expect(() => tables.subject('magic', on)).toThrow(Fault);
    expect(tables.subjects(on)).toHaveLength(6);
    expect(tables.findHat('welfare', on)?.sign).toBe('福');
    expect(tables.findScheme('review', on)?.title).toBe('見直し');
    expect(tables.schemes(on)).toHaveLength(1);
    expect(tables.hands('draft')).toEqual([{ party: 'initiator', role: 'clerk' }]);
    expect(tables.absence.definition).toBe('allWorkingHours');
    expect(tables.qualifiers(on).map(({ code }) => code)).toEqual(['routine', 'minor']);
    expect(tables.subjects(parseLocalDate('2020-03-31'))).toEqual([]);
  });
});
