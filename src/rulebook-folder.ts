// Brings the files of a rulebook's folder; what they mean is rules/read.ts. Situations lie beside a
// rulebook without being part of it, and hidden files belong to nobody.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { utf8Text } from './rules/read-utf8.ts';
import type { FileText } from './rules/read-yaml.ts';

const SITUATIONS = 'situations';

/** Paths are below the folder, with forward slashes, in the order of their names. */
export async function loadRulebookFolder(folder: string): Promise<FileText[]> {
  const files: FileText[] = [];
  await collect(folder, '', files);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function collect(folder: string, below: string, files: FileText[]): Promise<void> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.') || path === SITUATIONS) continue;
    if (entry.isDirectory()) await collect(folder, path, files);
    else files.push({ path, text: utf8Text(await readFile(join(folder, path))) });
  }
}
