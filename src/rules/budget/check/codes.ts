import type { Reading } from '../../reading.ts';
import { below, type Referrer } from '../../refer.ts';

/** Texts of a plain list, each of which stands once. */
export function checkTwice(reading: Reading, from: Referrer, texts: readonly string[]): void {
  texts.forEach((code, index) => {
    if (texts.indexOf(code) === index) return;
    const { file, path } = below(from, index);
    reading.report(file, path, 'repeated', { code });
  });
}
