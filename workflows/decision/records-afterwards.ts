// Changes after the decision (施行, 後閲, 是正), and of the time that runs: holds and wake-ups. A
// wake-up reminds and marks; the only thing it does by itself is to end a hold on its date.

import { isPerson } from '../../src/terms/actor.ts';
import { late, startClock } from './clock.ts';
import type { Change, Decision, PostReview } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { officesMoved } from './move-offices.ts';
import { tablesOf } from './places.ts';
import { rowsOn } from './read-draft.ts';
import { changeReview } from './reviews.ts';
import { hearingKey, readTimerName } from './timer-names.ts';

const execution = foldOf(['execute'], (_d, { executedOn, text }) => ({
  execution: { on: executedOn, text: text ?? null },
  turn: null,
}));

/** An opinion asks for something to be put right; the decision stays as it is. */
const review = foldOf(['review_after'], (d, event, rules) => {
  const { by, at, outcome, text } = event;
  if (!isPerson(by)) return {};
  const clock = startClock(tablesOf(rules).handling.correction, at, rules);
  const correction = outcome === 'opinion' ? { text: text ?? '', clock, report: null } : null;
  return changeReview(d, event.review, () => ({
    outcome: { is: outcome, at, by, text: text ?? null },
    correction,
  }));
});

const correction = foldOf(['report_correction'], (d, { review: id, at, text }) =>
  changeReview(d, id, (one) => ({
    correction: one.correction && { ...one.correction, report: { at, text } },
  })),
);

const hold = foldOf(['hold'], (_d, { at, reason, until }) => ({
  hold: { reason, since: at, until },
}));

const resumed: Fold = () => ({ hold: null });

const marked = (one: PostReview, at: Parameters<typeof late>[1]): Partial<PostReview> =>
  one.correction === null
    ? { clock: late(one.clock, at) }
    : { correction: { ...one.correction, clock: late(one.correction.clock, at) } };

function wakeUp(...[d, event, rules]: Parameters<Fold>): Change {
  if (event.type !== 'timer') return {};
  const { at } = event;
  const woken = readTimerName(event.name);
  switch (woken.kind) {
    case 'turn':
      return { turn: d.turn && late(d.turn, at) };
    case 'hold':
      return resumed(d, event, rules);
    case 'offices':
      return officesMoved(d, rowsOn(d, event, rules), rules);
    case 'hearing':
      return { hearings: d.hearings.map((one) => lateOne(one, hearingKey(one) === woken.key, at)) };
    case 'question':
      return { questions: d.questions.map((one) => lateOne(one, one.id === woken.id, at)) };
    case 'back':
      return changeReview(d, woken.id, () => ({ toldBack: true }));
    case 'review':
      return changeReview(d, woken.id, (one) => marked(one, at));
    default:
      throw new RangeError(`not a wake-up: ${woken satisfies never}`);
  }
}

const lateOne = <One extends { readonly clock: Decision['turn'] }>(
  one: One,
  isIt: boolean,
  at: Parameters<typeof late>[1],
): One => (isIt && one.clock !== null ? { ...one, clock: late(one.clock, at) } : one);

export const afterwardsRecords = {
  execution,
  review,
  correction,
  hold,
  resumed,
  wakeUp,
} as const satisfies Record<string, Fold>;
