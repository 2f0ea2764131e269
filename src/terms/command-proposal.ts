// Commands of a ward's proposal (区提案): it asks bureaus to budget a solution, each answers for
// itself (全部・一部・見送り), and the answers join again. Source: rules.md 5.1 (区提案反映制度), 9.1 no. 4.

import { z } from 'zod';
import {
  attachmentRef,
  codeText,
  command,
  longText,
  reason,
  shortText,
  unitCode,
} from './command-parts.ts';
import { amount } from './rulebook-allocation.ts';

const content = {
  title: shortText,
  problem: longText,
  solution: longText,
  addressees: z.array(unitCode).min(1).max(50),
  amount: amount.optional(),
  policies: z.array(codeText).max(50).optional(),
  attachments: z.array(attachmentRef).max(50).optional(),
};

export const draftProposal = z.strictObject({
  type: z.literal('draft'),
  lane: codeText,
  initiator: unitCode,
  fiscalYear: z.int().min(1900).max(9998),
  /** Number or uuid of an earlier proposal that it takes up again. */
  follows: shortText.optional(),
  ...content,
});

export const proposalAnswers = ['full', 'part', 'none'] as const;

export const proposalCommand = z.discriminatedUnion('type', [
  command('revise', z.object(content).partial().shape),
  command('submit', { opinion: longText.optional() }),
  command('recall', { reason: reason.optional() }),
  command('withdraw', { reason }),
  command('answer', {
    for: unitCode.optional(),
    answer: z.enum(proposalAnswers),
    reason,
    amount: amount.optional(),
  }),
  command('ask', { for: unitCode.optional(), question: longText }),
  command('reply', { question: z.string().min(1).max(20), text: longText }),
]);

export const proposalSystemCommand = z.discriminatedUnion('type', [
  command('timer', { name: z.string().min(1), dueAt: z.string().min(1) }),
]);

export type DraftProposal = z.infer<typeof draftProposal>;
export type ProposalCommand = z.infer<typeof proposalCommand>;
export type ProposalSystemCommand = z.infer<typeof proposalSystemCommand>;
export type ProposalAnswer = (typeof proposalAnswers)[number];
