// The authority tables of a rulebook as they are asked: entries by code and date, rows by subject
// and unit. A city without authority.yaml and decision.yaml has none.

import type { LineUnit } from '../../terms/case.ts';
import type { UnitCode } from '../../terms/ids.ts';
import { Fault, type Refusal, refuse } from '../../terms/refusal.ts';
import type { Rulebook } from '../../terms/rulebook.ts';
import type {
  AuthorityRow,
  AuthorityRules,
  AuthorityTable,
  Ground,
  Hat,
  Rank,
  Subject,
  Word,
} from '../../terms/rulebook-authority.ts';
import type {
  AbsenceRule,
  DecisionHand,
  DecisionHandling,
  DecisionRules,
  DelegationScheme,
} from '../../terms/rulebook-decision.ts';
import type { Who } from '../../terms/rulebook-parts.ts';
import type { LocalDate } from '../../terms/units.ts';
import { bindOffices } from '../offices.ts';
import { bindDated } from './dated.ts';
import { indexRows, type RowForUnit } from './row-index.ts';

export interface Authority {
  readonly tables: AuthorityRules;
  readonly decision: DecisionRules;
  readonly handling: DecisionHandling;
  /** What counts as absent, and who may act then. */
  readonly absence: AbsenceRule;
  /** Places whose hand this is, first the one that is asked. */
  hands(hand: DecisionHand): readonly Who[];
  findSubject(code: string, on: LocalDate): Subject | undefined;
  /** A Fault where the rulebook lacks what its check promises. */
  subject(code: string, on: LocalDate): Subject;
  subjects(on: LocalDate): readonly Subject[];
  findRow(code: string, on: LocalDate): AuthorityRow | undefined;
  findTable(code: string, on: LocalDate): AuthorityTable | undefined;
  findRank(code: string, on: LocalDate): Rank | undefined;
  ranks(on: LocalDate): readonly Rank[];
  findHat(code: string, on: LocalDate): Hat | undefined;
  hats(on: LocalDate): readonly Hat[];
  findGround(code: string, on: LocalDate): Ground | undefined;
  grounds(on: LocalDate): readonly Ground[];
  findQualifier(code: string, on: LocalDate): Word | undefined;
  qualifiers(on: LocalDate): readonly Word[];
  findExclusion(code: string, on: LocalDate): Word | undefined;
  exclusions(on: LocalDate): readonly Word[];
  findScheme(code: string, on: LocalDate): DelegationScheme | undefined;
  schemes(on: LocalDate): readonly DelegationScheme[];
  /** Rows in force that are for the unit of this line, in the order of the rulebook. */
  rowsFor(subject: string, on: LocalDate, line: readonly LineUnit[]): readonly RowForUnit[];
  /** Unit behind an office of the rulebook; a Fault where it has none. */
  officeUnit(code: string, on: LocalDate): UnitCode;
}

/** Undefined: the city has no tables, and runs no decisions. */
export function bindAuthority(rulebook: Rulebook): Authority | undefined {
  const { authority: tables, decision, organisation } = rulebook;
  if (tables === undefined || decision === undefined) return undefined;
  const offices = officesByDate(organisation.offices);
  const rows = indexRows(tables.rows);
  const subjects = bindDated(tables.subjects);
  const ranks = bindDated(tables.ranks);
  const hats = bindDated(tables.hats);
  const grounds = bindDated(tables.grounds);
  const qualifiers = bindDated(tables.qualifiers);
  const exclusions = bindDated(tables.exclusions);
  const schemes = bindDated(decision.schemes);

  return {
    tables,
    decision,
    handling: decision.handling,
    absence: decision.absence,
    hands: (hand) => decision.hands[hand],
    findSubject: subjects.find,
    subject: (code, on) => {
      const found = subjects.find(code, on);
      if (found === undefined) throw new Fault('rulebook_lacks', { key: 'subjects', code, on });
      return found;
    },
    subjects: subjects.all,
    findRow: bindDated(tables.rows).find,
    findTable: bindDated(tables.tables).find,
    findRank: ranks.find,
    ranks: ranks.all,
    findHat: hats.find,
    hats: hats.all,
    findGround: grounds.find,
    grounds: grounds.all,
    findQualifier: qualifiers.find,
    qualifiers: qualifiers.all,
    findExclusion: exclusions.find,
    exclusions: exclusions.all,
    findScheme: schemes.find,
    schemes: schemes.all,
    rowsFor: (subject, on, line) => {
      const { codesOf } = offices(on);
      return rows.rowsFor(subject, on, line, (unit) => codesOf.get(unit) ?? []);
    },
    officeUnit: (code, on) => {
      const unit = offices(on).unitOf.get(code);
      if (unit === undefined) throw new Fault('rulebook_lacks', { key: 'offices', code, on });
      return unit;
    },
  };
}

/** The tables of a city, or `no_authority_rules`. */
export function authorityOf(rules: {
  readonly authority: Authority | undefined;
  readonly rulebook: Rulebook;
}): Authority | Refusal {
  const { authority, rulebook } = rules;
  return authority ?? refuse('no_authority_rules', { city: rulebook.identity.title });
}

interface OfficesOn {
  readonly unitOf: ReadonlyMap<string, UnitCode>;
  readonly codesOf: ReadonlyMap<UnitCode, readonly string[]>;
}

const DATES_REMEMBERED = 32;

/** Offices change units seldom, and questions come for few dates: each date is read once. */
function officesByDate(entries: Rulebook['organisation']['offices']) {
  const bound = bindOffices(entries);
  const codes = [...new Set(entries.map(({ code }) => code))];
  const remembered = new Map<LocalDate, OfficesOn>();
  return (on: LocalDate): OfficesOn => {
    const known = remembered.get(on);
    if (known !== undefined) return known;
    if (remembered.size >= DATES_REMEMBERED) remembered.clear();
    const unitOf = new Map<string, UnitCode>();
    const codesOf = new Map<UnitCode, string[]>();
    for (const code of codes) {
      const unit = bound.holding(code, on)?.unit;
      if (unit === undefined) continue;
      unitOf.set(code, unit);
      codesOf.set(unit, [...(codesOf.get(unit) ?? []), code]);
    }
    const found = { unitOf, codesOf };
    remembered.set(on, found);
    return found;
  };
}
