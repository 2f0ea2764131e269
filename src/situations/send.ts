// One command of a situation goes to the engine, and its answer is held against what is expected. A
// refusal must stand on record and leave the case as it was; nobody has to ask for that.

import { workflows } from '../../workflows/index.ts';
import { lastRefusal, readWholeCase } from '../db/situation-views.ts';
import type { Outcome } from '../engine/request.ts';
import { errorText } from '../terms/errors.ts';
import type { CaseId } from '../terms/ids.ts';
import type { Refusal } from '../terms/refusal.ts';
import type { Workflow } from '../terms/workflow.ts';
import { type Finding, finding } from './finding.ts';
import { type Play, resolveCase, withIds } from './play.ts';
import type { Step } from './shape.ts';
import type { ActorRef } from './shape-parts.ts';
import { Trouble } from './trouble.ts';

const opensWith = ({ opening }: Workflow, type: string): boolean => {
  const read = opening.schema.safeParse({ type });
  return read.success || !read.error.issues.some(({ path }) => path[0] === 'type');
};

const explain = ({ refused: code, details }: Refusal): string => {
  const { ja, en, todoEn } = errorText(code, details);
  return `refused ${code}: ${ja} / ${en} ${todoEn}`;
};

export type Sent = Step & { readonly as: ActorRef; readonly does: string };

async function ask(play: Play, step: Sent): Promise<{ outcome: Outcome; target: CaseId | null }> {
  const { advancer, cast, rulebook, time, moments } = play.world;
  const actor = cast.actor(step.as, moments.dateOf(time.now()));
  const fields = withIds(play, step.with ?? {}) as Record<string, unknown>;
  const command = { type: step.does, ...fields };
  const opened = workflows.all().find((workflow) => opensWith(workflow, step.does));
  if (step.in === undefined && (step.opens !== undefined || opened !== undefined)) {
    if (opened === undefined) throw new Trouble(`${step.does} opens no case`);
    const { procedure } = opened;
    const { city } = rulebook.identity;
    return { outcome: await advancer.begin({ city, procedure, actor, command }), target: null };
  }
  const caseId = await resolveCase(play, step.in);
  const seen = step.seen === undefined ? {} : { expectedVersion: step.seen };
  return { outcome: await advancer.advance({ caseId, actor, command, ...seen }), target: caseId };
}

function judge({ does, refused }: Sent, outcome: Outcome): Finding[] {
  const { code, text } = typeof refused === 'object' ? refused : { code: refused, text: undefined };
  if (outcome.accepted) {
    return code === undefined
      ? []
      : [finding(['refused'], does, `refused ${code}`, 'it was accepted')];
  }
  const got = explain(outcome.refusal);
  if (code === undefined) return [finding(['does'], does, 'accepted', got)];
  if (code !== outcome.refusal.refused) {
    return [finding(['refused'], does, `refused ${code}`, got)];
  }
  if (text === undefined || got.includes(text)) return [];
  return [finding(['refused', 'text'], `text of ${code}`, `a text with ${text}`, got)];
}

const versionOf = async ({ world }: Play, id: CaseId | null): Promise<number | null> =>
  id === null ? null : (await readWholeCase(world.db.kysely, id)).version;

async function checkUntouched(
  play: Play,
  step: Sent,
  { refused: code }: Refusal,
  target: CaseId | null,
  before: number | null,
): Promise<Finding[]> {
  const after = await versionOf(play, target);
  const last = await lastRefusal(play.world.db.kysely);
  const onRecord = last?.code === code && last.caseId === (target ?? last.caseId);
  return [
    ...(after === before ? [] : [finding(['does'], 'version after a refusal', before, after)]),
    ...(onRecord
      ? []
      : [finding(['does'], 'the refusal on record', `${step.does} ${code}`, last?.code)]),
  ];
}

export async function send(play: Play, step: Sent): Promise<Finding[]> {
  const known = step.in === undefined ? play.last : await resolveCase(play, step.in);
  const before = await versionOf(play, known);
  const { outcome, target } = await ask(play, step);
  const findings = judge(step, outcome);
  if (outcome.accepted) {
    play.last = outcome.caseId;
    if (step.opens !== undefined) play.cases.set(step.opens, outcome.caseId);
    await play.world.time.settle();
    return findings;
  }
  if (target !== null) play.last = target;
  const touched = await checkUntouched(play, step, outcome.refusal, target, target && before);
  return findings.length > 0 ? findings : touched;
}
