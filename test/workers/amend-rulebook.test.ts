/** The effect `amend_rulebook`: what the tables answer reaches the case, with the effect as key. */

import { expect, test } from '@jest/globals';
import type { Amended } from '../../src/engine/amend-rulebook.ts';
import { type Outcome, Unavailable } from '../../src/engine/request.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import { amendRulebook } from '../../workers/amend-rulebook.ts';

const caseId = '00000000-0000-4000-8000-000000000001' as CaseId;
const at = '2027-01-05T01:00:00.000Z' as Instant;
const amendment = { inForceOn: '2027-04-01', rows: [], ends: ['leave'] };
const effect = {
  id: 'effect',
  city: 'toy',
  caseId,
  body: { kind: 'amend_rulebook', revision: 3, amendment },
};

const run = async (amended: Amended | Error, outcome: Outcome | Error = accepted) => {
  const asked: unknown[] = [];
  const wished: unknown[] = [];
  const reports: unknown[] = [];
  const answer = async <T>(given: T | Error): Promise<T> => {
    if (given instanceof Error) throw given;
    return given;
  };
  const delivery = await amendRulebook(
    {
      door: {
        advance: (request: unknown) => {
          asked.push(request);
          return answer(outcome);
        },
      },
      report: (_, cause) => void reports.push(cause),
      amend: (...given) => {
        wished.push(given);
        return answer(amended);
      },
    },
    effect as never,
    at,
  );
  return { asked, wished, reports, delivery };
};

const accepted: Outcome = { accepted: true, caseId, version: 2, number: null };
const held: Amended = { versions: [2, 5], replaces: [{ case: caseId, rows: ['leave'] }] };

test('the wish is handed over with its case, and the versions come back', async () => {
  const { asked, wished, delivery } = await run(held);
  expect(wished).toEqual([['toy', { case: caseId, revision: 3, amendment }, at]]);
  expect(asked).toEqual([
    {
      caseId,
      actor: { kind: 'system', name: 'case' },
      command: { type: 'amendment_published', revision: 3, ...held },
      key: { caller: 'effect', key: 'effect' },
    },
  ]);
  expect(delivery).toEqual({ became: 'told' });
});

test('faults come back by row, as many as the case takes', async () => {
  const fault = (row: string) => ({ row, ja: `${row} is wrong`, en: '' });
  const { asked } = await run({ faults: [fault('a'), fault('')] });
  expect(asked).toMatchObject([
    { command: { type: 'amendment_refused', faults: ['a a is wrong', 'is wrong'] } },
  ]);
  const many = await run({ faults: Array.from({ length: 300 }, () => fault('a')) });
  const [{ command }] = many.asked as [{ command: { faults: string[] } }];
  expect(command.faults).toHaveLength(200);
});

test('a case that has gone on is an answer: reported, and not said again', async () => {
  const refused: Outcome = { accepted: false, refusal: { refused: 'stale_wake_up' } };
  const { reports, delivery } = await run(held, refused);
  expect([reports, delivery]).toEqual([['stale_wake_up'], { became: 'told' }]);
});

test('tables or a door that are away are no answer: it is asked again', async () => {
  await expect(run(held, new Unavailable('away'))).rejects.toMatchObject({ name: 'Transient' });
  await expect(run(new Error('away'))).rejects.toThrow('away');
});
