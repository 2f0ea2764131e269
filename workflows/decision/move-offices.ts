// What lies with an office follows it to another unit, as the hands do: whoever has it now, or is
// still to be asked or told. Nothing begins anew: what was said stays said, by whom it was, and
// every clock runs on. Who decides does not change with where he sits.

import type { RankedPlace } from '../../src/rules/authority/competence.ts';
import { ladderOf } from '../../src/rules/authority/ladder.ts';
import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Place } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { officesFollowed } from '../parts/offices.ts';
import type { Change, Decision, Heard } from './context.ts';
import { tablesOf } from './places.ts';
import { competenceSoFar } from './plan-way.ts';
import { samePlace } from './way.ts';

/** By rank, the places of those that the move takes elsewhere. */
function ranksMoved(before: Decision, after: Decision, rules: Rules) {
  const ladder = ({ pinnedOn: on, officesOn, line, overseers }: Decision) =>
    ladderOf({ on, officesOn, line, overseers }, tablesOf(rules));
  const was = new Map(ladder(before).map(({ rank, place }) => [rank, place]));
  return ladder(after).flatMap(({ rank, place: to }) => {
    const from = was.get(rank);
    return from === undefined || samePlace(from, to) ? [] : [{ rank, from, to }];
  });
}

type Moves = ReturnType<typeof ranksMoved>;

/** Where something is found that lay with one of these places. */
const following =
  (moves: readonly Pick<Moves[number], 'from' | 'to'>[]) =>
  (place: Place): Place =>
    moves.find(({ from }) => samePlace(from, place))?.to ?? place;

function hearingsMoved(d: Decision, officesOn: LocalDate, rules: Rules) {
  const placeOf = ({ place, office }: Heard): Place =>
    office === undefined ? place : { ...place, unit: rules.officeUnit(office, officesOn) };
  return d.hearings.map((one) => ({ one, from: one.place, to: placeOf(one) }));
}

/**
 * The case after the next move of an office. rowsOn: city date whose rows hold.
 * Who asked, proposed or is owed a review from a place that moves is found at its new one.
 */
export function officesMoved(d: Decision, rowsOn: LocalDate, rules: Rules): Change {
  const { officesOn } = officesFollowed(d, rules);
  const after = { ...d, officesOn };
  const ranks = ranksMoved(d, after, rules);
  const heard = hearingsMoved(d, officesOn, rules);
  const seat = <One extends RankedPlace>(one: One): One => ({
    ...one,
    place: ranks.find(({ rank }) => rank === one.rank)?.to ?? one.place,
  });
  const competence = d.competence && competenceSoFar(after, rowsOn, tablesOf(rules));
  const [ofRank, ofAnybody] = [following(ranks), following([...ranks, ...heard])];
  return {
    officesOn,
    competence: isRefusal(competence) ? d.competence : competence,
    circulation: d.circulation.map(seat),
    hearings: heard.map(({ one, to }) => ({
      ...one,
      place: to,
      superior: one.superior && seat(one.superior),
    })),
    sentUp: d.sentUp.map((one) => ({ ...one, to: seat(one.to) })),
    takenUp: d.takenUp.map((one) => ({ ...one, to: seat(one.to) })),
    instructions: d.instructions.map((one) => ({ ...one, place: ofRank(one.place) })),
    proposedFrom: d.proposedFrom.map(ofRank),
    lastMove: d.lastMove && { ...d.lastMove, from: ofRank(d.lastMove.from) },
    questions: d.questions.map((one) => ({ ...one, from: ofAnybody(one.from) })),
    reviews: d.reviews.map((one) => ({
      ...one,
      place: (one.because === 'concurrence' ? ofAnybody : ofRank)(one.place),
    })),
  };
}
