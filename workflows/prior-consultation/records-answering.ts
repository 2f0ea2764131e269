// Changes of one addressee's reply: received, asked back, answered, extended.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueAt } from '../../src/rules/deadline.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { Instant } from '../../src/terms/units.ts';
import { extendClock, responseOf, runOn, stopClock, withClock } from './clock.ts';
import type { Answer, Consultation, ConsultationEvent, EventOf, Reply } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { startStep } from './handling.ts';
import { changeReply } from './records-sending.ts';
import { addresseeOf, speakerOf } from './sides.ts';

type EventType = ConsultationEvent['type'];

type ReplyChange<Type extends EventType> = (
  reply: Reply,
  event: EventOf<Type>,
  c: Consultation,
  rules: Rules,
) => Partial<Reply>;

const onReply = <Type extends EventType>(types: readonly Type[], change: ReplyChange<Type>) =>
  foldOf(types, (c, event, rules) => {
    const unit = addresseeOf(c, event as ConsultationEvent);
    return unit === null
      ? {}
      : changeReply(c, unit, (reply) => ({ ...reply, ...change(reply, event, c, rules) }));
  });

type Answering = 'answer' | 'correct_answer' | 'answer_decided';
type AnswerEvent = EventOf<Answering>;

/** Machines answer nothing; the type of a sender does not say so. */
function readAnswer(event: AnswerEvent): Answer | null {
  const { answer: kind, at, reason, conditions, attachments } = event;
  const by = speakerOf(event);
  if (!isPerson(by)) return null;
  return {
    kind,
    at,
    by,
    ...(reason && { reason }),
    ...(conditions && { conditions }),
    ...(attachments && { attachments }),
    ...(event.type === 'correct_answer' && { corrected: true }),
    ...(event.type === 'answer_decided' && { decision: event.decision }),
  };
}

/** Clears what was only there while the answer was outstanding; keeps what was answered before. */
const answered: ReplyChange<Answering> = (reply, event) => {
  const answer = readAnswer(event);
  return answer === null
    ? {}
    : {
        answer,
        pastAnswers:
          reply.answer === null ? reply.pastAnswers : [...reply.pastAnswers, reply.answer],
        status: 'answered',
        supply: null,
        extension: null,
        overdueSince: null,
        escalatedSince: null,
      };
};

function supplyWithin(at: Instant, rules: Rules): Reply['supply'] {
  const { supply } = rules.rulebook.consultation.handling;
  if (supply === undefined) return null;
  return { by: dueAt(supply, rules.calendar.receiptDay(at), rules.calendar), lateSince: null };
}

const question: ReplyChange<'ask'> = (reply, event, c, rules) => {
  const stops = responseOf(c, rules).questionsStopClock;
  return {
    receivedAt: reply.receivedAt ?? event.at,
    questions: [...reply.questions, { at: event.at, text: event.question }],
    supply: reply.supply ?? supplyWithin(event.at, rules),
    clock: reply.clock && stops ? stopClock(reply.clock, event.at) : reply.clock,
  };
};

/** One supply answers all open questions of that addressee, and its clock runs on. */
const material: ReplyChange<'supply'> = (reply, { at, text, attachments }, c, rules) => {
  const supplied = { at, text, ...(attachments && { attachments }) };
  return {
    questions: reply.questions.map((one) => (one.supplied ? one : { ...one, supplied })),
    supply: null,
    ...(reply.clock && withClock(runOn(reply.clock, at, c, rules), at, rules)),
  };
};

/**
 * Without the initiator's consent, where the rulebook asks for none, an extension holds at once.
 */
const extensionRequest: ReplyChange<'request_extension'> = (reply, event, c, rules) => {
  const { until, reason, at } = event;
  const extension = { until, reason, at };
  return responseOf(c, rules).extension?.needsConsent
    ? { extension }
    : granted({ ...reply, extension }, at, c, rules);
};

function granted(reply: Reply, at: Instant, c: Consultation, rules: Rules): Partial<Reply> {
  const { clock, extension } = reply;
  if (clock === null || extension === null) return {};
  return {
    ...withClock(extendClock(clock, extension.until, at, c, rules), at, rules),
    extension: null,
    extensionsUsed: reply.extensionsUsed + 1,
  };
}

export const answeringRecords = {
  receipt: onReply(['receive'], (_reply, { at }) => ({ receivedAt: at })),
  question: onReply(['ask'], question),
  material: onReply(['supply'], material),
  answer: onReply(['answer', 'correct_answer', 'answer_decided'], answered),
  extensionRequest: onReply(['request_extension'], extensionRequest),
  extensionGrant: onReply(['grant_extension'], (reply, { at }, c, rules) =>
    granted(reply, at, c, rules),
  ),
  extensionRefusal: onReply(['decline_extension'], () => ({ extension: null })),
  startCollecting: startStep('collecting'),
} as const satisfies Record<string, Fold>;
