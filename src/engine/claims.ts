/**
 * Who has what only one case of a procedure may have. A step that asks for it is judged by the
 * table and by what others of its batch have just been given. Two batches that give it at once
 * cannot both be written: the one that comes second is planned anew, and finds the holder. What a
 * case gives back is free for the next batch.
 */
import { type Claimed, findHolder, type Holder } from '../db/claims.ts';
import { fromDatabase } from '../db/failure.ts';
import type { Db } from '../db/open.ts';
import type { Refusal } from '../terms/refusal.ts';
import { type Course, lastStep } from './course.ts';
import type { Step } from './plan.ts';

export interface AskedClaim extends Claimed {
  readonly taken: Refusal;
}

/** What the case claims with this step and did not claim before it, or null. */
export function claimIn(course: Course, { summary: { claim } }: Step): AskedClaim | null {
  if (claim === undefined) return null;
  const { loaded, before, city, name: procedure } = course;
  const known =
    lastStep(course)?.summary ?? (loaded === null ? null : before.bound.summary(loaded.stored));
  return known?.claim?.key === claim.key ? null : { ...claim, city, procedure };
}

/** Said to the one who comes second, with the case that he may go to. */
export const takenBy = ({ taken }: AskedClaim, { id, number }: Holder): Refusal => ({
  ...taken,
  details: { ...taken.details, number: number ?? id },
});

export interface Claims {
  /** Null: free. Undefined: the next look-up tells. */
  holderOf(claimed: Claimed): Holder | null | undefined;
  give(claimed: Claimed, holder: Holder): void;
  lookUp(db: Db): Promise<void>;
}

export function createClaims(): Claims {
  const holders = new Map<string, Holder | null>();
  const missing = new Map<string, Claimed>();
  const nameOf = ({ city, procedure, key }: Claimed) => JSON.stringify([city, procedure, key]);
  return {
    holderOf(claimed) {
      const name = nameOf(claimed);
      const holder = holders.get(name);
      if (holder === undefined) missing.set(name, claimed);
      return holder;
    },
    give: (claimed, holder) => void holders.set(nameOf(claimed), holder),
    async lookUp({ kysely }) {
      for (const [name, claimed] of missing) {
        holders.set(name, await fromDatabase(findHolder(kysely, claimed)));
      }
      missing.clear();
    },
  };
}
