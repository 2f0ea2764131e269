// The case that a decision serves: by being made it answers a consultation for an addressee,
// submits a consultation or a budget request, or decides a step of a budget's execution. What it
// will say, and whether that is waited for, is held against that case before anybody decides:
// afterwards it is too late to mend it.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { possibleModes } from '../../src/rules/possible-modes.ts';
import type { LinkedCase } from '../../src/terms/case.ts';
import { stepsShown } from '../../src/terms/command-decided.ts';
import { type Place, placeKey, type UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { answerFault } from '../parts/answer-fits.ts';
import { placesOf } from '../parts/places.ts';
import type { Decision, DecisionEvent, Served } from './context.ts';
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

type Serves = NonNullable<Decision['serves']>;

/** What a case waits for when it waits for this decision, by its procedure: open until then. */
const waited: Readonly<Record<Serves['as'], Readonly<Record<string, string>>>> = {
  answer: { prior_consultation: 'answer' },
  submission: { prior_consultation: 'approve', budget_request: 'submit' },
  step: { budget_execution: 'decide_step' },
};

/** An answer may have been given another way, and a consultation on hold waits for nobody. */
const waiting = (d: Decision, linked: LinkedCase): LinkedCase['waitsFor'] => {
  const { serves } = d;
  if (serves === null) return [];
  const act = waited[serves.as][linked.procedure];
  const asked = linked.waitsFor.filter((one) => one.act === act);
  switch (serves.as) {
    case 'answer': {
      const unit = answeringUnit(linked, d);
      return asked.filter(({ about }) => unit === null || about === unit);
    }
    case 'step':
      return asked.filter(({ about }) => about === serves.item);
    default:
      return asked;
  }
};

/** Of money: the office that is waited for may draft the decision for the unit that asks. */
function isParty(serves: Serves, linked: LinkedCase, d: Decision): boolean {
  if (serves.as === 'answer') return answeringUnit(linked, d) !== null;
  const units = serves.as === 'step' ? waiting(d, linked).map(({ unit }) => unit) : [];
  return [linked.initiator, ...units].some((unit) => isOwn(unit, d));
}

/** The name under which a case shows what the decision must be about. */
const itemOf = (serves: Serves): string => (serves.as === 'step' ? serves.item : serves.as);

/** What a budget's case shows of the step that the decision serves; null where it shows nothing. */
export function servedStep({ serves }: Pick<Decision, 'serves'>, event: Event): Served | null {
  if (serves === null) return null;
  const { steps } = (linkedBy(serves.case, event)?.shown ?? {}) as { readonly steps?: unknown };
  const read = stepsShown.safeParse(steps);
  return (read.success ? read.data[itemOf(serves)] : null) ?? null;
}

/** A case that waits for money to be decided says under which subject, and how much. */
function checkMoney(d: Decision, linked: LinkedCase, event: Event): Refusal | null {
  if (linked.procedure === 'prior_consultation') return null;
  const step = servedStep(d, event);
  if (step === null) return refuse('served_case_not_waiting', { step: linked.step });
  const { subject, amountYen, refusal } = step;
  if (subject !== d.subject) {
    return refuse('served_subject_differs', { subject: d.subject, wanted: subject });
  }
  const { amount = amountYen } = d.content;
  if (amount !== amountYen) return refuse('served_amount_differs', { amount, wanted: amountYen });
  return refusal === undefined ? null : refuse(refusal.code, refusal.details);
}

/**
 * Of money: what is decided is what was proposed to be, and what everybody on the way has seen. A
 * sheet that was taken back and written anew is proposed anew.
 */
export function checkServedSame(d: Decision, event: Event): Refusal | null {
  const step = servedStep(d, event);
  return step === null || step.digest === d.served?.digest
    ? null
    : refuse('served_content_changed', { case: d.serves?.case ?? '—' });
}

/** The other case waits for this decision: when it is drafted, submitted and decided. */
export function checkServed(d: Decision, event: Event): Refusal | null {
  const { serves } = d;
  if (serves === null) return null;
  const linked = linkedBy(serves.case, event);
  if (linked === undefined || waited[serves.as][linked.procedure] === undefined) {
    return refuse('served_case_unknown', { case: serves.case });
  }
  if (!isParty(serves, linked, d)) return refuse('served_case_other_party', { unit: d.initiator });
  return waiting(d, linked).length > 0
    ? checkMoney(d, linked, event)
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

/**
 * Whoever decides it is the one who could have said it there himself. Of money the tables alone say
 * who decides: the case that waits names the subject by which they are asked.
 */
export function checkServedBy(d: Decision, event: Event, rules: Rules): Refusal | null {
  const linked = d.serves === null ? undefined : linkedBy(d.serves.case, event);
  const decider = deciderOf(d);
  if (linked?.procedure !== 'prior_consultation' || decider === null) return null;
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
