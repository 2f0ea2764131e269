/** One case in each state a case can rest in, and a well-formed command of each type. */

import type { DecisionPlay } from './play.ts';
import { city } from './rulebook.ts';
import { absent, decided, drafted, offered, plain, submitted, urgent, works } from './ways.ts';

const reason = 'because';

/** Decided for an absent head, whose review is then owed. */
const acted = () =>
  offered(works(), city, absent())
    .now('2026-10-06T10:00')
    .does('kita.deputy', 'decide_acting', urgent);

export const states: Readonly<Record<string, () => DecisionPlay>> = {
  drafting: () => drafted(),
  hearing: () => submitted(),
  deciding: () => offered(works(), city, absent()).now('2026-10-06T10:00'),
  decided: () => acted(),
  closed: () => decided(plain()),
  asked: () => submitted().does('kita.chief', 'ask', { question: reason }),
  held: () => offered().does('kita.head', 'hold', { reason, until: '2026-10-20' }),
};

export const commands: Readonly<Record<string, object>> = {
  revise: { content: { title: 'Other', amount: 3_000_000 } },
  discard: {},
  submit: {},
  recall: {},
  withdraw: { reason },
  assent: {},
  concur: { stance: 'consent' },
  advise: { stance: 'no_opinion' },
  concur_acting: { stance: 'consent' },
  advise_acting: { stance: 'no_opinion' },
  pass_over: {},
  return: { reason },
  ask: { question: reason },
  reply: { question: 'q1', text: reason },
  instruct: { text: reason },
  decide: {},
  decide_acting: urgent,
  reject: { reason },
  send_up: { ground: 'precedent', reason },
  take_up: {},
  execute: { executedOn: '2026-10-06' },
  review_after: { review: 'r1', outcome: 'confirmed' },
  report_correction: { review: 'r1', text: reason },
  acknowledge: {},
  share: { with: [{ unit: 'toshi', role: 'chief' }] },
  hold: { reason, until: '2026-10-20' },
  resume: {},
  timer: { name: 'turn', dueAt: '2026-10-05T08:30:00.000Z' },
  serving_taken: {},
  serving_refused: { code: 'already_answered' },
};
