// What a notice says beyond the case itself: fills the placeholders of the rulebook's texts from
// the event and from the case as it stood.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { startClock, windowEnd } from './clock.ts';
import type { Consultation, ConsultationEvent, FollowUp } from './context.ts';
import { levelOf } from './ladder.ts';
import { modeOf } from './parties.ts';
import { addresseeOf } from './sides.ts';

export type About = Readonly<Record<string, string>>;

/** The words of the event: what it was asked, proposed, reported or done for. */
function wordsOf(event: ConsultationEvent): string | undefined {
  switch (event.type) {
    case 'ask':
      return event.question;
    case 'deem_unnecessary':
      return event.citation;
    case 'propose_settlement':
    case 'report_implementation':
    case 'report_follow_up':
      return event.text;
    case 'level_outcome':
      return event.minutes;
    default:
      return 'reason' in event ? event.reason : undefined;
  }
}

const followUpOf = (c: Consultation, event: ConsultationEvent): FollowUp | undefined =>
  'followUp' in event ? c.followUps.find(({ id }) => id === event.followUp) : undefined;

function unitOf(c: Consultation, event: ConsultationEvent): UnitCode | null {
  if (event.type === 'add_addressee') return event.unit;
  return followUpOf(c, event)?.unit ?? addresseeOf(c, event);
}

function dueOf(
  text: string,
  c: Consultation,
  event: ConsultationEvent,
  rules: Rules,
): LocalDate | null | undefined {
  if (text === 'consultation_arrived') return startClock(event.at, c, rules).dueOn;
  if (text === 'notice_given') return windowEnd(event.at, c, rules);
  if (event.type === 'request_extension') return event.until;
  const item = followUpOf(c, event);
  if (item !== undefined) return item.dueOn;
  const unit = addresseeOf(c, event);
  return unit === null ? null : c.replies[unit]?.clock?.dueOn;
}

/** A notice of an answer names the answer; every other, what came of the case. */
function outcomeOf(c: Consultation, event: ConsultationEvent, rules: Rules): string | null {
  if (!('answer' in event)) return c.outcome;
  const kinds = rules.answerKinds(modeOf(c, rules), c.pinnedOn);
  return kinds.find(({ code }) => code === event.answer)?.title ?? event.answer;
}

/** Why, in the words of whoever said so: perhaps long before this event. */
function reasonOf(text: string, c: Consultation, event: ConsultationEvent) {
  if (text === 'emergency_notice') return c.emergency?.reason;
  const meanwhile = text === 'level_unsettled' ? c.mediation?.unsettled : null;
  return meanwhile ? meanwhile.note : wordsOf(event);
}

/** The level by its own title, and by that of its meeting. */
function levelAbout(c: Consultation, rules: Rules) {
  const level = levelOf(c, rules);
  if (level === null) return {};
  const { by, title } = level;
  const meeting = 'meeting' in by ? rules.meeting(by.meeting, c.pinnedOn).title : title;
  return { step: title, meeting };
}

const given = (entries: Readonly<Record<string, string | null | undefined>>): About =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );

export const aboutOf = (
  text: string,
  c: Consultation,
  event: ConsultationEvent,
  rules: Rules,
): About =>
  given({
    unit: unitOf(c, event),
    reason: reasonOf(text, c, event),
    due: dueOf(text, c, event, rules),
    outcome: outcomeOf(c, event, rules),
    on: 'on' in event ? event.on : c.mediation?.agenda?.on,
    ...levelAbout(c, rules),
  });

/** What a reminder says: whose answer, or which condition, is due when. */
export const aboutReply = (c: Consultation, unit: UnitCode): About =>
  given({ unit, due: c.replies[unit]?.clock?.dueOn });

export const aboutFollowUp = (item: FollowUp): About =>
  given({ unit: item.unit, due: item.dueOn, reason: item.text });
