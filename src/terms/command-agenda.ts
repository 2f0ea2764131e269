// What a meeting session tells a case that waits for it: the same to every procedure.

import { z } from 'zod';
import { codeText, command, longText, onDate } from './command-parts.ts';

const session = { level: codeText, session: z.uuid() };

export const agendaCommands = [
  command('agenda_placed', { ...session, on: onDate }),
  command('agenda_accepted', { ...session, on: onDate }),
  /** Without a session, the meeting is not held any more or never takes such an item. */
  command('agenda_declined', { level: codeText, session: z.uuid().optional(), reason: longText }),
  command('agenda_carried', { ...session, reason: longText }),
  command('agenda_moved', { ...session, on: onDate }),
  command('level_outcome', {
    ...session,
    outcome: z.enum(['settled', 'unsettled', 'reported']),
    minutes: longText.optional(),
  }),
] as const;
