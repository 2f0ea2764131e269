// A request on its way: the engine's own form of an opening or of a command, with its place in
// line.

import { contentId, type Key, keyId } from '../db/answer-keys.ts';
import type { Actor } from '../terms/actor.ts';
import type { CaseId, CityCode, ProcedureName } from '../terms/ids.ts';
import { Fault, type Refusal, refuse } from '../terms/refusal.ts';
import { digestOf } from './digest.ts';
import type { AdvanceRequest, BeginRequest } from './request.ts';

/** What a case is opened with; the others move a case that exists. */
export interface Opening {
  readonly city: CityCode;
  readonly procedure: ProcedureName;
}

export interface Job {
  readonly caseId: CaseId;
  readonly opening: Opening | null;
  readonly actor: Actor;
  readonly command: unknown;
  readonly expectedVersion?: number;
  readonly untilTaken: boolean;
  /** Known before anything is looked at. */
  readonly refusal?: Refusal;
  /** `id` of the key, `content` of what is asked under it. */
  readonly keyed: { readonly key: Key; readonly id: string; readonly content: string } | null;
}

/** From which seat he acts is a part of what he asks. */
const seatOf = (actor: Actor): string | undefined =>
  actor.kind === 'person' ? actor.seat : undefined;

const keyed = (key: Key | undefined, content: unknown): Job['keyed'] =>
  key === undefined ? null : { key, id: keyId(key), content: contentId(digestOf(content)) };

export function jobOfCommand(request: AdvanceRequest): Job {
  const { actor, command, expectedVersion, key, untilTaken = false } = request;
  const caseId = request.caseId.toLowerCase() as CaseId;
  const content = { caseId, command, expectedVersion, seat: seatOf(actor) };
  const seen = expectedVersion === undefined ? {} : { expectedVersion };
  const job = { caseId, opening: null, actor, command, ...seen };
  return { ...job, untilTaken, keyed: keyed(key, content) };
}

/** `chosen`: id of the new case; it is no part of what a repeated request must equal. */
export function jobOfOpening(request: BeginRequest, chosen: CaseId, refusal?: Refusal): Job {
  const id = chosen.toLowerCase() as CaseId;
  const { city, procedure, actor, command, key, untilTaken = false } = request;
  const content = { city, procedure, id: request.id, command, seat: seatOf(actor) };
  return {
    caseId: id,
    opening: { city, procedure },
    actor,
    command,
    untilTaken,
    ...(refusal !== undefined && { refusal }),
    keyed: keyed(key, content),
  };
}

const keyUsedBefore = (jobs: readonly Job[], index: number): boolean =>
  jobs.slice(0, index).some(({ keyed: other }) => other?.id === jobs[index]?.keyed?.id);

/**
 * Jobs that are done together or not at all. Under each key is asked for the whole of them: it
 * answers nothing else, neither alone nor in other company. A key that stands twice is refused; a
 * Fault where only some have one, since a repetition could not be told from a new request.
 */
export function joinJobs(jobs: readonly Job[]): Job[] {
  const unkeyed = jobs.filter((job) => job.keyed === null).length;
  if (unkeyed > 0 && unkeyed < jobs.length) throw new Fault('broken', { what: 'keys_of_bundle' });
  if (unkeyed > 0) return [...jobs];
  const whole = digestOf(
    jobs.map(({ caseId, opening, keyed: own, command }) => [
      opening ?? caseId,
      own?.content ?? command,
    ]),
  );
  return jobs.map((job, index) => {
    if (job.keyed === null) return job;
    if (keyUsedBefore(jobs, index)) return { ...job, keyed: null, refusal: refuse('key_reused') };
    const content = contentId(digestOf([whole, index, job.keyed.content]));
    return { ...job, keyed: { ...job.keyed, content } };
  });
}
