// All that may be asked of a case. Each workflow lists the schemas it accepts; this is the union.

import type {
  ConsultationCommand,
  ConsultationSystemCommand,
  DraftConsultation,
} from './command-consultation.ts';
import type { MeasureCommand, RegisterMeasure } from './command-measure.ts';
import type { ConveneSession, MeetingCommand, MeetingSystemCommand } from './command-meeting.ts';

export type OpeningCommand = DraftConsultation | ConveneSession | RegisterMeasure;

export type Command =
  | OpeningCommand
  | ConsultationCommand
  | ConsultationSystemCommand
  | MeetingCommand
  | MeetingSystemCommand
  | MeasureCommand;
