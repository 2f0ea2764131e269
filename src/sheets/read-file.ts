// A file to tables: what it is is told by its first bytes, whatever it is called.

import { isRefusal, type Refusal, refuse } from '../terms/refusal.ts';
import type { Table } from './cells.ts';
import { readCsv } from './read-csv.ts';
import { readWorksheets } from './read-workbook.ts';

export interface FileRead {
  readonly format: 'xlsx' | 'csv';
  /** Null of Excel, whose texts say themselves how they are written. */
  readonly encoding: 'utf-8' | 'shift_jis' | null;
  readonly tables: readonly Table[];
}

const zip = Buffer.from('PK');
/** The container of old Excel files, and of new ones under a password. */
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

const startsWith = (file: Buffer, bytes: Buffer): boolean =>
  file.subarray(0, bytes.length).equals(bytes);

export async function readFile(file: Buffer): Promise<FileRead | Refusal> {
  if (startsWith(file, compound)) {
    return refuse(file.includes(encryptedStream) ? 'sheet_encrypted' : 'sheet_old_format');
  }
  if (startsWith(file, zip)) {
    const tables = await readWorksheets(file);
    return isRefusal(tables) ? tables : { format: 'xlsx', encoding: null, tables };
  }
  const read = readCsv(file);
  if (isRefusal(read)) return read;
  return { format: 'csv', encoding: read.encoding, tables: [read.table] };
}
