/** A worker process that can be killed: it takes what is due, says so, and never finishes. */
import { databaseClock } from '../../src/db/clock.ts';
import { open } from '../../src/db/open.ts';
import { openHands } from '../../src/delivery/hands.ts';

const url = process.argv[2] ?? '';

const hang = (what: string) => () => {
  process.stdout.write(`took ${what}\n`);
  return new Promise<never>(() => undefined);
};

const hands = openHands({
  db: open(url),
  clock: databaseClock,
  report: (what, cause) => process.stdout.write(`${what}: ${String(cause)}\n`),
  fire: hang('timer'),
  workers: {
    notify: hang('effect'),
    tell_case: hang('effect'),
    open_case: hang('effect'),
    place_on_agenda: hang('effect'),
    call_waiting: hang('effect'),
    amend_rulebook: hang('effect'),
  },
});

await Promise.all([hands.runDueEffects(), hands.runDueTimers()]);
