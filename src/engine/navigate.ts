/**
 * The navigator (相談先ナビ): who would decide a matter, before anybody drafts it. Asks the same pure
 * rules as the decision procedure, of the organisation as it stands, and holds whatever a case
 * started now would meet. Nothing is written.
 */
import { type Authority, authorityOf } from '../rules/authority/bind.ts';
import { findGround, unknownSubject } from '../rules/authority/check-question.ts';
import { findNoWard } from '../rules/authority/check-wards.ts';
import type { Route } from '../rules/authority/competence.ts';
import { type MoneyBand, moneyLadder } from '../rules/authority/money-ladder.ts';
import { planRoute } from '../rules/authority/plan-route.ts';
import type { Question } from '../rules/authority/question.ts';
import { bindRules, type Rules } from '../rules/bound-rules.ts';
import type { Organisation } from '../rules/directory.ts';
import type { NavigatorQuestion } from '../terms/contract-navigator.ts';
import { type Place, placeKey } from '../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type { Subject } from '../terms/rulebook-authority.ts';
import type { Instant, LocalDate } from '../terms/units.ts';
import { type ConsultationAhead, consultationAhead } from './navigate-consultation.ts';

/** By what a question is answered. */
export interface NavigatorGround {
  readonly rulebook: Rulebook;
  readonly organisation: Organisation;
  readonly at: Instant;
  /** Places of whoever asks: the one that would draft is looked for among them. */
  readonly places: readonly Place[];
}

export interface Navigation {
  readonly question: NavigatorQuestion;
  readonly on: LocalDate;
  readonly subject: Subject;
  readonly authority: Authority;
  /** Who decides and the way to him, or why a case of this kind would be refused. */
  readonly route: Route | Refusal;
  readonly money: readonly MoneyBand[];
  readonly consultation: ConsultationAhead;
  /** If it is submitted now and every step takes all of its time; null without a route. */
  readonly expectedOn: LocalDate | null;
}

const boundRules = new WeakMap<Rulebook, Rules>();

/** A published rulebook never changes: it is bound once. */
export function rulesOf(rulebook: Rulebook): Rules {
  const known = boundRules.get(rulebook) ?? bindRules(rulebook);
  boundRules.set(rulebook, known);
  return known;
}

function asQuestion(
  asked: NavigatorQuestion,
  on: LocalDate,
  organisation: Organisation,
): Question | Refusal {
  const unknown = [asked.unit, ...asked.wards].find((unit) => !organisation.unit(unit));
  if (unknown !== undefined) return refuse('unknown_unit', { unit: unknown, on: organisation.on });
  const codes = organisation.lineOf(asked.unit);
  const line = codes.flatMap((code) => organisation.unit(code) ?? []);
  const overseers = codes.flatMap((unit) => {
    const place = organisation.overseerOf(unit);
    return place === undefined ? [] : [[unit, place] as const];
  });
  const { subject, hat, item, amount, change, wards, qualifiers, exclusions, fields } = asked;
  return {
    ...{ subject, on, hat, item, amount, change, wards, qualifiers, exclusions, fields },
    line: line.map(({ code, kind }) => ({ code, kind })),
    overseers: Object.fromEntries(overseers),
    analogy: asked.analogy,
  };
}

/** The place that would draft: one of the asking person's own, else the first that may. */
function drafterOf(
  { unit }: NavigatorQuestion,
  on: LocalDate,
  authority: Authority,
  places: readonly Place[],
): Place | null {
  const hands = authority.hands('draft').flatMap((who): Place[] => {
    if ('overseers' in who) return [];
    if ('unit' in who) return [who];
    if ('office' in who) return [{ unit: authority.officeUnit(who.office, on), role: who.role }];
    return who.party === 'initiator' ? [{ unit, role: who.role }] : [];
  });
  const own = new Set(places.map(placeKey));
  return hands.find((place) => own.has(placeKey(place))) ?? hands[0] ?? null;
}

/** The bands are of use also while something else of the question is missing. */
function bandsOf(question: Question, authority: Authority): readonly MoneyBand[] {
  const bands = moneyLadder(question, authority);
  return isRefusal(bands) ? [] : bands;
}

/** A ground that the rulebook does not know would be refused with the draft. */
const unknownGround = ({ grounds }: NavigatorQuestion, on: LocalDate, authority: Authority) =>
  grounds.map((code) => findGround(code, on, authority)).find(isRefusal);

const noWard = (
  { subject, wards }: NavigatorQuestion,
  on: LocalDate,
  organisation: Organisation,
  tables: { readonly authority: Authority; readonly rulebook: Rulebook },
) =>
  findNoWard(
    subject,
    wards.flatMap((code) => organisation.unit(code) ?? []),
    on,
    tables,
  );

/** Refuses what cannot be asked at all; what could not be drafted is part of the answer. */
export function navigate(
  asked: NavigatorQuestion,
  { rulebook, organisation, at, places }: NavigatorGround,
): Navigation | Refusal {
  const rules = rulesOf(rulebook);
  const authority = authorityOf(rules);
  if (isRefusal(authority)) return authority;
  const on = asked.on ?? organisation.on;
  const subject = authority.findSubject(asked.subject, on);
  if (subject === undefined) return unknownSubject(asked.subject, on, authority);
  const question = asQuestion(asked, on, organisation);
  if (isRefusal(question)) return question;
  const planned = planRoute(question, drafterOf(asked, on, authority, places), authority);
  const route =
    unknownGround(asked, on, authority) ??
    noWard(asked, on, organisation, { authority, rulebook }) ??
    planned;
  return {
    ...{ question: asked, on, subject, authority, route },
    money: bandsOf(question, authority),
    consultation: consultationAhead(asked, subject, { rules, organisation, on }),
    expectedOn: isRefusal(route) ? null : expectedDate(route, on, at, rules),
  };
}

/** Counted from its receipt as if it were submitted now, or with the opening of a later date. */
function expectedDate({ days }: Route, on: LocalDate, at: Instant, { calendar }: Rules) {
  const today = calendar.dateOf(at);
  const dayZero = on > today ? calendar.nextOpenDay(on) : calendar.receiptDay(at);
  return calendar.addBusinessDays(dayZero, days.total);
}
