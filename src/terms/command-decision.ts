// Commands of a decision (起案 to 完結). A draft is content and where it stands in the tables; who
// hears and decides it follows from that by the rulebook, never from the command.

import { z } from 'zod';
import {
  answerFields,
  atInstant,
  attachmentRef,
  codeText,
  command,
  digest,
  fieldValues,
  longText,
  onDate,
  placeFields,
  reason,
  shortText,
  unitCode,
} from './command-parts.ts';

const yen = z.int().min(0);

/** Number or uuid of another case. */
const caseRef = shortText;

export const decisionContent = z.strictObject({
  title: shortText,
  purpose: longText.optional(),
  /** Yen; for a change of contract, the amount before it. */
  amount: yen.optional(),
  /** Yen by which a contract changes, up or down. */
  change: z.int().optional(),
  /** Item of expenditure (節). */
  item: codeText.optional(),
  /** Wards that the act reaches. */
  wards: z.array(unitCode).max(200).optional(),
  qualifiers: z.array(codeText).max(50).optional(),
  exclusions: z.array(codeText).max(50).optional(),
  /** Grounds on which the drafter himself calls it important, unusual, … */
  grounds: z.array(codeText).max(50).optional(),
  fields: fieldValues.optional(),
  attachments: z.array(attachmentRef).max(100).optional(),
});

/** What the decision says elsewhere by being made: it moves the case it serves. */
const serves = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('answer'), case: z.uuid(), ...answerFields }),
  z.strictObject({ as: z.literal('submission'), case: z.uuid() }),
  /** A transfer or a re-allotment that waits in the execution of a budget. */
  z.strictObject({
    as: z.literal('step'),
    case: z.uuid(),
    item: z.string().min(1).max(20),
  }),
]);

/** Which row a matter without one is decided by analogy with (準用), and why. */
const analogy = z.strictObject({ row: codeText, reason });

const draftFields = {
  content: decisionContent,
  hat: codeText.optional(),
  analogy: analogy.optional(),
  /** The consultation that the matter asks for. */
  consultation: caseRef.optional(),
  /** An earlier decision that this one changes. */
  follows: caseRef.optional(),
  /** Who reads it for information (供覧): never waited for. */
  information: z.array(placeFields).max(100).optional(),
};

/** What a revision does not name stays; null takes it back. */
const revisedFields = {
  content: decisionContent.optional(),
  hat: codeText.nullable().optional(),
  analogy: analogy.nullable().optional(),
  consultation: caseRef.nullable().optional(),
  follows: caseRef.nullable().optional(),
  information: draftFields.information,
};

export const draftDecision = z.strictObject({
  type: z.literal('draft'),
  subject: codeText,
  initiator: unitCode,
  ...draftFields,
  serves: serves.optional(),
});

const drafting = [
  command('revise', revisedFields),
  command('discard', {}),
  command('submit', {}),
  command('recall', { reason: reason.optional() }),
  command('withdraw', { reason }),
] as const;

/** `for`: the place that is asked, when the sender could speak for several. */
const concurring = {
  for: placeFields.optional(),
  stance: z.enum(['consent', 'conditional', 'no_opinion', 'object']),
  text: longText.optional(),
};
const advising = {
  for: placeFields.optional(),
  stance: z.enum(['no_opinion', 'opinion']),
  text: longText.optional(),
};
/** Why it cannot wait for whoever is absent. */
const urgency = reason.optional();

const hearing = [
  command('assent', { comment: longText.optional() }),
  command('concur', concurring),
  command('advise', advising),
  /** For an absent section, which is owed a post-review. */
  command('concur_acting', { ...concurring, urgency }),
  command('advise_acting', { ...advising, urgency }),
  /** Goes on without an absent circulator, who is owed a post-review. */
  command('pass_over', { reason: reason.optional() }),
  /** Back to the drafter, or to the circulator of this number, counted from 1. */
  command('return', { to: z.int().min(1).optional(), reason }),
  command('ask', { question: longText }),
  command('reply', {
    question: z.string().min(1).max(20),
    text: longText,
    attachments: z.array(attachmentRef).max(100).optional(),
  }),
] as const;

const deciding = [
  /** What the decider orders for the time when he is away, about this very content. */
  command('instruct', { digest, text: longText }),
  command('decide', { digest, comment: longText.optional() }),
  command('decide_acting', {
    digest,
    urgency,
    /** An order that the decider gave before, by the word of the sender alone. */
    ordered: z.strictObject({ at: atInstant, text: longText }).optional(),
    comment: longText.optional(),
  }),
  command('reject', { digest, reason }),
  command('send_up', { ground: codeText, reason }),
  /** In place of an absent decider whose row lapses then, by the next rank above. */
  command('take_up', { reason: reason.optional() }),
] as const;

const afterwards = [
  command('execute', { executedOn: onDate, text: longText.optional() }),
  command('review_after', {
    review: z.string().min(1).max(20),
    outcome: z.enum(['confirmed', 'opinion']),
    text: longText.optional(),
  }),
  command('report_correction', { review: z.string().min(1).max(20), text: longText }),
  /** The drafter has seen that the case it serves did not take it. */
  command('acknowledge', { text: longText.optional() }),
  command('share', { with: z.array(placeFields).min(1).max(100) }),
  command('hold', { reason, until: onDate }),
  command('resume', { reason: reason.optional() }),
] as const;

export const decisionCommand = z.discriminatedUnion('type', [
  ...drafting,
  ...hearing,
  ...deciding,
  ...afterwards,
]);

export const decisionSystemCommand = z.discriminatedUnion('type', [
  command('timer', { name: z.string().min(1), dueAt: z.string().min(1) }),
  /** What the case that it serves made of it. */
  command('serving_taken', {}),
  command('serving_refused', { code: shortText }),
]);

export type DraftDecision = z.infer<typeof draftDecision>;
export type DecisionContent = z.infer<typeof decisionContent>;
export type DecisionCommand = z.infer<typeof decisionCommand>;
export type DecisionSystemCommand = z.infer<typeof decisionSystemCommand>;
