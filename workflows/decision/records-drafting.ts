// Changes while it lies with the drafter, and of the draft itself on its way.

import { isPerson } from '../../src/terms/actor.ts';
import { distinctPlaces } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Change, Decision, EventOf, Served } from './context.ts';
import { changedParts, draftAfter, draftDigest } from './draft-parts.ts';
import { dropQuestions, type Fold, foldOf, goOn, proposedBy } from './fold.ts';
import { tablesOf } from './places.ts';
import { askAgain, planWay } from './plan-way.ts';
import { drafted, readDraft } from './read-draft.ts';
import { servedStep } from './served.ts';

/** The draft as it is now; a section is asked again only when its own part has changed. */
function rewritten(d: Decision, event: EventOf<'revise'>): Change {
  const draft = draftAfter(d, event);
  const changed = changedParts(d, draft);
  if (changed.length === 0) return proposedBy(d, event);
  return {
    ...draft,
    ...proposedBy(d, event),
    digest: draftDigest({ ...d, ...draft }),
    contentVersion: d.contentVersion + 1,
    hearings: askAgain(d.hearings, changed),
  };
}

const readers = (event: EventOf<'revise'>): Change =>
  event.information === undefined ? {} : { information: distinctPlaces(event.information) };

const revision = foldOf(['revise'], (d, event, rules) => {
  const { line, overseers } = drafted(d, event);
  const competence = readDraft(d, event, false, rules);
  return {
    ...rewritten(d, event),
    ...readers(event),
    line,
    overseers,
    competence: isRefusal(competence) ? d.competence : competence,
  };
});

/** On its way the draft may need other seats than before: whoever has seen it has seen it. */
const revisionOnTheWay = foldOf(['revise'], (d, event, rules) => {
  const { line, overseers } = drafted(d, event);
  const change = { ...rewritten(d, event), ...readers(event), line, overseers };
  const competence = readDraft(d, event, true, rules);
  if (competence === null || isRefusal(competence)) return change;
  const way = planWay({ ...d, ...change }, competence, tablesOf(rules));
  return goOn(d, { ...change, ...way, lastMove: null }, event, rules);
});

/** About another sheet than before everybody who was heard is heard again. */
function aboutServed(d: Decision, served: Served): Change {
  if (served.digest === d.served?.digest) return { served };
  return {
    served,
    digest: draftDigest({ ...d, served }),
    contentVersion: d.contentVersion + 1,
    hearings: askAgain(d.hearings, null),
  };
}

/** The rows of the first submission hold for good. What was said before stays said. */
const submission: Fold = (d, event, rules) => {
  const { by, at } = event;
  const competence = readDraft(d, event, true, rules);
  if (competence === null || isRefusal(competence)) return {};
  const submittedOn = d.submittedOn ?? rules.calendar.dateOf(at);
  const { line, overseers } = drafted(d, event);
  const served = servedStep(d, event);
  const change: Change = {
    ...proposedBy(d, event),
    ...(served !== null && aboutServed(d, served)),
    submission: d.submission + 1,
    submittedOn,
    pinnedOn: submittedOn,
    line,
    overseers,
    lastMove: isPerson(by) ? { what: 'submit', from: by.as } : null,
  };
  const before = { ...d, circulation: [] };
  const way = planWay({ ...before, ...change }, competence, tablesOf(rules));
  return goOn(before, { ...change, ...way }, event, rules);
};

/** Nobody's time runs while it lies with the drafter. */
const backToDraft: Fold = (d) => ({
  ...dropQuestions(d),
  turn: null,
  lastMove: null,
  hearings: d.hearings.map((one) => ({ ...one, clock: null })),
});

const ended =
  (outcome: string) =>
  (...[d, event, rules]: Parameters<Fold>): Change => ({
    ...backToDraft(d, event, rules),
    hold: null,
    outcome,
  });

export const draftingRecords = {
  revision,
  revisionOnTheWay,
  submission,
  backToDraft,
  discarded: ended('discarded'),
  withdrawn: ended('withdrawn'),
  rejected: ended('rejected'),
  shared: foldOf(['share'], (d, event) => ({
    information: distinctPlaces([...d.information, ...event.with]),
  })),
} as const satisfies Record<string, Fold>;
