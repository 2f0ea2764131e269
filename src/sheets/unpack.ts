/**
 * The XML parts of a workbook (.xlsx is a zip), unpacked within bounds: by the directory at the end
 * of the file, each part no further than the bytes that are left for all. What a library reads
 * afterwards is packed anew from these very parts, so that it sees nothing that was not measured.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { type Refusal, refuse } from '../terms/refusal.ts';
import { atMostParts, unpackedAtMostBytes } from './limits.ts';
import { tooLarge } from './too-large.ts';

export type Parts = ReadonlyMap<string, Buffer>;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

const unreadable = refuse('sheet_unreadable');
const beyondLimit = tooLarge('unpacked', `${unpackedAtMostBytes / 1024 / 1024} MB`);

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packedBytes: number;
  readonly at: number;
}

/** Where the record at the end of the file begins; a comment may follow it. */
function endRecordAt(file: Buffer): number {
  const first = Math.max(0, file.length - END_BYTES - LONGEST_COMMENT);
  for (let at = file.length - END_BYTES; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === END) return at;
  }
  return -1;
}

function readEntry(file: Buffer, at: number): { entry: Entry; next: number } | null {
  if (at + ENTRY_BYTES > file.length || file.readUInt32LE(at) !== ENTRY) return null;
  const nameBytes = file.readUInt16LE(at + 28);
  const next =
    at + ENTRY_BYTES + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  const entry = {
    name: file.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
    flags: file.readUInt16LE(at + 8),
    method: file.readUInt16LE(at + 10),
    packedBytes: file.readUInt32LE(at + 20),
    at: file.readUInt32LE(at + 42),
  };
  return { entry, next };
}

/** Entries that are XML, or null where the directory is broken. */
function xmlEntries(file: Buffer): Entry[] | null {
  const end = endRecordAt(file);
  if (end < 0) return null;
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    const read = readEntry(file, at);
    if (read === null) return null;
    at = read.next;
    if (/\.(xml|rels)$/i.test(read.entry.name)) entries.push(read.entry);
  }
  return entries;
}

function packedPart(file: Buffer, { at, packedBytes }: Entry): Buffer | null {
  if (at + LOCAL_BYTES > file.length || file.readUInt32LE(at) !== LOCAL) return null;
  const from = at + LOCAL_BYTES + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  return from + packedBytes > file.length ? null : file.subarray(from, from + packedBytes);
}

const isOverflow = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  Reflect.get(error, 'code') === 'ERR_BUFFER_TOO_LARGE';

function unpackOne(file: Buffer, entry: Entry, leftBytes: number): Buffer | Refusal {
  if ((entry.flags & ENCRYPTED) !== 0) return refuse('sheet_encrypted');
  const packed = packedPart(file, entry);
  if (packed === null) return unreadable;
  if (entry.method === STORED) return packed.length > leftBytes ? beyondLimit : packed;
  if (entry.method !== DEFLATED) return unreadable;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, leftBytes) });
  } catch (error) {
    return isOverflow(error) ? beyondLimit : unreadable;
  }
}

export function unpack(file: Buffer): Parts | Refusal {
  const entries = xmlEntries(file);
  if (entries === null || entries.length === 0) return unreadable;
  if (entries.length > atMostParts) return beyondLimit;
  const parts = new Map<string, Buffer>();
  let leftBytes = unpackedAtMostBytes;
  for (const entry of entries) {
    const part = unpackOne(file, entry, leftBytes);
    if (!Buffer.isBuffer(part)) return part;
    leftBytes -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

const header = (
  bytes: number,
  fields: readonly (readonly [at: number, value: number, of: 2 | 4])[],
) => {
  const buffer = Buffer.alloc(bytes);
  for (const [at, value, of] of fields) buffer.writeUIntLE(value, at, of);
  return buffer;
};

/** A zip of the parts as they are, uncompressed. */
export function pack(parts: Parts): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const called = Buffer.from(name);
    const sum = crc32(content);
    const sizes = [sum, content.length, content.length] as const;
    const local = header(LOCAL_BYTES, [
      [0, LOCAL, 4],
      [4, 20, 2],
      ...sizes.map((value, index) => [14 + index * 4, value, 4] as const),
      [26, called.length, 2],
    ]);
    const entry = header(ENTRY_BYTES, [
      [0, ENTRY, 4],
      [4, 20, 2],
      [6, 20, 2],
      ...sizes.map((value, index) => [16 + index * 4, value, 4] as const),
      [28, called.length, 2],
      [42, at, 4],
    ]);
    files.push(local, called, content);
    directory.push(entry, called);
    at += local.length + called.length + content.length;
  }
  const list = Buffer.concat(directory);
  const end = header(END_BYTES, [
    [0, END, 4],
    [8, parts.size, 2],
    [10, parts.size, 2],
    [12, list.length, 4],
    [16, at, 4],
  ]);
  return Buffer.concat([...files, list, end]);
}
