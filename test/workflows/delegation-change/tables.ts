/** A city with two subjects, three ranks, three schemes, and ways into the states of a change. */

import { isRefusal } from '../../../src/terms/refusal.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import type { Delegation } from '../../../workflows/delegation-change/context.ts';
import { delegationChange } from '../../../workflows/delegation-change/workflow.ts';
import { variant } from '../city.ts';
import { Play } from '../play.ts';

const given = { inForceOn: '2014-04-01', origin: 'cityOrder' };
const days = (count: number) => ({ days: count, count: 'business' });

const rank = (code: string, level: number, at: object) => ({
  ...{ code, title: code, level, at, circulates: true },
  ...given,
});

export const row = (code: string, fields: object = {}) => ({
  code,
  table: 'signing',
  kind: 'signature',
  subject: 'printing',
  rank: 'head',
  amount: { upTo: 3_000_000 },
  ...fields,
});

export const authority = {
  ranks: [
    rank('chief', 20, { kind: 'ward', role: 'chief' }),
    rank('head', 40, { kind: 'ward', role: 'head' }),
    rank('mayor', 100, { office: 'mayor', role: 'mayor' }),
  ],
  hats: [],
  qualifiers: [],
  exclusions: [],
  grounds: [],
  tables: [{ code: 'signing', title: 'Signing', governs: ['signature'], analogy: false, ...given }],
  subjects: [
    { code: 'printing', title: 'Printing', amount: true, execution: false, ...given },
    { code: 'leave', title: 'Leave', amount: false, execution: false, ...given },
  ],
  rows: [
    { ...row('print'), ...given },
    { ...row('leave', { subject: 'leave', amount: undefined }), ...given },
  ],
};

const hands = { draft: [{ party: 'initiator', role: 'clerk' }] };
const head = { party: 'initiator', role: 'head' };
const clerk = { party: 'initiator', role: 'clerk' };
const affairs = (role: string) => ({ unit: 'somu', role });
const mayor = { office: 'mayor', role: 'mayor' };
const periods = { consult: days(5), review: days(5), decide: days(3), promulgate: days(3) };

const scheme = (code: string, fields: object) => ({
  code,
  title: code,
  propose: [clerk, head],
  consult: [],
  decide: [mayor],
  promulgate: [affairs('clerk')],
  redelegation: false,
  periods,
  ...given,
  ...fields,
});

export const decision = {
  hands: {
    ...hands,
    supervise: [{ office: 'secretariat', role: 'clerk' }],
    ...given,
  },
  handling: {
    circulation: days(1),
    concurrence: days(2),
    decision: days(2),
    postReview: days(3),
    passedOver: days(3),
    correction: days(5),
    ...given,
  },
  absence: {
    kinds: [{ code: 'leave', title: 'Leave' }],
    definition: 'any',
    urgencySuffices: true,
    acting: { needs: 'nothing', orderLiftsGrounds: false, reviewAfterOrder: false },
    ...given,
  },
  schemes: [
    scheme('full', {
      consult: [
        { who: affairs('head'), binding: true },
        { who: { unit: 'toshi', role: 'head' }, binding: false },
      ],
      meeting: 'ward-mayors',
      review: [affairs('chief')],
    }),
    scheme('short', {}),
    scheme('pass-on', {
      propose: [head, clerk],
      consult: [{ who: affairs('head'), binding: true }],
      decide: [head],
      redelegation: true,
    }),
  ],
};

/** The small city, with changes where a test asks for some. */
// biome-ignore lint/suspicious/noExplicitAny: a variant may change any part; the schema checks it.
export const tables = (change: (draft: any) => void = () => {}): Rulebook =>
  variant((draft) => {
    draft.authority = structuredClone(authority);
    draft.decision = structuredClone(decision);
    const { numbering } = draft.numbering;
    draft.numbering.numbering = [
      ...numbering.filter((one: { procedure: string }) => one.procedure !== 'delegation_change'),
      { ...numbering[0], procedure: 'delegation_change', pattern: 'D{year}-{serial:3}' },
    ];
    change(draft);
  });

export class DelegationPlay extends Play {
  constructor(rulebook: Rulebook = tables()) {
    super(delegationChange, rulebook);
  }

  get d(): Delegation {
    return this.stored.context as Delegation;
  }

  /** Effects of the last step of one kind. */
  asked(kind: string) {
    return this.last.effects.filter((effect) => effect.kind === kind);
  }

  digest(): object {
    return { digest: this.d.digest };
  }

  published(fields: object = {}): this {
    const { revision } = this.d;
    return this.says('amendment_published', { revision, versions: [2], replaces: [], ...fields });
  }

  refused(...faults: string[]): this {
    return this.says('amendment_refused', { revision: this.d.revision, faults });
  }
}

/** A ward mayor may print for more money. */
export const proposal = (fields: object = {}) => ({
  type: 'propose',
  scheme: 'full',
  initiator: 'kita',
  title: 'More to print',
  purpose: 'Wards print more',
  rows: [row('print', { amount: { upTo: 5_000_000 } })],
  ends: [],
  inForceOn: '2027-04-01',
  ...fields,
});

export function proposed(fields: object = {}, rulebook?: Rulebook) {
  const play = new DelegationPlay(rulebook);
  const step = play.open('kita.clerk', proposal(fields));
  if (isRefusal(step)) throw new Error(JSON.stringify(step));
  return play;
}

export const refusedProposal = (fields: object = {}, rulebook?: Rulebook) => {
  const step = new DelegationPlay(rulebook).open('kita.clerk', proposal(fields));
  return isRefusal(step) ? step : { refused: 'opened' };
};

export const consent = { stance: 'consent' };
export const session = '00000000-0000-4000-8000-0000000000aa';
export const atMeeting = { level: 'ward-mayors', session };

export const consulted = (...asked: Parameters<typeof proposed>) =>
  proposed(...asked).does('kita.clerk', 'submit');

export const atTheMeeting = (...asked: Parameters<typeof proposed>) =>
  consulted(...asked)
    .does('somu.head', 'concur', consent)
    .does('toshi.head', 'concur', consent);

export const inReview = (...asked: Parameters<typeof proposed>) =>
  atTheMeeting(...asked)
    .says('agenda_placed', { ...atMeeting, on: '2027-01-12' })
    .says('level_outcome', { ...atMeeting, outcome: 'settled' });

export const toDecide = (...asked: Parameters<typeof proposed>) =>
  inReview(...asked).does('somu.chief', 'review', { passed: true });

export const decided = (...asked: Parameters<typeof proposed>) => {
  const play = toDecide(...asked);
  return play.does('shicho.mayor', 'decide', play.digest());
};

export const rule = { rule: 'Delegation rule', number: 'No. 12', article: 'art. 3' };

export const promulgated = (...asked: Parameters<typeof proposed>) =>
  decided(...asked).does('somu.clerk', 'promulgate', rule);

export const awaiting = (...asked: Parameters<typeof proposed>) =>
  promulgated(...asked).published();

export const inForce = (...asked: Parameters<typeof proposed>) =>
  awaiting(...asked)
    .until('2027-04-01T00:00')
    .published();
