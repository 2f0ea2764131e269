import { createHash } from 'node:crypto';
import type { CaseId, CityCode } from '../src/terms/ids.ts';
import type { LocalDate } from '../src/terms/units.ts';

/**
 * The id of a planned session, the same for whoever computes it: two workers that convene it at
 * once convene one. A uuid of version 8 (RFC 9562: content of one's own).
 */
export function sessionId(city: CityCode, meeting: string, plannedOn: LocalDate): CaseId {
  const hash = createHash('sha256')
    .update(JSON.stringify([city, meeting, plannedOn]))
    .digest();
  hash[6] = 0x80 | ((hash[6] ?? 0) & 0x0f);
  hash[8] = 0x80 | ((hash[8] ?? 0) & 0x3f);
  const hex = hash.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as CaseId;
}
