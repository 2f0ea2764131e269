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
import { Fault, type Refusal, refuse } from '../terms/refusal.ts';
import type { Workflows } from '../terms/workflow.ts';
import { type BatchParts, runBatch, type Verdict } from './batch.ts';
import { type Job, jobOfCommand, jobOfOpening, joinJobs } from './job.ts';
import { createKnown, type Known } from './known.ts';
import { createQueue } from './queue.ts';
import {
  type AdvanceRequest,
  type BeginRequest,
  type Outcome,
  refused,
  Unavailable,
} from './request.ts';
import { runTogether } from './together.ts';

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
  /**
   * All are accepted or none, in one transaction; outcomes in the order of the requests. Where some
   * are refused, the others are `held_back`. Later ones find what earlier ones did. All have a key
   * or none; the keys answer to this very bundle only.
   */
  together(requests: readonly (AdvanceRequest | BeginRequest)[]): Promise<Outcome[]>;
  /** Resolves when every request so far is answered. */
  idle(): Promise<void>;
}

const BATCH_SIZE = 256;
const IN_FLIGHT = 2;
/** A case that moves on under a command this often is under siege; the caller may try again. */
const TRIES = 20;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const noProcedure = refuse('malformed', { '/procedure': 'there is no such procedure' });

/** An id of a form that no case has, so that nothing needs to be looked up. */
function wrongId(request: AdvanceRequest | BeginRequest): Refusal | null {
  if ('caseId' in request) return UUID.test(request.caseId) ? null : refuse('case_not_found');
  const { id } = request;
  return id === undefined || UUID.test(id) ? null : refuse('malformed', { '/id': 'not a uuid' });
}

/** What was asked in one go: one job, or several that are done together or not at all. */
interface Pending {
  readonly jobs: readonly Job[];
  readonly together: boolean;
  readonly tries: number;
  /** Outcomes in the order of the jobs. */
  resolve(outcomes: Outcome[]): void;
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
function settle(pending: Pending, verdicts: readonly Verdict[]): Pending[] {
  const outcomes: Outcome[] = [];
  for (const verdict of verdicts) {
    if ('again' in verdict) return tryAgain(pending, undefined);
    if ('fault' in verdict) {
      pending.reject(verdictError(verdict.fault));
      return [];
    }
    outcomes.push(verdict.outcome);
  }
  pending.resolve(outcomes);
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
    const jobs = batch.flatMap((pending) => pending.jobs);
    const run = batch.some(({ together }) => together) ? runTogether : runBatch;
    const byJob = new Map((await run(parts, jobs)).map((verdict) => [verdict.job, verdict]));
    const verdictOf = (job: Job): Verdict => {
      const verdict = byJob.get(job);
      if (verdict === undefined) throw new Fault('broken', { what: 'job_without_verdict' });
      return verdict;
    };
    return batch.flatMap((pending) => settle(pending, pending.jobs.map(verdictOf)));
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
  const keysOf = ({ jobs }: Pending) => jobs.flatMap(({ keyed }) => keyed?.id ?? []);
  const queue = createQueue<Pending>({
    batchSize: BATCH_SIZE,
    inFlight: IN_FLIGHT,
    run: (batch) => runPending(parts, batch),
    locks: (pending) => [...pending.jobs.map(({ caseId }) => caseId), ...keysOf(pending)],
    alone: keysOf,
    fills: ({ together }) => together,
  });

  const submit = (jobs: readonly Job[], together: boolean): Promise<Outcome[]> =>
    new Promise<Outcome[]>((resolve, reject) => {
      const rejectLoudly = (error: unknown) => {
        onFault?.(error);
        reject(error);
      };
      queue.push({ jobs, together, tries: 1, resolve, reject: rejectLoudly });
    });

  const only = async (job: Job): Promise<Outcome> => (await submit([job], false))[0] as Outcome;

  const jobOf = (request: AdvanceRequest | BeginRequest): Job => {
    if ('caseId' in request) return jobOfCommand(request);
    const isKnown = workflows.find(request.procedure) !== undefined;
    const id = request.id ?? (randomUUID() as CaseId);
    return jobOfOpening(request, id, isKnown ? undefined : noProcedure);
  };
  const ask = async (request: AdvanceRequest | BeginRequest): Promise<Outcome> => {
    const wrong = wrongId(request);
    return wrong === null ? only(jobOf(request)) : refused(wrong);
  };

  return {
    advance: ask,
    begin: ask,
    async together(requests) {
      const wrong = requests.map(wrongId);
      if (wrong.some((refusal) => refusal !== null)) {
        return wrong.map((refusal) => refused(refusal ?? refuse('held_back')));
      }
      return requests.length === 0 ? [] : submit(joinJobs(requests.map(jobOf)), true);
    },
    idle: () => queue.idle(),
  };
}
