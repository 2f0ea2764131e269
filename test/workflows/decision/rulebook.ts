/** A city with small authority tables, and the same with changes. */

import { type Rulebook, rulebookSchema } from '../../../src/terms/rulebook.ts';
import { city as base } from '../city.ts';

// biome-ignore lint/suspicious/noExplicitAny: a variant may change any part; the schema checks it.
type Draft = any;

const since = { inForceOn: '2014-04-01', origin: 'productDefault' } as const;

const rank = (code: string, level: number, at: object, circulates = true) => ({
  ...{ code, title: code, level, at, circulates },
  ...since,
});

const ranks = [
  rank('chief', 20, { kind: 'ward', role: 'chief' }),
  rank('deputy', 40, { kind: 'ward', role: 'deputy' }),
  rank('head', 50, { kind: 'ward', role: 'head' }),
  rank('director', 50, { kind: 'bureau', role: 'head' }),
  rank('vice', 80, { overseers: 'unit' }),
  rank('mayor', 100, { office: 'mayor', role: 'mayor' }),
];

const word = (code: string) => ({ code, title: code, ...since });

const subject = (code: string, more: object = {}) => ({
  ...{ code, title: code, amount: false, execution: false, ...more },
  ...since,
});

const somu = { unit: 'somu', role: 'chief' };
const grows = { counts: { of: 'after', moreThan: 'before' } };
const sameCount = { counts: { of: 'after', sameAs: 'before' } };
const lists = ['before', 'after'].map((code) => ({
  ...{ code, title: code, type: 'list', required: true },
}));

const subjects = [
  subject('plain'),
  /** Finance consents to the amount; the works bureau is asked about all of it. */
  subject('works', {
    amount: true,
    execution: true,
    concurrence: [{ who: somu, binding: false, concerns: ['amount', 'item'] }],
    consult: [{ who: { unit: 'doboku', role: 'chief' } }],
    report: [{ who: { unit: 'vice-a', role: 'vice-mayor' } }],
  }),
  subject('sections', {
    fields: lists,
    concurrence: [{ who: { unit: 'somu', role: 'head' }, when: grows, binding: true }],
    report: [{ who: { unit: 'somu', role: 'head' }, when: { not: grows } }],
  }),
  subject('renaming', {
    fields: lists,
    admits: [{ when: sameCount, otherwise: 'the counts differ' }],
  }),
  subject('reply', { serves: ['answer', 'submission'] }),
  subject('gated', { consultation: 'ward-plan' }),
  subject('disaster'),
];

const row = (code: string, more: object) => ({
  ...{ code, table: 'city', kind: 'signature', ...more },
  ...since,
});

const rows = [
  row('plain-head', { subject: 'plain', rank: 'head' }),
  row('plain-director', { subject: 'plain', rank: 'director' }),
  row('reply-head', { subject: 'reply', rank: 'head' }),
  row('reply-director', { subject: 'reply', rank: 'director' }),
  row('works-chief', { subject: 'works', rank: 'chief', amount: { upTo: 300_000 } }),
  row('works-head', {
    subject: 'works',
    rank: 'head',
    amount: { over: 300_000, under: 5_000_000 },
  }),
  row('works-vice', { subject: 'works', rank: 'vice', amount: { atLeast: 5_000_000 } }),
  row('sections-head', { subject: 'sections', rank: 'head' }),
  row('renaming-head', { subject: 'renaming', rank: 'head' }),
  row('gated-head', { subject: 'gated', rank: 'head' }),
  row('disaster-head', { subject: 'disaster', rank: 'head', kind: 'power', wardsAtMost: 1 }),
];

const days = (count: number) => ({ days: count, count: 'business' });

const authority = {
  ranks,
  hats: [{ ...word('welfare'), sign: 'F' }],
  qualifiers: [],
  exclusions: [],
  grounds: [
    { ...word('important'), barsActing: true },
    { ...word('precedent'), barsActing: false },
  ],
  tables: [{ ...word('city'), governs: ['power', 'signature'], analogy: false }],
  subjects,
  rows,
};

const initiator = (role: string) => ({ party: 'initiator', role });

const decision = {
  hands: {
    draft: [initiator('clerk'), initiator('chief'), initiator('deputy'), initiator('head')],
    supervise: [{ office: 'secretariat', role: 'clerk' }],
    ...since,
  },
  handling: {
    circulation: days(2),
    concurrence: days(5),
    decision: days(3),
    question: days(2),
    execution: days(20),
    postReview: days(3),
    passedOver: days(2),
    correction: days(5),
    ...since,
  },
  absence: {
    kinds: [{ code: 'trip', title: 'trip' }],
    definition: 'allWorkingHours',
    urgencySuffices: false,
    acting: { needs: 'urgentOrOrdered', orderLiftsGrounds: true, reviewAfterOrder: false },
    ...since,
  },
  schemes: [],
};

const numbering = {
  procedure: 'decision',
  pattern: '{sign}-{year}-{serial:3}',
  series: 'initiator',
  resets: 'fiscalYear',
  branch: '-{branch}',
  ...since,
};

/** The city with its tables, and a change. */
export function deciding(change: (draft: Draft) => void = () => {}): Rulebook {
  const draft: Draft = { ...structuredClone(base), authority, decision };
  draft.numbering = { numbering: [numbering] };
  const copy = structuredClone(draft);
  change(copy);
  return rulebookSchema.parse(copy);
}

export const city = deciding();

export const withAbsence = (change: object): Rulebook =>
  deciding((draft) => Object.assign(draft.decision.absence, change));

export const withActing = (change: object): Rulebook =>
  deciding((draft) => Object.assign(draft.decision.absence.acting, change));
