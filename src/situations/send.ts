// One command of a situation goes to the engine, and its answer is held against what is expected. A
// refusal must stand on record and leave the case as it was; nobody has to ask for that.

import { workflows } from '../../workflows/index.ts';
import { lastRefusal, readWholeCase } from '../db/situation-views.ts';
import type { Outcome } from '../engine/request.ts';
import { errorText } from '../terms/errors.ts';
import type { CaseId, ProcedureName } from '../terms/ids.ts';
import type { Refusal } from '../terms/refusal.ts';
import type { Workflow } from '../terms/workflow.ts';
import { type Finding, finding } from './finding.ts';
import { contentOf, type Play, resolveCase, withIds } from './play.ts';
import type { Step } from './shape.ts';
import type { ActorRef } from './shape-parts.ts';
import { Trouble } from './trouble.ts';

interface Command {
  readonly type: string;
}

type Fields = Command & Readonly<Record<string, unknown>>;

/** How far a command is from one that opens the procedure; null: it begins with another word. */
function faultsAsOpening({ opening }: Workflow, command: Command): number | null {
  const read = opening.schema.safeParse(command);
  if (read.success) return 0;
  const { issues } = read.error;
  return issues.some(({ path }) => path[0] === 'type') ? null : issues.length;
}

/** Two procedures begin with a draft: the one that is named, or whose draft it resembles most. */
function openedBy(command: Command, named: string | undefined): Workflow | undefined {
  const found = workflows.all().flatMap((workflow) => {
    const faults = faultsAsOpening(workflow, command);
    const isMeant = named === undefined || named === workflow.procedure;
    return faults === null || !isMeant ? [] : { workflow, faults };
  });
  return found.sort((a, b) => a.faults - b.faults)[0]?.workflow;
}

const anyDigest = '0'.repeat(64);

function takesDigest(procedure: ProcedureName, type: string): boolean {
  const commands = workflows.find(procedure)?.commands ?? {};
  const rule = Object.hasOwn(commands, type) ? commands[type] : undefined;
  if (rule === undefined) return false;
  const read = rule.schema.safeParse({ type, digest: anyDigest });
  return (
    read.success || !read.error.issues.some((one) => 'keys' in one && one.keys.includes('digest'))
  );
}

/** Whoever decides has seen the content as it is, or as it was when the situation noted it. */
async function withDigest(play: Play, caseId: CaseId, command: Fields): Promise<Fields> {
  const { procedure } = await readWholeCase(play.world.db.kysely, caseId);
  if (!takesDigest(procedure, command.type)) return command;
  const { digest } = command;
  if (digest === undefined) return { ...command, digest: await contentOf(play, caseId) };
  return { ...command, digest: play.contents.get(String(digest)) ?? digest };
}

const explain = ({ refused: code, details }: Refusal): string => {
  const { ja, todoJa, en, todoEn } = errorText(code, details);
  // What is malformed says so by field, and its texts name none.
  const fields = code === 'malformed' ? Object.entries(details ?? {}) : [];
  return [
    `refused ${code}: ${ja}${todoJa} / ${en} ${todoEn}`,
    ...fields.map(([pointer, fault]) => `${pointer}: ${fault}`),
  ].join('\n');
};

export type Sent = Step & { readonly as: ActorRef; readonly does: string };

async function ask(play: Play, step: Sent): Promise<{ outcome: Outcome; target: CaseId | null }> {
  const { advancer, cast, rulebook, time, moments } = play.world;
  const actor = cast.actor(step.as, moments.dateOf(time.now()));
  const fields = withIds(play, step.with ?? {}) as Record<string, unknown>;
  const command = { type: step.does, ...fields };
  const opened = openedBy(command, step.procedure);
  if (step.in === undefined && (step.opens !== undefined || opened !== undefined)) {
    if (opened === undefined) throw new Trouble(`${step.does} opens no case`);
    const { procedure } = opened;
    const { city } = rulebook.identity;
    return { outcome: await advancer.begin({ city, procedure, actor, command }), target: null };
  }
  const caseId = await resolveCase(play, step.in);
  const seen = step.seen === undefined ? {} : { expectedVersion: step.seen };
  const sent = { caseId, actor, command: await withDigest(play, caseId, command), ...seen };
  return { outcome: await advancer.advance(sent), target: caseId };
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
