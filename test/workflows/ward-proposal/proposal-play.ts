/** A city with lanes for proposals, and ways into the states of a proposal. */

import { isRefusal } from '../../../src/terms/refusal.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import type { WardProposal } from '../../../workflows/ward-proposal/context.ts';
import { wardProposal } from '../../../workflows/ward-proposal/workflow.ts';
import { variant } from '../city.ts';
import { Play, type Surroundings } from '../play.ts';

const given = { inForceOn: '2014-04-01', origin: 'cityOrder' };

const lane = (code: string, fields: object = {}) => ({
  code,
  title: code,
  kinds: ['ward'],
  draft: ['clerk', 'chief'].map((role) => ({ party: 'initiator', role })),
  submit: [{ party: 'initiator', role: 'head' }],
  to: ['bureau'],
  answer: ['head', 'chief'].map((role) => ({ party: 'addressee', role })),
  period: { days: 10, count: 'business' },
  ...given,
  ...fields,
});

/** Ten open days for an answer; a pilot of one ward; one desk that answers for every bureau. */
const proposalLanes = [
  lane('proposal'),
  lane('pilot', { wards: ['kita'] }),
  lane('desk', { answer: [{ unit: 'kusei-sozo', role: 'clerk' }] }),
  lane('ended', { until: '2020-04-01' }),
];

// biome-ignore lint/suspicious/noExplicitAny: a variant may change any part; the schema checks it.
export const books = (change: (draft: any) => void = () => {}): Rulebook =>
  variant((draft) => {
    draft.budget.proposalLanes = structuredClone(proposalLanes);
    draft.budget.policies = [{ code: 'safety', title: 'Safety', ...given }];
    draft.budget.hands.supervise = [{ unit: 'somu', role: 'chief' }];
    const { numbering } = draft.numbering;
    draft.numbering.numbering = [
      ...numbering.filter((one: { procedure: string }) => one.procedure !== 'ward_proposal'),
      { ...numbering[0], procedure: 'ward_proposal', pattern: 'P{year}-{serial:3}' },
    ];
    change(draft);
  });

export class ProposalPlay extends Play {
  constructor(around: Surroundings = {}, rulebook: Rulebook = books()) {
    super(wardProposal, rulebook, around);
  }

  get p(): WardProposal {
    return this.stored.context as WardProposal;
  }

  /** By when an addressee has to answer. */
  dueOn(unit: string): string | undefined {
    return this.p.addressed[unit]?.clock?.dueOn;
  }
}

export const draft = (fields: object = {}) => ({
  type: 'draft',
  lane: 'proposal',
  initiator: 'kita',
  fiscalYear: 2027,
  title: 'Light on the riverside path',
  problem: 'It is dark',
  solution: 'Lamps every 20 metres',
  addressees: ['toshi', 'doboku'],
  ...fields,
});

export function drafted(fields: object = {}, around: Surroundings = {}): ProposalPlay {
  const play = new ProposalPlay(around);
  const step = play.open('kita.clerk', draft(fields));
  if (isRefusal(step)) throw new Error(JSON.stringify(step));
  return play;
}

export const refusedDraft = (
  fields: object = {},
  around: Surroundings = {},
  who = 'kita.clerk',
) => {
  const step = new ProposalPlay(around).open(who, draft(fields));
  return isRefusal(step) ? step : { refused: 'opened' };
};

/** Submitted on Tuesday 22 December 2026 at ten. */
export const submitted = (fields: object = {}): ProposalPlay =>
  drafted(fields).does('kita.head', 'submit');

export const yes = { answer: 'full', reason: 'It is planned' };
export const partly = { answer: 'part', reason: 'Half of it', amount: 500 };
export const no = { answer: 'none', reason: 'Not this year' };

export const asked = (): ProposalPlay =>
  submitted().does('toshi.head', 'ask', { question: 'How many lamps?' });

export const half = (): ProposalPlay => submitted().does('toshi.head', 'answer', yes);

export const closed = (): ProposalPlay => half().does('doboku.head', 'answer', partly);
