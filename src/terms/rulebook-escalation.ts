// escalation.yaml: the ladder a disagreement climbs, the ruling at its top, and what counts as
// stuck.

import { z } from 'zod';
import { code, period, provenance, who } from './rulebook-parts.ts';

/** A level: a meeting whose agenda the case joins, or places that mediate by themselves. */
const level = z.strictObject({
  code,
  title: z.string().min(1),
  by: z.union([z.strictObject({ meeting: code }), z.strictObject({ places: z.array(who).min(1) })]),
  /** Time allowed at this level; at a meeting it runs from the session. */
  period,
  /**
   * `both`: a settlement counts when the initiator's and each disagreeing addressee's decider have
   * confirmed it; `mediator`: it counts when the level (chair or mediating place) records it.
   */
  confirmation: z.enum(['both', 'mediator']),
});

const rulingKind = z.strictObject({
  code,
  title: z.string().min(1),
  effect: z.enum(['proceed', 'amend', 'stop']),
});

const ruling = z.strictObject({
  /** Who rules: each place must rule; when they differ, `whenDiffering` rules alone. */
  by: z.array(who).min(1),
  whenDiffering: z.array(who).min(1),
  kinds: z.array(rulingKind).min(1),
});

const ladder = z.strictObject({
  code,
  title: z.string().min(1),
  /** Any number of levels, also none: then the ruling (or the unsettled end) comes at once. */
  levels: z.array(level),
  /** What stands above the last level; absent: the case ends unsettled, with both opinions kept. */
  ruling: ruling.optional(),
  ...provenance,
});

/**
 * After how long without a move in a step a case is listed as stuck. Without `step`: every other.
 * `never`: a step in which a case rests and waits for nothing, for years.
 */
const watch = z.strictObject({
  step: z.string().optional(),
  idle: z.union([z.literal('never'), period]),
  ...provenance,
});

export const escalationFile = z.strictObject({
  ladders: z.array(ladder),
  watch: z.array(watch).min(1),
});

export type Ladder = z.infer<typeof ladder>;
export type Level = z.infer<typeof level>;
export type Ruling = z.infer<typeof ruling>;
