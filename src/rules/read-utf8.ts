// Bytes of a file to text. A file in another encoding has no text: read leniently, its words would
// be published as marks of question.

/** Null when the bytes are no UTF-8; a byte order mark is left out. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
