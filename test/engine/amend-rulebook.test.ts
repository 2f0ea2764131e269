/** Promulgated rows in published rulebooks: from when, for whom, once, and out again. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { inTransaction } from '../../src/db/open.ts';
import { publishRulebook } from '../../src/db/rulebooks.ts';
import { amendRulebooks } from '../../src/engine/amend-rulebook.ts';
import { digestOf } from '../../src/engine/digest.ts';
import { entryInForce } from '../../src/rules/in-force.ts';
import type { Wish } from '../../src/terms/amendment.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { AuthorityRow } from '../../src/terms/rulebook-authority.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { row, rule } from '../workflows/delegation-change/tables.ts';
import { type DelegationHouse, delegationHouse } from './delegation-house.ts';

let house: DelegationHouse;
beforeEach(async () => {
  house = await delegationHouse();
});
afterEach(() => house.close());

const limitOn = ({ authority }: Rulebook, on: string) =>
  entryInForce(authority?.rows ?? [], 'print', on)?.amount?.upTo;

const publish = (change: (rulebook: Rulebook) => Rulebook) =>
  inTransaction(house.db, async (tx) => {
    const rulebook = change(await house.rulebook(1));
    await publishRulebook(tx, rulebook, digestOf(rulebook));
  });

const numbered = (version: number, inForceOn: string) => (rulebook: Rulebook) => ({
  ...rulebook,
  identity: { ...rulebook.identity, version, inForceOn: inForceOn as LocalDate },
});

const wish = (id: number, revision = 1, fields: object = {}): Wish => ({
  case: `00000000-0000-4000-8000-00000000000${id}` as CaseId,
  revision,
  amendment: {
    inForceOn: '2027-04-01' as LocalDate,
    rows: [
      {
        ...row(`print-${id}`),
        for: { wards: [`ward-${id}`] },
        inForceOn: '2027-04-01',
        origin: 'cityOrder',
        ...fields,
      } as AuthorityRow,
    ],
    ends: [],
  },
});

const amend = (asked: Wish) => amendRulebooks(house.db, house.city, asked, house.time.now());

describe('a promulgated row', () => {
  test('stands in a new version of the same date, for what is opened from then on', async () => {
    const before = await house.propose();
    const caseId = await house.bring();
    expect(await house.versions()).toEqual([
      { version: 1, inForceOn: '2014-04-01' },
      { version: 2, inForceOn: '2014-04-01' },
    ]);
    expect((await house.caseOf(caseId)).context.versions).toEqual([2]);
    const amended = await house.rulebook(2);
    expect(amended.authority?.rows.at(-1)).toMatchObject({
      code: 'print',
      inForceOn: '2027-04-01',
      origin: 'article',
      source: rule,
    });
    expect((await house.opened()).identity.version).toBe(2);
    const pinned = await house.known.rulebook((await house.caseOf(before)).rulebookId);
    expect(pinned.identity.version).toBe(1);
    expect(limitOn(pinned, '2027-05-01')).toBe(3_000_000);
    expect(await house.findings()).toEqual([]);
    expect(house.complaints).toEqual([]);
  });

  test('holds from 00:00 city time of its date, without a restart', async () => {
    const caseId = await house.bring();
    await house.at('2027-03-31T23:59');
    expect((await house.caseOf(caseId)).step).toBe('awaiting');
    expect(limitOn(await house.opened(), '2027-03-31')).toBe(3_000_000);
    await house.at('2027-04-01T00:00');
    expect((await house.caseOf(caseId)).step).toBe('in_force');
    expect(limitOn(await house.opened(), '2027-04-01')).toBe(5_000_000);
    expect(await house.versions()).toHaveLength(2);
    expect(await house.findings()).toEqual([]);
  });

  test('stands in every later rulebook of the city too, and in no earlier one', async () => {
    await publish(numbered(4, '2027-10-01'));
    await publish(numbered(5, '2026-04-01'));
    const caseId = await house.bring();
    expect(await house.versions()).toEqual([
      { version: 1, inForceOn: '2014-04-01' },
      { version: 4, inForceOn: '2027-10-01' },
      { version: 5, inForceOn: '2026-04-01' },
      { version: 6, inForceOn: '2026-04-01' },
      { version: 7, inForceOn: '2027-10-01' },
    ]);
    expect((await house.caseOf(caseId)).context.versions).toEqual([6, 7]);
    expect(limitOn(await house.rulebook(7), '2027-10-01')).toBe(5_000_000);
    await house.at('2027-10-01T00:00');
    expect((await house.opened()).identity.version).toBe(7);
  });

  test('of a later rulebook without tables is refused, and nothing is published', async () => {
    await publish((rulebook) => {
      const { authority: _gone, ...rest } = numbered(4, '2027-10-01')(rulebook);
      return rest;
    });
    const caseId = await house.bring();
    const { step, context } = await house.caseOf(caseId);
    expect(step).toBe('proposing');
    expect(context.faults).toHaveLength(1);
    expect(await house.versions()).toHaveLength(2);
  });
});

describe('a wish', () => {
  test('given twice publishes once, also when both come at the same time', async () => {
    const answers = await Promise.all([amend(wish(1)), amend(wish(1))]);
    expect(answers).toEqual([
      { versions: [2], replaces: [] },
      { versions: [2], replaces: [] },
    ]);
    expect(await amend(wish(1, 2))).toEqual({ versions: [2], replaces: [] });
    expect(await house.versions()).toHaveLength(2);
  });

  test('of two cases at once is held by both, one version after the other', async () => {
    await Promise.all([amend(wish(1)), amend(wish(2))]);
    expect(await house.versions()).toHaveLength(3);
    const codes = (await house.rulebook(3)).authority?.rows.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['print-1', 'print-2']));
  });

  test('of an earlier revision that comes late changes nothing', async () => {
    await amend(wish(1, 1));
    await amend({ ...wish(1, 2), amendment: null });
    expect(await amend(wish(1, 1))).toMatchObject({ versions: [3] });
    const codes = (await house.rulebook(3)).authority?.rows.map(({ code }) => code);
    expect(codes).not.toContain('print-1');
  });

  test('that breaks the tables is answered with its faults, and nothing is published', async () => {
    const broken = await amend(wish(1, 1, { rank: 'emperor' }));
    expect(broken).toMatchObject({ faults: [{ row: 'print-1' }] });
    expect(await house.versions()).toHaveLength(1);
  });
});

describe('what is taken back', () => {
  test('leaves the tables as they were written, ends of other rows included', async () => {
    const caseId = await house.bring({ ends: ['leave'] });
    const leave = async (version: number) =>
      (await house.rulebook(version)).authority?.rows.find(({ code }) => code === 'leave')?.until;
    expect(await leave(2)).toBe('2027-04-01');
    await house.must('shicho.mayor', caseId, { type: 'suspend', reason: 'a flaw' });
    expect((await house.caseOf(caseId)).outcome).toBe('suspended');
    const { authority } = await house.rulebook(3);
    expect(authority).toEqual((await house.rulebook(1)).authority);
  });

  test('by an abolition ends its own rows on that day', async () => {
    const caseId = await house.bring();
    await house.at('2027-04-01T00:00');
    await house.must('shicho.mayor', caseId, { type: 'abolish', on: '2027-06-01', reason: 'a' });
    const amended = await house.rulebook(3);
    expect(limitOn(amended, '2027-05-31')).toBe(5_000_000);
    expect(limitOn(amended, '2027-06-01')).toBeUndefined();
    await house.at('2027-06-01T00:00');
    expect(await house.caseOf(caseId)).toMatchObject({ step: 'closed', outcome: 'abolished' });
    expect(await house.findings()).toEqual([]);
  });
});

describe('two changes', () => {
  const second = { rows: [row('print', { amount: { upTo: 8_000_000 } })], inForceOn: '2027-07-01' };

  test('follow each other; the first ends when the last of its rows is replaced', async () => {
    const first = await house.bring();
    await house.bring(second, 'No. 13');
    const amended = await house.rulebook(3);
    expect([limitOn(amended, '2027-06-30'), limitOn(amended, '2027-07-01')]).toEqual([
      5_000_000, 8_000_000,
    ]);
    await house.at('2027-06-30T23:59');
    expect((await house.caseOf(first)).step).toBe('in_force');
    await house.at('2027-07-01T00:00');
    expect(await house.caseOf(first)).toMatchObject({ step: 'closed', outcome: 'revised' });
    expect(await house.findings()).toEqual([]);
  });

  test('that end the rows of another end its case too', async () => {
    const first = await house.bring({ rows: [row('print-more', { for: { wards: ['kita'] } })] });
    const ending = { rows: [], ends: ['print-more'], inForceOn: '2027-07-01' };
    const last = await house.bring(ending, 'No. 13');
    await house.at('2027-07-01T00:00');
    expect(await house.caseOf(first)).toMatchObject({ outcome: 'revised' });
    expect(await house.caseOf(last)).toMatchObject({ outcome: 'abolished' });
  });

  test('of one row on one date: the second goes back with the fault', async () => {
    const other = await house.propose({ rows: second.rows });
    await house.decide(other);
    await house.bring();
    expect(await house.promulgate(other)).toBe('accepted');
    const { step, context } = await house.caseOf(other);
    expect(step).toBe('proposing');
    expect(context.faults).toHaveLength(1);
    expect(context.faults[0]).toContain('print');
    expect(await house.versions()).toHaveLength(2);
  });

  test('one that needs another keeps it from being taken back', async () => {
    const first = await house.bring({ rows: [row('print-more', { for: { wards: ['kita'] } })] });
    await house.bring({ rows: [], ends: ['print-more'], inForceOn: '2027-07-01' }, 'No. 13');
    await house.must('shicho.mayor', first, { type: 'suspend', reason: 'a flaw' });
    const { step, context } = await house.caseOf(first);
    expect([step, context.faults.length]).toEqual(['awaiting', 1]);
  });
});
