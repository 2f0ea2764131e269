/**
 * The worksheets of an .xlsx file as tables. The library reads shared texts, styles and dates; what
 * it is given was unpacked and measured here, and holds no part that was not looked at.
 */
import readWorkbook from 'read-excel-file/universal';
import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import { type Cell, empty, type Table, type TableRow } from './cells.ts';
import { type Scanned, scanWorksheet } from './scan-worksheet.ts';
import { type Parts, pack, unpack } from './unpack.ts';

/** A number as the file writes it; Excel's own doubles are longer than what people typed. */
interface Digits {
  readonly digits: string;
}

type Value = string | Digits | boolean | Date | null;

const unreadable = refuse('sheet_unreadable');

const textOfPart = (part: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(part);
  } catch {
    // Every program writes UTF-8; in another encoding nothing could be looked at.
    return null;
  }
};

const attribute = (attributes: string, name: string): string =>
  new RegExp(`(?:^|\\s)(?:\\w+:)?${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:[A-Za-z]\\w*:)?${name}\\b([^<>]*)>`, 'g'))].map(
    ([, attributes = '']) => attributes,
  );

const workbookPath = 'xl/workbook.xml';
const relationsPath = 'xl/_rels/workbook.xml.rels';

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

const relationsOf = (xml: string): Relation[] =>
  elements(xml, 'Relationship').map((one) => {
    const target = attribute(one, 'Target');
    return {
      id: attribute(one, 'Id'),
      type: attribute(one, 'Type').split('/').at(-1) ?? '',
      path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    };
  });

interface Workbook {
  /** What is handed to the library: nothing else of the file. */
  readonly parts: Parts;
  /** In the order of the worksheets. */
  readonly scanned: readonly (Scanned | undefined)[];
}

/** Values, texts and styles: no other part says what a cell holds. */
const kept = new Set(['worksheet', 'sharedStrings', 'styles']);

function look(all: Parts): Workbook | Refusal {
  const [workbook, relations] = [workbookPath, relationsPath].map((path) => all.get(path));
  const [sheets, related] = [workbook, relations].map((part) => part && textOfPart(part));
  if (!workbook || !relations || !sheets || !related) return unreadable;
  const parts = new Map([
    [workbookPath, workbook],
    [relationsPath, relations],
  ]);
  const scanned = new Map<string, Scanned>();
  const targets = relationsOf(related);
  for (const { id, type, path } of targets) {
    const part = all.get(path);
    if (!kept.has(type) || part === undefined) continue;
    parts.set(path, part);
    const xml = textOfPart(part);
    if (xml === null) return unreadable;
    const found = type === 'worksheet' ? scanWorksheet(xml) : null;
    if (isRefusal(found)) return found;
    if (found !== null) scanned.set(id, found);
  }
  return {
    parts,
    scanned: elements(sheets, 'sheet').map((sheet) => scanned.get(attribute(sheet, 'id'))),
  };
}

function cellOf(value: Value): Cell {
  if (value === null || value === '') return empty;
  if (typeof value === 'string') return { is: 'text', text: value };
  if (typeof value === 'boolean') return { is: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) return { is: 'date', text: value.toISOString().slice(0, 10) };
  return { is: 'number', text: value.digits };
}

const rowsOf = (data: readonly (readonly Value[])[]): TableRow[] =>
  data.map((values, index) => ({ number: index + 1, cells: values.map(cellOf) }));

async function readValues(parts: Parts) {
  const file = pack(parts);
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer;
  const parseNumber = (digits: string): Digits => ({ digits });
  try {
    return await readWorkbook<Digits>(bytes, { trim: false, parseNumber });
  } catch {
    // The library throws errors of many kinds on a broken workbook; all of them say the same.
    return null;
  }
}

export async function readWorksheets(file: Buffer): Promise<readonly Table[] | Refusal> {
  const all = unpack(file);
  if (isRefusal(all)) return all;
  const workbook = look(all);
  if (isRefusal(workbook)) return workbook;
  const sheets = await readValues(workbook.parts);
  if (sheets === null) return unreadable;
  return sheets.map(({ sheet, data }, index): Table => {
    const { faults = [], merged = [] } = workbook.scanned[index] ?? {};
    const rows = rowsOf((data ?? []) as unknown as Value[][]);
    return { name: sheet, rows, faults, merged, brokenAt: null };
  });
}
