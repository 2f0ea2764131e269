// Everything of one case that expectations speak of, read once an expectation.

import { readLines, readNotices, readWholeCase, type WholeCase } from '../db/situation-views.ts';
import { readDuties, readHistory } from '../db/views-cases.ts';
import { lookAt, type Sight } from '../engine/look.ts';
import { listStuckCases } from '../engine/stuck.ts';
import type { Actor } from '../terms/actor.ts';
import type { StuckCause } from '../terms/case.ts';
import type { CaseId } from '../terms/ids.ts';
import { isRefusal } from '../terms/refusal.ts';
import type { World } from './world.ts';

export interface View {
  readonly row: WholeCase;
  readonly duties: Awaited<ReturnType<typeof readDuties>>;
  readonly notices: Awaited<ReturnType<typeof readNotices>>;
  readonly lines: Awaited<ReturnType<typeof readLines>>;
  readonly history: Awaited<ReturnType<typeof readHistory>>;
  /** What the administrators' list of stuck cases says of it. */
  readonly stuck: readonly StuckCause[];
}

const all = 10_000;

const everybody: Actor = { kind: 'system', name: 'case' };

/** As the reader sees the list; without one, as it is for the whole city. */
export async function stuckCases({ db, known, rulebook, time }: World, reader?: Sight) {
  const { city } = rulebook.identity;
  const sight = reader ?? (await lookAt({ db, known, clock: time.clock }, everybody, city));
  return isRefusal(sight) ? [] : listStuckCases(db, sight, { after: null, limit: all });
}

export async function viewOf(world: World, id: CaseId): Promise<View> {
  const read = world.db.kysely;
  const [row, duties, notices, lines, history, stuck] = await Promise.all([
    readWholeCase(read, id),
    readDuties(read, id),
    readNotices(read, id),
    readLines(read, id),
    readHistory(read, id),
    stuckCases(world),
  ]);
  const causes = stuck.find(({ caseId }) => caseId === id)?.causes ?? [];
  return { row, duties, notices, lines, history, stuck: causes };
}
