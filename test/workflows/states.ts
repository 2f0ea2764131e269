/** One case in each state a case can rest in, and a well-formed command of each type. */

import { modeIn, variant } from './city.ts';
import {
  accepted,
  type ConsultationPlay,
  concluded,
  condition,
  drafted,
  mediating,
  ruling,
  screened,
  session,
  submitted,
} from './consultation.ts';
import { standing } from './play.ts';

const agree = { answer: 'agree' };
const collecting = variant((draft) => {
  modeIn(draft).collecting = 'secretariat';
});

const answeredBy = (play: ConsultationPlay) =>
  play.does('kita.head', 'answer', agree).does('higashi.head', 'answer', agree);

/** Closed comes last but one; the last is on hold while addressees answer. */
export const states: Readonly<Record<string, () => ConsultationPlay>> = {
  drafting: () => drafted(),
  approval: () => submitted(),
  screening: () => screened(),
  notified: () => accepted({ matter: 'citywide-programme' }),
  consulting: () => accepted(),
  collecting: () => answeredBy(accepted({}, collecting)),
  settling: () => accepted({ addressees: ['kita'] }).does('kita.head', 'answer', condition),
  mediating: () =>
    mediating().says('agenda_placed', { level: 'chiefs', session, on: '2027-01-05' }),
  ruling: () => ruling(),
  concluded: () => concluded(),
  implementing: () => concluded().does('toshi.head', 'implement'),
  closed: () => screened().does('kusei-sozo.clerk', 'deem_unnecessary', { citation: 'a' }),
  held: () => accepted().does('kusei-sozo.clerk', 'hold', { reason: 'storm' }),
};

/** A decision of another person than those who proposed the consultation. */
export const madeBy = (seat: string) => ({
  decision: '00000000-0000-4000-8000-0000000000d1',
  decidedBy: standing(`${seat}=another`),
});

/** About an addressee where it must be about one. */
export const commands: Readonly<Record<string, object>> = {
  revise: { content: { title: 'Other' } },
  discard: {},
  submit: {},
  approve: {},
  return: { reason: 'a' },
  recall: {},
  accept: {},
  add_addressee: { unit: 'minami' },
  deem_unnecessary: { citation: 'a' },
  notify_only: { reason: 'a' },
  demand_consultation: { for: 'kita' },
  receive: { for: 'kita' },
  ask: { for: 'kita', question: 'a' },
  supply: { for: 'kita', text: 'a' },
  answer: { for: 'kita', ...agree },
  correct_answer: { for: 'kita', ...agree },
  request_extension: { for: 'kita', until: '2027-01-15', reason: 'a' },
  grant_extension: { for: 'kita' },
  decline_extension: { for: 'kita', reason: 'a' },
  collect: {},
  accept_conditions: {},
  decline_conditions: { reason: 'a' },
  propose_settlement: { text: 'a' },
  confirm_settlement: {},
  place_again: {},
  leave_unsettled: { reason: 'a' },
  rule: { ruling: 'proceed', reason: 'a' },
  implement: {},
  report_implementation: { text: 'a', implementedOn: '2027-03-01' },
  report_follow_up: { followUp: '1-1', text: 'a' },
  confirm_follow_up: { followUp: '1-1' },
  reject_follow_up: { followUp: '1-1', reason: 'a' },
  change_materially: { content: { title: 'Other' }, reason: 'a' },
  drop: { reason: 'a' },
  withdraw: { reason: 'a' },
  hold: { reason: 'a' },
  resume: {},
  carry_over: { fiscalYear: 2027 },
  timer: { name: 'step', dueAt: '2027-01-01T00:00:00.000Z' },
  answer_decided: { for: 'kita', ...agree, ...madeBy('kita.head') },
  submission_decided: madeBy('toshi.head'),
  agenda_placed: { level: 'chiefs', session, on: '2027-01-05' },
  agenda_accepted: { level: 'chiefs', session, on: '2027-01-05' },
  agenda_declined: { level: 'chiefs', session, reason: 'a' },
  agenda_carried: { level: 'chiefs', session, reason: 'a' },
  agenda_moved: { level: 'chiefs', session, on: '2027-01-06' },
  level_outcome: { level: 'chiefs', session, outcome: 'unsettled' },
};
