import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RankedPlace } from '../../../src/rules/authority/competence.ts';
import { findCompetence } from '../../../src/rules/authority/find-competence.ts';
import { ladderOf } from '../../../src/rules/authority/ladder.ts';
import type { Question } from '../../../src/rules/authority/question.ts';
import type { LineUnit } from '../../../src/terms/case.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import type { AuthorityRow } from '../../../src/terms/rulebook-authority.ts';
import { type LocalDate, parseLocalDate } from '../../../src/terms/units.ts';
import { lines, question, readTown, tablesOf } from './town.ts';

const town = readTown();
const { authority: townRules } = town;
if (townRules === undefined) throw new Error('no tables');
const townTables = tablesOf(town);
const ranks = ['chief', 'second', 'ward-head', 'director', 'vice', 'mayor'];
const dates = ['2020-04-01', '2023-04-01', '2026-04-01'].map(parseLocalDate);

const some = <One>(values: readonly One[]) => fc.constantFrom(...values);
const maybe = <One>(value: fc.Arbitrary<One>) => fc.option(value, { nil: undefined });

const reach = fc.record({
  offices: maybe(fc.constant<string[]>(['desk'])),
  wards: maybe(fc.subarray(['west', 'east'], { minLength: 1 })),
  kinds: maybe(fc.subarray(['ward', 'bureau', 'school', 'section'], { minLength: 1 })),
});

const anyRow = fc.record({
  code: some(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']),
  rank: some(ranks),
  kind: some(['power', 'signature', 'signature', 'signature'] as const),
  hat: maybe(fc.constant('welfare')),
  amount: maybe(fc.record({ over: fc.nat(9), upTo: fc.integer({ min: 5, max: 20 }) })),
  qualifiers: maybe(fc.constant<string[]>(['routine'])),
  excludes: maybe(fc.constant<string[]>(['assembly'])),
  wardsAtMost: maybe(fc.integer({ min: 1, max: 2 })),
  for: maybe(reach),
  inForceOn: some(dates),
});

/** Rows as a rulebook holds them: no code twice on one date. */
const anyRows = fc.uniqueArray(anyRow, {
  maxLength: 14,
  selector: ({ code, inForceOn }) => `${code} ${inForceOn}`,
});

type Drawn = typeof anyRow extends fc.Arbitrary<infer Row> ? Row : never;

const asRow = ({ kind, ...row }: Drawn): AuthorityRow => ({
  ...row,
  kind,
  table: kind === 'power' ? 'delegation' : 'general',
  subject: 'purchase',
  origin: 'productDefault',
});

const anyQuestion = fc.record({
  line: some(Object.values(lines)),
  on: some(['2022-01-01', '2024-01-01', '2027-01-01'].map(parseLocalDate)),
  amount: fc.nat(25),
  hat: maybe(fc.constant('welfare')),
  wards: fc.subarray(['west', 'east']),
  qualifiers: fc.subarray(['routine']),
  exclusions: fc.subarray(['assembly']),
});

/** In force: begun, the last to begin of its code, and not ended. */
const inForce = (rows: readonly AuthorityRow[], on: LocalDate) =>
  rows.filter(({ code, inForceOn }) => {
    const begun = rows.filter((other) => other.code === code && other.inForceOn <= on);
    return inForceOn <= on && begun.every((other) => other.inForceOn <= inForceOn);
  });

/** How near a row is, as the words of the guide say it; null: it is for others. */
function nearness(row: AuthorityRow, line: readonly LineUnit[]): number[] | null {
  const { offices, wards, kinds } = row.for ?? {};
  const keys = [
    offices && line.findIndex(({ code }) => offices.includes('desk') && code === 'desk-unit'),
    wards && line.findIndex(({ code }) => wards.includes(code)),
    kinds && line.findIndex(({ kind }) => kinds.includes(kind)),
  ];
  const given = keys.filter((depth) => depth !== undefined);
  if (given.some((depth) => depth < 0)) return null;
  if (given.length === 0) return [99, 0, 0];
  return [Math.min(...given), -given.length, keys.findIndex((depth) => depth !== undefined)];
}

const compare = (one: readonly number[], other: readonly number[]) =>
  one.map((part, at) => part - (other[at] ?? 0)).find((order) => order !== 0) ?? 0;

/** The answer by reading every row, without any index. */
function scan(rows: readonly AuthorityRow[], asked: Question, ladder: readonly RankedPlace[]) {
  const { amount = 0, hat, line, on, wards, qualifiers, exclusions } = asked;
  const level = (row: AuthorityRow) => townTables.findRank(row.rank, on)?.level ?? 0;
  const exists = (row: AuthorityRow) => ladder.some(({ rank }) => rank === row.rank);
  const order = (one: AuthorityRow, other: AuthorityRow) =>
    compare(nearness(one, line) ?? [], nearness(other, line) ?? []);
  const isBelow = (row: AuthorityRow) => amount <= (row.amount?.over ?? -1);
  const forUnit = inForce(rows, on).filter((row) => nearness(row, line) !== null);
  const inView = (kind: AuthorityRow['kind']) => {
    const speaking = forUnit.filter((row) => row.kind === kind && row.hat === hat);
    const hides = (row: AuthorityRow) => (other: AuthorityRow) =>
      other.rank === row.rank && order(other, row) < 0 && !isBelow(other);
    return speaking.filter((row) => !speaking.some(hides(row)));
  };
  const holds = (row: AuthorityRow) =>
    !isBelow(row) &&
    amount <= (row.amount?.upTo ?? amount) &&
    (row.qualifiers ?? []).every((one) => qualifiers.includes(one)) &&
    !(row.excludes ?? []).some((one) => exclusions.includes(one)) &&
    wards.length <= (row.wardsAtMost ?? 99) &&
    (row.kind !== 'power' || wards.every((ward) => line.some(({ code }) => code === ward)));
  const best = (found: readonly AuthorityRow[]) =>
    found.filter(exists).toSorted((a, b) => order(a, b) || level(b) - level(a))[0];
  const isBound = ({ kind, wardsAtMost }: AuthorityRow) =>
    kind === 'power' && wardsAtMost !== undefined;
  if (wards.length === 0 && forUnit.some(isBound)) return 'wards_missing';
  const power = best(inView('power').filter(holds));
  const signing = power === undefined ? inView('signature') : [];
  const signed = best(signing.filter(holds));
  if (signed !== undefined) return { rank: signed.rank, row: signed.code };
  if (power !== undefined) return { rank: power.rank, row: null };
  if (signing.length === 0) return { rank: 'mayor', row: null };
  const vacant = signing.filter(holds);
  const floor = Math.max(...(vacant.length === 0 ? signing : vacant).map(level));
  return { rank: ladder.find((rung) => rung.level > floor)?.rank ?? 'mayor', row: null };
}

describe('the index of rows', () => {
  test('answers as reading every row would', () => {
    fc.assert(
      fc.property(anyRows, anyQuestion, (drawn, rest) => {
        const rows = drawn.map(asRow);
        const authority = tablesOf({ ...town, authority: { ...townRules, rows } });
        const asked = question('purchase', rest);
        const found = findCompetence(asked, authority);
        const answer = isRefusal(found)
          ? found.refused
          : { rank: found.decider.rank, row: found.row };
        expect(answer).toEqual(scan(rows, asked, ladderOf(asked, authority)));
      }),
      { numRuns: 1000 },
    );
  });
});
