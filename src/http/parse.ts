/**
 * Untrusted input → what a contract promises, or `malformed` with every fault by JSON pointer.
 * Also turns away what the database cannot keep, wherever it stands in the input.
 */
import { z } from 'zod';
import type { Language } from './problem.ts';
import { type InputFault, refused } from './refused.ts';

/** No request of ours is deeper; a deeper one would only exhaust whoever walks it. */
const deepestLevel = 24;
/** NUL and half of a surrogate pair: PostgreSQL stores neither in a text. */
const unstorable = /\0|[\ud800-\udfff]/u;
/** As a member it means the prototype: the schemas would leave it out without a word. */
const unkeepable = '__proto__';

const spoken = { ja: z.locales.ja().localeError, en: z.locales.en().localeError };

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Walks without recursion: the depth of the input is not ours to choose. */
function faultOfText(input: unknown): { path: PropertyKey[]; detail: string } | null {
  const open: { value: unknown; path: PropertyKey[] }[] = [{ value: input, path: [] }];
  for (let here = open.pop(); here; here = open.pop()) {
    const { value, path } = here;
    if (path.length > deepestLevel) return { path: path.slice(0, 3), detail: 'nested too deeply' };
    if (typeof value === 'string' && unstorable.test(value)) {
      return { path, detail: 'holds a character that cannot be stored' };
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (unstorable.test(key) || key === unkeepable) {
        return { path, detail: 'holds a key that cannot be stored' };
      }
      open.push({ value: child, path: [...path, key] });
    }
  }
  return null;
}

export function parse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  where: InputFault['in'],
  language: Language,
): z.output<Schema> {
  const text = faultOfText(input);
  if (text) {
    const errors = [{ in: where, pointer: pointerOf(text.path), detail: text.detail }];
    throw refused('malformed', undefined, { errors });
  }
  const read = schema.safeParse(input, { error: spoken[language] });
  if (read.success) return read.data;
  const errors = read.error.issues.map((issue) => ({
    in: where,
    pointer: pointerOf(issue.path),
    detail: issue.message,
  }));
  throw refused('malformed', undefined, { errors });
}
