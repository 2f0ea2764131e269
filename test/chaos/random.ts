// Random choices that a seed repeats.

export interface Random {
  /** 0 or more, under 1. */
  next(): number;
  /** A whole number, 0 or more and under the bound. */
  under(bound: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Another sequence, so that one player's choices do not depend on the others' pace. */
  fork(): Random;
}

export function seededRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const under = (bound: number): number => Math.floor(next() * bound);
  return {
    next,
    under,
    chance: (probability) => next() < probability,
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[under(items.length)] as T;
    },
    fork: () => seededRandom(under(2 ** 31)),
  };
}
