// A sheet that a situation has read into budget requests, as through the API: all of its lines or
// none. What is wrong with it is told with row and column.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readWholeCase } from '../db/situation-views.ts';
import type { Account } from '../http/identify.ts';
import { importIntoCycle, importIntoRequest } from '../http/import-into.ts';
import { Refused } from '../http/refused.ts';
import type { EngineParts } from '../http/sight.ts';
import { errorText } from '../terms/errors.ts';
import type { CaseId } from '../terms/ids.ts';
import type { PersonActor } from './cast.ts';
import { type Finding, finding } from './finding.ts';
import { type Play, resolveCase } from './play.ts';
import type { Step } from './shape.ts';
import type { ActorRef } from './shape-parts.ts';
import { Trouble } from './trouble.ts';

export type Imported = Step & {
  readonly as: ActorRef;
  readonly imports: NonNullable<Step['imports']>;
};

const accountOf = ({ person, city, administrator = false }: PersonActor): Account => ({
  id: person,
  city,
  name: '',
  login: null,
  password: null,
  administrator,
});

async function bytesOf(play: Play, file: string): Promise<Buffer> {
  const path = join(dirname(play.file), file);
  try {
    return await readFile(path);
  } catch {
    throw new Trouble(`there is no file ${path}`);
  }
}

/** Into one request, or over several wards into those of a cycle. */
async function importInto(play: Play, { as, imports }: Imported, id: CaseId): Promise<void> {
  const { world } = play;
  const parts: EngineParts = { ...world, clock: world.time.clock };
  const actor = world.cast.actor(as, world.moments.dateOf(world.time.now()));
  const { sheet } = imports;
  const file = await bytesOf(play, imports.file);
  const account = accountOf(actor);
  const asked = { account, seat: actor.seat, dryRun: false, into: id, sheet, file };
  const { procedure } = await readWholeCase(world.db.kysely, id);
  if (procedure === 'budget_cycle') await importIntoCycle(parts, { ...asked, lane: undefined });
  else await importIntoRequest(parts, asked);
}

const explain = ({ refusal, extras }: Refused): string => {
  const { ja, todoJa, en, todoEn } = errorText(refusal.refused, extras.named ?? refusal.details);
  const rows = (extras.errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`);
  return [`refused ${refusal.refused}: ${ja}${todoJa} / ${en} ${todoEn}`, ...rows].join('\n');
};

function judge({ imports, refused }: Imported, error: Refused | null): Finding[] {
  const { code, text = '' } = typeof refused === 'object' ? refused : { code: refused };
  const what = `import of ${imports.file}`;
  if (error === null) {
    return code === undefined ? [] : [finding(['refused'], what, `refused ${code}`, 'it was read')];
  }
  const got = explain(error);
  if (code === undefined) return [finding(['imports'], what, 'accepted', got)];
  const isMeant = error.refusal.refused === code && got.includes(text);
  return isMeant ? [] : [finding(['refused'], what, `refused ${code} ${text}`, got)];
}

export async function importFile(play: Play, step: Imported): Promise<Finding[]> {
  const id = await resolveCase(play, step.in);
  let error: Refused | null = null;
  try {
    await importInto(play, step, id);
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    error = thrown;
  }
  play.last = id;
  await play.world.time.settle();
  return judge(step, error);
}
