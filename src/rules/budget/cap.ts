// What one ward may ask on a lane in all (枠の上限).

import type { Lane } from '../../terms/rulebook-budget.ts';

/** In the rulebook's unit; null where the lane has no cap. */
export function capOf({ cap }: Lane): number | null {
  if (cap === undefined) return null;
  return 'amount' in cap ? cap.amount : null;
}
