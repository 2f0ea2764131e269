// Reads a draft: whether its words are known, its units exist and the tables can say who decides.
// Done when it is opened, whenever it is revised, and in full when it is submitted.

import { findNoWard } from '../../src/rules/authority/check-wards.ts';
import type { Competence } from '../../src/rules/authority/competence.ts';
import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Facts } from '../../src/terms/case.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import type { Decision, DecisionEvent } from './context.ts';
import { draftAfter, rewrites } from './draft-parts.ts';
import { findGroundFault } from './grounds.ts';
import { tablesOf } from './places.ts';
import { competenceOf, competenceSoFar } from './plan-way.ts';

/** Units that a draft names must exist on the day it names them. */
export function checkUnits(units: readonly UnitCode[], facts: Facts, on: LocalDate) {
  const unknown = units.find((unit) => facts.kinds?.[unit] === undefined);
  return unknown === undefined ? null : refuse('unknown_unit', { unit: unknown, on });
}

/** The line and the overseer of the drafting unit as the event found them. */
export const surroundings = (
  d: Pick<Decision, 'initiator'> & Partial<Pick<Decision, 'line' | 'overseers'>>,
  { facts }: Pick<DecisionEvent, 'facts'>,
): Pick<Decision, 'line' | 'overseers'> => ({
  line: facts.lines?.[d.initiator] ?? d.line ?? [],
  overseers: facts.overseers ?? d.overseers ?? {},
});

/** The case as the event leaves its draft. */
export function drafted(d: Decision, event: DecisionEvent): Decision {
  const draft = rewrites(event) ? draftAfter(d, event) : d;
  return { ...d, ...draft, ...surroundings(d, event) };
}

/** City date whose rows hold: from the first submission on, of that. */
export const rowsOn = (d: Decision, event: DecisionEvent, rules: Rules): LocalDate =>
  d.submittedOn ?? rules.calendar.dateOf(event.at);

/** Who decides the draft as the event leaves it; null while the drafter has not completed it. */
export function readDraft(
  d: Decision,
  event: DecisionEvent,
  mustBeComplete: boolean,
  rules: Rules,
): Competence | null | Refusal {
  const authority = tablesOf(rules);
  const on = rowsOn(d, event, rules);
  const after = drafted(d, event);
  const fault =
    checkUnits(unitsNamed(event), event.facts, rules.calendar.dateOf(event.at)) ??
    wardFault(after, event, on, rules) ??
    findGroundFault(after.content.grounds ?? [], on, authority);
  if (fault !== null) return fault;
  const find = mustBeComplete ? competenceOf : competenceSoFar;
  return find(after, on, authority);
}

/** Wards are looked at when they are named: then their kinds are among the facts. */
function wardFault(d: Decision, event: DecisionEvent, on: LocalDate, rules: Rules): Refusal | null {
  const { kinds = {} } = event.facts;
  const units = (d.content.wards ?? []).flatMap((code) => {
    const kind = kinds[code];
    return kind === undefined ? [] : [{ code, kind }];
  });
  const { rulebook } = rules;
  return findNoWard(d.subject, units, on, { authority: tablesOf(rules), rulebook });
}

/** Units that a command names. */
export function unitsNamed(command: object): UnitCode[] {
  const {
    content,
    information,
    with: readers,
  } = command as {
    readonly content?: { readonly wards?: readonly UnitCode[] };
    readonly information?: readonly { readonly unit: UnitCode }[];
    readonly with?: readonly { readonly unit: UnitCode }[];
  };
  const places = [...(information ?? []), ...(readers ?? [])];
  return [...new Set([...(content?.wards ?? []), ...places.map(({ unit }) => unit)])];
}
