// Changes of the context at a level of the ladder that is a meeting: the case is sent to its
// agenda, placed, moved, taken, declined or carried over. A level of places knows only its
// beginning.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import type { Change, Consultation, ConsultationEvent, Mediation } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { handleWithin, noHand } from './handling.ts';
import { levelAt, levelOf, nextLevel, placementName } from './ladder.ts';

type Event = ConsultationEvent;

/** The period of the level now, from a day that is not counted. */
function levelWithin(c: Consultation, on: LocalDate, { at }: Event, rules: Rules): Change {
  const level = levelOf(c, rules);
  return level === null ? noHand : handleWithin(level.period, on, at, rules);
}

/** The same from today, until a session is known: a case that no session takes becomes late. */
const fromToday = (c: Consultation, event: Event, rules: Rules): Change =>
  levelWithin(c, rules.calendar.receiptDay(event.at), event, rules);

/** Sends the case to the agenda under a name of its own, if the level is a meeting. */
function placed(mediation: Mediation, c: Consultation, rules: Rules): Change {
  const level = levelAt(mediation.level, c, rules);
  if (level === null || !('meeting' in level.by)) return { mediation };
  const times = (c.placements[level.code] ?? 0) + 1;
  return {
    mediation: { ...mediation, placement: placementName(level.code, times) },
    placements: { ...c.placements, [level.code]: times },
  };
}

const startLevel: Fold = (c, event, rules) => {
  const mediation: Mediation = {
    level: nextLevel(c),
    placement: null,
    agenda: null,
    carriedSince: null,
    met: false,
    unsettled: null,
    settlement: null,
  };
  return { ...placed(mediation, c, rules), ...fromToday({ ...c, mediation }, event, rules) };
};

export const inMediation =
  (change: (mediation: Mediation, ...rest: Parameters<Fold>) => Change): Fold =>
  (c, event, rules) =>
    c.mediation === null ? {} : change(c.mediation, c, event, rules);

/**
 * The time of a level runs from its session. A move that overtook the placement has the later word:
 * both tell of the same session.
 */
const agendaPlaced = foldOf(['agenda_placed', 'agenda_moved'], (c, event, rules) => {
  const { session, on } = event;
  const { mediation } = c;
  if (mediation === null) return {};
  const known = mediation.agenda?.session === session ? mediation.agenda : null;
  if (known !== null && event.type === 'agenda_placed') return {};
  const agenda = { session, on, accepted: known?.accepted ?? false };
  return {
    mediation: { ...mediation, agenda, carriedSince: null },
    ...levelWithin(c, on, event, rules),
  };
});

/** An acceptance that overtook the placement places the case too. */
const agendaAccepted = foldOf(['agenda_accepted'], (c, event, rules) => {
  const { session, on } = event;
  const { mediation } = c;
  if (mediation === null) return {};
  const agenda = { ...(mediation.agenda ?? { session, on }), accepted: true };
  return {
    mediation: { ...mediation, agenda, carriedSince: null },
    ...(mediation.agenda === null && levelWithin(c, on, event, rules)),
  };
});

const offAgenda = (mediation: Mediation, { at }: Event): Mediation => ({
  ...mediation,
  placement: null,
  agenda: null,
  carriedSince: mediation.carriedSince ?? at,
});

/** The chair does not take it: the secretariat is left to move it on. */
const agendaDeclined = inMediation((mediation, c, event, rules) => ({
  mediation: offAgenda(mediation, event),
  ...fromToday(c, event, rules),
}));

/** Cancelled or not reached: it is sent to the next session. */
const agendaCarried = inMediation((mediation, c, event, rules) => ({
  ...placed(offAgenda(mediation, event), c, rules),
  ...fromToday(c, event, rules),
}));

/** Sent to the agenda once more: after a halt, or when the secretariat asks for it. */
const placedAgain = inMediation((mediation, c, event, rules) => ({
  ...placed(mediation, c, rules),
  ...fromToday(c, event, rules),
}));

/** What a session says while the case is held is kept, and moves the case when it is resumed. */
const unsettledMeanwhile = foldOf(['level_outcome'], ({ mediation }, { minutes = null }) => ({
  mediation: mediation && { ...mediation, met: true, unsettled: { note: minutes } },
}));

export const agendaRecords = {
  placedAgain,
  unsettledMeanwhile,
  startLevel,
  agendaPlaced,
  agendaAccepted,
  agendaDeclined,
  agendaCarried,
} as const satisfies Record<string, Fold>;
