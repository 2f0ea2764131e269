/**
 * Which files may be attached, recognised by their bytes: what a sender declares, what the name
 * ends in and what the bytes are must agree. Nothing that a browser or an office program would run.
 */

interface FileKind {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  matches(content: Buffer): boolean;
}

const startsWith =
  (...bytes: readonly number[]) =>
  (content: Buffer): boolean =>
    content.subarray(0, bytes.length).equals(Buffer.from(bytes));

const isZip = startsWith(0x50, 0x4b, 0x03, 0x04);

/** An office file is a zip with a part of that name, and no macros. */
const isOffice =
  (part: string) =>
  (content: Buffer): boolean =>
    isZip(content) &&
    content.includes('[Content_Types].xml') &&
    content.includes(part) &&
    !content.includes('vbaProject.bin');

/** An OpenDocument file begins with a stored entry that names its type. */
const isOpenDocument =
  (mediaType: string) =>
  (content: Buffer): boolean =>
    isZip(content) &&
    content.subarray(30, 30 + 8 + mediaType.length).equals(Buffer.from(`mimetype${mediaType}`));

const unreadable = new Set([...Array(32).keys()].filter((code) => ![9, 10, 12, 13].includes(code)));

const isText = (content: Buffer): boolean => {
  if (content.some((byte) => unreadable.has(byte))) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    // Not UTF-8: the one thing that this asks.
    return false;
  }
};

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const office = (type: string, extension: string, part: string): FileKind => ({
  mediaType: `${openXml}.${type}`,
  extensions: [extension],
  matches: isOffice(part),
});

const open = (type: string, extension: string): FileKind => ({
  mediaType: `${openDocument}.${type}`,
  extensions: [extension],
  matches: isOpenDocument(`${openDocument}.${type}`),
});

export const fileKinds: readonly FileKind[] = [
  {
    mediaType: 'application/pdf',
    extensions: ['pdf'],
    matches: startsWith(0x25, 0x50, 0x44, 0x46, 0x2d),
  },
  {
    mediaType: 'image/png',
    extensions: ['png'],
    matches: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], matches: startsWith(0xff, 0xd8, 0xff) },
  office('wordprocessingml.document', 'docx', 'word/document.xml'),
  office('spreadsheetml.sheet', 'xlsx', 'xl/workbook.xml'),
  office('presentationml.presentation', 'pptx', 'ppt/presentation.xml'),
  open('text', 'odt'),
  open('spreadsheet', 'ods'),
  open('presentation', 'odp'),
  { mediaType: 'text/plain', extensions: ['txt'], matches: isText },
  { mediaType: 'text/csv', extensions: ['csv'], matches: isText },
];

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/** The kind all three agree on, or null. `declared` is a Content-Type, parameters or not. */
export function fileKindOf(declared: string, name: string, content: Buffer): FileKind | null {
  const mediaType = declared.split(';')[0]?.trim().toLowerCase();
  const kind = fileKinds.find((known) => known.mediaType === mediaType);
  if (!kind?.extensions.includes(extensionOf(name))) return null;
  return kind.matches(content) ? kind : null;
}
