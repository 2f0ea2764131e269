// What is hidden before the notice (内示), and that every step and every command of a request is on
// one side of it.

import { describe, expect, test } from '@jest/globals';
import {
  hiddenCommands,
  isHiddenCommand,
  isNoticed,
  lineBeforeNotice,
} from '../../../src/rules/budget/before-notice.ts';
import { casesOfCycle, seenCycle, seenCycleEvent } from '../../../src/rules/budget/seen-cycle.ts';
import type { Standing } from '../../../src/terms/actor.ts';
import type { RequestLine } from '../../../src/terms/budget-line.ts';
import { cyclePhases, stepsInWard, stepsNoticed } from '../../../src/terms/budget-shown.ts';
import type { CaseEvent } from '../../../src/terms/case.ts';
import {
  budgetRequestCommand,
  budgetRequestSystemCommand,
} from '../../../src/terms/command-budget-request.ts';
import type { CaseId } from '../../../src/terms/ids.ts';
import type { Instant } from '../../../src/terms/units.ts';
import { machine } from '../../../workflows/budget-request/machine.ts';
import { shipped } from '../../house/source.ts';

/** The request waits in them, and has not been told anything. */
const before = [...stepsInWard, 'forwarding', 'requested', 'assessing', 'assessed'];
/** Nobody finds a case in them: the next step follows at once. */
const passing = ['handedIn', 'submitted', 'appealed'];

const at = '2026-12-10T01:00:00.000Z' as Instant;
const sealed = { at, by: { person: 'ann', seat: 's' } as unknown as Standing };

const lineOf = (line: string, more: Partial<RequestLine> = {}): RequestLine => ({
  ...{ line, name: line, included: true, request: 100, revision: 1, put: sealed },
  ...{ consulted: null, assessments: [], questions: [], appeal: null, restored: null },
  ...{ final: null, passed: null },
  ...more,
});
const given = { ...sealed, stage: 'first', amount: 90, code: 'special', reason: 'because' };

describe('a request has been told what it gets', () => {
  test('every step of the procedure is before the notice or after it', () => {
    const known = [...before, ...passing, ...stepsNoticed];
    expect(Object.keys(machine.states).toSorted()).toEqual(known.toSorted());
  });

  test.each(before)('not yet: %s', (step) => {
    for (const phase of cyclePhases) expect(isNoticed({ step, phase })).toBe(false);
  });

  test.each(stepsNoticed)('%s', (step) => expect(isNoticed({ step })).toBe(true));

  test('when it is closed, only if its budget had come so far', () => {
    const told = cyclePhases.filter((phase) => isNoticed({ step: 'closed', phase }));
    expect(told).toEqual(['noticed', 'finalised', 'voted']);
  });
});

test('of a line that is what finance gives; the entry, questions and the appeal stay', () => {
  const question = {
    ...{ id: 'q1', question: 'Why?', category: null, dueOn: null, answer: null },
    ...sealed,
  };
  const line = lineOf('1', {
    assessments: [given],
    restored: { ...sealed, amount: 95, reason: 'x' },
    ...{
      final: 95,
      passed: 95,
      questions: [question],
      appeal: { ...sealed, amount: 5, reason: 'y' },
    },
  });
  const { assessments, restored, final, passed, ...rest } = line;
  const hidden = { assessments: [], restored: null, final: null, passed: null };
  expect(lineBeforeNotice(line)).toEqual({ ...rest, ...hidden });
  const fresh = lineOf('2');
  expect(lineBeforeNotice(fresh)).toBe(fresh);
});

test('every command is hidden or shown on purpose', () => {
  const types = [...budgetRequestCommand.options, ...budgetRequestSystemCommand.options].map(
    ({ shape }) => shape.type.value,
  );
  const shown = [
    ...['put_lines', 'remove_lines', 'rank_lines', 'hand_in', 'coordinate', 'submit', 'forward'],
    ...['return', 'recall', 'withdraw', 'ask', 'reply', 'opine'],
    ...['accept_notice', 'appeal', 'withdraw_appeal'],
    ...['timer', 'submission_decided', 'cycle_moved'],
  ];
  expect(types.toSorted()).toEqual([...shown, ...hiddenCommands].toSorted());
  expect(types.filter(isHiddenCommand).toSorted()).toEqual([...hiddenCommands].toSorted());
});

describe('of a year’s budget', () => {
  const id = (name: string) => name as CaseId;
  const known = (name: string, step: string) => ({
    ...{ case: id(name), initiator: name, lane: 'own', step, request: 9 },
    ...{ assessed: 7, undecided: 1 },
  });
  const amounts = (...cases: string[]) =>
    cases.map((one) => ({ case: id(one), line: '1', amount: 3 }));
  const cycle = {
    requests: [known('kita', 'assessing'), known('minami', 'noticed')],
    executions: [{ case: id('kita-run') }, { case: id('other-run') }],
    carriable: amounts('kita-run', 'other-run'),
    revisions: amounts('minami', 'kita'),
    comments: [{ on: 'notice', text: 'for all' }],
    title: 'Budget',
  };
  const sees = (one: CaseId) => one.startsWith('kita');
  const ward = { sees, assesses: () => false };
  const finance = { sees: () => true, assesses: () => true };
  const none = { assessed: null, undecided: 0, hiddenUntilNotice: true };

  test('a reader sees cases that are his, and what is given not before the notice', () => {
    expect(seenCycle(cycle, ward)).toEqual({
      ...cycle,
      requests: [{ ...known('kita', 'assessing'), ...none }],
      executions: [{ case: 'kita-run' }],
      carriable: amounts('kita-run'),
      revisions: amounts('kita'),
    });
    expect(casesOfCycle(cycle)).toEqual(['kita', 'minami', 'kita-run', 'other-run']);
    const later = { ...cycle, requests: [known('kita', 'settled'), known('kita', 'closed')] };
    expect(seenCycle(later, ward)).toEqual({ ...seenCycle(cycle, ward), requests: later.requests });
    expect(seenCycle(cycle, finance)).toEqual(cycle);
  });

  const event = (type: string, fields: object): CaseEvent => ({
    ...{ type, at: sealed.at, by: { system: 'case' as never }, facts: {} },
    ...fields,
  });
  const fieldsFor = (reader: typeof ward, type: string, given: object): object => {
    const { type: _, at, by, facts, ...fields } = seenCycleEvent(event(type, given), cycle, reader);
    return fields;
  };

  test('its history tells of the cases of others that something happened', () => {
    const moved = known('minami', 'noticed');
    expect(fieldsFor(ward, 'request_moved', moved)).toEqual({});
    expect(fieldsFor(finance, 'request_moved', moved)).toEqual(moved);
    const own = known('kita', 'assessing');
    expect(fieldsFor(ward, 'request_moved', own)).toEqual({ ...own, ...none });
    expect(fieldsFor(ward, 'execution_moved', { case: 'kita-run', open: true })).toEqual({
      ...{ case: 'kita-run', open: true },
    });
  });

  test('of its lists of lines it keeps those that the reader sees', () => {
    const changes = ['kita', 'minami'].map((one) => ({ case: one, line: '1', amount: 3 }));
    const vote = { outcome: 'amended', on: '2027-03-20', changes };
    expect(fieldsFor(ward, 'record_vote', vote)).toEqual({ ...vote, changes: changes.slice(0, 1) });
    expect(fieldsFor(ward, 'list_carryover', { lines: changes })).toEqual({
      lines: changes.slice(0, 1),
    });
    expect(fieldsFor(finance, 'record_vote', vote)).toEqual(vote);
  });
});

test('the API reads contexts and histories through one door', () => {
  const readers = shipped.filter(
    ({ path, text }) =>
      path.startsWith('src/http/') &&
      /import \{[^}]*\b(readCase|readHistory)\b[^}]*\} from '[./]*db\/views-cases/.test(text),
  );
  expect(readers.map(({ path }) => path)).toEqual(['src/http/seen-case.ts']);
});
