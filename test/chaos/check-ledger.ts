// Holds the database against what the clients were told. Everything is read in one snapshot, so
// that it may be asked while the house is at work.

import type pg from 'pg';
import type { Receipt } from './ledger.ts';

interface AnswerRow {
  readonly login: string;
  readonly key: string;
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

const answersText = `
  select p.login, c.key, (c.answer ->> 'accepted')::boolean as accepted,
    c.answer #>> '{refusal,refused}' as code, c.case_id as "caseId",
    (c.answer ->> 'version')::int as version, c.at
  from commands c join persons p on p.id::text = c.caller`;

const entriesText = `
  select h.case_id as "caseId", h.version, h.type, p.login
  from history h left join persons p on p.id::text = h.event #>> '{by,person}'
  where h.event #> '{by,person}' is not null`;

const silentlyDone: Readonly<Record<string, string>> = {
  told_without_key: `
    select h.case_id || ' ' || h.version || ' ' || h.type as what
    from history h left join commands c on c.caller = 'effect' and c.case_id = h.case_id
      and (c.answer ->> 'version')::int = h.version and c.answer ->> 'accepted' = 'true'
    where h.event #>> '{by,system}' = 'case' and h.type <> 'convene'
    group by h.case_id, h.version, h.type having count(c.key) <> 1`,
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

function checkReceipt(
  receipt: Receipt,
  answers: ReadonlyMap<string, AnswerRow>,
  entries: ReadonlyMap<string, EntryRow>,
): string[] {
  const { login, key, command, page, code, status } = receipt;
  const what = `${command.type} by ${login} under ${key} (${status})`;
  const kept = answers.get(`${login} ${key}`);
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
  for (const { accepted, caseId, version, key } of answers) {
    if (!accepted) continue;
    const at = place(caseId, version);
    if (answered.has(at)) findings.push(`two_answers_one_change ${at} ${key}`);
    if (!entries.has(at)) findings.push(`answer_without_change ${at} ${key}`);
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
  const answers = new Map(answerRows.map((row) => [`${row.login} ${row.key}`, row]));
  const entries = new Map(entryRows.map((row) => [place(row.caseId, row.version), row]));
  const findings = receipts.flatMap((receipt) => checkReceipt(receipt, answers, entries));
  findings.push(...pairUp(answerRows, entries));
  for (const [code, text] of Object.entries(silentlyDone)) {
    const { rows } = await client.query<{ what: string }>(text);
    findings.push(...rows.map(({ what }) => `${code} ${what}`));
  }
  const replayed = receipts.filter(({ login, key, attempts, answeredAttemptAt }) => {
    const at = answers.get(`${login} ${key}`)?.at.getTime();
    return attempts > 1 && at !== undefined && at < answeredAttemptAt;
  });
  return { findings, replayed: replayed.length };
}
