import { allottingRecords } from './records-allotting.ts';
import { closingRecords } from './records-closing.ts';
import { movingRecords } from './records-moving.ts';

/** Every change of the context by its name in the machine. */
export const records = {
  ...allottingRecords,
  ...movingRecords,
  ...closingRecords,
};

export type RecordName = keyof typeof records;
