import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Change, Decision, DecisionEvent } from './context.ts';
import { type Fold, settled } from './fold.ts';
import { afterwardsRecords } from './records-afterwards.ts';
import { decidingRecords } from './records-deciding.ts';
import { draftingRecords } from './records-drafting.ts';
import { hearingRecords } from './records-hearing.ts';

/** Every change of the context by its name in the machine. */
const folds = {
  ...draftingRecords,
  ...hearingRecords,
  ...decidingRecords,
  ...afterwardsRecords,
} as const satisfies Record<string, Fold>;

export type RecordName = keyof typeof folds;

export const changeBy = (
  name: RecordName,
  d: Decision,
  event: DecisionEvent,
  rules: Rules,
): Change => settled(folds[name])(d, event, rules);

export const recordNames = Object.keys(folds) as RecordName[];
