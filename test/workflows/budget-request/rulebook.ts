/** A city whose lanes have everything that a lane may have, each on its own; amounts in 千円. */

import type { Rulebook } from '../../../src/terms/rulebook.ts';
import { variant } from '../city.ts';

const given = { inForceOn: '2014-04-01', origin: 'cityOrder' };
const days = (count: number) => ({ days: count, count: 'business' });
const ward = (role: string) => ({ party: 'initiator', role });
const finance = (role: string) => ({ unit: 'somu', role });
const mayor = { office: 'mayor', role: 'mayor' };

const titled = (code: string, fields: object = {}) => ({ code, title: code, ...fields, ...given });

const lane = (code: string, fields: object = {}) =>
  titled(code, {
    kinds: ['ward'],
    draft: [ward('clerk'), ward('chief')],
    submit: { by: [ward('head')] },
    gate: 'never',
    priority: false,
    opinion: 'allowed',
    ...fields,
  });

const lanes = [
  lane('own', { cap: { amount: 20_000 } }),
  lane('decided', { submit: { by: [ward('head')], decision: 'budget-request' } }),
  lane('long', {
    coordinate: [ward('deputy')],
    through: [{ unit: 'toshi', role: 'head' }],
    priority: true,
    opinion: 'required',
  }),
  lane('gated', { kinds: ['ward', 'bureau'], gate: 'reallotted', matter: 'ward-plan' }),
  lane('always', { gate: 'always' }),
  lane('office', { executable: { otherwise: 'long' } }),
  lane('some', { wards: ['higashi'], fiscalYears: { from: 2027, until: 2028 } }),
  lane('shared', { cap: { formula: 'by-people' } }),
];

const share = { by: 'people', weight: 1 };

export const budget = {
  unit: { yen: 1000, title: '千円' },
  hands: { plan: [finance('chief')], supervise: [finance('clerk')], ...given },
  milestones: [titled('guideline', { date: { on: '10-10', roll: 'previous' } })],
  presentation: { calendarDaysBefore: 30, warnBefore: days(10), ...given },
  stages: [
    titled('first', { by: [finance('chief')], period: days(5) }),
    titled('second', { by: [finance('head')] }),
  ],
  restoration: { title: 'Mayor', by: [mayor], period: days(3), appeal: [ward('head')], ...given },
  assessmentCodes: [titled('granted', { reason: false }), titled('special', { reason: true })],
  lanes,
  proposalLanes: [],
  categories: [titled('a'), titled('c')],
  policies: [titled('p1')],
  funds: [titled('general', { kind: 'general' }), titled('own', { kind: 'own' })],
  opinions: { by: [ward('head')], at: ['request', 'assessment'], ...given },
  transfers: {
    kou: { provisions: [] },
    moku: {},
    setsu: {},
    by: [ward('chief')],
    ...given,
  },
  reallotment: { by: [ward('head')], gate: true, ...given },
  allotment: { by: [finance('head')], initial: 'fiscalYearStart', withholding: true, ...given },
  yearEnd: { by: [ward('head')], confirm: [finance('head')], outcomes: ['completed'], ...given },
  sheets: [
    titled('sheet', {
      columns: [{ field: 'name', title: 'Name' }],
      totals: [],
      separators: [','],
    }),
  ],
  indicators: [
    titled('people', {
      asOf: '2026-01-01',
      values: { kita: 100, higashi: 300, minami: 100, 'chuo-ku': 0 },
    }),
  ],
  formulas: [
    titled('by-people', {
      total: 10_000,
      method: { kind: 'shares', shares: [share] },
      rounding: { unit: 1, remainder: 'largestRemainder' },
    }),
  ],
};

/** The small city, with changes where a test asks for some. */
// biome-ignore lint/suspicious/noExplicitAny: a variant may change any part; the schema checks it.
export const books = (change: (draft: any) => void = () => {}): Rulebook =>
  variant((draft) => {
    draft.budget = structuredClone(budget);
    const { numbering } = draft.numbering;
    const others = numbering.filter(
      ({ procedure }: { procedure: string }) => procedure !== 'budget_request',
    );
    const own = { ...numbering[0], procedure: 'budget_request', pattern: 'B{year}-{serial:3}' };
    draft.numbering.numbering = [...others, own];
    change(draft);
  });
