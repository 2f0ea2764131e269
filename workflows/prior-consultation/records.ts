import { answeringRecords } from './records-answering.ts';
import { draftingRecords } from './records-drafting.ts';
import { implementingRecords } from './records-implementing.ts';
import { settlingRecords } from './records-settling.ts';

/** Every change of the context by its name in the machine. */
export const records = {
  ...draftingRecords,
  ...answeringRecords,
  ...settlingRecords,
  ...implementingRecords,
};

export type RecordName = keyof typeof records;
