/** A city with a small budget, and the same with changes. Finance is the bureau `somu`. */

import type { Rulebook } from '../../../src/terms/rulebook.ts';
import { variant } from '../city.ts';

// biome-ignore lint/suspicious/noExplicitAny: a variant may change any part; the schema checks it.
type Draft = any;

const since = { inForceOn: '2014-04-01', origin: 'productDefault' } as const;

const initiator = (role: string) => ({ party: 'initiator', role });
const finance = (role: string) => ({ unit: 'somu', role });

const lane = (code: string, more: object) => ({
  ...{ code, title: code, kinds: ['bureau', 'ward'], draft: [initiator('clerk')] },
  ...{ submit: { by: [initiator('head')] }, gate: 'never', priority: false, opinion: 'allowed' },
  ...more,
  ...since,
});

const titled = (code: string, more: object = {}) => ({ code, title: code, ...more, ...since });

const budget = {
  unit: { yen: 1000, title: '千円' },
  hands: { plan: [finance('chief')], supervise: [finance('clerk')], ...since },
  milestones: [titled('guideline', { date: { on: '10-10', roll: 'previous' } })],
  presentation: { calendarDaysBefore: 30, warnBefore: { days: 10, count: 'business' }, ...since },
  stages: [titled('chief', { by: [finance('chief')] })],
  restoration: { title: 'r', by: [finance('head')], appeal: [initiator('head')], ...since },
  assessmentCodes: [titled('cut', { reason: true })],
  lanes: [
    lane('own', {}),
    lane('bureau', { gate: 'reallotted', matter: 'budget-reallotment' }),
    lane('urgent', {
      ...{ cycles: ['supplementary'], afterTheFact: { matter: 'urgent-reallotment' } },
    }),
  ],
  proposalLanes: [],
  categories: [],
  policies: [],
  funds: [],
  opinions: { by: [initiator('head')], at: ['request', 'assessment', 'allotment'], ...since },
  transfers: {
    kou: {
      provisions: [{ fiscalYear: 2027, kan: '2', from: '1', to: '3', rule: '予算総則7条' }],
      subject: 'transfer',
    },
    moku: { subject: 'transfer' },
    setsu: {},
    by: [initiator('chief')],
    ...since,
  },
  reallotment: { by: [initiator('head')], subject: 'reallotment', gate: true, ...since },
  allotment: {
    ...{ by: [finance('head')], initial: 'fiscalYearStart', withholding: true },
    ...since,
  },
  yearEnd: {
    by: [initiator('head')],
    confirm: [finance('head'), finance('chief')],
    outcomes: ['completed', 'carried_approved', 'carried_accident', 'lapsed', 'asked_again'],
    ...since,
  },
  sheets: [
    titled('request', {
      columns: [{ field: 'name', title: 'name' }],
      ...{ totals: ['total'], separators: ['/'] },
    }),
  ],
  indicators: [],
  formulas: [],
};

/** The city with its budget, and a change of it. */
export const budgeting = (change: (budget: Draft, draft: Draft) => void = () => {}): Rulebook =>
  variant((draft) => {
    draft.budget = structuredClone(budget);
    change(draft.budget, draft);
  });

export const city = budgeting();

/** Whoever asks for money to move, or to be passed on, decides it himself. */
export const byHolders = budgeting((rules) => {
  delete rules.reallotment.subject;
  delete rules.transfers.moku.subject;
});
