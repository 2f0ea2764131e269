// Before it lies with its decider: 起案、回議、合議.

import { record, tell, when } from './vocabulary.ts';

export const withdraw = {
  target: 'closed',
  actions: [tell('withdrawn', 'everybody'), record('withdrawn')],
} as const;

export const share = {
  guard: when('unitsKnown'),
  actions: [record('shared'), tell('decision_shared', 'newReaders')],
} as const;

/** What is owed to somebody who was absent does not wait for the decision. */
export const reviewing = {
  review_after: {
    guard: when('reviewOwed', 'reviewsAnother', 'opinionReasoned'),
    actions: [record('review'), tell('reviewed_after', 'drafters', 'actor')],
  },
  report_correction: {
    guard: when('correctionOpen'),
    actions: [record('correction'), tell('correction_reported', 'reviewer')],
  },
} as const;

/** What the decider orders before he goes away, wherever it lies meanwhile. */
export const instruct = {
  guard: when('fourEyes', 'asSeen'),
  actions: [record('instruction'), tell('decision_instructed', 'drafters')],
} as const;

/** Questions and holds, wherever it lies with somebody else than the drafter. */
export const interrupting = {
  ask: {
    guard: when('running', 'mayInterrupt'),
    actions: [record('question'), tell('question_asked', 'drafters')],
  },
  reply: {
    guard: when('running', 'openQuestion'),
    actions: [record('reply'), tell('question_answered', 'asker')],
  },
  hold: {
    guard: when('running', 'laterDate'),
    actions: [record('hold'), tell('held', 'drafters', 'waiting')],
  },
  resume: {
    guard: when('held'),
    actions: [record('resumed'), tell('resumed', 'drafters', 'waiting')],
  },
  ...reviewing,
} as const;

/** Changed on its way: whoever is concerned consents again, the others hear of it. */
export const revise = {
  guard: when('running', 'readable', 'complete', 'follows'),
  actions: [
    record('revisionOnTheWay'),
    tell('content_revised', 'informed'),
    tell('consent_again', 'askedAgain'),
    tell('concurrence_requested', 'askedFirst'),
    tell('assent_requested', 'turnNow'),
  ],
} as const;

/** A recall takes back the last move: of the drafter, or of the circulator who assented last. */
export const recall = [
  {
    guard: when('running', 'lastMoved', 'isSender', 'wasSubmitted'),
    target: 'drafting',
    actions: [tell('recalled', 'waiting'), record('backToDraft')],
  },
  {
    guard: when('running', 'lastMoved', 'isSender'),
    target: 'hearing',
    actions: [tell('recalled', 'waiting'), record('assentRecalled')],
  },
] as const;

export const giveBack = [
  {
    guard: when('running', 'mayInterrupt', 'knownCirculator', 'toDrafter'),
    target: 'drafting',
    actions: [record('backToDraft'), tell('returned', 'drafters')],
  },
  {
    guard: when('running', 'mayInterrupt', 'knownCirculator'),
    target: 'hearing',
    actions: [record('returned'), tell('returned', 'turn', 'drafters')],
  },
] as const;

const concurring = [
  record('stance'),
  tell('concurrence_given', 'drafters'),
  tell('concurrence_failed', 'objected'),
  tell('assent_requested', 'turnNow'),
] as const;

const advising = [
  record('stance'),
  tell('concurrence_given', 'drafters'),
  tell('assent_requested', 'turnNow'),
] as const;

const inTheirStead = when(
  ...(['running', 'isAsked', 'fourEyes', 'isAbsent', 'actingTurn', 'stanceFits'] as const),
);

const notOffered = { guard: when('notOffered') } as const;

export const hearing = {
  drafting: {
    on: {
      revise: { guard: when('readable', 'follows'), actions: record('revision') },
      submit: {
        guard: when('complete', 'servedWaits'),
        target: 'hearing',
        actions: [
          record('submission'),
          tell('assent_requested', 'turn'),
          tell('concurrence_requested', 'asked'),
          tell('decision_shared', 'readers'),
        ],
      },
      recall: { guard: when('nothingToRecall') },
      discard: { guard: when('neverSubmitted'), target: 'closed', actions: record('discarded') },
      withdraw,
      share,
      instruct,
      ...reviewing,
    },
  },

  hearing: {
    always: { guard: when('heard'), target: 'deciding' },
    on: {
      assent: {
        guard: when('running', 'isTurn', 'fourEyes'),
        actions: [record('assent'), tell('assent_requested', 'turn')],
      },
      concur: { guard: when('running', 'isAsked', 'fourEyes', 'stanceFits'), actions: concurring },
      advise: { guard: when('running', 'isAsked', 'fourEyes', 'stanceFits'), actions: advising },
      concur_acting: { guard: inTheirStead, actions: concurring },
      advise_acting: { guard: inTheirStead, actions: advising },
      pass_over: {
        guard: when('running', 'mayPassOver', 'circulatorAbsent'),
        actions: [
          tell('passed_over', 'turn'),
          record('passedOver'),
          tell('assent_requested', 'turn'),
        ],
      },
      return: giveBack,
      recall,
      revise,
      withdraw,
      share,
      instruct,
      ...interrupting,
      decide: notOffered,
      decide_acting: notOffered,
      take_up: notOffered,
      reject: notOffered,
      send_up: notOffered,
    },
  },
} as const;
