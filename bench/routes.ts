/**
 * One question to the authority tables of a city with 5,000 rows: who decides, who is heard, which
 * way it goes. Asked of tables as a city would have them, spread over subjects and wards, and of
 * the worst there could be, all rows of one subject for everybody.
 */
import { join } from 'node:path';
import { loadRulebookFolder } from '../src/rulebook-folder.ts';
import { type Authority, bindAuthority } from '../src/rules/authority/bind.ts';
import { planRoute } from '../src/rules/authority/plan-route.ts';
import type { Question } from '../src/rules/authority/question.ts';
import { readRulebook } from '../src/rules/read.ts';
import { rulebooksFolder } from '../src/setup/publish.ts';
import { isRefusal } from '../src/terms/refusal.ts';
import type { Rulebook } from '../src/terms/rulebook.ts';
import type { AuthorityRow, AuthorityRules } from '../src/terms/rulebook-authority.ts';
import { parseLocalDate } from '../src/terms/units.ts';
import type { Found } from './figures.ts';
import { inMs, quantile, whole } from './numbers.ts';

const ROWS = 5_000;
const QUESTIONS = 20_000;
const BAND_YEN = 10_000;
const subject = 'festival-commission';
const ranks = ['ward-section-chief', 'ward-deputy', 'ward-mayor'];
const wards = ['kita-ku', 'higashi-ku', 'chuo-ku', 'konan-ku', 'akiha-ku', 'minami-ku', 'nishi-ku'];
const on = parseLocalDate('2026-10-05');

async function readCity(): Promise<Rulebook & { readonly authority: AuthorityRules }> {
  const read = readRulebook(
    await loadRulebookFolder(join(rulebooksFolder, 'niigata')),
    await loadRulebookFolder(join(rulebooksFolder, 'defaults')),
  );
  if ('faults' in read || read.rulebook.authority === undefined) throw new Error('no tables');
  return { ...read.rulebook, authority: read.rulebook.authority };
}

/** Band number `band` of a subject, `BAND_YEN` wide, for the wards named or for all. */
const bandRow = (code: string, of: string, band: number, ward?: string): AuthorityRow => ({
  code,
  table: 'signatures',
  kind: 'signature',
  subject: of,
  rank: ranks[band % ranks.length] ?? '',
  amount: { over: band * BAND_YEN, upTo: (band + 1) * BAND_YEN },
  ...(ward === undefined ? {} : { for: { wards: [ward] } }),
  inForceOn: parseLocalDate('2020-04-01'),
  origin: 'productDefault',
});

/** 100 subjects, each with bands for the city and for wards. */
function spreadRows(): AuthorityRow[] {
  return Array.from({ length: ROWS }, (_, index) => {
    const of = index % 100 === 0 ? subject : `${subject}-${index % 100}`;
    const number = Math.floor(index / 100);
    const ward = wards[number % (wards.length + 1)];
    return bandRow(`row-${index}`, of, Math.floor(number / (wards.length + 1)), ward);
  });
}

const oneSubject = (): AuthorityRow[] =>
  Array.from({ length: ROWS }, (_, index) => bandRow(`row-${index}`, subject, index));

const questionOf = (number: number, bands: number): Question => {
  const ward = wards[number % wards.length] ?? '';
  return {
    subject,
    on,
    line: [{ code: ward, kind: 'ward' }],
    overseers: { [ward]: { unit: 'fuku-shicho-a', role: 'vice-mayor' } },
    amount: ((number * 7919) % bands) * BAND_YEN + 1,
    wards: [ward],
    qualifiers: [],
    exclusions: [],
    fields: {},
  };
};

/** Milliseconds of each question, after a tenth of them to warm up. */
function askAll(authority: Authority, bands: number): number[] {
  const took: number[] = [];
  for (let number = 0; number < QUESTIONS; number += 1) {
    const question = questionOf(number, bands);
    const begun = performance.now();
    const route = planRoute(question, null, authority);
    const spent = performance.now() - begun;
    if (isRefusal(route)) throw new Error(`refused: ${JSON.stringify(route)}`);
    if (number >= QUESTIONS / 10) took.push(spent);
  }
  return took;
}

export async function measureRoutes(): Promise<Found[]> {
  const city = await readCity();
  const shapes = [
    { name: 'of 100 subjects and 7 wards', rows: spreadRows(), bands: 6 },
    { name: 'of one subject, for everybody', rows: oneSubject(), bands: ROWS },
  ];
  const [spread = 0] = shapes.map(({ name, rows, bands }) => {
    const authority = bindAuthority({ ...city, authority: { ...city.authority, rows } });
    if (authority === undefined) throw new Error('no tables');
    const took = askAll(authority, bands);
    const p99 = quantile(took, 0.99);
    console.log(
      `${whole(rows.length)} rows ${name}: p50 ${inMs(quantile(took, 0.5))}, p99 ${inMs(p99)}`,
    );
    return p99;
  });
  return [{ measure: 'route', value: spread }];
}
