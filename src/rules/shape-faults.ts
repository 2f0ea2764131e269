// What a schema has against a file, in the words of the rulebook's faults. The schema library's own
// issues stop here.

import type { z } from 'zod';
import type { FaultDetails, RulebookProblem } from '../terms/errors-rulebook.ts';
import { type Path, valueAt } from './read-yaml.ts';
import { boundsAt } from './shape-bounds.ts';
import { formProblem } from './shape-forms.ts';

export interface ShapeFault {
  readonly path: Path;
  readonly problem: RulebookProblem;
  readonly details: FaultDetails;
}

type Issue = z.core.$ZodIssue;

/** What was read, and by which shape. */
interface Read {
  /** The whole value, to tell a missing key from one of the wrong type. */
  readonly file: unknown;
  readonly schema: z.ZodType;
}

const numberAndText = (path: readonly PropertyKey[]): Path =>
  path.filter((step) => typeof step !== 'symbol');

function show(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return `[${value.length}]`;
  return typeof value === 'object' ? '{…}' : String(value);
}

export function shapeFaults(
  issues: readonly Issue[],
  file: unknown,
  schema: z.ZodType,
): ShapeFault[] {
  return faultsBelow(issues, { file, schema }, []);
}

function faultsBelow(issues: readonly Issue[], read: Read, above: Path): ShapeFault[] {
  return issues.flatMap((issue) => shapeFault(issue, read, above));
}

function shapeFault(issue: Issue, read: Read, above: Path): ShapeFault[] {
  const path = [...above, ...numberAndText(issue.path)];
  const value = valueAt(read.file, path);
  const fault = (problem: RulebookProblem, details: FaultDetails = {}) => [
    { path, problem, details },
  ];
  if (value === undefined && path.length > 0 && issue.code !== 'unrecognized_keys') {
    return fault('key_missing', { name: String(path.at(-1)) });
  }
  const found = show(value);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => ({ path: [...path, name], ...strayKey(name, value) }));
    case 'invalid_type':
      return fault(...wrongType(issue.expected, value));
    case 'invalid_value': {
      const expected = issue.values.map(String).join(', ');
      return fault(issue.values.length === 1 ? 'only_value' : 'not_one_of', { found, expected });
    }
    case 'too_small':
    case 'too_big':
      return fault(...outOfBounds(value, boundsAt(read.schema, path)));
    case 'invalid_union':
      return unionFaults(issue.errors, read, path) ?? fault('fits_no_shape');
    case 'invalid_key':
    case 'invalid_element':
      return faultsBelow(issue.issues, read, path);
    case 'custom':
      if (/^(\d{4}-)?\d{2}-\d{2}$/.test(found)) return fault('day_not_there', { found });
      return fault(formProblem(issue.message), { found, expected: issue.message });
    case 'invalid_format':
      return fault(formProblem(issue.message, issue.format), { found, expected: issue.message });
    case 'not_multiple_of':
      return fault('wrong_form', { found, expected: issue.message });
    default:
      throw new RangeError(`not an issue of a schema: ${JSON.stringify(issue satisfies never)}`);
  }
}

type Said = [problem: RulebookProblem, details: FaultDetails];

/** A key that is not allowed: misspelt, left over from a text with a comma, or one too many. */
function strayKey(name: string, object: unknown): Omit<ShapeFault, 'path'> {
  if (valueAt(object, [name]) === null && /[^a-zA-Z]/.test(name)) {
    return { problem: 'flow_text_with_comma', details: { name } };
  }
  for (const [one, other] of [
    ['meeting', 'places'],
    ['places', 'meeting'],
  ] as const) {
    if (name !== one || valueAt(object, [other]) === undefined) continue;
    return { problem: 'one_of_two', details: { name, other } };
  }
  return { problem: 'key_unknown', details: { name } };
}

const truths = ['yes', 'y', 'on', 'true'];
const denials = ['no', 'n', 'off', 'false'];

function wrongType(expected: string, value: unknown): Said {
  const found = show(value);
  const text = typeof value === 'string' ? value.normalize('NFKC').trim().toLowerCase() : '';
  switch (expected) {
    case 'boolean':
      if (truths.includes(text)) return ['boolean_in_words', { found, write: 'true' }];
      if (denials.includes(text)) return ['boolean_in_words', { found, write: 'false' }];
      return ['wants_boolean', { found }];
    case 'int':
    case 'number':
      if (/^-?\d+(\.\d+)?$/.test(text)) return ['number_as_text', { found, write: text }];
      return [expected === 'int' ? 'wants_whole_number' : 'wants_number', { found }];
    case 'string':
      if (typeof value === 'number' || typeof value === 'boolean') {
        return ['text_unquoted', { found }];
      }
      return ['wants_text', { found }];
    case 'array':
      return ['wants_list', { found }];
    default:
      return ['wants_keys', { found }];
  }
}

function outOfBounds(value: unknown, bounds: { least?: number; most?: number }): Said {
  const { least, most } = bounds;
  const found = show(value);
  if (typeof value !== 'number') return ['too_few', { least: least ?? 1 }];
  if (least !== undefined && most !== undefined) return ['out_of_bounds', { found, least, most }];
  if (most !== undefined && value > most) return ['above_bound', { found, most }];
  return ['below_bound', { found, least: least ?? 0 }];
}

/** Of the shapes a value could have had, the one it misses by least is the one that was meant. */
function unionFaults(
  branches: readonly (readonly Issue[])[],
  read: Read,
  path: Path,
): ShapeFault[] | undefined {
  const value = valueAt(read.file, path);
  const place = [...path, 'party'];
  if (valueAt(read.file, place) !== undefined && path.some(isHandOfMeeting)) {
    return [{ path: place, problem: 'meeting_has_no_party', details: {} }];
  }
  const missed = (branch: readonly Issue[]): number =>
    branch.reduce((sum, issue) => sum + distance(issue), 0);
  const [nearest] = [...branches].sort((a, b) => missed(a) - missed(b));
  if (nearest === undefined) return undefined;
  const isScalar = typeof value !== 'object' || value === null;
  return isScalar && nearest.length > 1 ? undefined : faultsBelow(nearest, read, path);
}

const isHandOfMeeting = (step: string | number): boolean =>
  step === 'chair' || step === 'secretary' || step === 'members';

function distance(issue: Issue): number {
  if (issue.code === 'unrecognized_keys') return 2 * issue.keys.length;
  // A wrong literal (`every: month`) or a whole other type means another shape altogether.
  if (issue.code === 'invalid_value' && issue.values.length === 1) return 10;
  return issue.path.length === 0 ? 10 : 1;
}
