/**
 * Commands to many cases in one request. Each takes the way that it would take alone, through the
 * same checks and the same engine, which joins them in its batches; the answer of one says nothing
 * about another. Commands to one case are taken in the order of the list.
 */
import { findCaseIds } from '../../db/views-case-names.ts';
import type { Sight } from '../../engine/look.ts';
import type { Accepted, Outcome } from '../../engine/request.ts';
import { type BulkAnswer, commandCases } from '../../terms/contract-cases.ts';
import type { CaseId } from '../../terms/ids.ts';
import { type Account, actorOf } from '../identify.ts';
import { nameDetails } from '../name-details.ts';
import { type Answerable, answerableOf, refusalShapeOf } from '../problem.ts';
import { recordDoorRefusal } from '../record-refusal.ts';
import { type InputFault, Refused, refused } from '../refused.ts';
import { type Asked, type Route, route } from '../route.ts';
import { type CommandParts, checkFiles, inputFaults, keyed, sightOrNull } from './case-commands.ts';

type Ask = Asked<typeof commandCases>;
type Sent = Ask['body']['commands'][number];

/** Of the door: there is such a case, and the files are the sender's. */
async function findCase(
  parts: CommandParts,
  account: Account,
  sent: Sent,
  ids: ReadonlyMap<string, CaseId>,
): Promise<CaseId | Refused> {
  const id = ids.get(sent.caseId);
  if (id === undefined) return refused('case_not_found');
  try {
    await checkFiles(parts, account, id, sent.command);
    return id;
  } catch (error) {
    // Nothing has been done yet: what is no refusal ends the whole request.
    if (error instanceof Refused) return error;
    throw error;
  }
}

function send(parts: CommandParts, account: Account, sent: Sent, caseId: CaseId) {
  const { command, expectedVersion, key, seat } = sent;
  return parts.advancer.advance({
    caseId,
    actor: actorOf(account, seat),
    command,
    ...keyed(account, key),
    ...(expectedVersion !== undefined && { expectedVersion }),
  });
}

/** A no of the engine as the door tells it. */
function engineNo({ refusal }: Extract<Outcome, { accepted: false }>): Answerable {
  if (refusal.refused === 'malformed') return { ...inputFaults({ refusal }), isFault: false };
  return { refusal, extras: {}, isFault: false };
}

/** Sent at once, so that the commands of a case keep the order of the list. */
async function fateOf(
  { account, req }: Ask,
  parts: CommandParts,
  sent: Sent,
  found: CaseId | Refused,
): Promise<Accepted | Answerable> {
  try {
    if (found instanceof Refused) throw found;
    const outcome = await send(parts, account, sent, found);
    return outcome.accepted ? outcome : engineNo(outcome);
  } catch (error) {
    const answerable = answerableOf(error, req);
    const alone = { params: { id: sent.caseId }, body: { command: sent.command } };
    if (!answerable.isFault) await recordDoorRefusal(parts, { account, req: alone }, answerable);
    return answerable;
  }
}

/** Where a field of a command stands in the body that holds them all. */
const within = (index: number, errors: readonly InputFault[]) =>
  errors.map((fault) => ({ ...fault, pointer: `/commands/${index}${fault.pointer}` }));

function answerOf(
  { sent: { caseId }, index, fate }: { sent: Sent; index: number; fate: Accepted | Answerable },
  sight: Sight | null,
): BulkAnswer {
  if ('accepted' in fate) {
    return { caseId, accepted: true, version: fate.version, number: fate.number };
  }
  const { refusal, extras } = fate;
  const named = refusal.details && sight ? nameDetails(refusal.details, sight) : undefined;
  return {
    caseId,
    accepted: false,
    refusal: refusalShapeOf(refusal, named),
    ...(extras.errors && { errors: within(index, extras.errors) }),
  };
}

export const bulkRoutes = (parts: CommandParts): Route[] => [
  route(
    commandCases,
    async (ask) => {
      const { account, body } = ask;
      const names = [...new Set(body.commands.map(({ caseId }) => caseId))];
      const ids = await findCaseIds(parts.db.kysely, account.city, names);
      const asked = await Promise.all(
        body.commands.map(async (sent, index) => {
          return { sent, index, found: await findCase(parts, account, sent, ids) };
        }),
      );
      const answered = await Promise.all(
        asked.map(async (one) => {
          return { ...one, fate: await fateOf(ask, parts, one.sent, one.found) };
        }),
      );
      const refusals = answered.filter(({ fate }) => !('accepted' in fate)).length;
      const sight = refusals > 0 ? await sightOrNull(parts, account) : null;
      const items = answered.map((one) => answerOf(one, sight));
      return { accepted: items.length - refusals, refused: refusals, items };
    },
    (asked, answerable) => recordDoorRefusal(parts, asked, answerable),
  ),
];
