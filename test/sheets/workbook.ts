/** Workbooks written by hand, part by part: what no library would write. */
import { pack } from '../../src/sheets/unpack.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Cells of a row, as XML: `c('A', 1, …)` of each. */
export const text = (at: string, value: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
export const number = (at: string, value: string | number): string =>
  `<c r="${at}"><v>${value}</v></c>`;
export const formula = (at: string, expression: string, value: string | number): string =>
  `<c r="${at}"><f>${expression}</f><v>${value}</v></c>`;
export const row = (number_: number, ...cells: readonly string[]): string =>
  `<row r="${number_}">${cells.join('')}</row>`;

export const sheetXml = (rows: readonly string[], after = ''): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<worksheet xmlns="${main}">`,
    `<sheetData>${rows.join('')}</sheetData>${after}</worksheet>`,
  ].join('');

export const merged = (...ranges: readonly string[]): string =>
  `<mergeCells>${ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;

/** By the names of the worksheets. */
export function partsOf(sheets: Readonly<Record<string, string | Buffer>>): Map<string, Buffer> {
  const names = Object.keys(sheets);
  const list = names
    .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('');
  const targets = names
    .map(
      (_, at) =>
        `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" ` +
        `Target="worksheets/sheet${at + 1}.xml"/>`,
    )
    .join('');
  return new Map([
    [
      'xl/workbook.xml',
      Buffer.from(
        `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${list}</sheets></workbook>`,
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      Buffer.from(`<Relationships xmlns="${packages}">${targets}</Relationships>`),
    ],
    ...names.map((name, at): [string, Buffer] => [
      `xl/worksheets/sheet${at + 1}.xml`,
      Buffer.from(sheets[name] ?? ''),
    ]),
  ]);
}

export const workbook = (sheets: Readonly<Record<string, string | Buffer>>): Buffer =>
  pack(partsOf(sheets));

/** The header of Kumamoto's table of projects in row 1. */
export const heads = row(
  1,
  ...['No.', '種別', '事業名', '方向性', '事業内容', '予算額'].map((title, at) =>
    text(`${'ABCDEF'[at]}1`, title),
  ),
);

/** A line of that table. */
export const project = (at: number, name: string, amount: string | number): string =>
  row(at, text(`C${at}`, name), number(`F${at}`, amount));
