// Holds the database against what the clients were told. Everything is read in one snapshot, so
// that it may be asked while the house is at work.

import type pg from 'pg';
import { keyId } from '../../src/db/answer-keys.ts';
import type { Receipt } from './ledger.ts';

interface AnswerRow {
  readonly id: string;
  readonly accepted: boolean;
  readonly code: string | null;
  readonly caseId: string | null;
  readonly version: number | null;
  readonly at: Date;
}

interface EntryRow {
  readonly caseId: string;
  readonly version: number;
  readonly type: string;
  readonly login: string | null;
}

/** Of people: what effects did is asked for below. */
const answersText = `
  select id, version is not null as accepted, refusal ->> 'refused' as code, case_id as "caseId",
    version, at
  from commands where effect_key is null`;

const peopleText = 'select id, login from persons where login is not null';

const entriesText = `
  select h.case_id as "caseId", h.version, h.type, p.login
  from history h left join persons p on p.id::text = h.event #>> '{by,person}'
  where h.event #> '{by,person}' is not null`;

const silentlyDone: Readonly<Record<string, string>> = {
  told_without_key: `
    select h.case_id || ' ' || h.version || ' ' || h.type as what
    from history h left join commands c on c.effect_key is not null and c.case_id = h.case_id
      and c.version = h.version
    where h.event #>> '{by,system}' = 'case' and h.type <> 'convene'
    group by h.case_id, h.version, h.type having count(c.id) <> 1`,
  effect_given_up: `
    select id || coalesce(last_error, '') as what from effects where given_up_at is not null`,
  timer_held: 'select case_id || name as what from timers where held_at is not null',
};

const place = (caseId: string | null, version: number | null): string => `${caseId} ${version}`;

/** Answers that were given before the attempt that was answered: repeats, not done again. */
export interface LedgerReport {
  readonly findings: string[];
  readonly replayed: number;
}

/** Under which id the answer of a receipt is kept. */
type FindId = (receipt: Receipt) => string;

function checkReceipt(
  receipt: Receipt,
  id: string,
  answers: ReadonlyMap<string, AnswerRow>,
  entries: ReadonlyMap<string, EntryRow>,
): string[] {
  const { login, key, command, page, code, status } = receipt;
  const what = `${command.type} by ${login} under ${key} (${status})`;
  const kept = answers.get(id);
  if (page === null) {
    if (kept === undefined || code === 'key_reused') return [];
    return kept.accepted || kept.code !== code ? [`refused_and_done ${what}: ${kept.code}`] : [];
  }
  if (kept === undefined || !kept.accepted) return [`lost ${what}`];
  const entry = entries.get(place(kept.caseId, kept.version));
  const same = kept.caseId === page.id && (kept.version ?? 0) <= page.version;
  if (!same) return [`answered_otherwise ${what}: ${place(kept.caseId, kept.version)}`];
  return entry?.type === command.type && entry.login === login ? [] : [`not_in_history ${what}`];
}

/** What a person did and the answers under his key stand one to one. */
function pairUp(answers: readonly AnswerRow[], entries: ReadonlyMap<string, EntryRow>): string[] {
  const answered = new Set<string>();
  const findings: string[] = [];
  for (const { accepted, caseId, version, id } of answers) {
    if (!accepted) continue;
    const at = place(caseId, version);
    if (answered.has(at)) findings.push(`two_answers_one_change ${at} ${id}`);
    if (!entries.has(at)) findings.push(`answer_without_change ${at} ${id}`);
    answered.add(at);
  }
  for (const [at, { type }] of entries) {
    if (!answered.has(at)) findings.push(`change_without_answer ${at} ${type}`);
  }
  return findings;
}

export async function checkLedger(
  client: pg.ClientBase,
  receipts: readonly Receipt[],
): Promise<LedgerReport> {
  const { rows: answerRows } = await client.query<AnswerRow>(answersText);
  const { rows: entryRows } = await client.query<EntryRow>(entriesText);
  const { rows: people } = await client.query<{ id: string; login: string }>(peopleText);
  const callers = new Map(people.map(({ id, login }) => [login, id]));
  const idOf: FindId = ({ login, key }) => keyId({ caller: callers.get(login) ?? '', key });
  const answers = new Map(answerRows.map((row) => [row.id, row]));
  const entries = new Map(entryRows.map((row) => [place(row.caseId, row.version), row]));
  const findings = receipts.flatMap((receipt) =>
    checkReceipt(receipt, idOf(receipt), answers, entries),
  );
  findings.push(...pairUp(answerRows, entries));
  for (const [code, text] of Object.entries(silentlyDone)) {
    const { rows } = await client.query<{ what: string }>(text);
    findings.push(...rows.map(({ what }) => `${code} ${what}`));
  }
  const replayed = receipts.filter((receipt) => {
    const { attempts, answeredAttemptAt } = receipt;
    const at = answers.get(idOf(receipt))?.at.getTime();
    return attempts > 1 && at !== undefined && at < answeredAttemptAt;
  });
  return { findings, replayed: replayed.length };
}
