// Parts that steps and expectations of a situation share.

import { z } from 'zod';
import { localDate } from '../terms/rulebook-parts.ts';

export const word = z.string().min(1).max(200);
export const json = z.json();

/** How a situation calls a case: `A`, `road`; chosen by its author. */
export const alias = z.string().min(1).max(50);

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** City wall time, or with an offset; a date alone is the moment at which the offices open. */
export const moment = z
  .string()
  .regex(MOMENT, 'a moment such as 2026-12-22T09:00, or a date such as 2026-12-22');

/**
 * A case by its name here; a session by meeting and day, or as the one a case waits for; the
 * execution of a budget request; of a procedure the case that was opened last.
 */
export const caseRef = z.union([
  alias,
  z.strictObject({ meeting: word, on: localDate }),
  z.strictObject({ session: alias }),
  z.strictObject({ execution: alias }),
  z.strictObject({ latest: word }),
]);

/** A seat, whoever holds it then; or a person, from a seat of his or the first that may act. */
export const actor = z.union([word, z.strictObject({ person: word, seat: word.optional() })]);

/** A seat, for everything that waits at its place; or the place itself. */
export const place = z.union([word, z.strictObject({ unit: word, role: word })]);

/** A date is compared with the city's date; with a time of day, the very moment is meant. */
export const due = z.union([moment, z.null()]);

export type CaseRef = z.infer<typeof caseRef>;
export type ActorRef = z.infer<typeof actor>;
export type PlaceRef = z.infer<typeof place>;
