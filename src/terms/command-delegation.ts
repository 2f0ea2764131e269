// Commands of a change of delegation (権限の見直し): rows of the authority tables are proposed,
// heard, decided and promulgated, and come into force on their date.

import { z } from 'zod';
import { agendaCommands } from './command-agenda.ts';
import {
  codeText,
  command,
  digest,
  longText,
  onDate,
  placeFields,
  reason,
  shortText,
  unitCode,
} from './command-parts.ts';
import { authorityRow } from './rulebook-authority.ts';

/**
 * A row as proposed: where it comes from and when it comes into force follow from the case; a row
 * of an existing code takes the place of that row from its date.
 */
export const proposedRow = authorityRow.omit({ inForceOn: true, origin: true, source: true });

const proposal = {
  title: shortText,
  purpose: longText,
  rows: z.array(proposedRow).max(500),
  /** Codes of rows that end on the date in force. */
  ends: z.array(codeText).max(500),
  inForceOn: onDate,
};

export const proposeDelegation = z.strictObject({
  type: z.literal('propose'),
  scheme: codeText,
  initiator: unitCode,
  ...proposal,
});

export const delegationCommand = z.discriminatedUnion('type', [
  command('revise', z.object(proposal).partial().shape),
  command('submit', {}),
  command('withdraw', { reason }),
  command('concur', {
    for: placeFields.optional(),
    stance: z.enum(['consent', 'conditional', 'no_opinion', 'object']),
    text: longText.optional(),
  }),
  command('review', { passed: z.boolean(), text: longText.optional() }),
  command('return', { reason }),
  command('place_again', {}),
  command('decide', { digest, comment: longText.optional() }),
  command('reject', { digest, reason }),
  /** Name, number and article under which it is promulgated (公布): the source of its rows. */
  command('promulgate', {
    rule: shortText,
    number: shortText.optional(),
    article: shortText,
    url: shortText.optional(),
  }),
  /** Before its date (差止め). */
  command('suspend', { reason }),
  /** The rows end on this date (廃止). */
  command('abolish', { on: onDate, reason }),
]);

export const delegationSystemCommand = z.discriminatedUnion('type', [
  command('timer', { name: z.string().min(1), dueAt: z.string().min(1) }),
  ...agendaCommands,
  /**
   * The rulebooks that now hold what the case wished under this revision, and the rows of other
   * cases whose place its own take; or why none could be made.
   */
  command('amendment_published', {
    revision: z.int().min(1),
    versions: z.array(z.int().min(1)).max(100),
    replaces: z.array(z.strictObject({ case: z.uuid(), rows: z.array(codeText) })).max(500),
  }),
  command('amendment_refused', {
    revision: z.int().min(1),
    faults: z.array(longText).min(1).max(200),
  }),
  /** A later change in force has taken the place of these rows, or has ended them. */
  command('superseded', { by: longText, on: onDate, rows: z.array(codeText).min(1).max(1000) }),
]);

export type ProposeDelegation = z.infer<typeof proposeDelegation>;
export type ProposedRow = z.infer<typeof proposedRow>;
export type DelegationCommand = z.infer<typeof delegationCommand>;
export type DelegationSystemCommand = z.infer<typeof delegationSystemCommand>;
