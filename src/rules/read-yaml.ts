// One YAML file of a rulebook: its value, and the line on which a key stands, so that a fault found
// much later still names a place that a person finds. Knows nothing of what the file means.

import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { aliasProblem, type YamlProblem, yamlProblem } from './read-yaml-faults.ts';

/** A file as it was found: its path below the rulebook's folder, and its text; null: not UTF-8. */
export interface FileText {
  readonly path: string;
  readonly text: string | null;
}

export type Path = readonly (string | number)[];

export interface YamlFile {
  readonly value: unknown;
  /** Line (from 1) of the key or item; of the nearest one above it when it is not there. */
  lineOf(path: Path): number;
}

export interface YamlFault extends YamlProblem {
  readonly line: number;
}

export function readYaml(text: string | null): YamlFile | YamlFault {
  if (text === null) return { problem: 'not_utf8', details: {}, line: 1 };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number | undefined) => lines.linePos(offset ?? 0).line;
  const [error] = document.errors;
  if (error !== undefined) return { ...yamlProblem(error, text), line: lineAt(error.pos[0]) };

  function lineOf(path: Path): number {
    let node: unknown = document.contents;
    let line = 1;
    for (const step of path) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
        if (pair === undefined) return line;
        if (isScalar(pair.key)) line = lineAt(pair.key.range?.[0]);
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        if (isMap(node) || isScalar(node) || isSeq(node)) line = lineAt(node.range?.[0]);
      } else {
        return line;
      }
    }
    return line;
  }

  try {
    return { value: document.toJS({ maxAliasCount: 100 }), lineOf };
  } catch (cause) {
    // What is wrong with aliases shows only now.
    return { ...aliasProblem(cause), line: 1 };
  }
}

/** Value at a path inside plain data; undefined when a step leads nowhere. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}
