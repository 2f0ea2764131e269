// Files that docs/rulebooks.md writes out: a heading with the name, and the block that follows it.

import { readFileSync } from 'node:fs';

export const document = readFileSync('docs/rulebooks.md', 'utf8');

/** The files between two of the document's marks, each under its name. */
export const filesBetween = (begin: string, end: string): [path: string, text: string][] => {
  const body = document.split(`<!-- ${begin} -->`)[1]?.split(`<!-- ${end} -->`)[0] ?? '';
  const files = body.matchAll(/^#+ `([\w./-]+)`$[^`]*```yaml\n([\s\S]*?)```$/gm);
  return [...files].map(([, path = '', text = '']) => [path, text]);
};
