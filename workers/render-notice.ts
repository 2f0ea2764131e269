// Turns a notice's text key into what a person reads. Pure: texts and titles come from the rulebook
// and the organisation, dates are shown as the city's calendar and clock show them.

import type { WaitingEffect } from '../src/delivery/run-effects.ts';
import type { UnitCode } from '../src/terms/ids.ts';
import type { Rulebook } from '../src/terms/rulebook.ts';

/** Texts are in the city's own language; so are the dates within them. */
const locale = 'ja-JP';

export interface NoticeText {
  readonly subject: string;
  readonly body: string;
}

const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
const moments = new Map<string, Intl.DateTimeFormat>();

/** Kept by zone: making one costs far more than using it. */
function momentsIn(timeZone: string): Intl.DateTimeFormat {
  let format = moments.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
    moments.set(timeZone, format);
  }
  return format;
}

/** `2026-12-22` or an instant, as a person of the city reads it; other text stays as it is. */
export function readableTime(text: string, timeZone: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dates.format(Date.parse(text));
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return text;
  return momentsIn(timeZone).format(Date.parse(text));
}

/** Code → title, for whatever a rulebook gives a title. The first that knows a code names it. */
function outcomeTitle(rulebook: Rulebook, code: string): string {
  const named = [
    ...rulebook.escalation.ladders.flatMap(({ ruling }) => ruling?.kinds ?? []),
    ...rulebook.consultation.answers.flatMap(({ kinds }) => kinds),
  ];
  const titled = named.find((entry) => entry.code === code);
  return rulebook.texts.outcomes[code] ?? titled?.title ?? code;
}

function placeholders(
  effect: WaitingEffect,
  about: Readonly<Record<string, string>>,
  rulebook: Rulebook,
  units: ReadonlyMap<UnitCode, string>,
): Readonly<Record<string, string>> {
  const raw: Readonly<Record<string, string | null | undefined>> = {
    title: effect.title,
    number: effect.number,
    case: effect.caseId,
    unit: effect.initiator,
    due: effect.dueAt,
    step: effect.step,
    on: effect.meetingOn,
    outcome: effect.outcome,
    ...about,
  };
  const { timeZone } = rulebook.calendar;
  const meetings = rulebook.meetings.meetings;
  const show: Readonly<Record<string, (code: string) => string>> = {
    unit: (code) => units.get(code) ?? code,
    due: (text) => readableTime(text, timeZone),
    on: (text) => readableTime(text, timeZone),
    step: (code) => rulebook.texts.steps[code] ?? code,
    meeting: (code) => meetings.findLast((entry) => entry.code === code)?.title ?? code,
    outcome: (code) => outcomeTitle(rulebook, code),
  };
  const entries = Object.entries(raw).map(([name, value]) => {
    const text = value ?? '';
    return [name, show[name]?.(text) ?? text] as const;
  });
  return Object.fromEntries(entries);
}

/** Null: the rulebook has no such text. What nothing is known about stays empty. */
export function renderNotice(
  textKey: string,
  effect: WaitingEffect,
  about: Readonly<Record<string, string>>,
  rulebook: Rulebook,
  units: ReadonlyMap<UnitCode, string>,
): NoticeText | null {
  const text = rulebook.texts.notifications[textKey];
  if (text === undefined) return null;
  const values = placeholders(effect, about, rulebook, units);
  const fill = (pattern: string): string =>
    pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return { subject: fill(text.subject), body: fill(text.body) };
}
