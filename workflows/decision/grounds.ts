// Grounds on which a matter goes to somebody higher (重要, 異例, 疑義, 先例, 紛争), and which of them
// bar an acting decision.

import type { Authority } from '../../src/rules/authority/bind.ts';
import { findGround } from '../../src/rules/authority/check-question.ts';
import { isRefusal, type Refusal } from '../../src/terms/refusal.ts';
import type { LocalDate } from '../../src/terms/units.ts';

export function findGroundFault(
  codes: readonly string[],
  on: LocalDate,
  authority: Authority,
): Refusal | null {
  const faults = codes.map((code) => findGround(code, on, authority));
  return faults.find(isRefusal) ?? null;
}
