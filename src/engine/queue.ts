/**
 * The line before the engine. Whatever arrived while the last batch was under way is the next
 * batch; nothing ever waits in order to gather. Two jobs that share a lock (the same case, the
 * same key) are never under way in two batches at once.
 */

/** Fewer than these are not worth two commits. */
const SMALLEST_SHARE = 8;

export interface QueueOptions<Job> {
  /** Jobs in a batch at most. */
  readonly batchSize: number;
  /** Batches under way at once. */
  readonly inFlight: number;
  /** Must not throw: it settles its jobs itself. Returns those that come again, in front. */
  run(jobs: readonly Job[]): Promise<readonly Job[]>;
  /** Jobs with a common lock may share a batch, in their order. */
  locks(job: Job): readonly string[];
  /** Of two jobs with one of these in common only one may be in a batch. */
  alone(job: Job): readonly string[];
  /** Fills a batch by itself. */
  fills(job: Job): boolean;
}

export interface Queue<Job> {
  push(job: Job): void;
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
}

/**
 * Splits the line: at most `most` jobs whose locks are free. A job behind one that was passed
 * over stays behind it when they share a lock, so that the commands of a case keep their order.
 */
function take<Job>(
  waiting: readonly Job[],
  busy: ReadonlySet<string>,
  most: number,
  { locks, alone, fills }: Pick<QueueOptions<Job>, 'locks' | 'alone' | 'fills'>,
) {
  const taken: Job[] = [];
  const left: Job[] = [];
  const passedOver = new Set<string>();
  const single = new Set<string>();
  for (const job of waiting) {
    const only = alone(job);
    const [first] = taken;
    const room = first === undefined || (taken.length < most && !fills(first) && !fills(job));
    const free =
      room &&
      only.every((one) => !single.has(one)) &&
      locks(job).every((lock) => !busy.has(lock) && !passedOver.has(lock));
    if (free) {
      taken.push(job);
      for (const one of only) single.add(one);
    } else {
      left.push(job);
      for (const lock of locks(job)) passedOver.add(lock);
    }
  }
  return { taken, left };
}

export function createQueue<Job>(options: QueueOptions<Job>): Queue<Job> {
  let waiting: readonly Job[] = [];
  let arrived: Job[] = [];
  let running = 0;
  let scheduled = false;
  const busy = new Set<string>();
  let resting: (() => void)[] = [];

  const isIdle = (): boolean => running === 0 && waiting.length === 0 && arrived.length === 0;

  async function runOne(jobs: readonly Job[]): Promise<void> {
    running += 1;
    const again = await options.run(jobs);
    running -= 1;
    for (const job of jobs) for (const lock of options.locks(job)) busy.delete(lock);
    waiting = [...again, ...waiting];
    start();
    if (!isIdle()) return;
    for (const rest of resting) rest();
    resting = [];
  }

  function start(): void {
    waiting = [...waiting, ...arrived];
    arrived = [];
    while (running < options.inFlight && waiting.length > 0) {
      // Shared out, so that one batch is planned while the database writes the other.
      const share = Math.ceil(waiting.length / (options.inFlight - running));
      const most = Math.min(options.batchSize, Math.max(share, SMALLEST_SHARE));
      const { taken, left } = take(waiting, busy, most, options);
      if (taken.length === 0) return;
      waiting = left;
      for (const job of taken) for (const lock of options.locks(job)) busy.add(lock);
      void runOne(taken);
    }
  }

  return {
    push(job) {
      arrived.push(job);
      if (scheduled || running >= options.inFlight) return;
      scheduled = true;
      // After the input that is already there was read: one turn of the event loop, no waiting.
      setImmediate(() => {
        scheduled = false;
        start();
      });
    },
    idle: () => (isIdle() ? Promise.resolve() : new Promise((done) => resting.push(done))),
  };
}
