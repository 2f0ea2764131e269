/**
 * One look at a table at a time in this process. Who asks while a look is under way gets the next
 * one: the present one may have passed by the row he means. Many who wait share that next look.
 */
export function oneAtATime(look: () => Promise<number>): () => Promise<number> {
  let running: Promise<number> | undefined;
  let next: Promise<number> | undefined;

  const begin = (): Promise<number> => {
    next = undefined;
    running = look().finally(() => {
      running = undefined;
    });
    return running;
  };

  return () => {
    if (next !== undefined) return next;
    if (running === undefined) return begin();
    next = running.then(begin, begin);
    return next;
  };
}
