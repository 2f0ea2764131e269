/** Waiting with an end: for whatever may hang when a service outside is gone. */

export class WaitedTooLong extends Error {
  override readonly name = 'WaitedTooLong';
}

/** The answer of `work`, or WaitedTooLong after `limitMs`; the work itself is not stopped. */
export async function bounded<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new WaitedTooLong(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
