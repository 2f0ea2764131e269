import type { By } from '../../src/terms/actor.ts';
import type { Facts } from '../../src/terms/case.ts';
import type { Instant } from '../../src/terms/units.ts';

/** What the engine adds to a command before a machine sees it; a probe only asks what could be. */
interface Stamp {
  readonly at: Instant;
  readonly by: By;
  readonly facts: Facts;
  readonly probe?: true;
}

/** The events of a machine: each of its commands, stamped. */
export type Stamped<Command> = Command extends { type: string } ? Command & Stamp : never;
