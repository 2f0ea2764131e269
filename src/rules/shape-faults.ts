// What a schema has against a file, in the words of the rulebook's faults. The schema library's own
// issues stop here.

import type { z } from 'zod';
import type { FaultDetails, RulebookProblem } from '../terms/errors-rulebook.ts';
import { type Path, valueAt } from './read-yaml.ts';

export interface ShapeFault {
  readonly path: Path;
  readonly problem: RulebookProblem;
  readonly details: FaultDetails;
}

type Issue = z.core.$ZodIssue;

const numberAndText = (path: readonly PropertyKey[]): Path =>
  path.filter((step) => typeof step !== 'symbol');

function show(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return `[${value.length}]`;
  return typeof value === 'object' ? '{…}' : String(value);
}

/** `file` is the whole value, to tell a missing key from one of the wrong type. */
export function shapeFaults(
  issues: readonly Issue[],
  file: unknown,
  above: Path = [],
): ShapeFault[] {
  return issues.flatMap((issue) => shapeFault(issue, file, above));
}

function shapeFault(issue: Issue, file: unknown, above: Path): ShapeFault[] {
  const path = [...above, ...numberAndText(issue.path)];
  const value = valueAt(file, path);
  const fault = (problem: RulebookProblem, details: FaultDetails = {}) => [
    { path, problem, details },
  ];
  if (value === undefined && path.length > 0 && issue.code !== 'unrecognized_keys') {
    return fault('key_missing', { name: String(path.at(-1)) });
  }
  const found = show(value);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({
        path: [...path, name],
        problem: 'key_unknown' as const,
        details: { name },
      }));
    case 'invalid_type':
      return fault('wrong_type', { expected: issue.expected, found });
    case 'invalid_value':
      return fault('not_one_of', { found, expected: issue.values.map(String).join(', ') });
    case 'too_small':
      return fault('out_of_bounds', { expected: `>= ${issue.minimum}` });
    case 'too_big':
      return fault('out_of_bounds', { expected: `<= ${issue.maximum}` });
    case 'invalid_union':
      return unionFaults(issue.errors, file, path) ?? fault('fits_no_shape');
    case 'invalid_key':
    case 'invalid_element':
      return shapeFaults(issue.issues, file, path);
    case 'invalid_format':
    case 'not_multiple_of':
    case 'custom':
      return fault('wrong_form', { found, expected: issue.message });
    default:
      throw new RangeError(`not an issue of a schema: ${JSON.stringify(issue satisfies never)}`);
  }
}

/** Of the shapes a value could have had, the one it misses by least is the one that was meant. */
function unionFaults(
  branches: readonly (readonly Issue[])[],
  file: unknown,
  path: Path,
): ShapeFault[] | undefined {
  const missed = (branch: readonly Issue[]): number =>
    branch.reduce((sum, issue) => sum + distance(issue), 0);
  const [nearest] = [...branches].sort((a, b) => missed(a) - missed(b));
  return nearest === undefined ? undefined : shapeFaults(nearest, file, path);
}

function distance(issue: Issue): number {
  if (issue.code === 'unrecognized_keys') return 2 * issue.keys.length;
  // A wrong literal (`every: month`) or a whole other type means another shape altogether.
  if (issue.code === 'invalid_value' && issue.values.length === 1) return 10;
  return issue.path.length === 0 ? 10 : 1;
}
