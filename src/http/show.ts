/** Rows of the database in the shapes of the contract, with the titles that people know. */
import type { readDuties } from '../db/views-cases.ts';
import type { Sight } from '../engine/look.ts';
import type { By } from '../terms/actor.ts';
import type { Json, StuckCause } from '../terms/case.ts';
import type { CaseLine, CasePage, HistoryEntry } from '../terms/contract-cases.ts';
import type { Instant } from '../terms/units.ts';
import type { CaseRow, SeenCase, SeenHistory } from './seen-case.ts';

type LineRow = Omit<CaseRow, 'version' | 'context' | 'stuck' | 'rulebookId' | 'rulebookVersion'>;
type DutyRow = Awaited<ReturnType<typeof readDuties>>[number];
type Organisation = Sight['organisation'];

export interface Named {
  readonly code: string;
  readonly title: string;
}

/** A unit that no longer exists keeps its name. */
export const namedUnit = (organisation: Organisation, code: string): Named => ({
  code,
  title: organisation.lastUnit(code)?.title ?? code,
});

export const namedSeat = (organisation: Organisation, code: string): Named => ({
  code,
  title: organisation.seat(code)?.title ?? code,
});

export const namedAct = ({ rulebook }: Sight, code: string): Named => ({
  code,
  title: rulebook.rulebook.texts.acts[code] ?? code,
});

export const namedStep = ({ rulebook }: Sight, code: string): Named => ({
  code,
  title: rulebook.rulebook.texts.steps[code] ?? code,
});

/** In work items and wake-ups, no date is the last of all dates. */
const dateOrNull = (at: Instant | 'infinity'): Instant | null => (at === 'infinity' ? null : at);

export function showLine(row: LineRow, sight: Sight): CaseLine {
  const unit = (code: string) => namedUnit(sight.organisation, code);
  return {
    id: row.id,
    procedure: row.procedure,
    number: row.number,
    title: row.title,
    step: namedStep(sight, row.step),
    outcome: row.outcome,
    matter: row.matter,
    initiator: unit(row.initiator),
    addressees: row.addressees.map(unit),
    fiscalYear: row.fiscalYear,
    dueAt: row.dueAt,
    meetingOn: row.meetingOn,
    open: row.status === 'active',
    openedAt: row.openedAt,
    movedAt: row.movedAt,
    closedAt: row.closedAt,
  };
}

/** What is demanded of a place: by a duty of a case as well as by a line of a work list. */
export const showDemand = (row: DutyRow, sight: Sight) => ({
  unit: namedUnit(sight.organisation, row.unit),
  role: row.role,
  act: namedAct(sight, row.act),
  ...(row.about !== '' && { about: namedUnit(sight.organisation, row.about) }),
  dueAt: dateOrNull(row.dueAt),
});

const showDuty = (row: DutyRow, sight: Sight): CasePage['duties'][number] => ({
  ...showDemand(row, sight),
  seats: sight.organisation.seatsAt(row).map(({ code, title }) => ({ code, title })),
});

export const showCause = ({ code, about, since }: StuckCause, sight: Sight) => ({
  code,
  ...(about !== undefined && { about: namedUnit(sight.organisation, about) }),
  since,
});

/** How often the content was submitted; procedures without submissions have none. */
const branchOf = (context: unknown): number => {
  const { submission } = context as { readonly submission?: unknown };
  return typeof submission === 'number' ? submission : 0;
};

/** Written with its branch from the second submission on, in the words of the rulebook. */
function fullNumber(row: SeenCase, branch: number, { rulebook }: Sight): string | null {
  if (row.number === null || branch < 2) return row.number;
  const { numbering } = rulebook.rulebook.numbering;
  const rule = numbering.findLast(({ procedure }) => procedure === row.procedure);
  return `${row.number}${rule?.branch.replace('{branch}', `${branch}`) ?? ''}`;
}

export function showPage(row: SeenCase, duties: readonly DutyRow[], sight: Sight): CasePage {
  const branch = branchOf(row.context);
  return {
    ...showLine(row, sight),
    branch,
    fullNumber: fullNumber(row, branch, sight),
    version: row.version,
    rulebook: { id: row.rulebookId, version: row.rulebookVersion },
    context: row.context as Record<string, Json>,
    duties: duties.map((duty) => showDuty(duty, sight)),
    stuck: row.stuck.map((cause) => showCause(cause, sight)),
  };
}

function showBy(by: By, name: string | null, organisation: Organisation): HistoryEntry['by'] {
  if ('system' in by) return by;
  const { person, seat, unit, role, capacity, as } = by;
  return {
    person,
    name: name ?? '',
    seat: namedSeat(organisation, seat),
    unit: namedUnit(organisation, unit),
    role,
    capacity,
    as: { unit: namedUnit(organisation, as.unit), role: as.role },
  };
}

/** An entry without what it was judged by: those facts are the engine's. */
export function showEntry(row: SeenHistory[number], sight: Sight): HistoryEntry {
  const { type, at, by, facts: _facts, ...fields } = row.event;
  return {
    version: row.version,
    at,
    type,
    title: namedAct(sight, type).title,
    step: namedStep(sight, row.step),
    by: showBy(by, row.name, sight.organisation),
    fields: fields as Record<string, Json>,
  };
}

/** The content as it stood at each submission: what was last given, numbered by its branch. */
export function showVersions(rows: SeenHistory) {
  const versions: { branch: number; at: Instant; content: Json }[] = [];
  let content: Json = null;
  for (const { event } of rows) {
    content = (event['content'] as Json | undefined) ?? content;
    if (event.type !== 'submit') continue;
    versions.push({ branch: versions.length + 1, at: event.at, content });
  }
  return versions;
}
