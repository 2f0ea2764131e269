// Which places may send which command: the hand that each command belongs to. The machine says when.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Place } from '../../src/terms/ids.ts';
import type { HandName } from '../../src/terms/rulebook-consultation.ts';
import type { Consultation } from './context.ts';
import { levelOf } from './ladder.ts';
import { distinct, hand, resolve } from './parties.ts';

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
  change_materially: 'decide',
  drop: 'decide',
  withdraw: 'decide',
  hold: 'supervise',
  resume: 'supervise',
};

interface Sent {
  readonly type: string;
  readonly for?: string;
  readonly followUp?: string;
}

function mediatorsAnd(c: Consultation, rules: Rules, names: readonly HandName[]): Place[] {
  const level = levelOf(c, rules);
  const mediators =
    level !== null && 'places' in level.by ? resolve(level.by.places, c, rules) : [];
  return [...mediators, ...names.flatMap((name) => hand(name, c, rules))];
}

/** The addressee whose hand is meant: the one named, or the owner of the follow-up named. */
const subject = (c: Consultation, sent: Sent): string | undefined =>
  sent.for ?? c.followUps.find(({ id }) => id === sent.followUp)?.unit;

export function rightsOf(c: Consultation, step: string, sent: Sent, rules: Rules): Place[] {
  switch (sent.type) {
    case 'return':
      return hand(step === 'approval' ? 'approve' : 'screen', c, rules);
    case 'rule':
      return c.rulers.map(({ place }) => place);
    case 'propose_settlement':
      return distinct(mediatorsAnd(c, rules, ['decide', 'answer', 'supervise']));
    case 'leave_unsettled':
      return distinct(mediatorsAnd(c, rules, ['supervise']));
    case 'confirm_settlement':
      return distinct([
        ...hand('decide', c, rules),
        ...hand('answer', c, rules, sent.for === c.initiator ? undefined : sent.for),
      ]);
    default: {
      const name = handOf[sent.type];
      return name === undefined ? [] : hand(name, c, rules, subject(c, sent));
    }
  }
}
