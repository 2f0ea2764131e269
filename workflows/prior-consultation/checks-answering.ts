// Checks of what an addressee does: receive, ask, answer, correct, extend, demand.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import { answerFault } from '../parts/answer-fits.ts';
import type { Check } from './check.ts';
import { latestExtension, responseOf } from './clock.ts';
import type { Clock, Consultation, ConsultationEvent, Reply } from './context.ts';
import { modeOf } from './parties.ts';
import { subjectsOf } from './sides.ts';

type ReplyCheck = (
  reply: Reply,
  unit: string,
  event: ConsultationEvent,
  c: Consultation,
  rules: Rules,
) => Refusal | null;

/** Which addressee is meant cannot be told. */
function noSubject(event: ConsultationEvent): Refusal {
  const unit = 'for' in event ? event.for : undefined;
  return unit === undefined ? refuse('which_addressee') : refuse('unknown_addressee', { unit });
}

/** A check of the one reply a command is about; a probe asks whether any would do. */
const onReply =
  (check: ReplyCheck): Check =>
  (c, event, rules) => {
    const answers = subjectsOf(c, event).flatMap((unit) => {
      const reply = c.replies[unit];
      return reply === undefined ? [] : [check(reply, unit, event, c, rules)];
    });
    if (answers.includes(null)) return null;
    return answers[0] ?? noSubject(event);
  };

function stateRefusal(reply: Reply, unit: string, event: ConsultationEvent): Refusal {
  const { status, windowUntil } = reply;
  if (status === 'answered') return refuse('already_answered', { unit });
  if (status === 'not_requested') return refuse('window_closed', { until: windowUntil ?? '' });
  return refuse('not_in_this_step', { step: status, command: event.type });
}

function answerFits(event: ConsultationEvent, c: Consultation, rules: Rules): Refusal | null {
  if (event.probe || !('answer' in event)) return null;
  const kinds = rules.answerKinds(modeOf(c, rules), c.pinnedOn);
  return answerFault(event, kinds);
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
  const today = rules.calendar.dateOf(event.at);
  if (event.until <= today) return refuse('extension_past', { on: today });
  if (event.until <= clock.dueOn) return refuse('extension_not_longer', { due: clock.dueOn });
  if (event.until > latest) return refuse('extension_too_long', { latest });
  const isClosed = rules.calendar.isClosed(event.until);
  return isClosed ? refuse('extension_to_closed_day', { until: event.until }) : null;
}

export const answerChecks = {
  isAsked: onReply((reply, unit, event) =>
    reply.status === 'asked' ? null : stateRefusal(reply, unit, event),
  ),

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

  mayDemand: onReply((reply, unit, event, _c, rules) => {
    if (reply.status !== 'notified') return stateRefusal(reply, unit, event);
    const until = reply.windowUntil;
    return until !== null && event.at > rules.calendar.endOfOffice(until)
      ? refuse('window_closed', { until })
      : null;
  }),
} as const satisfies Record<string, Check>;
