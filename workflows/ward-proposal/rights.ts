// Which places may send which command: the hand that each belongs to. The machine says when.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place, type UnitCode } from '../../src/terms/ids.ts';
import type { WardProposal } from './context.ts';
import { type Hand, places } from './places.ts';

interface Sent {
  readonly type: string;
  readonly for?: UnitCode;
}

const handsOf: Readonly<Record<string, readonly Hand[]>> = {
  revise: ['draft', 'submit'],
  submit: ['submit'],
  recall: ['submit'],
  withdraw: ['submit'],
  answer: ['answer'],
  ask: ['answer'],
  reply: ['draft', 'submit'],
};

/** Whoever drafts may end what never left the ward. A name that is no addressee gives no right. */
export function rightsOf(p: WardProposal, sent: Sent, rules: Rules): Place[] {
  const isUnsent = sent.type === 'withdraw' && p.submittedOn === null;
  const hands = isUnsent ? (['draft', 'submit'] as const) : (handsOf[sent.type] ?? []);
  const { for: named } = sent;
  const about = named !== undefined && Object.hasOwn(p.addressed, named) ? named : undefined;
  return distinctPlaces(hands.flatMap((hand) => places(hand, p, rules, about)));
}
