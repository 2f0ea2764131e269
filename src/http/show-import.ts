// What an import did, or would do, in the shape of its contract.

import type { SheetRead } from '../sheets/read-sheet.ts';
import type { SheetImport, SheetImportCase } from '../terms/contract-sheets.ts';
import type { BudgetSheet, SheetField } from '../terms/rulebook-sheet.ts';
import { ERRORS_SHOWN, type Imported, type PortionDone } from './import-sheet.ts';
import { nameDetails } from './name-details.ts';
import { refusalShapeOf } from './problem.ts';
import type { SheetGround } from './request-case.ts';
import { namedUnit } from './show.ts';
import { namedLane } from './show-budget.ts';

type Counts = SheetImport['counts'];

function countsOf(done: readonly PortionDone[]): Counts {
  const changes = done.flatMap(({ compared }) => compared.changes);
  const count = (kind: keyof Counts): number => changes.filter(({ does }) => does === kind).length;
  return { new: count('new'), changed: count('changed'), unchanged: count('unchanged') };
}

function showCase(done: PortionDone, ground: SheetGround): SheetImportCase {
  const { portion, compared, request, refusal, accepted } = done;
  const id = 'id' in portion.of ? portion.of.id : null;
  return {
    case: accepted?.caseId ?? id,
    number: accepted?.number ?? portion.number,
    ward: namedUnit(ground.sight.organisation, portion.ward),
    lane: namedLane(portion.lane, ground),
    version: accepted?.version ?? null,
    counts: countsOf([done]),
    changes: compared.changes.map((change) => ({ ...change, fields: [...change.fields] })),
    absent: [...compared.absent],
    request,
    refusal:
      refusal === null
        ? null
        : refusalShapeOf(refusal, nameDetails(refusal.details ?? {}, ground.sight)),
  };
}

export function showImport(
  { portions, errors }: Imported,
  read: SheetRead,
  ground: SheetGround,
  asked: { readonly sheet: BudgetSheet; readonly dryRun: boolean },
): SheetImport {
  const { format, encoding, worksheet } = read;
  return {
    dryRun: asked.dryRun,
    sheet: { code: asked.sheet.code, title: asked.sheet.title },
    ...{ format, encoding, worksheet },
    columns: read.columns.map((one) => ({ ...one, field: one.field as SheetField })),
    cases: portions.map((done) => showCase(done, ground)),
    counts: countsOf(portions),
    errors: errors.slice(0, ERRORS_SHOWN).map((error) => ({ ...error })),
    errorCount: errors.length,
    totals: read.totals.map((total) => ({ ...total })),
    sums: read.sums.map((sum) => ({ ...sum })),
    doubts: read.doubts.map((doubt) => ({ ...doubt })),
  };
}
