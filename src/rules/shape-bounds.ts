// The bounds that a schema sets at a place: an issue tells only the one that was passed.

import { z } from 'zod';
import type { Path } from './read-yaml.ts';

export interface Bounds {
  least?: number;
  most?: number;
}

/** Where shapes differ, that of the first which knows the place. */
export function boundsAt(schema: z.ZodType, path: Path): Bounds {
  return search(schema, path) ?? {};
}

function search(schema: unknown, path: Path): Bounds | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return search(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodLazy) return search(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) {
    return firstOf(schema.options, (option) => search(option, path));
  }
  const [step, ...rest] = path;
  if (step === undefined) return boundsOf(schema);
  if (schema instanceof z.ZodObject) {
    const inner: unknown = schema.shape[step];
    return inner === undefined ? undefined : search(inner, rest);
  }
  if (schema instanceof z.ZodArray) return search(schema.element, rest);
  if (schema instanceof z.ZodRecord) return search(schema.valueType, rest);
  return undefined;
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => Bounds | undefined) {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What every whole number has anyway is no bound that anybody set. */
function boundsOf(schema: unknown): Bounds | undefined {
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue } = schema;
    const isSet = (bound: number | null): bound is number =>
      bound !== null && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
    return {
      ...(isSet(minValue) ? { least: minValue } : {}),
      ...(isSet(maxValue) ? { most: maxValue } : {}),
    };
  }
  if (schema instanceof z.ZodArray || schema instanceof z.ZodString) return { least: 1 };
  return undefined;
}
