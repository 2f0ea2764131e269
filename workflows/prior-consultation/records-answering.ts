// Changes of one addressee's reply: received, asked back, answered, extended.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { extendClock, responseOf, runOn, stopClock, withClock } from './clock.ts';
import type { Answer, Consultation, ConsultationEvent, Reply } from './context.ts';
import type { Fold } from './fold.ts';
import { startStep } from './handling.ts';
import { changeReply } from './records-sending.ts';
import { addresseeOf } from './sides.ts';

type ReplyChange = (
  reply: Reply,
  event: ConsultationEvent,
  c: Consultation,
  rules: Rules,
) => Partial<Reply>;

const onReply =
  (change: ReplyChange): Fold =>
  (c, event, rules) => {
    const unit = addresseeOf(c, event);
    return unit === null
      ? {}
      : changeReply(c, unit, (reply) => ({ ...reply, ...change(reply, event, c, rules) }));
  };

function readAnswer(event: ConsultationEvent): Answer | null {
  if (event.type !== 'answer' && event.type !== 'correct_answer') return null;
  const { answer: kind, at, by, reason, conditions, attachments } = event;
  if (!isPerson(by)) return null;
  return {
    kind,
    at,
    by,
    ...(reason && { reason }),
    ...(conditions && { conditions }),
    ...(attachments && { attachments }),
    ...(event.type === 'correct_answer' && { corrected: true }),
  };
}

/** Clears what was only there while the answer was outstanding; keeps what was answered before. */
const answered: ReplyChange = (reply, event) => {
  const answer = readAnswer(event);
  return answer === null
    ? {}
    : {
        answer,
        pastAnswers:
          reply.answer === null ? reply.pastAnswers : [...reply.pastAnswers, reply.answer],
        status: 'answered',
        extension: null,
        overdueSince: null,
        escalatedSince: null,
      };
};

const question: ReplyChange = (reply, event, c, rules) => {
  if (event.type !== 'ask') return {};
  const stops = responseOf(c, rules).questionsStopClock;
  return {
    receivedAt: reply.receivedAt ?? event.at,
    questions: [...reply.questions, { at: event.at, text: event.question }],
    clock: reply.clock && stops ? stopClock(reply.clock, event.at) : reply.clock,
  };
};

/** One supply answers all open questions of that addressee, and its clock runs on. */
const material: ReplyChange = (reply, event, c, rules) => {
  if (event.type !== 'supply') return {};
  const { at, text, attachments } = event;
  const supplied = { at, text, ...(attachments && { attachments }) };
  return {
    questions: reply.questions.map((one) => (one.supplied ? one : { ...one, supplied })),
    ...(reply.clock && withClock(runOn(reply.clock, at, c, rules), at, rules)),
  };
};

/**
 * Without the initiator's consent, where the rulebook asks for none, an extension holds at once.
 */
const extensionRequest: ReplyChange = (reply, event, c, rules) => {
  if (event.type !== 'request_extension') return {};
  const until = rules.calendar.nextOpenDay(event.until);
  const extension = { until, reason: event.reason, at: event.at };
  return responseOf(c, rules).extension?.needsConsent
    ? { extension }
    : grant({ ...reply, extension }, event, c, rules);
};

const grant: ReplyChange = (reply, { at }, c, rules) => {
  const { clock, extension } = reply;
  if (clock === null || extension === null) return {};
  return {
    ...withClock(extendClock(clock, extension.until, at, c, rules), at, rules),
    extension: null,
    extensionsUsed: reply.extensionsUsed + 1,
  };
};

export const answeringRecords = {
  receipt: onReply((_reply, { at }) => ({ receivedAt: at })),
  question: onReply(question),
  material: onReply(material),
  answer: onReply(answered),
  extensionRequest: onReply(extensionRequest),
  extensionGrant: onReply(grant),
  extensionRefusal: onReply(() => ({ extension: null })),
  startCollecting: startStep('collecting'),
} as const satisfies Record<string, Fold>;
