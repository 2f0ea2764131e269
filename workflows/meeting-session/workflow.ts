import {
  conveneSession,
  meetingCommand,
  meetingSystemCommand,
} from '../../src/terms/command-meeting.ts';
import type { Workflow } from '../../src/terms/workflow.ts';
import { commandTable } from '../parts/commands.ts';
import { bindSession } from './bind.ts';

/** A session of a meeting, version 1. */
export const meetingSession: Workflow = {
  procedure: 'meeting_session',
  version: 1,
  opening: { schema: conveneSession, sender: 'person' },
  commands: commandTable(meetingCommand, meetingSystemCommand),
  bind: bindSession,
};
