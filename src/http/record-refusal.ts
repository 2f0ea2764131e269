/**
 * Puts on record what the door itself refused of a command or an opening: a body that cannot be
 * read, a case that is not there, a file that is not the sender's. What the engine refused is on
 * record already; what says nothing of the command is only logged.
 */
import type { Request } from 'express';
import { readClock } from '../db/clock.ts';
import { recordRefusal } from '../db/refusals.ts';
import { findCaseId } from '../db/views-cases.ts';
import { sentType } from '../engine/read-command.ts';
import type { ErrorCode } from '../terms/errors.ts';
import type { Account } from './identify.ts';
import type { Answerable } from './problem.ts';
import type { EngineParts } from './sight.ts';

const ofTheTraffic = new Set<ErrorCode>(['too_large', 'too_many_requests', 'not_ready']);

const storable = /^[^\0\p{Surrogate}]{1,200}$/u;

export interface RefusedRequest {
  readonly account: Account;
  readonly req: Request;
}

/** The case's name in the address, when there is one that can be looked for. */
const caseNameIn = ({ params }: Request): string | null => {
  const { id } = params;
  return typeof id === 'string' && storable.test(id) ? id : null;
};

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;

export async function recordDoorRefusal(
  { db, clock }: EngineParts,
  { account, req }: RefusedRequest,
  { refusal, extras }: Answerable,
): Promise<void> {
  if (extras.onRecord === true || ofTheTraffic.has(refusal.refused)) return;
  const name = caseNameIn(req);
  const faults = (extras.errors ?? []).map(({ pointer, detail }) => [pointer, detail]);
  await recordRefusal(db, {
    at: await readClock(db, clock),
    city: account.city,
    caseId: name === null ? null : await findCaseId(db.kysely, account.city, name),
    person: account.id,
    seat: null,
    command: sentType(fieldOf(req.body, 'command')),
    code: refusal.refused,
    details: {
      ...refusal.details,
      ...(name !== null && { case: name }),
      ...Object.fromEntries(faults),
    },
  });
}
