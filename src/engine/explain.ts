/**
 * What an actor can do with a case now, and why not. The same pieces answer as for a command;
 * nothing is written.
 */
import { loadBatch } from '../db/batch-load.ts';
import type { Clock } from '../db/clock.ts';
import { fromDatabase } from '../db/failure.ts';
import type { Db } from '../db/open.ts';
import type { Actor, By } from '../terms/actor.ts';
import type { CaseId } from '../terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import type { Instant } from '../terms/units.ts';
import { type Course, targetOf } from './course.ts';
import { checkSight, isMissing, judgeProbe } from './judge.ts';
import type { Known } from './known.ts';
import { joinMissing, type Links, type Missing, noLinks } from './links.ts';
import { lookUpLinks } from './look-up-links.ts';
import { settingOf, startCase } from './start.ts';

export interface Possibility {
  readonly command: string;
  /** From where he would act, or why he cannot. */
  readonly by?: By;
  readonly refusal?: Refusal;
}

export interface Explanation {
  readonly caseId: CaseId;
  readonly version: number;
  readonly at: Instant;
  /** Every command of the procedure that people send, in the order the workflow lists them. */
  readonly possibilities: readonly Possibility[];
}

interface ExplainParts {
  readonly db: Db;
  readonly known: Known;
  readonly clock: Clock;
}

const isNamed = (commands: readonly string[] | undefined, command: string): boolean =>
  commands === undefined || commands.includes(command);

/** `commands` absent: all that people send. */
function probeAll(
  course: Course,
  asked: { readonly actor: Actor; readonly commands?: readonly string[] | undefined },
  at: Instant,
  links: Links,
) {
  const target = targetOf(course);
  const setting = settingOf(course, at, links);
  const possibilities: Possibility[] = [];
  const missing: Missing[] = [];
  for (const [command, { sender }] of Object.entries(course.procedure.workflow.commands)) {
    if (sender !== 'person' || target === undefined || !isNamed(asked.commands, command)) continue;
    const said = judgeProbe(target, setting, asked.actor, command);
    if (isMissing(said)) missing.push(said.missing);
    else possibilities.push(isRefusal(said) ? { command, refusal: said } : { command, by: said });
  }
  return { possibilities, missing };
}

/** `case_not_found` when there is none or the actor may not see it. */
export async function explain(
  { db, known, clock }: ExplainParts,
  actor: Actor,
  caseId: CaseId,
): Promise<Explanation | Refusal> {
  const ask = { cases: [caseId], keys: [], cities: [] };
  const load = await fromDatabase(loadBatch(db, ask));
  const at = clock.at(load.now);
  const course = await startCase({ db, known, load, at }, caseId, null, actor.kind);
  if (isRefusal(course)) return course;
  const target = targetOf(course);
  if (target === undefined) return refuse('case_not_found');
  const unseen = checkSight(target, settingOf(course, at, noLinks), { actor, command: null });
  if (unseen !== null) return unseen;
  const { possibilities, missing } = probeAll(course, { actor }, at, noLinks);
  const { version } = target;
  if (missing.length === 0) return { caseId, version, at, possibilities };
  const links = await lookUpLinks(db, course.city, joinMissing(missing));
  const linked = probeAll(course, { actor }, at, links).possibilities;
  return { caseId, version, at, possibilities: linked };
}

/**
 * Which of some commands the actor can send to each of many cases that he may see, all loaded at
 * once. A command that must know other cases is left out.
 */
export async function explainSome(
  { db, known, clock }: ExplainParts,
  actor: Actor,
  cases: readonly CaseId[],
  commands: readonly string[],
): Promise<Map<CaseId, Possibility[]>> {
  const found = new Map<CaseId, Possibility[]>();
  if (cases.length === 0) return found;
  const load = await fromDatabase(loadBatch(db, { cases, keys: [], cities: [] }));
  const at = clock.at(load.now);
  for (const caseId of cases) {
    const course = await startCase({ db, known, load, at }, caseId, null, actor.kind);
    if (isRefusal(course)) continue;
    const { possibilities } = probeAll(course, { actor, commands }, at, noLinks);
    found.set(caseId, possibilities);
  }
  return found;
}
