import { expect, test } from '@jest/globals';
import { type Outcome, Unavailable } from '../../src/engine/request.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { tellCase } from '../../workers/tell-case.ts';
import { wakeTimer } from '../../workers/wake-timer.ts';

const to = '00000000-0000-4000-8000-000000000001' as CaseId;
const effect = {
  id: 'effect',
  caseId: 'from',
  body: { kind: 'tell_case', caseId: to, command: { type: 'agenda_accepted' } },
};

const tell = async (outcome: Outcome | Error, answers?: true) => {
  const asked: unknown[] = [];
  const reports: unknown[] = [];
  const door = {
    advance: async (request: unknown) => {
      asked.push(request);
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
  const report = (_: string, cause: unknown) => reports.push(cause);
  const told = { ...effect, body: { ...effect.body, ...(answers && { answers }) } };
  const delivery = await tellCase({ door, report }, told as never);
  return { asked, reports, delivery };
};

const refused = { accepted: false, refusal: { refused: 'case_closed' } } as const;

test('what is said arrives as a command of the system, under the effect as its key', async () => {
  const { asked, delivery } = await tell({ accepted: true, caseId: to, version: 2, number: null });
  expect(delivery).toEqual({ became: 'told' });
  expect(asked).toEqual([
    {
      caseId: to,
      actor: { kind: 'system', name: 'case' },
      command: { type: 'agenda_accepted' },
      key: { caller: 'effect', key: 'effect' },
    },
  ]);
});

test('a refusal is an answer: reported, and not said again', async () => {
  const { reports, delivery } = await tell(refused);
  expect(delivery).toEqual({ became: 'told' });
  expect(reports).toEqual(['case_closed']);
});

test('a sender that waits for it is told what became of it, under a key of its own', async () => {
  const taken = await tell({ accepted: true, caseId: to, version: 2, number: null }, true);
  const said = { caseId: 'from', actor: { kind: 'system', name: 'case' } };
  const key = { caller: 'effect', key: 'effect/answer' };
  expect(taken.asked).toHaveLength(2);
  expect(taken.asked[1]).toEqual({ ...said, command: { type: 'serving_taken' }, key });
  const { asked, delivery } = await tell(refused, true);
  const command = { type: 'serving_refused', code: 'case_closed' };
  expect(asked[1]).toEqual({ ...said, command, key });
  expect([asked.length, delivery]).toEqual([2, { became: 'told' }]);
});

test('nobody else hears of a refusal', async () => {
  expect((await tell(refused)).asked).toHaveLength(1);
});

test('a database that is away is no answer: it is said again', async () => {
  await expect(tell(new Unavailable('away'))).rejects.toMatchObject({ name: 'Transient' });
});

test('a wake-up that its case does not want is told from one that it cannot take', async () => {
  const timer = { caseId: to, name: 'due', dueAt: '2026-11-20T00:00:00.000Z' as never };
  const wake = (outcome: Outcome) => wakeTimer({ advance: async () => outcome }, timer);
  expect(await wake(refused)).toEqual({ fired: false, unwanted: true, why: 'case_closed' });
  expect(await wake({ accepted: false, refusal: { refused: 'not_in_this_step' } })).toEqual({
    fired: false,
    unwanted: false,
    why: 'not_in_this_step',
  });
});
