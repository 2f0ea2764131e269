// Opening a case and sending it commands. One call inward; the answer is the page afterwards.

import type { Accepted, Outcome } from '../../engine/request.ts';
import { attachmentRef } from '../../terms/command-parts.ts';
import { commandCase, openCase } from '../../terms/contract-cases.ts';
import type { CaseId, CityCode, PersonId } from '../../terms/ids.ts';
import { type Account, actorOf } from '../identify.ts';
import { nameDetails } from '../name-details.ts';
import type { Answerable } from '../problem.ts';
import { type RecordParts, type RefusedRequest, recordDoorRefusal } from '../record-refusal.ts';
import { type InputFault, Refused, refused } from '../refused.ts';
import { type Route, route } from '../route.ts';
import { sightOf } from '../sight.ts';
import { caseIdOf, pageAfterCommand } from './cases.ts';

export interface CommandParts extends RecordParts {
  readonly attachments: {
    usable(
      city: CityCode,
      person: PersonId,
      caseId: CaseId | null,
      ids: readonly string[],
    ): Promise<readonly { readonly id: string; readonly sha256: string }[]>;
  };
}

type Sent = Readonly<Record<string, unknown>>;

/** The engine names a malformed field by its pointer among the details. */
export function inputFaults({ refusal }: { refusal: Refused['refusal'] }): Refused {
  const errors = Object.entries(refusal.details ?? {}).map(
    ([pointer, detail]): InputFault => ({
      in: 'body',
      pointer: `/command${pointer === '/' ? '' : pointer}`,
      detail: `${detail}`,
    }),
  );
  return refused('malformed', undefined, { errors, onRecord: true });
}

/** Null where nothing is in force yet by whose titles codes could be named. */
export const sightOrNull = (parts: CommandParts, account: Account) =>
  sightOf(parts, account).catch((error: unknown) => {
    if (error instanceof Refused) return null;
    throw error;
  });

async function acceptedOf(
  parts: CommandParts,
  account: Account,
  outcome: Outcome,
): Promise<Accepted> {
  if (outcome.accepted) return outcome;
  const { refused: code, details } = outcome.refusal;
  if (code === 'malformed') throw inputFaults(outcome);
  const sight = details && (await sightOrNull(parts, account));
  throw new Refused(outcome.refusal, {
    onRecord: true,
    ...(sight && { named: nameDetails(details, sight) }),
  });
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Files that a command names, beside its content or within it. */
const filesOf = (command: Sent) => {
  const { content } = command as { content?: { attachments?: unknown } | null };
  return [...listOf(command['attachments']), ...listOf(content?.attachments)].flatMap((file) => {
    const read = attachmentRef.safeParse(file);
    // One that is no reference at all is refused by the command's own schema.
    return read.success ? [read.data] : [];
  });
};

/** A file must be the person's own or stand in the case already, and be the one he saw. */
export async function checkFiles(
  parts: CommandParts,
  account: Account,
  id: CaseId | null,
  command: Sent,
) {
  const files = filesOf(command);
  const { city, id: person } = account;
  const ids = files.map((file) => file.id);
  const usable = await parts.attachments.usable(city, person, id, ids);
  const known = new Map(usable.map((file) => [file.id, file.sha256]));
  const wrong = files.filter((file) => known.get(file.id) !== file.sha256);
  if (wrong.length === 0) return;
  const errors = wrong.map(
    (file): InputFault => ({
      in: 'body',
      pointer: '/command',
      detail: `attachment ${file.id} is unknown or has another sha256`,
    }),
  );
  throw refused('malformed', undefined, { errors });
}

/** Keys are a person's own: two people may use the same text. */
export const keyed = (account: Account, key: string | undefined) =>
  key === undefined ? {} : { key: { caller: account.id, key } };

type Hears = (asked: RefusedRequest, answerable: Answerable) => Promise<void>;

const openRoute = (parts: CommandParts, record: Hears): Route =>
  route(
    openCase,
    async ({ account, headers, body }) => {
      const { procedure, command, seat } = body;
      await checkFiles(parts, account, null, command);
      const outcome = await parts.advancer.begin({
        city: account.city,
        procedure,
        actor: actorOf(account, seat),
        command,
        ...keyed(account, headers['idempotency-key']),
      });
      return pageAfterCommand(parts, account, await acceptedOf(parts, account, outcome));
    },
    record,
  );

const commandRoute = (parts: CommandParts, record: Hears): Route =>
  route(
    commandCase,
    async ({ account, params, headers, body }) => {
      const caseId = await caseIdOf(parts, account, params.id);
      const { command, expectedVersion, seat } = body;
      await checkFiles(parts, account, caseId, command);
      const outcome = await parts.advancer.advance({
        caseId,
        actor: actorOf(account, seat),
        command,
        ...keyed(account, headers['idempotency-key']),
        ...(expectedVersion !== undefined && { expectedVersion }),
      });
      return pageAfterCommand(parts, account, await acceptedOf(parts, account, outcome));
    },
    record,
  );

export function commandRoutes(parts: CommandParts): Route[] {
  const record: Hears = (asked, answerable) => recordDoorRefusal(parts, asked, answerable);
  return [openRoute(parts, record), commandRoute(parts, record)];
}
