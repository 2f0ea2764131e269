// What the outcome of a consultation means for the measure it was held for: asked by every
// procedure that stands behind a consultation.

const permitting = new Set([
  'agreed',
  'agreed_with_conditions',
  'settled',
  'answered',
  'unanswered',
  'ruled_proceed',
  'ruled_amend',
  'no_request',
  'deemed_unnecessary',
  'recorded',
]);

/**
 * Silence is recorded as such and permits only where a dissent would: elsewhere it climbs the
 * ladder. Unsettled, stopped, withdrawn and unfinished consultations permit nothing.
 */
export const permitsMeasure = (outcome: string | null): boolean =>
  outcome !== null && permitting.has(outcome);
