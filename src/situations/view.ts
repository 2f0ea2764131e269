// Everything of one case that expectations speak of, read once an expectation.

import type { Sight } from '../db/sight.ts';
import { readNotices, readWholeCase, type WholeCase } from '../db/situation-views.ts';
import { readDuties, readHistory } from '../db/views-cases.ts';
import { findStuck } from '../db/views-stuck.ts';
import { idleWatches } from '../engine/idle.ts';
import type { StuckCause } from '../terms/case.ts';
import type { CaseId } from '../terms/ids.ts';
import type { World } from './world.ts';

export interface View {
  readonly row: WholeCase;
  readonly duties: Awaited<ReturnType<typeof readDuties>>;
  readonly notices: Awaited<ReturnType<typeof readNotices>>;
  readonly history: Awaited<ReturnType<typeof readHistory>>;
  /** What the administrators' list of stuck cases says of it. */
  readonly stuck: readonly StuckCause[];
}

const all = 10_000;

export const stuckCases = ({ db, rulebook, time }: World, sight?: Sight) => {
  const { city } = rulebook.identity;
  const everything = { city, cityWide: true, units: [], places: [] };
  return findStuck(db.kysely, sight ?? everything, idleWatches(rulebook, time.now()), null, all);
};

export async function viewOf(world: World, id: CaseId): Promise<View> {
  const read = world.db.kysely;
  const [row, duties, notices, history, stuck] = await Promise.all([
    readWholeCase(read, id),
    readDuties(read, id),
    readNotices(read, id),
    readHistory(read, id),
    stuckCases(world),
  ]);
  const causes = stuck.find(({ caseId }) => caseId === id)?.causes ?? [];
  return { row, duties, notices, history, stuck: causes };
}
