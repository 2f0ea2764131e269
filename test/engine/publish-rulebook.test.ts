/** A rulebook from files after changes were promulgated: no row is lost, and none stands twice. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publishWritten } from '../../src/engine/publish-rulebook.ts';
import { entryInForce } from '../../src/rules/in-force.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { row, rule, tables } from '../workflows/delegation-change/tables.ts';
import { type DelegationHouse, delegationHouse } from './delegation-house.ts';

let house: DelegationHouse;
beforeEach(async () => {
  house = await delegationHouse();
});
afterEach(() => house.close());

// biome-ignore lint/suspicious/noExplicitAny: a test may change any part of the rows.
type Rows = any[];

/** The files of the city, with a version, a date and rows of their own. */
function files(version: number, inForceOn: string, change = (rows: Rows): Rows => rows): Rulebook {
  const rulebook = tables((draft) => {
    draft.authority.rows = change(draft.authority.rows);
  });
  const identity = { ...rulebook.identity, version, inForceOn: inForceOn as LocalDate };
  return { ...rulebook, identity };
}

const publish = (...asked: Parameters<typeof files>) => publishWritten(house.db, files(...asked));

const faultsOf = async (...asked: Parameters<typeof files>) => {
  const answer = await publish(...asked);
  return 'faults' in answer ? answer.faults : [];
};

const limitOn = ({ authority }: Rulebook, on: string) =>
  entryInForce(authority?.rows ?? [], 'print', on)?.amount?.upTo;

/** The row as it was promulgated, in the words of a file. */
const promulgated = {
  ...row('print', { amount: { upTo: 5_000_000 } }),
  ...{ inForceOn: '2027-04-01', origin: 'article', source: { rule: 'As we found it' } },
};

const versions = async () => (await house.versions()).map(({ version }) => version);

describe('a promulgated row', () => {
  test('stands beside what the files say, at once', async () => {
    await house.bring();
    const changed = (rows: Rows) => rows.map((one) => ({ ...one, rank: 'chief' }));
    const answer = await publish(9, '2014-04-01', changed);
    expect(answer).toMatchObject({ fresh: true, amended: 10 });
    const opened = await house.opened();
    expect(opened.identity.version).toBe(10);
    expect([limitOn(opened, '2027-03-31'), limitOn(opened, '2027-04-01')]).toEqual([
      3_000_000, 5_000_000,
    ]);
    expect(opened.authority?.rows[0]?.rank).toBe('chief');
    expect(opened.authority?.rows.at(-1)?.source).toEqual(rule);
    await house.at('2027-04-01T00:00');
    expect(await versions()).toEqual([1, 2, 9, 10]);
    expect(await house.findings()).toEqual([]);
  });

  test('stands in a rulebook of a later date too, with all changes in their order', async () => {
    await house.bring({ rows: [row('print-more', { for: { wards: ['kita'] } })] });
    await house.bring({ rows: [], ends: ['print-more'], inForceOn: '2027-07-01' }, 'No. 13');
    expect(await publish(7, '2027-10-01')).toMatchObject({ amended: null });
    expect(await publish(8, '2027-06-01')).toMatchObject({ amended: 9 });
    const more = (await house.rulebook(9)).authority?.rows.find(
      ({ code }) => code === 'print-more',
    );
    expect(more).toMatchObject({ inForceOn: '2027-04-01', until: '2027-07-01' });
  });

  test('that the files have taken over stands once, and still ends with its case', async () => {
    const caseId = await house.bring();
    const taken = (rows: Rows) => [...rows, promulgated];
    expect(await publish(3, '2014-04-01', taken)).toMatchObject({ fresh: true, amended: null });
    await house.at('2027-04-01T00:00');
    expect((await house.caseOf(caseId)).step).toBe('in_force');
    expect(await versions()).toEqual([1, 2, 3]);
    await house.must('shicho.mayor', caseId, { type: 'abolish', on: '2027-06-01', reason: 'a' });
    const amended = await house.rulebook(4);
    expect([limitOn(amended, '2027-05-31'), limitOn(amended, '2027-06-01')]).toEqual([
      5_000_000,
      undefined,
    ]);
    expect(amended.authority?.rows.at(-1)?.source).toEqual({ rule: 'As we found it' });
  });

  test('that the files have taken over cannot be suspended while they hold it', async () => {
    const caseId = await house.bring();
    await publish(3, '2014-04-01', (rows) => [...rows, promulgated]);
    await house.must('shicho.mayor', caseId, { type: 'suspend', reason: 'a flaw' });
    const { step, context } = await house.caseOf(caseId);
    expect([step, context.faults.length]).toEqual(['awaiting', 1]);
    expect(context.faults[0]).toMatch(/^print .*3/);
    expect(await publish(4, '2014-04-01')).toMatchObject({ amended: 5 });
    await house.must('shicho.mayor', caseId, { type: 'suspend', reason: 'a flaw' });
    expect((await house.caseOf(caseId)).outcome).toBe('suspended');
    expect(limitOn(await house.opened(), '2027-05-01')).toBe(3_000_000);
  });

  test('is replaced by a later change also where the files have taken it over', async () => {
    const first = await house.bring();
    await publish(3, '2014-04-01', (rows) => [...rows, promulgated]);
    await house.bring({ rows: [row('print')], inForceOn: '2027-07-01' }, 'No. 13');
    await house.at('2027-07-01T00:00');
    expect(await house.caseOf(first)).toMatchObject({ step: 'closed', outcome: 'revised' });
  });

  test('that is suspended is not put into files that come later', async () => {
    const caseId = await house.bring();
    await house.must('shicho.mayor', caseId, { type: 'suspend', reason: 'a flaw' });
    expect(await publish(9, '2014-04-01')).toMatchObject({ amended: null });
    expect(limitOn(await house.opened(), '2027-05-01')).toBe(3_000_000);
  });
});

describe('files are refused, and nothing is published,', () => {
  test('when they say something else of the same row on the same day', async () => {
    const caseId = await house.bring();
    const other = { ...promulgated, amount: { upTo: 4_000_000 } };
    const [fault, ...others] = await faultsOf(9, '2014-04-01', (rows) => [...rows, other]);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({
      file: 'authority.yaml',
      key: 'rows.print',
      problem: 'promulgated_row_unfit',
    });
    const { number } = (
      await house.db.pool.query('select number from cases where id = $1', [caseId])
    ).rows[0];
    expect(fault?.en).toContain(`change of delegation ${number} `);
    expect(fault?.en).toContain('2027-04-01');
    expect(await versions()).toEqual([1, 2]);
  });

  test('when the row has lost what it names; not once its case has ended it', async () => {
    const caseId = await house.bring();
    const renamed = (rows: Rows) => rows.filter(({ code }) => code !== 'print');
    const without = (version: number) => {
      const { authority, ...rest } = files(version, '2028-04-01', renamed);
      const subjects = authority?.subjects.filter(({ code }) => code !== 'printing') ?? [];
      return { ...rest, authority: { ...authority, subjects } } as Rulebook;
    };
    expect(await publishWritten(house.db, without(9))).toMatchObject({
      faults: [{ key: 'rows.print', problem: 'promulgated_row_unfit' }],
    });
    await house.at('2027-04-01T00:00');
    await house.must('shicho.mayor', caseId, { type: 'abolish', on: '2028-04-01', reason: 'a' });
    expect(await publishWritten(house.db, without(9))).toMatchObject({ amended: null });
  });

  test('when they have no tables', async () => {
    await house.bring();
    const { authority: _tables, ...rest } = files(9, '2014-04-01');
    expect(await publishWritten(house.db, rest)).toMatchObject({
      faults: [{ file: 'authority.yaml', key: '', problem: 'promulgated_row_unfit' }],
    });
  });

  test('when their number is not above the versions that changes made', async () => {
    await house.bring();
    expect(await faultsOf(2, '2014-04-01', (rows) => rows.slice(0, 1))).toMatchObject([
      { file: 'rulebook.yaml', key: 'version', problem: 'version_below_amended' },
    ]);
    const [fault] = await faultsOf(2, '2027-10-01');
    expect(fault?.en).toContain('Set version to 3 or more');
    expect(await publish(3, '2014-04-01')).toMatchObject({ amended: 4 });
  });
});

test('the same files again publish nothing, also below an amended version', async () => {
  await house.bring();
  const first = await publish(9, '2014-04-01');
  expect(await publish(9, '2014-04-01')).toEqual({ ...first, fresh: false, amended: null });
  expect(await versions()).toEqual([1, 2, 9, 10]);
});

test('files and a promulgation at the same time lose no row', async () => {
  const caseId = await house.propose();
  await house.decide(caseId);
  await Promise.all([publish(9, '2014-04-01'), house.promulgate(caseId)]);
  expect(limitOn(await house.opened(), '2027-05-01')).toBe(5_000_000);
});
