import { agendaRecords } from './records-agenda.ts';
import { answeringRecords } from './records-answering.ts';
import { decidingRecords } from './records-deciding.ts';
import { draftingRecords } from './records-drafting.ts';
import { holdingRecords } from './records-holding.ts';
import { implementingRecords } from './records-implementing.ts';
import { mediatingRecords } from './records-mediating.ts';
import { rulingRecords } from './records-ruling.ts';
import { sendingRecords } from './records-sending.ts';

/** Every change of the context by its name in the machine. */
export const records = {
  ...draftingRecords,
  ...decidingRecords,
  ...sendingRecords,
  ...answeringRecords,
  ...agendaRecords,
  ...mediatingRecords,
  ...rulingRecords,
  ...implementingRecords,
  ...holdingRecords,
};

export type RecordName = keyof typeof records;
