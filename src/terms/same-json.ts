/** Whether two values say the same: the one comparison of plain JSON that is not about where. */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * Members may stand in any order, as a database hands them back; one that is undefined is not
 * there. The order of a list counts.
 */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const name of names) if (!sameJson(one[name], other[name])) return false;
  return true;
}
