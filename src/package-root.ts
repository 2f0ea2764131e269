/**
 * Where the package lies on disk: rulebooks and migrations are read from here.
 * Found by walking up to package.json, because this module runs from `src` in tests and development
 * and from `dist/src` when built, which are not equally deep.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const findPackageRoot = (from: string): string => {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('no package.json above the running code');
  return findPackageRoot(parent);
};

export const packageRoot: string = findPackageRoot(dirname(fileURLToPath(import.meta.url)));
