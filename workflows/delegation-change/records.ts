import { meetingRecords } from './records-meeting.ts';
import { stageRecords } from './records-stages.ts';
import { tableRecords } from './records-tables.ts';

/** Every change of the context by its name in the machine. */
export const records = {
  ...stageRecords,
  ...meetingRecords,
  ...tableRecords,
};

export type RecordName = keyof typeof records;
