import { assessingRecords } from './records-assessing.ts';
import { cycleRecords } from './records-cycle.ts';
import { draftingRecords } from './records-drafting.ts';

/** Every change of the context by its name in the machine. */
export const records = {
  ...draftingRecords,
  ...assessingRecords,
  ...cycleRecords,
};

export type RecordName = keyof typeof records;
