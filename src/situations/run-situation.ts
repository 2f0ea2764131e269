// Plays one situation from its first step to its last, or to the first that is not as expected:
// what comes after would only tell the same again.

import { expectBudget } from './expect-budget.ts';
import { expectCase } from './expect-case.ts';
import { expectLines } from './expect-lines.ts';
import { expectLists } from './expect-lists.ts';
import { expectWork } from './expect-work.ts';
import { type Finding, finding } from './finding.ts';
import { type Imported, importFile } from './import-file.ts';
import { noteContent, type Play, resolveCase } from './play.ts';
import type { PlacedStep, Situation } from './read-file.ts';
import { type Sent, send } from './send.ts';
import type { Step } from './shape.ts';
import type { Expectation } from './shape-expect.ts';
import { Trouble } from './trouble.ts';
import { viewOf } from './view.ts';
import type { World } from './world.ts';

export interface Difference extends Omit<Finding, 'path'> {
  readonly line: number;
}

export interface Failure {
  /** Counted from 1, with the steps that the file has in front of each situation. */
  readonly step: number;
  readonly line: number;
  /** The clock of the situation at that step. */
  readonly at: string;
  readonly differences: readonly Difference[];
  /** What the workers had to say up to there: often the cause. */
  readonly complaints: readonly string[];
}

const isSent = (step: Step): step is Sent => step.does !== undefined;
const isImported = (step: Step): step is Imported => step.imports !== undefined;

async function act(play: Play, step: Step): Promise<Finding[]> {
  if (isSent(step)) return send(play, step);
  return isImported(step) ? importFile(play, step) : [];
}

async function expectOne(play: Play, expected: Expectation): Promise<Finding[]> {
  const { case: ref, lists: _, report: __, budget: ___, ...ofCase } = expected;
  const everywhere = await expectBudgets(play, expected);
  if (Object.keys(ofCase).length === 0 && ref === undefined) {
    return [...everywhere, ...(await expectLists(play, expected, null))];
  }
  const view = await viewOf(play.world, await resolveCase(play, ref));
  return [
    ...everywhere,
    ...expectCase(play, expected, view),
    ...expectWork(play, expected, view),
    ...expectLines(play, expected, view),
    ...(await expectLists(play, expected, view)),
  ];
}

/** The case that the step went to, or the one that it names without sending anything. */
async function callCase(play: Play, { calls = '', does, in: ref }: Step): Promise<void> {
  const id = await resolveCase(play, does === undefined ? ref : undefined);
  play.cases.set(calls, id);
  play.last = id;
}

async function expectBudgets(play: Play, { budget = [] }: Expectation): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, one] of [budget].flat().entries()) {
    const path = Array.isArray(budget) ? ['budget', index] : ['budget'];
    findings.push(...below(await expectBudget(play, one), ...path));
  }
  return findings;
}

const below = (findings: readonly Finding[], ...above: Finding['path']): Finding[] =>
  findings.map((one) => ({ ...one, path: [...above, ...one.path] }));

async function runStep(play: Play, step: Step): Promise<Finding[]> {
  const { time, moments } = play.world;
  if (step.at !== undefined) await time.moveTo(moments.read(step.at));
  const { holders, acting, absences = [] } = step;
  if (holders !== undefined || acting !== undefined) {
    await play.world.seat({ ...(holders && { holders }), ...(acting && { acting }) });
  }
  for (const absence of absences) await play.world.leave(absence);
  const findings = await act(play, step);
  if (step.calls !== undefined && findings.length === 0) await callCase(play, step);
  if (step.notes !== undefined) await noteContent(play, step.notes);
  if (findings.length > 0 || step.expect === undefined) return findings;
  if (!Array.isArray(step.expect)) return below(await expectOne(play, step.expect), 'expect');
  for (const [index, one] of step.expect.entries()) {
    findings.push(...below(await expectOne(play, one), 'expect', index));
  }
  return findings;
}

/** What the situation itself has wrong is its failure; whatever else is thrown is ours. */
async function tryStep(play: Play, step: Step): Promise<Finding[]> {
  try {
    return await runStep(play, step);
  } catch (error) {
    const what = step.does ?? (step.expect === undefined ? 'at' : 'expect');
    const got = error instanceof Error ? error.message : String(error);
    if (error instanceof Trouble) return [finding([], what, 'a step that can be played', got)];
    return [finding([], what, 'an answer', `${got}${causeOf(error)}`)];
  }
}

const causeOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? '' : ` (${cause instanceof Error ? cause.stack : String(cause)})`;
};

const placeFinding = ({ lineOf }: PlacedStep, { path, ...rest }: Finding): Difference => ({
  ...rest,
  line: lineOf(path),
});

export async function runSituation(situation: Situation, world: World): Promise<Failure | null> {
  const { file } = situation;
  const play: Play = { world, file, cases: new Map(), contents: new Map(), last: null };
  await world.time.settle();
  for (const [index, placed] of situation.steps.entries()) {
    const findings = await tryStep(play, placed.step);
    if (findings.length === 0) continue;
    return {
      step: index + 1,
      line: placed.lineOf([]),
      at: world.moments.show(world.time.now()),
      differences: findings.map((one) => placeFinding(placed, one)),
      complaints: world.complaints,
    };
  }
  return null;
}
