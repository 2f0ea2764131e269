// Opens a consultation (起案).

import type { Rules } from '../../src/rules/bound-rules.ts';
import { dueDate } from '../../src/rules/deadline.ts';
import { type By, isPerson } from '../../src/terms/actor.ts';
import type { CaseEvent } from '../../src/terms/case.ts';
import type { DraftConsultation } from '../../src/terms/command-consultation.ts';
import { type CaseId, placeKey } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Mode } from '../../src/terms/rulebook-consultation.ts';
import { readEmergency } from './check-draft.ts';
import type { Consultation, EmergencyAct } from './context.ts';
import { hand } from './parties.ts';
import { readDraft, unsentReplies } from './read-draft.ts';

type Opening = DraftConsultation & CaseEvent;

/** Day 0 is the day of the act itself, also a closed one: an act is no receipt. */
function readAct(draft: Opening, mode: Mode, rules: Rules): EmergencyAct | null | Refusal {
  if (draft.emergency === undefined) return null;
  const act = readEmergency(draft.emergency, draft.at);
  if (isRefusal(act)) return act;
  if (mode.afterTheFact === undefined) return refuse('emergency_not_allowed');
  const actedOn = rules.calendar.dateOf(act.actedAt);
  const filingDueOn = dueDate(mode.afterTheFact.filing, actedOn, rules.calendar);
  return { ...act, filingDueOn, lateSince: null };
}

/** The engine lets in whoever drafts in some mode; this is the mode it came to. */
function checkDrafter(c: Consultation, by: By, rules: Rules): Refusal | null {
  if (!isPerson(by)) return null;
  const places = hand('draft', c, rules);
  if (places.some((place) => placeKey(place) === placeKey(by.as))) return null;
  const holders = places.map(placeKey).join(', ');
  return refuse('not_allowed', { command: 'draft', holders });
}

/**
 * The context of a new case, or why there is no case to open. Another case opens one only after
 * the act (事後協議); nobody has proposed it then, and whoever drafts for its initiator goes on.
 */
export function openDraft(event: CaseEvent, id: CaseId, rules: Rules): Consultation | Refusal {
  const draft = event as unknown as Opening;
  const { initiator, content, facts, by } = draft;
  const isPlanned = draft.emergency === undefined;
  if (!isPerson(by) && isPlanned) {
    return refuse('not_allowed', { command: 'draft', holders: initiator });
  }
  const on = rules.calendar.dateOf(event.at);
  const matter = rules.findMatter(draft.matter, on);
  if (matter === undefined) return refuse('unknown_matter', { matter: draft.matter });
  const named = draft.addressees ?? [];
  const emergency = draft.emergency !== undefined;
  const read = readDraft({ matter, initiator, named, content, emergency, facts, on }, rules);
  if (isRefusal(read)) return read;
  const act = readAct(draft, read.mode, rules);
  if (isRefusal(act)) return act;
  const opened: Consultation = {
    ...blank,
    id,
    matter: draft.matter,
    mode: read.mode.code,
    pinnedOn: on,
    officesOn: on,
    initiator,
    drafter: isPerson(by) ? { person: by.person, seat: by.seat } : null,
    proposers: isPerson(by) ? [by.person] : [],
    content,
    fiscalYear: content.fiscalYear ?? rules.calendar.fiscalYearOf(on),
    emergency: act,
    replies: unsentReplies(read.addressees),
  };
  return checkDrafter(opened, by, rules) ?? opened;
}

const blank = {
  decided: { initiator: [], addressee: [], ruling: [] },
  sentFrom: null,
  submission: 0,
  receivedOn: null,
  round: 1,
  pastRounds: [],
  handleSince: null,
  handleBy: null,
  handleLateSince: null,
  handleCount: null,
  mediation: null,
  levels: [],
  placements: {},
  rulers: [],
  ruledAbove: false,
  pastRulings: [],
  followUps: [],
  implementation: null,
  hold: null,
  outcome: null,
  reportedTo: [],
} as const satisfies Partial<Consultation>;
