// Commands of the prior consultation (事前協議). `for` names the addressee a command is about when
// the sender's seat could act for several.

import { z } from 'zod';
import { agendaCommands } from './command-agenda.ts';
import { decidedBy } from './command-decided.ts';
import {
  answerFields,
  attachmentRef,
  codeText,
  command,
  content,
  emergency,
  longText,
  onDate,
  reason,
  unitCode,
} from './command-parts.ts';

const own = { for: unitCode.optional() };
const followUp = z.string().min(1).max(20);

export const draftConsultation = z.strictObject({
  type: z.literal('draft'),
  matter: codeText,
  initiator: unitCode,
  addressees: z.array(unitCode).max(200).optional(),
  content,
  emergency: emergency.optional(),
});

/** 起案から受理まで. */
const drafting = [
  command('revise', {
    content: content.optional(),
    addressees: z.array(unitCode).max(200).optional(),
  }),
  command('discard', {}),
  command('submit', {}),
  command('approve', { comment: longText.optional() }),
  command('return', { reason }),
  command('recall', { reason: reason.optional() }),
  command('accept', { comment: longText.optional() }),
  command('add_addressee', { unit: unitCode, reason: reason.optional() }),
  command('deem_unnecessary', { citation: longText }),
  command('notify_only', { reason }),
] as const;

/** 協議先の行為. */
const answering = [
  command('demand_consultation', { ...own, reason: reason.optional() }),
  command('receive', own),
  command('ask', { ...own, question: longText }),
  command('supply', {
    for: unitCode,
    text: longText,
    attachments: z.array(attachmentRef).max(100).optional(),
  }),
  command('answer', { ...own, ...answerFields }),
  command('correct_answer', { ...own, ...answerFields }),
  command('request_extension', { ...own, until: onDate, reason }),
  command('grant_extension', { for: unitCode }),
  command('decline_extension', { for: unitCode, reason }),
] as const;

/** 集約・条件・調整・裁定. */
const settling = [
  command('collect', {}),
  command('accept_conditions', { response: longText.optional() }),
  command('decline_conditions', { reason }),
  command('propose_settlement', { text: longText }),
  command('confirm_settlement', own),
  command('place_again', {}),
  command('leave_unsettled', { reason }),
  command('rule', { ruling: codeText, reason }),
] as const;

/** 実施と、いつでもできること. */
const implementing = [
  command('implement', { comment: longText.optional() }),
  command('report_implementation', { text: longText, implementedOn: onDate }),
  command('report_follow_up', { followUp, text: longText }),
  command('confirm_follow_up', { followUp }),
  command('reject_follow_up', { followUp, reason }),
  command('change_materially', {
    content,
    addressees: z.array(unitCode).max(200).optional(),
    reason,
  }),
  command('drop', { reason }),
  command('withdraw', { reason }),
  command('hold', { reason, until: onDate.optional() }),
  command('resume', { reason: reason.optional() }),
  /** 年度をまたぐ継続: the same case under the tag of the next fiscal year. */
  command('carry_over', { fiscalYear: z.int().min(1900).max(9998) }),
] as const;

export const consultationCommand = z.discriminatedUnion('type', [
  ...drafting,
  ...answering,
  ...settling,
  ...implementing,
]);

/** The decision (決裁) that says it, and who made it: he speaks for his side of the consultation. */
const made = {
  decision: z.uuid(),
  decidedBy,
};

/** What timers, meeting sessions and decisions tell a consultation. */
export const consultationSystemCommand = z.discriminatedUnion('type', [
  command('timer', { name: z.string().min(1), dueAt: z.string().min(1) }),
  /** In place of `answer` and of `approve`: a decision of its own has been made of it. */
  command('answer_decided', { for: unitCode, ...answerFields, ...made }),
  command('submission_decided', made),
  ...agendaCommands,
]);

/** What a consultation shows to cases that rest on it (`LinkedCase.shown`). */
export const consultationShown = z.object({
  dissents: z.array(z.object({ unit: unitCode, reason: z.string().nullable() })),
});

export type DraftConsultation = z.infer<typeof draftConsultation>;
export type ConsultationCommand = z.infer<typeof consultationCommand>;
export type ConsultationSystemCommand = z.infer<typeof consultationSystemCommand>;
