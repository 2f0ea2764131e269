// Changes while it circulates (回議) and is heard (合議・協議).

import type { RankedPlace } from '../../src/rules/authority/competence.ts';
import { commonSuperior, ladderOf } from '../../src/rules/authority/ladder.ts';
import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import { startClock } from './clock.ts';
import type {
  Change,
  Circulator,
  Decision,
  DecisionEvent,
  EventOf,
  Heard,
  Said,
} from './context.ts';
import { dropQuestions, type Fold, foldOf, goOn } from './fold.ts';
import { tablesOf } from './places.ts';
import { planWay, withoutHeard } from './plan-way.ts';
import { oweReview } from './reviews.ts';
import { deciderOf, isOpen, samePlace, turnOf } from './way.ts';

const onTurn = (d: Decision, change: (one: Circulator) => Circulator): Change => {
  const turn = turnOf(d);
  return { circulation: d.circulation.map((one) => (one === turn ? change(one) : one)) };
};

const assent = foldOf(['assent'], (d, event, rules) => {
  const { by, at, comment } = event;
  if (!isPerson(by)) return {};
  const seen = onTurn(d, (one) => ({
    ...one,
    state: 'assented',
    at,
    by,
    comment: comment ?? null,
  }));
  const lastMove = { what: 'assent', from: by.as } as const;
  return goOn(d, { ...seen, lastMove }, event, rules);
});

/** A drafter who is passed over as circulator owes himself no review. */
const passedOver = foldOf(['pass_over'], (d, event, rules) => {
  const { by, at, facts, reason } = event;
  const turn = turnOf(d);
  if (turn === null || !isPerson(by)) return {};
  const passed = onTurn(d, (one) => ({
    ...one,
    state: 'passed_over',
    at,
    by,
    comment: reason ?? null,
  }));
  const seats = facts.presence?.[placeKey(turn.place)] ?? [];
  const proposed = seats
    .flatMap(({ holders }) => holders)
    .some(({ person }) => d.proposers.includes(person));
  const { passedOver: period } = tablesOf(rules).handling;
  const owed = { because: 'circulation', place: turn.place, actedBy: by.person, seats } as const;
  const reviews = proposed ? d.reviews : oweReview(d, { ...owed, period, at }, rules);
  return goOn(d, { ...passed, reviews, lastMove: null }, event, rules);
});

const speaking = ['concur', 'concur_acting', 'advise', 'advise_acting'] as const;
type Speaking = EventOf<(typeof speaking)[number]>;

export const isSpeaking = (event: DecisionEvent): event is Speaking =>
  speaking.some((type) => type === event.type);

/** What the sender's place was asked: several things once an office has moved to it. */
export const hearingsOf = (d: Decision, event: DecisionEvent): readonly Heard[] => {
  const { by, type } = event;
  if (!isPerson(by)) return [];
  const as = type === 'concur' || type === 'concur_acting' ? 'concurrence' : 'consult';
  return d.hearings.filter((one) => one.as === as && samePlace(one.place, by.as));
};

/** The decider before anybody objected: several objections are weighed one by one. */
const unopposed = (d: Decision): RankedPlace | null =>
  deciderOf({ ...d, hearings: d.hearings.map((one) => ({ ...one, superior: null })) });

/** Who stands above both the decider and the section that objects. */
function superiorOf(d: Decision, one: Heard, event: DecisionEvent, rules: Rules) {
  const decider = unopposed(d);
  if (d.competence === null || decider === null) return null;
  const { lines = {}, overseers } = event.facts;
  const line = lines[one.place.unit] ?? [];
  const { pinnedOn: on, officesOn } = d;
  const unit = { on, officesOn, line, ...(overseers && { overseers }) };
  const other = ladderOf(unit, tablesOf(rules));
  return commonSuperior(d.competence.ladder, decider.level, [other]);
}

function spoken(one: Heard, event: Speaking, superior: RankedPlace | null): Heard {
  const { by, at, stance, text } = event;
  if (!isPerson(by)) return one;
  const said: Said = { stance, at, by, text: text ?? null };
  return { ...one, state: 'given', said, superior, clock: null };
}

/** The section itself sees afterwards what was said in its stead. */
function reviewOfStance(d: Decision, event: Speaking, rules: Rules) {
  const { by, at, facts, type } = event;
  if (!isPerson(by) || (type !== 'concur_acting' && type !== 'advise_acting')) return d.reviews;
  const seats = facts.presence?.[placeKey(by.as)] ?? [];
  const owed = { because: 'concurrence', place: by.as, actedBy: by.person, seats } as const;
  return oweReview(d, { ...owed, period: tablesOf(rules).handling.postReview, at }, rules);
}

/** A consent refused takes the decision to somebody higher, past whoever stands between. */
const stance = foldOf(speaking, (d, event, rules) => {
  const about = hearingsOf(d, event).filter(isOpen);
  const isOpposed = (one: Heard) => event.stance === 'object' && !one.binding;
  const superior = (one: Heard) => (isOpposed(one) ? superiorOf(d, one, event, rules) : null);
  const hearings = d.hearings.map((one) =>
    about.includes(one) ? spoken(one, event, superior(one)) : one,
  );
  const next = { ...d, hearings };
  const raises = about.some(isOpposed) && d.competence !== null;
  const way = raises
    ? planWay(next, d.competence, tablesOf(rules))
    : { hearings, circulation: withoutHeard(d.circulation, hearings) };
  const reviews = reviewOfStance(d, event, rules);
  return goOn(d, { ...way, reviews, lastMove: null }, event, rules);
});

const unseen = { state: 'waiting', at: null, by: null, comment: null } as const;

/** From the circulator of this number on, everybody sees it once more. */
const returned = foldOf(['return'], (d, event, rules) => {
  const from = (event.to ?? 1) - 1;
  const circulation = d.circulation.map((one, index) =>
    index < from || one.state === 'proposed' ? one : { ...one, ...unseen },
  );
  const change = { ...dropQuestions(d), circulation, lastMove: null };
  const again = goOn(d, change, event, rules);
  const { circulation: period } = tablesOf(rules).handling;
  return { ...again, turn: startClock(period, event.at, rules) };
});

/** The circulator who assented last takes his assent back. */
const assentRecalled: Fold = (d, event, rules) => {
  const index = d.circulation.findLastIndex(({ state }) => state === 'assented');
  const circulation = d.circulation.map((one, at) => (at === index ? { ...one, ...unseen } : one));
  return goOn(d, { circulation, lastMove: null }, event, rules);
};

const question = foldOf(['ask'], (d, event, rules) => {
  const { by, at, question: text } = event;
  if (!isPerson(by)) return {};
  const period = tablesOf(rules).handling.question;
  const asked = {
    id: `q${d.questions.length + 1}`,
    from: by.as,
    at,
    text,
    state: 'open',
    clock: period === undefined ? null : startClock(period, at, rules),
    reply: null,
  } as const;
  return { questions: [...d.questions, asked], lastMove: null };
});

const reply = foldOf(['reply'], (d, { question: id, text, attachments, at }) => {
  const given = { at, text, ...(attachments && { attachments }) };
  return {
    questions: d.questions.map((one) =>
      one.id === id ? { ...one, state: 'answered', clock: null, reply: given } : one,
    ),
  };
});

export const hearingRecords = {
  assent,
  passedOver,
  stance,
  returned,
  assentRecalled,
  question,
  reply,
} as const satisfies Record<string, Fold>;
