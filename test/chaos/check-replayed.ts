// Folds every history again and asks what it must have led to: which notices, and which wake-ups
// when. A notice too few is a thing lost, one too many a thing done twice.

import type pg from 'pg';
import type { Entry } from '../../src/db/history.ts';
import { type KeptEvent, withEvent } from '../../src/db/kept-event.ts';
import type { Known } from '../../src/engine/known.ts';
import { planOpening, planStep, type Step } from '../../src/engine/plan.ts';
import type { Stored } from '../../src/terms/case.ts';
import type { Effect } from '../../src/terms/effect.ts';
import { placeKey, type RulebookId } from '../../src/terms/ids.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { Instant } from '../../src/terms/units.ts';
import type { BoundWorkflow } from '../../src/terms/workflow.ts';

interface CaseRow {
  readonly id: string;
  readonly procedure: string;
  readonly rulebook: RulebookId;
  readonly workflowVersion: number;
}

/** A wake-up: since when the case wanted it, when it was due, and when it was taken, if it was. */
export interface Wake {
  readonly what: string;
  readonly dueMs: number;
  readonly firedMs: number | null;
}

interface Folded {
  /** How often each notice must have been written. */
  readonly notices: Map<string, number>;
  readonly wakes: Wake[];
  /** Taken a second time, or after the case had stopped wanting it. */
  readonly unwanted: string[];
}

const add = (counts: Map<string, number>, key: string, by: number): void =>
  void counts.set(key, (counts.get(key) ?? 0) + by);

const addNotices = (
  counts: Map<string, number>,
  caseId: string,
  atMs: number,
  effects: readonly Effect[],
): void => {
  for (const effect of effects) {
    if (effect.kind !== 'notify') continue;
    const places = new Set(effect.to.map(placeKey));
    for (const where of places) add(counts, `${caseId} ${atMs} ${effect.text} ${where}`, 1);
  }
};

function fold(bound: BoundWorkflow, entries: readonly Entry[], version: number, into: Folded) {
  let state: Stored | null = null;
  let armed = new Map<string, number>();
  for (const { caseId, event, version: nth } of entries) {
    const step: Step | ReturnType<typeof planStep> =
      state === null ? planOpening(bound, event, caseId, version) : planStep(bound, state, event);
    if (isRefusal(step)) throw new Error(`${caseId} ${nth} is refused when replayed`);
    const at = Date.parse(event.at);
    if (event.type === 'timer') {
      const name = `${String(event['name'])} ${String(event['dueAt'])}`;
      if (!armed.has(name)) into.unwanted.push(`unwanted wake-up ${caseId} ${nth} ${name}`);
      const dueMs = Math.max(Date.parse(String(event['dueAt'])), armed.get(name) ?? 0);
      into.wakes.push({ what: `${caseId} ${name}`, dueMs, firedMs: at });
    }
    addNotices(into.notices, caseId, at, step.effects);
    armed = new Map(
      step.timers.map(({ name, dueAt }) => {
        const wish = `${name} ${dueAt}`;
        return [wish, armed.get(wish) ?? at];
      }),
    );
    state = JSON.parse(JSON.stringify(step.stored)) as Stored;
  }
  const id = entries[0]?.caseId;
  for (const [name, since] of armed) {
    const dueMs = Math.max(since, Date.parse(name.split(' ').at(-1) ?? ''));
    into.wakes.push({ what: `${id} ${name}`, dueMs, firedMs: null });
  }
}

const entriesText = `
  select case_id as "caseId", version, type, event, step,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
  from history order by case_id, version`;
const casesText = `
  select id, procedure, rulebook_id as rulebook, workflow_version as "workflowVersion" from cases`;
const waitingText = `
  select e.case_id as id, h.at, e.body
  from effects e join history h using (case_id, version) where e.kind = 'notify'`;
const writtenText = `
  select case_id as id, at, text_key || ' ' || unit || '/' || role as told
  from notifications n
  join notification_places np on np.notification_id = n.id join places p on p.id = np.place`;

interface KeptEntry extends Omit<Entry, 'event'> {
  readonly type: string;
  readonly at: Instant;
  readonly event: KeptEvent;
}

interface Waiting {
  readonly id: string;
  readonly at: Date;
  readonly body: Effect;
}

interface Written {
  readonly id: string;
  readonly at: Date;
  readonly told: string;
}

function groupByCase(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.caseId);
    if (group === undefined) groups.set(entry.caseId, [entry]);
    else group.push(entry);
  }
  return groups;
}

export interface ReplayReport {
  readonly findings: string[];
  readonly wakes: readonly Wake[];
  readonly notices: number;
}

/** Within one snapshot of the database. */
export async function checkReplayed(client: pg.ClientBase, known: Known): Promise<ReplayReport> {
  const { rows: cases } = await client.query<CaseRow>(casesText);
  const { rows: entries } = await client.query<KeptEntry>(entriesText);
  const byCase = groupByCase(entries.map(withEvent));
  const folded: Folded = { notices: new Map(), wakes: [], unwanted: [] };
  for (const { id, procedure, rulebook, workflowVersion } of cases) {
    const { bound } = await known.procedure(procedure, rulebook, workflowVersion);
    fold(bound, byCase.get(id) ?? [], workflowVersion, folded);
  }
  const wanted = folded.notices;
  const { rows: waiting } = await client.query<Waiting>(waitingText);
  const { rows: written } = await client.query<Written>(writtenText);
  const held = new Map<string, number>();
  for (const { id, at, body } of waiting) addNotices(held, id, at.getTime(), [body]);
  for (const { id, at, told } of written) add(held, `${id} ${at.getTime()} ${told}`, 1);
  const findings = [...new Set([...wanted.keys(), ...held.keys()])]
    .filter((key) => wanted.get(key) !== held.get(key))
    .map((key) => `notice ${key}: wanted ${wanted.get(key) ?? 0}, held ${held.get(key) ?? 0}`);
  return {
    findings: [...findings, ...folded.unwanted],
    wakes: folded.wakes,
    notices: written.length,
  };
}
