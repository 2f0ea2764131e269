// What was found to be otherwise than a situation expects, and where the file expects it.

import type { Path } from '../rules/read-yaml.ts';
import { differsAt, show } from './match.ts';

export interface Finding {
  /** Below the step. */
  readonly path: Path;
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

export const finding = (path: Path, what: string, expected: unknown, got: unknown): Finding => ({
  path,
  what,
  expected: show(expected),
  got: show(got),
});

/** Nothing when `expected` is left out or holds. */
export function compare(path: Path, what: string, expected: unknown, got: unknown): Finding[] {
  if (expected === undefined) return [];
  const differs = differsAt(expected, got);
  if (differs === null) return [];
  const inner = differs.path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown>)[key],
    expected,
  );
  const where = [what, ...differs.path].join('.');
  return [finding([...path, ...differs.path], where, inner, differs.got)];
}

/** What each expected item is held against: the rest of the list is shown when none fits. */
export interface Kind<Expected, Item> {
  readonly what: string;
  fits(expected: Expected, item: Item): boolean;
  /** Worth showing when none fits; without it, or without any such, all are shown. */
  resembles?(expected: Expected, item: Item): boolean;
  show(item: Item): string;
}

const shown = <Item>(items: readonly Item[], kind: { show(item: Item): string }): string =>
  items.length === 0 ? 'nothing of the kind' : items.map((item) => kind.show(item)).join('; ');

function alike<Expected, Item>(
  expected: Expected,
  items: readonly Item[],
  kind: Kind<Expected, Item>,
): readonly Item[] {
  const some = items.filter((item) => kind.resembles?.(expected, item) ?? true);
  return some.length > 0 ? some : items;
}

/** Each expected item is there; with `exactly`, each by one of its own and no more than these. */
export function includes<Expected, Item>(
  path: Path,
  expected: readonly Expected[] | undefined,
  items: readonly Item[],
  kind: Kind<Expected, Item>,
  exactly = false,
): Finding[] {
  if (expected === undefined) return [];
  const left = [...items];
  const missing = expected.flatMap((one, index) => {
    const at = left.findIndex((item) => kind.fits(one, item));
    if (at < 0)
      return [finding([...path, index], kind.what, one, shown(alike(one, items, kind), kind))];
    if (exactly) left.splice(at, 1);
    return [];
  });
  if (!exactly || left.length === 0 || missing.length > 0) return missing;
  return [finding(path, kind.what, 'no more than these', `also ${shown(left, kind)}`)];
}

/** None of these is there. */
export function excludes<Expected, Item>(
  path: Path,
  expected: readonly Expected[] | undefined,
  items: readonly Item[],
  kind: Kind<Expected, Item>,
): Finding[] {
  return (expected ?? []).flatMap((one, index) => {
    const there = items.filter((item) => kind.fits(one, item));
    return there.length === 0
      ? []
      : [finding([...path, index], kind.what, `none like ${show(one)}`, shown(there, kind))];
  });
}
