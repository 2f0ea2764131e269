/** The project's TypeScript files, each with what its text says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageRoot } from '../../src/package-root.ts';
import { readSyntax, type Syntax } from './syntax.ts';

export interface Source extends Syntax {
  /** From the package root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Also how a test of the checks writes a file that breaks a rule. */
export const sourceFrom = (path: string, text: string): Source => ({
  path,
  text,
  ...readSyntax(text),
});

const pathsBelow = (folder: string): string[] => {
  if (!existsSync(join(packageRoot, folder))) return [];
  return readdirSync(join(packageRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? pathsBelow(path) : [path];
  });
};

const readFolders = (...folders: string[]): Source[] =>
  folders
    .flatMap(pathsBelow)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => sourceFrom(path, readFileSync(join(packageRoot, path), 'utf8')));

/** What is shipped. */
export const shipped: readonly Source[] = readFolders('src', 'workflows', 'workers');
export const measurements: readonly Source[] = readFolders('bench');
export const tests: readonly Source[] = readFolders('test');

/** Texts for people have files of their own, so that they can be read and mended in one place. */
export const holdsTexts = (path: string): boolean =>
  /(^|\/)(errors|words|texts)[-\w.]*\.ts$/.test(path);

/** Files of ours that a file imports. */
export const ownImports = ({ path, imports }: Source): string[] =>
  imports
    .filter((from) => from.startsWith('.'))
    .map((from) => posix.join(posix.dirname(path), from));

/**
 * Packages that a file imports, without the path inside them; `node:` stands for all of Node's own.
 */
export const packageImports = ({ imports }: Source): string[] =>
  imports
    .filter((from) => !from.startsWith('.'))
    .map((from) => {
      if (from.startsWith('node:')) return 'node:';
      const [scope = '', name] = from.split('/');
      return scope.startsWith('@') ? `${scope}/${name}` : scope;
    });
