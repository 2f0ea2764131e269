// Plans the way of a draft by the authority tables: who decides, whom it passes, who is heard. What
// somebody has already said stays said, unless the part he answers for has changed.

import type { Authority } from '../../src/rules/authority/bind.ts';
import type { Competence, Hearing, RankedPlace } from '../../src/rules/authority/competence.ts';
import { findCompetence } from '../../src/rules/authority/find-competence.ts';
import { routeTo } from '../../src/rules/authority/plan-route.ts';
import type { Question } from '../../src/rules/authority/question.ts';
import { type Place, placeKey } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal } from '../../src/terms/refusal.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import type { Change, Circulator, Decision, Heard } from './context.ts';
import { meets } from './draft-parts.ts';
import { deciderOf, isOpen, objects } from './way.ts';

/** What a route is planned from. */
export type Planned = Pick<
  Decision,
  'subject' | 'officesOn' | 'line' | 'overseers' | 'content' | 'hat' | 'analogy' | 'proposedFrom'
>;

export function questionOf(d: Planned, on: LocalDate): Question {
  const { item, amount, change, wards, qualifiers, exclusions, fields } = d.content;
  return {
    subject: d.subject,
    on,
    officesOn: d.officesOn,
    line: d.line,
    overseers: d.overseers,
    hat: d.hat ?? undefined,
    item,
    amount,
    change,
    wards: wards ?? [],
    qualifiers: qualifiers ?? [],
    exclusions: exclusions ?? [],
    fields: fields ?? {},
    analogy: d.analogy ?? undefined,
  };
}

/** Who decides, by the tables alone, or why they cannot say. */
export const competenceOf = (d: Planned, on: LocalDate, authority: Authority) =>
  findCompetence(questionOf(d, on), authority);

/** What a draft may still lack, or have to mend, before it is submitted. */
const incomplete: ReadonlySet<string> = new Set([
  'item_missing',
  'amount_missing',
  'change_missing',
  'change_below_zero',
  'field_missing',
]);

/** Null for a draft that is not complete yet. */
export function competenceSoFar(
  d: Planned,
  on: LocalDate,
  authority: Authority,
): Competence | null | Refusal {
  const competence = competenceOf(d, on, authority);
  return isRefusal(competence) && incomplete.has(competence.refused) ? null : competence;
}

const isOwn = (place: Place, { proposedFrom }: Pick<Decision, 'proposedFrom'>): boolean =>
  proposedFrom.some((one) => placeKey(one) === placeKey(place));

/** What is proposed from the very place that is asked has its consent already. */
const unheard = (hearing: Hearing, d: Planned): Heard => ({
  ...hearing,
  state: isOwn(hearing.place, d) ? 'proposed' : 'asked',
  said: null,
  past: [],
  clock: null,
  superior: null,
});

/**
 * What somebody said stays said; the rule that asks him may have become another. Of several that
 * offices have brought to one place, what is still open goes before what was refused.
 */
const planHearings = (d: Decision, competence: Competence): Heard[] =>
  competence.hearings.map((asked) => {
    const there = d.hearings.filter(
      ({ as, place }) => as === asked.as && placeKey(place) === placeKey(asked.place),
    );
    const [known] = [...there.filter(isOpen), ...there.filter(objects), ...there];
    return known === undefined ? unheard(asked, d) : heardAs(asked, known, d);
  });

/** Words that were enough once are asked for again where the consent has come to bind. */
function heardAs(asked: Hearing, known: Heard, d: Decision): Heard {
  const { office: _byWhichOffice, ...heard } = known;
  const { state, said, past } = heard;
  const now = { ...heard, ...asked };
  if (isOpen(known) && isOwn(asked.place, d)) return { ...now, state: 'proposed', clock: null };
  const isTooLittle = asked.binding && state === 'given' && said?.stance === 'no_opinion';
  return isTooLittle ? { ...now, state: 'again', past: [...past, said], clock: null } : now;
}

/** Only sections whose part of the draft has changed are asked again; `changed` null: all of it. */
export const askAgain = (hearings: readonly Heard[], changed: readonly string[] | null): Heard[] =>
  hearings.map((one) => {
    const { state, said, concerns } = one;
    const isMet = changed === null || meets(concerns, changed);
    if (state !== 'given' || said === null || !isMet) return one;
    return { ...one, state: 'again', past: [...one.past, said], clock: null, superior: null };
  });

const unseen = { at: null, by: null, comment: null } as const;

/** A seat from which it was drafted has nothing to assent to. */
const waiting = (rank: RankedPlace, d: Planned): Circulator => ({
  ...rank,
  ...unseen,
  state: isOwn(rank.place, d) ? 'proposed' : 'waiting',
});

/** Whoever has spoken in a hearing has seen it, and does not see it once more in circulation. */
export const withoutHeard = (
  circulation: readonly Circulator[],
  hearings: readonly Heard[],
): Circulator[] => {
  const spoken = new Set(hearings.flatMap(({ said, place }) => (said ? placeKey(place) : [])));
  return circulation.filter(
    ({ state, place }) => state !== 'waiting' || !spoken.has(placeKey(place)),
  );
};

/** Whoever has seen it has seen it; a decider who sent it up stays on the list. */
function planCirculation(d: Decision, authority: Authority, drafter: Place | null): Circulator[] {
  const decider = deciderOf(d);
  if (d.competence === null || decider === null) return [];
  const question = questionOf(d, d.pinnedOn);
  const route = routeTo(decider, d.competence, question, drafter, authority);
  const seen = new Map(d.circulation.map((one) => [placeKey(one.place), one]));
  const passed = route.circulation.map((rank) => {
    const known = seen.get(placeKey(rank.place));
    return known === undefined || known.state === 'waiting'
      ? waiting(rank, d)
      : { ...known, ...rank };
  });
  const keys = new Set(passed.map(({ place }) => placeKey(place)));
  const raised = d.circulation.filter(
    ({ state, place }) => (state === 'sent_up' || state === 'lapsed') && !keys.has(placeKey(place)),
  );
  const all = [...passed, ...raised].sort((a, b) => a.level - b.level);
  return withoutHeard(all, d.hearings);
}

/** The way from where it stands on, after the competence or its decider may have changed. */
export function planWay(d: Decision, competence: Competence, authority: Authority): Change {
  const heard = { ...d, competence, hearings: planHearings(d, competence) };
  const [drafter = null] = d.proposedFrom;
  return {
    competence,
    hearings: heard.hearings,
    circulation: planCirculation(heard, authority, drafter),
  };
}
