// What a batch writes, as rows: one interface a part. engine/record.ts fills them, batch-write.ts
// turns them into one statement. `after` names the case whose optimistic check a row depends on.

import type { CaseLineBody, CaseSummary, Json, StuckCause } from '../terms/case.ts';
import type { Effect } from '../terms/effect.ts';
import type { CaseId, CityCode, EffectId, PersonId, RulebookId } from '../terms/ids.ts';
import type { Refusal } from '../terms/refusal.ts';
import type { Instant } from '../terms/units.ts';
import type { KeptEvent } from './kept-event.ts';

interface CaseState extends Omit<CaseSummary, 'claim'> {
  readonly id: CaseId;
  readonly version: number;
  readonly workflowVersion: number;
  readonly status: 'active' | 'done';
  readonly value: Json;
  readonly context: unknown;
  readonly stuck: readonly StuckCause[];
  /** Key of its claim; absent: it claims nothing. */
  readonly uniqueKey?: string;
  readonly movedAt: Instant;
  readonly closedAt: Instant | null;
  readonly rulebookId: RulebookId;
}

/** A case that existed: written only while its version is still the one that was loaded. */
export interface MovedCase extends CaseState {
  readonly seen: number;
}

export interface OpenedCase extends CaseState {
  readonly city: CityCode;
  readonly procedure: string;
  readonly openedAt: Instant;
}

export interface EntryRow {
  readonly caseId: CaseId;
  readonly version: number;
  readonly at: Instant;
  readonly type: string;
  readonly event: KeptEvent;
  readonly step: string;
}

export interface EffectRow {
  readonly id: EffectId;
  readonly caseId: CaseId;
  readonly version: number;
  readonly ordinal: number;
  readonly kind: Effect['kind'];
  readonly body: Effect;
  readonly dueAt: Instant;
}

export interface ItemKey {
  readonly caseId: CaseId;
  readonly unit: string;
  readonly role: string;
  readonly act: string;
  readonly about: string;
}

export interface ItemRow extends ItemKey {
  readonly city: CityCode;
  readonly dueAt: Instant | 'infinity';
  readonly openedAt: Instant;
}

export interface TimerKey {
  readonly caseId: CaseId;
  readonly name: string;
}

export interface TimerRow extends TimerKey {
  readonly dueAt: Instant;
}

export interface LineKey {
  readonly caseId: CaseId;
  readonly line: string;
}

/** A line that stands elsewhere in the order, and is the same. */
export interface LinePlace extends LineKey {
  readonly ordinal: number;
}

export interface LineRow extends LinePlace {
  readonly body: CaseLineBody;
  readonly doubts: readonly string[];
}

/** A number asked for: the serial is taken by the statement, in the order of the rows. */
export interface NumberRow {
  readonly caseId: CaseId;
  readonly city: CityCode;
  readonly series: string;
  readonly prefix: string;
  readonly width: number;
  readonly suffix: string;
  readonly ordinal: number;
}

/** Of a yes the version that it made; of a no the refusal. See answer-keys.ts for `id`. */
export interface AnswerRow {
  readonly id: string;
  readonly content: string;
  readonly caseId: CaseId | null;
  readonly version: number | null;
  /** The case has its number; one that this statement issues counts as well. */
  readonly numbered: boolean;
  readonly refusal: Refusal | null;
  readonly effectKey: string | null;
  readonly at: Instant;
  readonly after: CaseId | null;
}

export interface RefusalRow {
  readonly at: Instant;
  readonly city: CityCode | null;
  readonly caseId: CaseId | null;
  readonly person: PersonId | null;
  readonly seat: string | null;
  readonly command: string;
  readonly code: string;
  readonly details: Json;
  readonly after: CaseId | null;
}

export interface BatchRows {
  readonly moves: MovedCase[];
  readonly opens: OpenedCase[];
  readonly numbers: NumberRow[];
  readonly entries: EntryRow[];
  readonly effects: EffectRow[];
  readonly items: ItemRow[];
  readonly itemsGone: ItemKey[];
  readonly timers: TimerRow[];
  readonly timersGone: TimerKey[];
  readonly lines: LineRow[];
  readonly linesMoved: LinePlace[];
  readonly linesGone: LineKey[];
  readonly answers: AnswerRow[];
  readonly refusals: RefusalRow[];
}

export type PartName = keyof BatchRows;

export const emptyBatch = (): BatchRows => ({
  moves: [],
  opens: [],
  numbers: [],
  entries: [],
  effects: [],
  items: [],
  itemsGone: [],
  timers: [],
  timersGone: [],
  lines: [],
  linesMoved: [],
  linesGone: [],
  answers: [],
  refusals: [],
});
