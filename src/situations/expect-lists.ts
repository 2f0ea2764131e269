// What people see: lists, whether a case is visible, what can be done with it and why not.

import { listCases, readCase } from '../db/views-cases.ts';
import { countConsultations } from '../db/views-reports.ts';
import { listBypassed } from '../db/views-stuck.ts';
import { listNotices, listWorkItems } from '../db/views-work.ts';
import { explain } from '../engine/explain.ts';
import { lookAt } from '../engine/look.ts';
import type { CaseId } from '../terms/ids.ts';
import { isRefusal } from '../terms/refusal.ts';
import { compare, type Finding, finding } from './finding.ts';
import { show } from './match.ts';
import { namedCase, nameOf, type Play } from './play.ts';
import type { ActionsExpected, Expectation, ListExpected } from './shape-expect.ts';
import type { ActorRef } from './shape-parts.ts';
import { Trouble } from './trouble.ts';
import { stuckCases, type View } from './view.ts';

const all = 10_000;

/** Who reads, and how far he sees on that day: the same look as through the API. */
export async function readerOf({ world }: Play, who: ActorRef) {
  const { db, known, cast, rulebook, moments, time } = world;
  const { clock } = time;
  const actor = cast.actor(who, moments.dateOf(time.now()));
  const sight = await lookAt({ db, known, clock }, actor, rulebook.identity.city);
  if (isRefusal(sight)) throw new Trouble(`${show(who)} may not look: ${sight.refused}`);
  return { actor, sight };
}

const caseOf = ({ caseId }: { readonly caseId: CaseId }): CaseId => caseId;

async function rowsOf(play: Play, { list, as }: ListExpected): Promise<readonly CaseId[]> {
  const { db } = play.world;
  const { actor, sight } = await readerOf(play, as);
  const { city, places } = sight;
  const page = { sort: 'opened', after: null, limit: all } as const;
  switch (list) {
    case 'cases':
      return (await listCases(db.kysely, sight, {}, page)).map(({ id }) => id);
    case 'workItems':
      return (await listWorkItems(db, city, places, null, all, sight)).map(caseOf);
    case 'inbox': {
      const reader = { city, person: actor.person, places };
      return (await listNotices(db, reader, false, null, all, sight)).map(caseOf);
    }
    case 'stuck':
      return (await stuckCases(play.world, sight)).map(({ caseId }) => caseId);
    case 'bypassed':
      return (await listBypassed(db.kysely, sight, null, all)).map(({ id }) => id);
    default:
      throw new RangeError(`no list: ${list satisfies never}`);
  }
}

async function expectList(play: Play, index: number, expected: ListExpected): Promise<Finding[]> {
  const path = ['lists', index];
  const rows = await rowsOf(play, expected);
  const shown = rows.map((id) => nameOf(play, id)).join(', ') || 'an empty list';
  const what = `list ${expected.list} of ${show(expected.as)}`;
  const { contains = [], lacks = [], count } = expected;
  return [
    ...contains
      .filter((name) => !rows.includes(namedCase(play, name)))
      .map((name) => finding([...path, 'contains'], what, name, shown)),
    ...lacks
      .filter((name) => rows.includes(namedCase(play, name)))
      .map((name) => finding([...path, 'lacks'], what, `not ${name}`, shown)),
    ...(count === undefined || count === rows.length
      ? []
      : [finding([...path, 'count'], what, `${count} rows`, `${rows.length} rows: ${shown}`)]),
  ];
}

async function expectSight(
  play: Play,
  path: 'visibleTo' | 'hiddenFrom',
  readers: readonly ActorRef[],
  { row }: View,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, who] of readers.entries()) {
    const { sight } = await readerOf(play, who);
    const sees = (await readCase(play.world.db.kysely, sight, row.id)) !== null;
    if (sees === (path === 'visibleTo')) continue;
    const got = sees ? 'sees the case' : 'does not see the case';
    findings.push(
      finding([path, index], show(who), path, `${got}; readers ${row.readers.join(', ')}`),
    );
  }
  return findings;
}

async function expectActions(
  play: Play,
  path: Finding['path'],
  { as, can = [], cannot = {} }: ActionsExpected,
  id: CaseId,
): Promise<Finding[]> {
  const { world } = play;
  const { actor } = await readerOf(play, as);
  const said = await explain({ ...world, clock: world.time.clock }, actor, id);
  if (isRefusal(said)) return [finding(path, `actions of ${show(as)}`, 'an answer', said.refused)];
  const answers = new Map(said.possibilities.map((one) => [one.command, one.refusal?.refused]));
  const got = (command: string): string =>
    answers.has(command) ? (answers.get(command) ?? 'can') : 'no such command';
  const asked = [
    ...can.map((command) => ({ at: ['can'], command, expected: 'can' })),
    ...Object.entries(cannot).map(([command, expected]) => ({
      at: ['cannot', command],
      command,
      expected,
    })),
  ];
  return asked
    .filter(({ command, expected }) => got(command) !== expected)
    .map(({ at, command, expected }) =>
      finding([...path, ...at], `${command} by ${show(as)}`, expected, got(command)),
    );
}

async function expectReport(
  play: Play,
  { as, from, to, shows }: NonNullable<Expectation['report']>,
): Promise<Finding[]> {
  const { db } = play.world;
  const { sight } = await readerOf(play, as);
  const counts = await countConsultations(db.kysely, sight, { from, to });
  return compare(['report', 'shows'], `report ${from} to ${to}`, shows, counts);
}

export async function expectLists(
  play: Play,
  { report, lists = [], visibleTo = [], hiddenFrom = [], actions = [] }: Expectation,
  view: View | null,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, list] of lists.entries()) {
    findings.push(...(await expectList(play, index, list)));
  }
  if (report !== undefined) findings.push(...(await expectReport(play, report)));
  if (view === null) return findings;
  findings.push(...(await expectSight(play, 'visibleTo', visibleTo, view)));
  findings.push(...(await expectSight(play, 'hiddenFrom', hiddenFrom, view)));
  for (const [index, one] of [actions].flat().entries()) {
    const path = Array.isArray(actions) ? ['actions', index] : ['actions'];
    findings.push(...(await expectActions(play, path, one, view.row.id)));
  }
  return findings;
}
