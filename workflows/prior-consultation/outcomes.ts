// What the outcome of a consultation means for the measure it was held for.

const permitting = new Set([
  'agreed',
  'agreed_with_conditions',
  'settled',
  'answered',
  'ruled_proceed',
  'ruled_amend',
  'no_request',
  'deemed_unnecessary',
  'recorded',
]);

/** Unsettled, stopped, withdrawn and unfinished consultations permit nothing. */
export const permitsMeasure = (outcome: string | null): boolean =>
  outcome !== null && permitting.has(outcome);
