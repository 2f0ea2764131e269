// What a notice says beside the case itself: the unit concerned, the words given, the date, the
// answer or outcome, the level. They fill the places of the rulebook's texts.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { addresseeOf } from './addressee.ts';
import { startClock } from './clock.ts';
import type { Consultation, ConsultationEvent } from './context.ts';
import { levelOf } from './ladder.ts';
import { modeOf } from './parties.ts';

/** The addressee that the event is about; of a follow-up, the one that asked for it. */
function unitOf(c: Consultation, event: ConsultationEvent): UnitCode | null {
  if (event.type === 'add_addressee') return event.unit;
  if ('followUp' in event) {
    return c.followUps.find(({ id }) => id === event.followUp)?.unit ?? null;
  }
  return addresseeOf(c, event);
}

/** Why, what is asked, what is proposed or reported: each command has one such field at most. */
function wordsOf(event: ConsultationEvent): string | undefined {
  if ('reason' in event && event.reason !== undefined) return event.reason;
  if ('question' in event) return event.question;
  if ('citation' in event) return event.citation;
  if ('minutes' in event) return event.minutes;
  return 'text' in event ? event.text : undefined;
}

function dueOf(c: Consultation, event: ConsultationEvent, text: string, rules: Rules) {
  if (text === 'consultation_arrived') return startClock(event.at, c, rules).dueOn;
  if (event.type === 'request_extension') return event.until;
  return c.replies[addresseeOf(c, event) ?? '']?.clock?.dueOn;
}

/** A notice of an answer names the answer; every other, what came of the case. */
function outcomeOf(c: Consultation, event: ConsultationEvent, text: string, rules: Rules) {
  if (text !== 'answer_given' && text !== 'answer_corrected') return c.outcome;
  if (event.type !== 'answer' && event.type !== 'correct_answer') return null;
  const kinds = rules.answerKinds(modeOf(c, rules), c.pinnedOn);
  return kinds.find(({ code }) => code === event.answer)?.title ?? event.answer;
}

/** The level the case stands at, by the name of its meeting where it has one. */
function meetingOf(c: Consultation, rules: Rules): string | undefined {
  const level = levelOf(c, rules);
  if (level === null) return undefined;
  const { by, title } = level;
  return 'meeting' in by ? rules.meeting(by.meeting, c.pinnedOn).title : title;
}

/** The level just left, in notices that tell of leaving it. */
function levelLeft(c: Consultation, text: string, rules: Rules): string | undefined {
  if (text !== 'level_settled' && text !== 'level_unsettled') return undefined;
  const left = c.levels.at(-1)?.level;
  const { levels } = rules.ladder(modeOf(c, rules), c.pinnedOn);
  return levels.find(({ code }) => code === left)?.title;
}

export function noticeAbout(
  c: Consultation,
  event: ConsultationEvent,
  text: string,
  rules: Rules,
): Record<string, string> {
  const about = {
    unit: unitOf(c, event),
    reason: wordsOf(event),
    due: dueOf(c, event, text, rules),
    outcome: outcomeOf(c, event, text, rules),
    on: 'on' in event ? event.on : undefined,
    meeting: meetingOf(c, rules),
    step: levelLeft(c, text, rules),
  };
  const known = Object.entries(about).filter(([, value]) => value != null);
  return Object.fromEntries(known) as Record<string, string>;
}
