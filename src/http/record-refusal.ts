/**
 * Puts on record what the door itself refused of a command or an opening: a body that cannot be
 * read, a case that is not there, a file that is not the sender's. What the engine refused is on
 * record already; what says nothing of the command is only logged.
 */
import type { Request } from 'express';
import { findCaseId } from '../db/views-cases.ts';
import { sentType } from '../engine/read-command.ts';
import type { Json } from '../terms/case.ts';
import type { ErrorCode } from '../terms/errors.ts';
import type { CaseId, CityCode, PersonId } from '../terms/ids.ts';
import type { Account } from './identify.ts';
import type { Answerable } from './problem.ts';
import type { EngineParts } from './sight.ts';

const ofTheTraffic = new Set<ErrorCode>(['too_large', 'too_many_requests', 'not_ready']);

const storable = /^[^\0\p{Surrogate}]{1,200}$/u;

/** A refusal as it is kept; when it was given is added by who writes it. */
export interface RefusalRecord {
  readonly city: CityCode;
  readonly caseId: CaseId | null;
  readonly person: PersonId;
  readonly seat: null;
  readonly command: string;
  readonly code: ErrorCode;
  readonly details: Json;
}

export interface RecordParts extends EngineParts {
  readonly recordRefusal: (refusal: RefusalRecord) => Promise<void>;
}

export interface RefusedRequest {
  readonly account: Account;
  readonly req: Pick<Request, 'params' | 'body'>;
}

/** The case's name in the address, when there is one that can be looked for. */
const caseNameIn = ({ params }: RefusedRequest['req']): string | null => {
  const { id } = params;
  return typeof id === 'string' && storable.test(id) ? id : null;
};

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;

export async function recordDoorRefusal(
  { db, recordRefusal }: RecordParts,
  { account, req }: RefusedRequest,
  { refusal, extras }: Answerable,
): Promise<void> {
  if (extras.onRecord === true || ofTheTraffic.has(refusal.refused)) return;
  const name = caseNameIn(req);
  const faults = (extras.errors ?? []).map(({ pointer, detail }) => [pointer, detail]);
  await recordRefusal({
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
