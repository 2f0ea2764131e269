// The gate before money of a ward is asked for or passed on: the prior consultation must be
// concluded, about such a matter, between those whose money and whose ward it is. One gate for the
// request (計上) and for the execution (再配当), so that what passes the one passes the other.
// Source: rules.md 8.4 (新潟⑤: 合意・条件付・裁定(実施)), scenarios 32 and 43.

import type { Facts, LinkedCase } from '../../terms/case.ts';
import type { UnitCode } from '../../terms/ids.ts';
import type { Lane } from '../../terms/rulebook-budget.ts';

/** Consented, consented under conditions, or ruled to be done: silence opens no gate. */
const opening: ReadonlySet<string> = new Set([
  'agreed',
  'agreed_with_conditions',
  'settled',
  'ruled_proceed',
  'ruled_amend',
]);

export const opensGate = (outcome: string | null): boolean =>
  outcome !== null && opening.has(outcome);

/** What stands before the gate. */
export interface Asking {
  readonly lane: Pick<Lane, 'matter' | 'afterTheFact'>;
  /** Who asks for the money, or holds it: a ward or a bureau. */
  readonly unit: UnitCode;
  /** The part of it that the line names. */
  readonly section?: UnitCode | undefined;
  /** The ward to which the money goes on; null: to none. */
  readonly to: UnitCode | null;
  /** The lines of the unit and of the section, as far as they were looked up. */
  readonly lines: Facts['lines'];
}

/** What keeps the gate shut. */
export type GateFault =
  | { readonly lacks: 'consultation' }
  | { readonly lacks: 'matter'; readonly matters: string }
  | { readonly lacks: 'party'; readonly unit: UnitCode }
  | { readonly lacks: 'outcome'; readonly step: string };

/** The unit, what it is part of, and the section of the line where that is part of the unit. */
function sideOf({ unit, section, lines = {} }: Asking): UnitCode[] {
  const above = (one: UnitCode) => (lines[one] ?? []).map(({ code }) => code);
  const isOwn = section !== undefined && above(section).includes(unit);
  return [unit, ...above(unit), ...(isOwn ? [section] : [])];
}

/** Whoever must have taken part and has not, or null; it does not count who asked whom. */
function absentParty(linked: LinkedCase, asking: Asking): UnitCode | null {
  const parties = [linked.initiator, ...linked.addressees];
  if (!sideOf(asking).some((one) => parties.includes(one))) return asking.unit;
  return asking.to === null || parties.includes(asking.to) ? null : asking.to;
}

/** Its lane's, or the one under which its lane has it held afterwards; none: of any. */
const mattersOf = ({ lane: { matter, afterTheFact } }: Asking): string[] =>
  matter === undefined
    ? []
    : [matter, ...(afterTheFact === undefined ? [] : [afterTheFact.matter])];

/** Null: it is open. `linked`: the case named, undefined where there is none. */
export function findGateFault(linked: LinkedCase | undefined, asking: Asking): GateFault | null {
  if (linked?.procedure !== 'prior_consultation') return { lacks: 'consultation' };
  const matters = mattersOf(asking);
  if (matters.length > 0 && !matters.includes(linked.matter ?? '')) {
    return { lacks: 'matter', matters: matters.join(', ') };
  }
  const unit = absentParty(linked, asking);
  if (unit !== null) return { lacks: 'party', unit };
  const { outcome, step } = linked;
  return opensGate(outcome) ? null : { lacks: 'outcome', step: outcome ?? step };
}
