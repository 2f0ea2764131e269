// Checks of what an addressee does: receive, ask, answer, correct, extend, demand.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import { replyOf } from './addressee.ts';
import type { Check } from './checks.ts';
import { latestExtension, responseOf } from './clock.ts';
import type { Clock, Consultation, ConsultationEvent, Reply } from './context.ts';
import { modeOf } from './parties.ts';

type ReplyCheck = (
  reply: Reply,
  unit: string,
  event: ConsultationEvent,
  c: Consultation,
  rules: Rules,
) => Refusal | null;

/** A check of the one reply a command is about. */
const onReply =
  (check: ReplyCheck): Check =>
  (c, event, rules) => {
    const found = replyOf(c, event);
    return isRefusal(found) ? found : check(found.reply, found.unit, event, c, rules);
  };

const stateRefusal = (reply: Reply, unit: string): Refusal => {
  if (reply.status === 'answered') return refuse('already_answered', { unit });
  return refuse('not_in_this_step', { step: reply.status, command: unit });
};

function answerFits(event: ConsultationEvent, c: Consultation, rules: Rules): Refusal | null {
  if (event.probe || (event.type !== 'answer' && event.type !== 'correct_answer')) return null;
  const kinds = rules.answerKinds(modeOf(c, rules), c.pinnedOn);
  const kind = kinds.find(({ code }) => code === event.answer);
  if (kind === undefined) {
    const answers = kinds.map(({ code, title }) => `${code} (${title})`).join(', ');
    return refuse('unknown_answer', { answer: event.answer, answers });
  }
  const missing = (kind.needs ?? []).find((need) => event[need] === undefined);
  return missing === undefined
    ? null
    : refuse('answer_needs', { answer: kind.title, needs: missing });
}

function extensionFits(
  clock: Clock,
  event: ConsultationEvent,
  c: Consultation,
  rules: Rules,
): Refusal | null {
  const latest = latestExtension(clock, c, rules);
  if (latest === null) return refuse('no_extension');
  if (event.probe || event.type !== 'request_extension') return null;
  if (event.until <= clock.dueOn) return refuse('extension_not_longer', { due: clock.dueOn });
  return event.until > latest ? refuse('extension_too_long', { latest }) : null;
}

export const answerChecks = {
  isAsked: onReply((reply, unit) => (reply.status === 'asked' ? null : stateRefusal(reply, unit))),

  notReceived: onReply((reply, unit) =>
    reply.receivedAt === null ? null : refuse('received_already', { unit }),
  ),

  /** A correction replaces an answer until the answers are collected. */
  hasAnswered: onReply((reply, unit) =>
    reply.status === 'answered' ? null : refuse('not_answered', { unit }),
  ),

  knownAnswer: (c, event, rules) => answerFits(event, c, rules),

  hasQuestion: onReply((reply, unit) =>
    reply.questions.some((question) => question.supplied === undefined)
      ? null
      : refuse('no_question', { unit }),
  ),

  extensible: onReply((reply, _unit, event, c, rules) => {
    const times = responseOf(c, rules).extension?.times ?? 0;
    if (reply.clock === null || times === 0) return refuse('no_extension');
    if (reply.clock.stoppedAt !== null) return refuse('clock_stopped');
    if (reply.extensionsUsed >= times) return refuse('extension_used', { times });
    return extensionFits(reply.clock, event, c, rules);
  }),

  extensionAsked: onReply((reply, unit) =>
    reply.extension === null ? refuse('no_extension_asked', { unit }) : null,
  ),

  mayDemand: onReply((reply, unit, event, c, rules) => {
    if (reply.status !== 'notified') return stateRefusal(reply, unit);
    const until = c.windowUntil;
    return until !== null && event.at > rules.calendar.endOfOffice(until)
      ? refuse('window_closed', { until })
      : null;
  }),
} as const satisfies Record<string, Check>;
