/** How a «no» travels and is seen: a refusal is a value and a 4xx, a fault is thrown and a 500. */
export interface ErrorEntry {
  readonly fate: 'refusal' | 'fault';
  readonly status: number;
  /** What is the matter, and what to do about it. `{name}` stands for a detail of the refusal. */
  readonly ja: string;
  readonly todoJa: string;
  readonly en: string;
  readonly todoEn: string;
}

type Texts = readonly [ja: string, todoJa: string, en: string, todoEn: string];

const entry =
  (fate: ErrorEntry['fate'], status: number) =>
  (...[ja, todoJa, en, todoEn]: Texts): ErrorEntry => ({ fate, status, ja, todoJa, en, todoEn });

/** The request itself is not readable. */
export const malformed = entry('refusal', 400);
export const unauthenticated = entry('refusal', 401);
export const forbidden = entry('refusal', 403);
export const missing = entry('refusal', 404);
/** The case stands elsewhere than the sender thinks. */
export const conflict = entry('refusal', 409);
/** Understood, and not permitted by a rule. */
export const ruled = entry('refusal', 422);
export const tooLarge = entry('refusal', 413);
export const unsupported = entry('refusal', 415);
export const tooMany = entry('refusal', 429);
export const unavailable = entry('refusal', 503);
export const fault = entry('fault', 500);
