/** Authority tables of the tests' own for the example city, and how they are published. */
import { inTransaction } from '../../src/db/open.ts';
import { listRulebooks, loadRulebook, publishRulebook } from '../../src/db/rulebooks.ts';
import { digestOf } from '../../src/engine/digest.ts';
import { layOver } from '../../src/engine/rehearse-draft.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import { parseLocalDate as date } from '../../src/terms/units.ts';
import { city, type Door } from './door.ts';

const url = 'https://example.jp/kessai';
const from = '2014-04-01';
const by = (article: string, inForceOn = from) => ({
  inForceOn,
  origin: 'article',
  source: { rule: '試験市決裁規程', article, url: `${url}#${article}` },
});
const assumed = { inForceOn: from, origin: 'productDefault' };

const rank = (code: string, title: string, level: number, at: object, origin: object) => ({
  ...{ code, title, level, at, circulates: true },
  ...origin,
});

const ranks = [
  rank('ward-chief', '区の課長', 10, { kind: 'ward', role: 'chief' }, by('2条')),
  rank('ward-deputy', '副区長', 20, { kind: 'ward', role: 'deputy' }, assumed),
  rank('ward-head', '区長', 30, { kind: 'ward', role: 'head' }, by('3条')),
  rank('bureau-chief', '課長', 10, { kind: 'bureau', role: 'chief' }, by('2条')),
  rank('bureau-head', '部長', 30, { kind: 'bureau', role: 'head' }, by('3条')),
  rank('vice-mayor', '副市長', 40, { overseers: 'unit' }, by('4条')),
  rank('mayor', '市長', 50, { office: 'mayor', role: 'mayor' }, by('5条')),
];

const subjects = [
  {
    ...{ code: 'commission', title: '委託', amount: true, execution: false },
    questions: [{ code: 'sum', text: '委託料はいくらですか。' }],
    ...by('別表1'),
  },
  {
    ...{ code: 'road', title: '道路の整備', amount: true, execution: false },
    consultation: 'road-works',
    fields: [{ code: 'route', title: '路線', type: 'text', required: false }],
    report: [{ who: { unit: 'somu', role: 'chief' } }],
    ...by('別表2'),
  },
  {
    ...{ code: 'naming', title: '区の施設の愛称', amount: false, execution: false },
    consultation: 'section-change',
    fields: [{ code: 'places', title: '施設の数', type: 'number', required: true }],
    admits: [{ when: { field: 'places', upTo: 3 }, otherwise: '一度に扱えるのは3施設までです。' }],
    ...by('別表3'),
  },
];

const signature = (subject: string, code: string, rankCode: string) => ({
  ...{ code, table: 'signature', kind: 'signature', subject, rank: rankCode },
});

const commissionOf = (upTo: number, article: object) => ({
  ...signature('commission', 'c-head', 'ward-head'),
  ...{ amount: { over: 1_000_000, upTo }, excludes: ['ordinance'] },
  ...article,
});

/** The limit up to which a ward mayor decides a commission, from a date on. */
export interface Limit {
  readonly upTo: number;
  readonly inForceOn: string;
}

/** The tables, with later limits of the ward mayor beside the first one of five million. */
export const authorityFile = (later: readonly Limit[] = []): string =>
  JSON.stringify(
    {
      ...{ ranks, subjects, hats: [] },
      qualifiers: [{ code: 'routine', title: '定例', ...by('6条') }],
      exclusions: [{ code: 'ordinance', title: '議決条例', ...by('7条') }],
      grounds: [{ code: 'important', title: '重要', barsActing: true, ...by('8条') }],
      tables: [
        {
          ...{ code: 'signature', title: '専決表', analogy: false },
          governs: ['power', 'signature'],
          ...by('別表'),
        },
      ],
      rows: [
        {
          ...signature('commission', 'c-chief', 'ward-chief'),
          ...{ amount: { upTo: 1_000_000 }, excludes: ['ordinance'] },
          ...by('別表1の1'),
        },
        commissionOf(5_000_000, by('別表1の2')),
        ...later.map(({ upTo, inForceOn }) => commissionOf(upTo, by('別表1の2', inForceOn))),
        {
          ...signature('road', 'r-head', 'bureau-head'),
          amount: { under: 130_000_000 },
          concurrence: [
            { who: { unit: 'zaimu', role: 'chief' }, binding: false, concerns: ['amount'] },
          ],
          ...by('別表2の1'),
        },
        { ...signature('naming', 'n-head', 'ward-head'), ...by('別表3の1') },
      ],
    },
    null,
    1,
  );

const days = (count: number) => ({ days: count, count: 'business' });

export const decisionFile = JSON.stringify({
  hands: {
    draft: ['clerk', 'chief'].map((role) => ({ party: 'initiator', role })),
    supervise: [{ office: 'secretariat', role: 'clerk' }],
    ...assumed,
  },
  handling: {
    ...{ circulation: days(1), concurrence: days(3), decision: days(2), question: days(3) },
    ...{ postReview: days(3), passedOver: days(3), correction: days(5) },
    ...assumed,
  },
  absence: {
    kinds: [{ code: 'trip', title: '出張' }],
    definition: 'any',
    urgencySuffices: false,
    acting: { needs: 'nothing', orderLiftsGrounds: true, reviewAfterOrder: false },
    ...assumed,
  },
  schemes: [],
});

async function publishedLast({ db }: Door): Promise<Rulebook> {
  const [latest] = await listRulebooks(db.kysely, city);
  const last = latest && (await loadRulebook(db.kysely, latest.id));
  if (last === undefined) throw new Error('no rulebook is in force');
  return last;
}

async function publishNext({ db }: Door, rulebook: Rulebook, inForceOn: string): Promise<Rulebook> {
  const { identity } = rulebook;
  const version = identity.version + 1;
  const next = { ...rulebook, identity: { ...identity, version, inForceOn: date(inForceOn) } };
  await inTransaction(db, (tx) => publishRulebook(tx, next, digestOf(next)));
  return next;
}

type More = (last: Omit<Rulebook, 'budget'>) => Readonly<Record<string, string>>;

/**
 * Laid over the rulebook published last, as the next version; `more`: other files of it. Its budget
 * goes: it names subjects that these tables do not have.
 */
export async function publishTables(
  door: Door,
  later: readonly Limit[] = [],
  inForceOn = from,
  more: More = () => ({}),
) {
  const { budget: _, ...last } = await publishedLast(door);
  const tables = { 'authority.yaml': authorityFile(later), 'decision.yaml': decisionFile };
  const laid = layOver(last, { ...tables, ...more(last) });
  if ('faults' in laid) throw new Error(JSON.stringify(laid.faults, null, 1));
  return publishNext(door, laid.rulebook, inForceOn);
}

/** The rulebook published last without its tables and its budget, as the next version. */
export async function publishWithoutTables(door: Door): Promise<Rulebook> {
  const { authority: _none, decision: _neither, budget: _nor, ...rest } = await publishedLast(door);
  return publishNext(door, rest, from);
}
