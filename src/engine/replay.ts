/**
 * Folds the history of a case again, from its opening, and compares with what is stored. Needs no
 * clock and no people: what each event was judged by stands in the history with it.
 */
import type { Entry } from '../db/history.ts';
import type { Stored } from '../terms/case.ts';
import type { CaseId, RulebookId } from '../terms/ids.ts';
import { Fault, isRefusal, type Refusal } from '../terms/refusal.ts';
import type { BoundWorkflow } from '../terms/workflow.ts';
import { planOpening, planStep, type Step } from './plan.ts';

export interface Difference {
  /** Version of the case at which the two part. */
  readonly version: number;
  /** JSON pointer into the stored state, or `/step` of the entry. */
  readonly path: string;
  readonly stored: unknown;
  readonly replayed: unknown;
}

/** As the value would come back from a JSON column. */
export const asJson = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

type Pair = Pick<Difference, 'path' | 'stored' | 'replayed'>;

/** The first place where two JSON values differ; the order of members does not count. */
export function firstDifference(stored: unknown, replayed: unknown, path = ''): Pair | null {
  if (stored === replayed) return null;
  const comparable =
    isObject(stored) && isObject(replayed) && Array.isArray(stored) === Array.isArray(replayed);
  if (!comparable) return { path: path === '' ? '/' : path, stored, replayed };
  for (const name of new Set([...Object.keys(stored), ...Object.keys(replayed)])) {
    const difference = firstDifference(stored[name], replayed[name], `${path}/${name}`);
    if (difference !== null) return difference;
  }
  return null;
}

function replayEntry(
  bound: BoundWorkflow,
  before: Stored | null,
  { caseId, event }: Entry,
  workflowVersion: number,
): Step | Refusal {
  return before === null
    ? planOpening(bound, event, caseId, workflowVersion)
    : planStep(bound, before, event);
}

/** Every rulebook by which a case has been judged; the present one last. */
export const rulebooksOf = (present: RulebookId, history: readonly Entry[]): RulebookId[] => [
  ...history.flatMap(({ event }) => event.facts.adopted?.from ?? []),
  present,
];

/**
 * Where the stored state first differs from its own history, or null. `bound`: the workflow of the
 * case, bound to each of `rulebooksOf`, in their order.
 */
export function replay(
  bound: readonly BoundWorkflow[],
  stored: Stored,
  history: readonly Entry[],
): Difference | null {
  let state: Stored | null = null;
  let adopted = 0;
  for (const entry of history) {
    const { version, event } = entry;
    if (event.facts.adopted !== undefined) adopted += 1;
    const by = bound[adopted];
    if (by === undefined) throw new Fault('broken', { what: 'replay_rulebook', version });
    const step: Step | Refusal = replayEntry(by, state, entry, stored.workflowVersion);
    if (isRefusal(step)) return { version, path: '/', stored: entry.event.type, replayed: step };
    if (step.summary.step !== entry.step) {
      return { version, path: '/step', stored: entry.step, replayed: step.summary.step };
    }
    state = asJson(step.stored) as Stored;
  }
  const difference = firstDifference(asJson(stored), state);
  return difference === null ? null : { version: history.length, ...difference };
}

/** For reports: a difference in one line. */
export const describeDifference = (caseId: CaseId, difference: Difference): string =>
  `${caseId} version ${difference.version} ${difference.path}: ` +
  `stored ${JSON.stringify(difference.stored)}, replayed ${JSON.stringify(difference.replayed)}`;
