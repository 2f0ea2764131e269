// Binds each kind of effect to its worker. The hands it makes know no queue: BullMQ's bells, the
// sweep and the situations all use them.

import { type Hands, type HandsParts, openHands } from '../src/delivery/hands.ts';
import { openReadings } from '../src/delivery/readings.ts';
import { callWaitingItems } from '../src/delivery/run-effects.ts';
import { amendRulebooks } from '../src/engine/amend-rulebook.ts';
import { amendRulebook } from './amend-rulebook.ts';
import { callWaiting } from './call-waiting.ts';
import type { MailClient } from './clients/mail.ts';
import type { Door } from './door.ts';
import { notify } from './notify.ts';
import { openCase } from './open-case.ts';
import { placeOnAgenda } from './place-on-agenda.ts';
import { sendMail } from './send-mail.ts';
import { tellCase } from './tell-case.ts';
import { wakeTimer } from './wake-timer.ts';

export interface WorkerParts extends Pick<HandsParts, 'db' | 'clock' | 'report'> {
  readonly door: Door;
  /** Absent: no mail is sent, and none is written to be sent. */
  readonly mail?: MailClient | undefined;
  readonly publicUrl?: string | undefined;
}

export function createHands(parts: WorkerParts): Hands {
  const { db, clock, report, door, mail: client, publicUrl } = parts;
  const readings = openReadings(db);
  const known = { door, readings, report };
  const callItems = callWaitingItems.bind(null, db);
  const amending = { door, report, amend: amendRulebooks.bind(null, db) };
  return openHands({
    db,
    clock,
    report,
    fire: (timer) => wakeTimer(door, timer),
    workers: {
      notify: (effect) => notify(known, effect),
      tell_case: (effect) => tellCase(known, effect),
      open_case: (effect) => openCase(door, effect),
      place_on_agenda: (effect, at) => placeOnAgenda(known, effect, at),
      call_waiting: (effect, at) => callWaiting({ callItems }, effect, at),
      amend_rulebook: (effect, at) => amendRulebook(amending, effect, at),
    },
    ...(client && { send: (mail) => sendMail({ readings, client, publicUrl }, mail) }),
  });
}
