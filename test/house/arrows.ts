/** Checks of imports. Each returns its findings as sentences; an empty list is a pass. */
import { builders, entries, type Room, rooms } from './rooms.ts';
import { ownImports, packageImports, type Source } from './source.ts';

export const roomOf = (path: string): Room | undefined =>
  rooms.filter(({ at }) => path.startsWith(at)).sort((a, b) => b.at.length - a.at.length)[0];

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

const mayImport = (room: Room, target: string): boolean => {
  const isSameRoom = room.at.endsWith('/') && roomOf(target)?.at.startsWith(room.at);
  return isSameRoom || room.own.some((own) => target.startsWith(own));
};

export const wrongArrows = (source: Source): string[] => {
  const room = roomOf(source.path);
  if (!room) return [`${source.path} stands in no room of rooms.ts`];
  const own = ownImports(source).filter((target) => !mayImport(room, target));
  const packages = packageImports(source).filter(
    (name) => !room.packages.includes('*') && !room.packages.includes(name),
  );
  return [...own, ...packages].map((target) => `${source.path} may not import ${target}`);
};

/** An entry is imported by nobody, a builder by entries, a test by tests. */
export const importedEntries = (source: Source): string[] =>
  ownImports(source)
    .filter(
      (target) =>
        entries.includes(target) ||
        (builders.includes(target) && !mayBuild(source.path)) ||
        target.startsWith('test/') ||
        target.startsWith('bench/'),
    )
    .map((target) => `${source.path} imports ${target}`);

const mayBuild = (path: string): boolean =>
  entries.includes(path) || folderOf(path) === 'src/cli/' || path.startsWith('bench/');

/** Each cycle once, told from its alphabetically first file. */
export const cycles = (sources: readonly Source[]): string[] => {
  const imports = new Map(sources.map((source) => [source.path, ownImports(source)]));
  const found = new Set<string>();
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const begin = trail.indexOf(path);
    if (begin >= 0) {
      const loop = trail.slice(begin);
      const first = loop.indexOf([...loop].sort()[0] ?? '');
      found.add([...loop.slice(first), ...loop.slice(0, first)].join(' -> '));
    } else if (!finished.has(path)) {
      for (const target of imports.get(path) ?? []) visit(target, [...trail, path]);
      finished.add(path);
    }
  };
  for (const path of [...imports.keys()].sort()) visit(path, []);
  return [...found];
};

/** Files that no other shipped file imports: kept alive by their tests alone, or by nothing. */
export const orphans = (sources: readonly Source[]): string[] => {
  const imported = new Set(sources.flatMap(ownImports));
  return sources
    .map(({ path }) => path)
    .filter((path) => !imported.has(path) && !entries.includes(path));
};
