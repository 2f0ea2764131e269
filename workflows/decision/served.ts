// The consultation that a decision serves: by being made it answers for an addressee or submits for
// the initiator. What it will say, and whether that is waited for and of this very seat, is held
// against the consultation before anybody decides: afterwards it is too late to mend it.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { possibleModes } from '../../src/rules/possible-modes.ts';
import type { LinkedCase } from '../../src/terms/case.ts';
import { type Place, placeKey, type UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { answerFault } from '../parts/answer-fits.ts';
import { placesOf } from '../parts/places.ts';
import type { Decision, DecisionEvent } from './context.ts';
import { isOwn, linkedBy } from './linked.ts';
import { tablesOf } from './places.ts';
import { deciderOf, samePlace } from './way.ts';

type Event = Pick<DecisionEvent, 'facts'>;

/** The addressee of the consultation for whom this decision answers. */
export function answeringUnit(linked: LinkedCase, d: Decision): UnitCode | null {
  const units = [d.initiator, ...d.line.map(({ code }) => code)];
  return units.find((unit) => linked.addressees.includes(unit)) ?? null;
}

/** A subject says what its decisions may tell a consultation. `on`: city date of its entries. */
export function checkServing(
  { serves, subject }: Pick<Decision, 'serves' | 'subject'>,
  on: LocalDate,
  rules: Rules,
): Refusal | null {
  if (serves === null) return null;
  const tables = tablesOf(rules);
  const fits = ({ serves: said = [] }: ReturnType<typeof tables.subject>) =>
    said.includes(serves.as);
  if (fits(tables.subject(subject, on))) return null;
  const others = tables.subjects(on).filter(fits);
  return refuse('subject_serves_nothing', {
    ...{ subject, as: serves.as },
    subjects: others.map(({ code, title }) => `${code} (${title})`).join(', ') || '—',
  });
}

/** What a consultation waits for when it waits for this decision: its act stays open until then. */
const actOf = { answer: 'answer', submission: 'approve' } as const;

/** An answer may have been given another way, and a consultation on hold waits for nobody. */
const waiting = (d: Decision, linked: LinkedCase): LinkedCase['waitsFor'] => {
  const { serves } = d;
  if (serves === null) return [];
  const unit = serves.as === 'answer' ? answeringUnit(linked, d) : null;
  return linked.waitsFor.filter(
    ({ act, about }) => act === actOf[serves.as] && (unit === null || about === unit),
  );
};

/** The consultation waits for this decision: when it is drafted, submitted and decided. */
export function checkServed(d: Decision, event: Event): Refusal | null {
  const { serves } = d;
  if (serves === null) return null;
  const linked = linkedBy(serves.case, event);
  if (linked === undefined || linked.procedure !== 'prior_consultation') {
    return refuse('served_case_unknown', { case: serves.case });
  }
  const isParty =
    serves.as === 'answer' ? answeringUnit(linked, d) !== null : isOwn(linked.initiator, d);
  if (!isParty) return refuse('served_case_other_party', { unit: d.initiator });
  return waiting(d, linked).length > 0
    ? null
    : refuse('served_case_not_waiting', { step: linked.step });
}

/** Who could answer or approve there: the hand of any mode that the consultation may have. */
function handThere(d: Decision, linked: LinkedCase, rules: Rules): Place[] {
  const name = d.serves?.as === 'submission' ? 'approve' : 'answer';
  const { hands, modes } = rules.rulebook.consultation;
  const whos = [...hands[name], ...modes.flatMap(({ hands: own }) => own?.[name] ?? [])];
  return placesOf(whos, {
    office: (code) => [rules.officeUnit(code, d.officesOn)],
    party: (party) => {
      if (party === 'initiator') return [linked.initiator];
      return party === 'addressee' ? [answeringUnit(linked, d)].flatMap((unit) => unit ?? []) : [];
    },
  });
}

/** Whoever decides it is the one who could have said it there himself. */
export function checkServedBy(d: Decision, event: Event, rules: Rules): Refusal | null {
  const linked = d.serves === null ? undefined : linkedBy(d.serves.case, event);
  const decider = deciderOf(d);
  if (linked === undefined || decider === null) return null;
  const asked = waiting(d, linked);
  const places = [...asked, ...handThere(d, linked, rules)];
  return places.some((one) => samePlace(one, decider.place))
    ? null
    : refuse('served_by_other_seat', { holders: asked.map(placeKey).join(', ') });
}

/**
 * Which mode the consultation fell under is not known here: the answer must fit one of those its
 * matter may fall under. The consultation itself looks again.
 */
export function checkServedAnswer(
  { serves, pinnedOn }: Pick<Decision, 'serves' | 'pinnedOn'>,
  event: Event,
  rules: Rules,
): Refusal | null {
  if (serves?.as !== 'answer') return null;
  const linked = linkedBy(serves.case, event);
  const matter = rules.findMatter(linked?.matter ?? '', pinnedOn);
  if (linked === undefined || matter === undefined) return null;
  const faults = possibleModes(matter, linked.addressees, rules, pinnedOn)
    .filter(({ answers }) => answers !== undefined)
    .map((mode) => answerFault(serves, rules.answerKinds(mode, pinnedOn)));
  return faults.includes(null) ? null : (faults[0] ?? null);
}
