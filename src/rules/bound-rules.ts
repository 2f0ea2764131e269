// A rulebook as the procedures read it: its calendar bound, its entries looked up by code and date.
// What the cross-check of rules/read.ts promises to exist is a fault here when it is missing.

import { Fault } from '../terms/refusal.ts';
import type { Rulebook } from '../terms/rulebook.ts';
import type {
  AnswerKind,
  HandName,
  Matter,
  Mode,
  ResponseRule,
} from '../terms/rulebook-consultation.ts';
import type { Ladder } from '../terms/rulebook-escalation.ts';
import type { Meeting } from '../terms/rulebook-meetings.ts';
import type { Who } from '../terms/rulebook-parts.ts';
import type { LocalDate } from '../terms/units.ts';
import { type Authority, bindAuthority } from './authority/bind.ts';
import { type Budget, bindBudget } from './budget/bind.ts';
import { bindCalendar, type Calendar } from './calendar.ts';
import { entryInForce } from './in-force.ts';
import { bindOffices } from './offices.ts';

export interface Rules {
  readonly rulebook: Rulebook;
  readonly calendar: Calendar;
  findMatter(code: string, on: LocalDate): Matter | undefined;
  matter(code: string, on: LocalDate): Matter;
  mode(code: string, on: LocalDate): Mode;
  answerKinds(mode: Mode, on: LocalDate): readonly AnswerKind[];
  /** The matter's own response rule, else the mode's. */
  response(matter: Matter, mode: Mode, on: LocalDate): ResponseRule;
  ladder(mode: Mode, on: LocalDate): Ladder;
  findMeeting(code: string, on: LocalDate): Meeting | undefined;
  meeting(code: string, on: LocalDate): Meeting;
  /**
   * Unit that stands behind an office, such as the secretariat. What an office leaves behind when
   * it ends stays with its last unit.
   */
  officeUnit(code: string, on: LocalDate): string;
  /** The next date after `on` on which an office moves to another unit. */
  nextOfficeMove(on: LocalDate): LocalDate | null;
  /** Places whose hand this is in the mode, first the one that is asked. */
  hands(mode: Mode, hand: HandName): readonly Who[];
  /** Who decides what; undefined in a city without authority.yaml and decision.yaml. */
  readonly authority: Authority | undefined;
  /** How wards come to money; undefined in a city without budget.yaml. */
  readonly budget: Budget | undefined;
}

export function bindRules(rulebook: Rulebook): Rules {
  const { consultation, escalation, meetings, organisation } = rulebook;
  const calendar = bindCalendar(rulebook.calendar);
  const offices = bindOffices(organisation.offices);

  const need = <Entry>(entry: Entry | undefined, key: string, code: string, on: LocalDate) => {
    if (entry === undefined) throw new Fault('rulebook_lacks', { key, code, on });
    return entry;
  };
  const findMatter = (code: string, on: LocalDate) => entryInForce(consultation.matters, code, on);
  const findMeeting = (code: string, on: LocalDate) => entryInForce(meetings.meetings, code, on);

  return {
    rulebook,
    calendar,
    findMatter,
    matter: (code, on) => need(findMatter(code, on), 'matters', code, on),
    mode: (code, on) => need(entryInForce(consultation.modes, code, on), 'modes', code, on),
    answerKinds: (mode, on) => {
      const code = mode.answers ?? '';
      return need(entryInForce(consultation.answers, code, on), 'answers', code, on).kinds;
    },
    response: (matter, mode, on) => {
      const code = matter.response ?? mode.response ?? '';
      return need(entryInForce(consultation.responses, code, on), 'responses', code, on);
    },
    ladder: (mode, on) => {
      const code = mode.ladder ?? '';
      return need(entryInForce(escalation.ladders, code, on), 'ladders', code, on);
    },
    findMeeting,
    meeting: (code, on) => need(findMeeting(code, on), 'meetings', code, on),
    officeUnit: (code, on) => need(offices.holding(code, on), 'offices', code, on).unit,
    nextOfficeMove: offices.nextMove,
    hands: (mode, hand) => mode.hands?.[hand] ?? consultation.hands[hand],
    authority: bindAuthority(rulebook),
    budget: bindBudget(rulebook),
  };
}
