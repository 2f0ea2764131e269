// The text of a file that a personnel system wrote: UTF-8 with or without a byte order mark, else
// Shift_JIS as Windows writes it. A file that is neither has no text: nothing is guessed.

import { utf8Text } from '../read-utf8.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'shift_jis';
}

/** No text file holds one, and every office file does. */
const NUL = '\u0000';

function shiftJisText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('shift_jis', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

export function decodeFile(bytes: Uint8Array): Decoded | null {
  const utf8 = utf8Text(bytes);
  const text = utf8 ?? shiftJisText(bytes);
  if (text === null || text.includes(NUL)) return null;
  return { text, encoding: utf8 === null ? 'shift_jis' : 'utf-8' };
}
