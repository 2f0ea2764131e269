// Changes of the context while a meeting is waited for: the case is sent to its agenda, placed,
// moved, declined or carried over (継続審議), and hears what the meeting says.

import type { Agenda } from './context.ts';
import { type Fold, foldOf } from './fold.ts';
import { schemeOf } from './places.ts';

const unplaced: Agenda = { placement: null, session: null, carriedSince: null };

/** A name of its own for each time: what a session says under another is out of date. */
const placed: Fold = (d, _event, rules) => {
  const { meeting = '' } = schemeOf(d, rules);
  const times = d.placements + 1;
  const placement = times === 1 ? meeting : `${meeting}#${times}`;
  return {
    agenda: { ...(d.agenda ?? unplaced), placement, session: null },
    placements: times,
    handleBy: null,
    handleLateSince: null,
  };
};

/** A move that overtook the placement has the later word: both tell of the same session. */
const agendaPlaced = foldOf(['agenda_placed', 'agenda_moved'], (d, { type, session, on }) => {
  if (d.agenda === null) return {};
  if (d.agenda.session?.id === session && type === 'agenda_placed') return {};
  return { agenda: { ...d.agenda, session: { id: session, on }, carriedSince: null } };
});

const agendaAccepted = foldOf(['agenda_accepted'], ({ agenda }, { session, on }) =>
  agenda === null
    ? {}
    : {
        agenda: { ...agenda, session: agenda.session ?? { id: session, on }, carriedSince: null },
      },
);

const agendaDeclined: Fold = ({ agenda }, { at }) => ({
  agenda: { ...unplaced, carriedSince: agenda?.carriedSince ?? at },
});

/** Not reached, or discussed on: it is sent to the next session. */
const agendaCarried: Fold = (d, event, rules) => {
  const off = { ...d, ...agendaDeclined(d, event, rules) };
  return placed(off, event, rules);
};

export const meetingRecords = {
  startMeeting: (d, event, rules) => placed({ ...d, agenda: null }, event, rules),
  placedAgain: placed,
  agendaPlaced,
  agendaAccepted,
  agendaDeclined,
  agendaCarried,
  meetingAgreed: (d) => ({ agreed: d.digest, agenda: null }),
} as const satisfies Record<string, Fold>;
