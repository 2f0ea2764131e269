// Changes of one addressee's reply: received, asked back, answered, extended.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import { replyOf } from './addressee.ts';
import { extendClock, responseOf, runOn, stopClock } from './clock.ts';
import type { Answer, Consultation, ConsultationEvent, Reply } from './context.ts';
import type { Record_ } from './records-drafting.ts';

type ReplyChange = (
  reply: Reply,
  event: ConsultationEvent,
  c: Consultation,
  rules: Rules,
) => Partial<Reply>;

const onReply =
  (change: ReplyChange): Record_ =>
  (c, event, rules) => {
    const found = replyOf(c, event);
    if (isRefusal(found)) return {};
    const { unit, reply } = found;
    return { replies: { ...c.replies, [unit]: { ...reply, ...change(reply, event, c, rules) } } };
  };

function readAnswer(event: ConsultationEvent, corrected: boolean): Answer | null {
  if (event.type !== 'answer' && event.type !== 'correct_answer') return null;
  if (!isPerson(event.by)) return null;
  return {
    kind: event.answer,
    at: event.at,
    by: event.by,
    ...(event.reason === undefined ? {} : { reason: event.reason }),
    ...(event.conditions === undefined ? {} : { conditions: event.conditions }),
    ...(corrected ? { corrected } : {}),
  };
}

/** Clears what was only there while the answer was outstanding. */
const answered = (answer: Answer | null): Partial<Reply> =>
  answer === null
    ? {}
    : { answer, status: 'answered', extension: null, overdueSince: null, escalatedSince: null };

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
  const supplied = { at: event.at, text: event.text };
  const clock = reply.clock && runOn(reply.clock, event.at, c, rules);
  const moved = clock?.dueOn !== reply.clock?.dueOn;
  return {
    questions: reply.questions.map((one) => (one.supplied ? one : { ...one, supplied })),
    clock,
    ...(moved ? { overdueSince: null, escalatedSince: null } : {}),
  };
};

/** Without the initiator's consent, where the rulebook asks for none, an extension holds at once. */
const extensionRequest: ReplyChange = (reply, event, c, rules) => {
  if (event.type !== 'request_extension') return {};
  const extension = { until: event.until, reason: event.reason, at: event.at };
  return responseOf(c, rules).extension?.needsConsent
    ? { extension }
    : grant({ ...reply, extension }, event, c, rules);
};

const grant: ReplyChange = (reply, event, c, rules) =>
  reply.extension === null || reply.clock === null
    ? {}
    : {
        clock: extendClock(reply.clock, reply.extension.until, event.at, c, rules),
        extension: null,
        extensionsUsed: reply.extensionsUsed + 1,
        overdueSince: null,
        escalatedSince: null,
      };

export const answeringRecords = {
  receipt: onReply((reply, event) => ({ receivedAt: reply.receivedAt ?? event.at })),
  question: onReply(question),
  material: onReply(material),
  answer: onReply((_reply, event) => answered(readAnswer(event, false))),
  correction: onReply((_reply, event) => answered(readAnswer(event, true))),
  extensionRequest: onReply(extensionRequest),
  extensionGrant: onReply(grant),
  extensionRefusal: onReply(() => ({ extension: null })),
} as const satisfies Record<string, Record_>;
