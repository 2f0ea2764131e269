// Compares what is expected with what is there. What an expectation leaves out may be anything: of
// an object only the keys given count, of a list only the items given, in any order; an empty list
// is meant to be empty.

export type Found = { readonly path: readonly (string | number)[]; readonly got: unknown };

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where and how `got` first differs; null when it holds everything that is expected. */
export function differsAt(expected: unknown, got: unknown, path: Found['path'] = []): Found | null {
  if (Array.isArray(expected)) return listDiffersAt(expected, got, path);
  if (!isPlain(expected)) return Object.is(expected, got ?? null) ? null : { path, got };
  if (!isPlain(got)) return { path, got };
  for (const [key, part] of Object.entries(expected)) {
    const found = differsAt(part, got[key], [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

function listDiffersAt(
  expected: readonly unknown[],
  got: unknown,
  path: Found['path'],
): Found | null {
  if (!Array.isArray(got) || (expected.length === 0 && got.length > 0)) return { path, got };
  const left = [...got];
  for (const [index, item] of expected.entries()) {
    const at = left.findIndex((one) => differsAt(item, one) === null);
    if (at < 0) return { path: [...path, index], got: left };
    left.splice(at, 1);
  }
  return null;
}

/** Short enough for a line of a report. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
