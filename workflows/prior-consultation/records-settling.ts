// Changes of the context while conditions are settled, levels are climbed and a ruling is given.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueAt } from '../../src/rules/deadline.ts';
import { isPerson } from '../../src/terms/actor.ts';
import { placeKey } from '../../src/terms/ids.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import { decidedRuling, sideOf } from './checks-settling.ts';
import type { Change, Consultation, LevelRecord, Mediation, Ruler } from './context.ts';
import { levelAt, levelOf, nextLevel, rulingRule } from './ladder.ts';
import { modeOf, resolve } from './parties.ts';
import { handleWithin, noHand, type Record_ } from './records-drafting.ts';
import { weights } from './weigh.ts';

const levelBy = (on: LocalDate, c: Consultation, rules: Rules): Change => {
  const level = levelOf(c, rules);
  return level === null
    ? {}
    : { handleBy: dueAt(level.period, on, rules.calendar), handleLateSince: null };
};

/** At a meeting the time of a level runs from the session, which is not known yet. */
const startLevel: Record_ = (c, event, rules) => {
  const mediation: Mediation = {
    level: nextLevel(c),
    agenda: null,
    carriedSince: null,
    settlement: null,
  };
  const level = levelAt(mediation.level, c, rules);
  const byMeeting = level !== null && 'meeting' in level.by;
  const day = rules.calendar.receiptDay(event.at);
  return {
    ...noHand,
    mediation,
    ...(byMeeting ? {} : levelBy(day, { ...c, mediation }, rules)),
  };
};

const note = (event: Parameters<Record_>[1]): string | null => {
  if ('reason' in event && event.reason !== undefined) return event.reason;
  return 'minutes' in event && event.minutes !== undefined ? event.minutes : null;
};

const leaveLevel =
  (outcome: LevelRecord['outcome']): Record_ =>
  (c, event, rules) => {
    const level = levelOf(c, rules);
    if (level === null) return { ...noHand, mediation: null };
    const left: LevelRecord = { level: level.code, outcome, at: event.at, note: note(event) };
    return { ...noHand, levels: [...c.levels, left], mediation: null };
  };

const inMediation =
  (change: (mediation: Mediation, ...rest: Parameters<Record_>) => Change): Record_ =>
  (c, event, rules) =>
    c.mediation === null ? {} : change(c.mediation, c, event, rules);

const agendaPlaced = inMediation((mediation, c, event, rules) => {
  if (event.type !== 'agenda_placed' && event.type !== 'agenda_moved') return {};
  const accepted = event.type === 'agenda_moved' && mediation.agenda?.accepted === true;
  const agenda = { session: event.session, on: event.on, accepted };
  return {
    mediation: { ...mediation, agenda, carriedSince: null },
    ...levelBy(event.on, c, rules),
  };
});

const agendaAccepted = inMediation((mediation) => ({
  mediation: mediation.agenda
    ? { ...mediation, agenda: { ...mediation.agenda, accepted: true } }
    : mediation,
}));

/** Off the agenda again (cancelled, declined or not reached): it waits for the next session. */
const agendaLost = inMediation((mediation, _c, event) => ({
  ...noHand,
  mediation: { ...mediation, agenda: null, carriedSince: mediation.carriedSince ?? event.at },
}));

/** A side's own proposal counts as its confirmation; the level's own has none. */
const proposal = inMediation((mediation, c, event) => {
  if (event.type !== 'propose_settlement') return {};
  const side = sideOf(c, event);
  const settlement = { text: event.text, by: side, confirmed: side === null ? [] : [side] };
  return { mediation: { ...mediation, settlement } };
});

const meetingSettlement = inMediation((mediation, _c, event) => {
  const text = note(event) ?? '';
  return { mediation: { ...mediation, settlement: { text, by: null, confirmed: [] } } };
});

const confirmation = inMediation((mediation, c, event) => {
  const side = sideOf(c, event);
  const { settlement } = mediation;
  if (side === null || settlement === null) return {};
  const confirmed = [...settlement.confirmed, side];
  return { mediation: { ...mediation, settlement: { ...settlement, confirmed } } };
});

const asRulers = (places: readonly Ruler['place'][]): Ruler[] =>
  places.map((place) => ({ place, ruling: null, reason: null, person: null }));

/** Where nobody oversees the parties, the one who decides between differing rulers rules alone. */
const openRuling: Record_ = (c, event, rules) => {
  const mode = modeOf(c, rules);
  const rule = rulingRule(c, rules);
  const by = mode.opening === 'ruling' ? (mode.decider ?? []) : (rule?.by ?? []);
  const first = resolve(by, c, rules, undefined, event.facts);
  const places =
    first.length > 0 ? first : resolve(rule?.whenDiffering ?? [], c, rules, undefined, event.facts);
  return {
    ...handleWithin('ruling', event.at, rules),
    received: true,
    rulers: asRulers(places),
    rulersDiffered: false,
  };
};

const ruling: Record_ = (c, event) => {
  if (event.type !== 'rule' || !isPerson(event.by)) return {};
  const { by, ruling: code, reason } = event;
  const key = placeKey(by.as);
  return {
    rulers: c.rulers.map((ruler) =>
      placeKey(ruler.place) === key ? { ...ruler, ruling: code, reason, person: by.person } : ruler,
    ),
  };
};

const rulersDiffer: Record_ = (c, event, rules) => {
  const above = rulingRule(c, rules)?.whenDiffering ?? [];
  return {
    ...handleWithin('ruling', event.at, rules),
    pastRulings: [...c.pastRulings, ...c.rulers],
    rulers: asRulers(resolve(above, c, rules, undefined, event.facts)),
    rulersDiffered: true,
  };
};

const ruled: Record_ = (c, _event, rules) => {
  const kind = rulingRule(c, rules)?.kinds.find(({ code }) => code === decidedRuling(c));
  return { ...noHand, outcome: `ruled_${kind?.effect ?? 'proceed'}` };
};

const concluded =
  (outcome: string): Record_ =>
  () => ({ ...noHand, outcome, mediation: null });

/** Answers that neither disagree nor ask for anything: consent, or nothing said against. */
const agreed: Record_ = (c, event, rules) => {
  const given = weights(c, rules);
  const onRecord = given.has('dissent') || given.has('condition') || given.has('opinion');
  return concluded(onRecord ? 'answered' : 'agreed')(c, event, rules);
};

export const settlingRecords = {
  startLevel,
  levelSettled: leaveLevel('settled'),
  levelUnsettled: leaveLevel('unsettled'),
  agendaPlaced,
  agendaAccepted,
  agendaLost,
  proposal,
  meetingSettlement,
  confirmation,
  openRuling,
  ruling,
  rulersDiffer,
  ruled,
  agreed,
  settled: concluded('settled'),
  unsettled: concluded('unsettled'),
} as const satisfies Record<string, Record_>;
