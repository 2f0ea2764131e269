// Effect `place_on_agenda`: the case joins the next session of a meeting that still takes items,
// and hears which one. A session that is only planned is convened for it. Doing it again finds the
// same session: whatever this effect was answered before stands under its key.

import type { Readings } from '../src/delivery/readings.ts';
import type { Delivery, EffectOf } from '../src/delivery/run-effects.ts';
import { entriesWithSpans } from '../src/rules/in-force.ts';
import { type ErrorCode, errorText } from '../src/terms/errors.ts';
import type { CaseId } from '../src/terms/ids.ts';
import { cityDate, type Instant, type LocalDate, parseTimeZone } from '../src/terms/units.ts';
import { agendaCandidates, type Candidate } from './agenda-candidates.ts';
import { byCase, type Door, effectKey, refusalOf } from './door.ts';

export interface AgendaParts {
  readonly door: Door;
  readonly readings: Pick<
    Readings,
    'rulebookInForce' | 'rulebook' | 'openSessions' | 'triedSessions'
  >;
}

type Placing = EffectOf<'place_on_agenda'>;

export const sessionProcedure = 'meeting_session';

/** A meeting without a session to come is asked again this often: somebody may convene one. */
const askAgainMs = 10 * 60 * 1000;

/** No session of this meeting will ever take the item. */
const hopeless = new Set<ErrorCode>(['item_kind_not_taken', 'unknown_meeting', 'malformed']);

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

interface Found {
  readonly candidates: readonly Candidate[];
  /** False once no entry of the meeting holds any more: none of its sessions will be planned. */
  readonly goesOn: boolean;
}

async function findCandidates(
  { readings }: AgendaParts,
  effect: Placing,
  at: Instant,
): Promise<Found> {
  const { city, body, id } = effect;
  const pinned = await readings.rulebook(effect.rulebookId);
  const today = cityDate(at, parseTimeZone(pinned.calendar.timeZone));
  const { meetings, calendar } = await readings.rulebookInForce(city, today);
  const from = later(body.notBefore, today);
  const entries = meetings.meetings.filter(({ code }) => code === body.meeting);
  const open = await readings.openSessions(sessionProcedure, city, body.meeting, from);
  const tried = await readings.triedSessions(id);
  const known = new Set(tried.map((session) => session.id));
  const fresh = agendaCandidates(city, entries, calendar, open, from, at);
  return {
    candidates: [...tried, ...fresh.filter((session) => !known.has(session.id))],
    goesOn: entriesWithSpans(entries).some(({ span: { until } }) => (until ?? '9') > today),
  };
}

/** Convening twice is refused by the engine, and then the session stands, which is what we want. */
async function convene({ door }: AgendaParts, effect: Placing, session: Candidate): Promise<void> {
  const { plannedOn, on, id } = session;
  if (plannedOn === undefined) return;
  const { city, body } = effect;
  await refusalOf(
    door.begin({
      id,
      city,
      procedure: sessionProcedure,
      actor: byCase,
      command: { type: 'convene', meeting: body.meeting, on, plannedOn },
    }),
  );
}

/**
 * The case that the item is about: a session that carries a report over names another than itself.
 */
const subject = ({ body, caseId }: Placing): CaseId => body.case ?? caseId;

/** Null when the session took the item. */
async function handIn({ door }: AgendaParts, effect: Placing, session: Candidate) {
  const { level, item, title, readers } = effect.body;
  return refusalOf(
    door.advance({
      caseId: session.id,
      actor: byCase,
      command: { type: 'place_item', case: subject(effect), level, item, title, readers },
      key: effectKey(effect.id, `/${session.id}`),
      // A session that is moved may take tomorrow what its cut-off keeps out today.
      untilTaken: true,
    }),
  );
}

/**
 * Tells the case; should it have gone on meanwhile, its item comes off the agenda again. A report
 * stays: it is about what has happened, wherever the case stands now.
 */
async function tell({ door }: AgendaParts, effect: Placing, session: Candidate): Promise<void> {
  const code = await refusalOf(
    door.advance({
      caseId: subject(effect),
      actor: byCase,
      command: {
        type: 'agenda_placed',
        level: effect.body.level,
        session: session.id,
        on: session.on,
      },
      key: effectKey(effect.id),
    }),
  );
  if (code === null || effect.body.item === 'report') return;
  await refusalOf(
    door.advance({
      caseId: session.id,
      actor: byCase,
      command: {
        type: 'remove_item',
        case: subject(effect),
        level: effect.body.level,
        reason: code,
      },
      key: effectKey(effect.id, '/removed'),
    }),
  );
}

/**
 * Where no session will ever take the item, the case hears that as from a chair who declines it:
 * whoever supervises it is asked to go on.
 */
async function decline({ door }: AgendaParts, effect: Placing, code: ErrorCode): Promise<Delivery> {
  const { level, meeting, item } = effect.body;
  const reason = errorText(code, { meeting, item }).ja;
  await refusalOf(
    door.advance({
      caseId: subject(effect),
      actor: byCase,
      command: { type: 'agenda_declined', level, reason },
      key: effectKey(effect.id, '/declined'),
    }),
  );
  return { became: 'told' };
}

export async function placeOnAgenda(
  parts: AgendaParts,
  effect: Placing,
  at: Instant,
): Promise<Delivery> {
  const { candidates, goesOn } = await findCandidates(parts, effect, at);
  for (const session of candidates) {
    await convene(parts, effect, session);
    const code = await handIn(parts, effect, session);
    if (code !== null && hopeless.has(code)) return decline(parts, effect, code);
    if (code !== null) continue;
    await tell(parts, effect, session);
    return { became: 'told' };
  }
  if (!goesOn) return decline(parts, effect, 'meeting_over');
  return { became: 'postponed', retryInMs: askAgainMs, why: 'no session takes the item yet' };
}
