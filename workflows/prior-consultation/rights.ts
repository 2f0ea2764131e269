// Which places may send which command: the hand that each command belongs to. The machine says
// when.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place, type UnitCode } from '../../src/terms/ids.ts';
import type { HandName } from '../../src/terms/rulebook-consultation.ts';
import type { Consultation } from './context.ts';
import { mediators } from './ladder.ts';
import { hand } from './parties.ts';

const handOf: Readonly<Record<string, HandName>> = {
  revise: 'draft',
  discard: 'draft',
  submit: 'draft',
  recall: 'draft',
  approve: 'approve',
  accept: 'screen',
  deem_unnecessary: 'screen',
  notify_only: 'screen',
  add_addressee: 'supervise',
  demand_consultation: 'answer',
  receive: 'receive',
  ask: 'receive',
  supply: 'supply',
  answer: 'answer',
  correct_answer: 'answer',
  request_extension: 'answer',
  grant_extension: 'decide',
  decline_extension: 'decide',
  collect: 'supervise',
  accept_conditions: 'decide',
  decline_conditions: 'decide',
  implement: 'decide',
  report_implementation: 'supply',
  report_follow_up: 'supply',
  confirm_follow_up: 'receive',
  reject_follow_up: 'receive',
  drop: 'decide',
  withdraw: 'decide',
  hold: 'supervise',
  resume: 'supervise',
  place_again: 'supervise',
};

interface Sent {
  readonly type: string;
  readonly for?: string;
  readonly followUp?: string;
}

/**
 * The addressee whose hand is meant: the owner of the follow-up named, or the one named. A name
 * that is no party of the case gives nobody a right in it.
 */
function subject(c: Consultation, sent: Sent): UnitCode | undefined {
  const item = c.followUps.find(({ id }) => id === sent.followUp);
  const named = sent.for !== undefined && sent.for in c.replies ? sent.for : undefined;
  return item?.unit ?? named;
}

const union = (c: Consultation, rules: Rules, names: readonly HandName[], about?: UnitCode) =>
  names.flatMap((name) => hand(name, c, rules, about));

export function rightsOf(c: Consultation, step: string, sent: Sent, rules: Rules): Place[] {
  switch (sent.type) {
    case 'return':
      return hand(step === 'approval' ? 'approve' : 'screen', c, rules);
    case 'rule':
      return c.rulers.map(({ place }) => place);
    case 'propose_settlement':
      return distinctPlaces([
        ...mediators(c, rules),
        ...union(c, rules, ['decide', 'answer', 'supervise']),
      ]);
    case 'carry_over':
      return distinctPlaces(union(c, rules, ['draft', 'supervise']));
    case 'change_materially':
      return distinctPlaces(union(c, rules, ['decide', 'draft']));
    case 'leave_unsettled':
      return distinctPlaces([...mediators(c, rules), ...hand('supervise', c, rules)]);
    case 'confirm_settlement':
      return distinctPlaces(union(c, rules, ['decide', 'answer'], subject(c, sent)));
    default: {
      const name = handOf[sent.type];
      return name === undefined ? [] : hand(name, c, rules, subject(c, sent));
    }
  }
}
