// What a place that is asked for its consent may answer: the same for a draft that is decided and
// for a change of delegation.

import { type Refusal, refuse } from '../../src/terms/refusal.ts';

interface Answer {
  readonly stance: string;
  readonly text?: string | undefined;
}

/** Given under a condition (条件付同意) it is a consent; the drafter reads what it is tied to. */
export const isConsent = (stance: string): boolean =>
  stance === 'consent' || stance === 'conditional';

/**
 * `stance_needs_text` where one of `reasoned` comes without words; `consent_needed` where the
 * consent binds: to have nothing to say about the matter is no consent to it.
 */
export function stanceFault(
  { stance, text }: Answer,
  binds: boolean,
  reasoned: readonly string[],
): Refusal | null {
  if (binds && stance === 'no_opinion') return refuse('consent_needed');
  return reasoned.includes(stance) && text === undefined
    ? refuse('stance_needs_text', { stance })
    : null;
}
