// A sheet that a situation has read into a budget request, as through the API: all of its lines or
// none. What is wrong with it is told with row and column.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from '../http/identify.ts';
import { importSheet, type Portion } from '../http/import-sheet.ts';
import { Refused } from '../http/refused.ts';
import { requestOf, type SheetGround, sheetGroundOf, sheetOf } from '../http/request-case.ts';
import { namedUnit } from '../http/show.ts';
import { namedLane } from '../http/show-budget.ts';
import type { EngineParts } from '../http/sight.ts';
import { strangers } from '../sheets/group-lines.ts';
import { readSheet } from '../sheets/read-sheet.ts';
import { errorText } from '../terms/errors.ts';
import { isRefusal } from '../terms/refusal.ts';
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

const titlesOf = (ground: SheetGround) => ({
  ward: (code: string) => namedUnit(ground.sight.organisation, code).title,
  lane: (code: string) => namedLane(code, ground).title,
});

async function bytesOf(play: Play, file: string): Promise<Buffer> {
  const path = join(dirname(play.file), file);
  try {
    return await readFile(path);
  } catch {
    throw new Trouble(`there is no file ${path}`);
  }
}

async function importInto(play: Play, step: Imported, id: string): Promise<void> {
  const { world } = play;
  const parts: EngineParts = { ...world, clock: world.time.clock };
  const actor = world.cast.actor(step.as, world.moments.dateOf(world.time.now()));
  const account = accountOf(actor);
  const ground = await sheetGroundOf(parts, account);
  const { row, request } = await requestOf(parts, account, ground.sight, id);
  const { initiator: ward, lane } = request;
  const sheet = sheetOf(ground, step.imports.sheet);
  const unit = ground.budget.rules.unit.title;
  const setting = { sheet, unit, names: ground.names, party: ward };
  const found = await readSheet(await bytesOf(play, step.imports.file), setting);
  if (isRefusal(found)) throw new Refused(found);
  const of = { id: row.id };
  const existing = request.lines;
  const portion: Portion = { ward, lane, lines: found.lines, of, number: row.number, existing };
  const others = strangers(found, { ward, lane }, titlesOf(ground));
  const asked = { account, seat: actor.seat, dryRun: false };
  await importSheet(parts, asked, ground, found, [portion], others);
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
