// Every change of the context by its name in the machine.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { ProposalAnswer } from '../../src/terms/command-proposal.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { isOfficesWakeUp, officesFollowed } from '../parts/offices.ts';
import { isWaitingForReply, runOn, startClock, stopClock } from './clock.ts';
import { notAsked, revised } from './content.ts';
import type { Addressed, Change, ProposalEvent, WardProposal } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { addressedOf, addresseesOf } from './places.ts';
import { openQuestion, subjectOf } from './subjects.ts';
import { overdueUnit } from './timers.ts';

/** Whoever changes or submits it proposes it too. */
const proposersWith = (p: WardProposal, { by }: ProposalEvent): WardProposal['proposers'] =>
  isPerson(by) && !p.proposers.includes(by.person) ? [...p.proposers, by.person] : p.proposers;

function changeOne(
  p: WardProposal,
  unit: UnitCode | null,
  change: (addressed: Addressed) => Partial<Addressed>,
): Change {
  const before = unit === null ? undefined : p.addressed[unit];
  if (unit === null || before === undefined) return {};
  return { addressed: { ...p.addressed, [unit]: { ...before, ...change(before) } } };
}

const revision: Fold = (p, event) => {
  const { content, addressed } = revised(p, event);
  return { content, addressed, proposers: proposersWith(p, event) };
};

/** All addressees are asked at once, each on its own clock. */
const submission = foldOf(['submit'], (p, event, rules) => {
  const { at, by, opinion } = event;
  const clock = startClock(at, p, rules);
  const asked = addressedOf(p).map(([unit, one]): [UnitCode, Addressed] => [
    unit,
    { ...one, clock },
  ]);
  return {
    addressed: Object.fromEntries(asked),
    proposers: proposersWith(p, event),
    opinion: opinion === undefined || !isPerson(by) ? p.opinion : { text: opinion, at, by },
    submission: p.submission + 1,
    submittedOn: p.submittedOn ?? rules.calendar.dateOf(at),
    reached: [...new Set([...p.reached, ...addresseesOf(p)])].sort(),
  };
});

/** Nobody has acted on it: it is as if nobody had been asked. */
const recalled: Fold = (p) => ({ addressed: notAsked(addresseesOf(p)) });

const question = foldOf(['ask'], (p, event, rules) => {
  const { at, by, question: text } = event;
  if (!isPerson(by)) return {};
  const questions = p.questions + 1;
  const asked = { id: `q${questions}`, text, at, by, reply: null };
  return {
    questions,
    ...changeOne(p, subjectOf(p, event, rules), (one) => ({
      questions: [...one.questions, asked],
      clock: one.clock && stopClock(one.clock, at),
    })),
  };
});

/** Once its last question is answered, the addressee's clock runs on. */
const replied = foldOf(['reply'], (p, { at, by, question: id, text }, rules: Rules) => {
  const asked = openQuestion(p, id);
  if (asked === null || !isPerson(by)) return {};
  return changeOne(p, asked.unit, (one) => {
    const questions = one.questions.map((each) =>
      each.id === id ? { ...each, reply: { text, at, by } } : each,
    );
    return isWaitingForReply({ questions })
      ? { questions }
      : { questions, clock: one.clock && runOn(one.clock, at, p, rules) };
  });
});

/** Machines answer nothing. */
const answered = foldOf(['answer'], (p, event, rules) => {
  const { at, by, answer, reason, amount = null } = event;
  if (!isPerson(by)) return {};
  return changeOne(p, subjectOf(p, event, rules), () => ({
    answer: { answer, reason, amount, at, by },
    overdueSince: null,
  }));
});

/** 全部 only where all say so, 見送り only where all do; else 一部. */
function joinedOf(p: WardProposal): ProposalAnswer {
  const answers = new Set(addressedOf(p).map(([, { answer }]) => answer?.answer));
  const [only, ...others] = answers;
  return only === undefined || others.length > 0 ? 'part' : only;
}

const wakeUp: Fold = (p, event, rules) => {
  if (event.type !== 'timer') return {};
  if (isOfficesWakeUp(event)) return officesFollowed(p, rules);
  return changeOne(p, overdueUnit(event.name), () => ({ overdueSince: event.at }));
};

export const records = {
  revision,
  submission,
  recalled,
  question,
  replied,
  answered,
  joined: (p) => ({ closedAs: joinedOf(p) }),
  withdrawn: () => ({ closedAs: 'withdrawn' }),
  wakeUp,
} as const satisfies Record<string, Fold>;

export type RecordName = keyof typeof records;
