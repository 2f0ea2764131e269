/**
 * THE path: the only door through which a case is opened or changed. Requests become jobs, jobs
 * form batches, a batch is loaded, planned and written at once. A refusal is a value; what is
 * thrown is a `Fault` (a broken promise of ours) or `Unavailable` (repeat it with the same key).
 */
import { randomUUID } from 'node:crypto';
import { type Clock, databaseClock } from '../db/clock.ts';
import { DatabaseFailure } from '../db/failure.ts';
import type { Db } from '../db/open.ts';
import type { CaseId } from '../terms/ids.ts';
import { Fault, refuse } from '../terms/refusal.ts';
import type { Workflows } from '../terms/workflow.ts';
import { type BatchParts, runBatch, type Verdict } from './batch.ts';
import { type Job, jobOfCommand, jobOfOpening } from './job.ts';
import { createKnown, type Known } from './known.ts';
import { createQueue } from './queue.ts';
import {
  type AdvanceRequest,
  type BeginRequest,
  type Outcome,
  refused,
  Unavailable,
} from './request.ts';

export interface AdvancerParts {
  readonly db: Db;
  readonly workflows: Workflows;
  /** The database's own when left out. */
  readonly clock?: Clock;
  /** What the engine remembers of cities and rulebooks, when somebody else reads it too. */
  readonly known?: Known;
  readonly onFault?: (error: unknown) => void;
}

export interface Advancer {
  /** One command to one case. */
  advance(request: AdvanceRequest): Promise<Outcome>;
  /** Opens a case; its version is 1. */
  begin(request: BeginRequest): Promise<Outcome>;
  /** Resolves when every request so far is answered. */
  idle(): Promise<void>;
}

const BATCH_SIZE = 256;
const IN_FLIGHT = 2;
/** A case that moves on under a command this often is under siege; the caller may try again. */
const TRIES = 20;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const noProcedure = refuse('malformed', { '/procedure': 'there is no such procedure' });

interface Pending {
  readonly job: Job;
  readonly tries: number;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

const asFault = (error: unknown): Fault => {
  if (error instanceof Fault) return error;
  const numberTaken = error instanceof DatabaseFailure && error.numberTaken;
  return new Fault(numberTaken ? 'number_taken' : 'broken', {}, error);
};

const unavailable = (cause: unknown): Unavailable =>
  new Unavailable('the database did not answer; repeat the command with its key', { cause });

/** Settles what is decided; returns what must be planned anew. */
function settle(pending: Pending, verdict: Verdict): Pending[] {
  if ('outcome' in verdict) pending.resolve(verdict.outcome);
  else if ('fault' in verdict) pending.reject(verdictError(verdict.fault));
  else return tryAgain(pending, undefined);
  return [];
}

/** A look-up during planning may fail for the same outer reasons as a batch; it changed nothing. */
const verdictError = (fault: unknown): Error =>
  fault instanceof DatabaseFailure && fault.failure !== 'refused'
    ? unavailable(fault)
    : asFault(fault);

function tryAgain(pending: Pending, cause: unknown): Pending[] {
  if (pending.tries < TRIES) return [{ ...pending, tries: pending.tries + 1 }];
  pending.reject(unavailable(cause));
  return [];
}

async function runPending(parts: BatchParts, batch: readonly Pending[]): Promise<Pending[]> {
  try {
    const verdicts = await runBatch(
      parts,
      batch.map(({ job }) => job),
    );
    const byJob = new Map(verdicts.map((verdict) => [verdict.job, verdict]));
    return batch.flatMap((pending) => {
      const verdict = byJob.get(pending.job);
      if (verdict === undefined) throw new Fault('broken', { what: 'job_without_verdict' });
      return settle(pending, verdict);
    });
  } catch (error) {
    return afterFailure(parts, batch, error);
  }
}

/**
 * One bad command fails a whole statement: each is then done alone, so that it fails only itself.
 */
async function afterFailure(
  parts: BatchParts,
  batch: readonly Pending[],
  error: unknown,
): Promise<Pending[]> {
  const failure = error instanceof DatabaseFailure ? error.failure : 'refused';
  if (failure === 'unknown') {
    for (const pending of batch) pending.reject(unavailable(error));
    return [];
  }
  const [only] = batch;
  if (batch.length === 1 && only !== undefined) {
    if (failure === 'again') return tryAgain(only, error);
    only.reject(asFault(error));
    return [];
  }
  const again: Pending[] = [];
  for (const pending of batch) again.push(...(await runPending(parts, [pending])));
  return again;
}

export function createAdvancer(given: AdvancerParts): Advancer {
  const { db, workflows, clock = databaseClock, onFault } = given;
  const known = given.known ?? createKnown(db, workflows);
  const parts: BatchParts = { db, clock, known };
  const queue = createQueue<Pending>({
    batchSize: BATCH_SIZE,
    inFlight: IN_FLIGHT,
    run: (batch) => runPending(parts, batch),
    locks: ({ job }) => (job.keyed === null ? [job.caseId] : [job.caseId, job.keyed.id]),
    alone: ({ job }) => job.keyed?.id ?? null,
  });

  const submit = (job: Job): Promise<Outcome> =>
    new Promise<Outcome>((resolve, reject) => {
      const rejectLoudly = (error: unknown) => {
        onFault?.(error);
        reject(error);
      };
      queue.push({ job, tries: 1, resolve, reject: rejectLoudly });
    });

  return {
    async advance(request) {
      if (!UUID.test(request.caseId)) return refused(refuse('case_not_found'));
      return submit(jobOfCommand(request));
    },
    async begin(request) {
      const id = request.id ?? (randomUUID() as CaseId);
      if (!UUID.test(id)) return refused(refuse('malformed', { '/id': 'not a uuid' }));
      const isKnown = workflows.find(request.procedure) !== undefined;
      return submit(jobOfOpening(request, id, isKnown ? undefined : noProcedure));
    },
    idle: () => queue.idle(),
  };
}
