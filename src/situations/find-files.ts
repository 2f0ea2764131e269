// Which files a call means: each file it names, and of a folder every YAML file that lies in a
// `situations` folder; where there is none of that name, every YAML file of the folder itself.

import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

const FOLDER = 'situations';

/** Below the folder that was named, or in it when that is its name. */
const liesInSituations = (path: string, named: string): boolean =>
  dirname(relative(dirname(named), path))
    .split(sep)
    .includes(FOLDER);

async function yamlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Throws when a path leads nowhere, or a folder holds no situations. */
export async function findSituationFiles(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (given) => {
      const path = resolve(given);
      const known = await stat(path).catch(() => undefined);
      if (known === undefined) throw new Error(`${given}: there is no such file or folder`);
      if (!known.isDirectory()) return [path];
      const files = await yamlFiles(path);
      const inside = files.filter((file) => liesInSituations(file, path));
      const chosen = inside.length > 0 ? inside : files.filter((file) => dirname(file) === path);
      if (chosen.length === 0) throw new Error(`${given}: no situations in this folder`);
      return chosen;
    }),
  );
  return [...new Set(found.flat())];
}

/** The rulebook's folder: named by the file, else the one that holds its `situations` folder. */
export function rulebookFolderOf(file: string, named: string | undefined): string {
  if (named !== undefined) return resolve(dirname(file), named);
  const parts = dirname(file).split(sep);
  const at = parts.lastIndexOf(FOLDER);
  if (at > 0) return parts.slice(0, at).join(sep);
  throw new Error(
    `${file}: not in a folder \`${FOLDER}\` of a rulebook, so name one with \`rulebook:\``,
  );
}
