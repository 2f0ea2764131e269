/** What holds after every step of every workflow, whatever the city. */

import { isDeepStrictEqual } from 'node:util';
import { derive, planStep, type Step } from '../../src/engine/plan.ts';
import { isRefusal } from '../../src/terms/refusal.ts';
import type { BoundWorkflow } from '../../src/terms/workflow.ts';
import type { Consultation } from '../../workflows/prior-consultation/context.ts';
import { kinds } from './city.ts';

function must(holds: boolean, what: string, details: unknown): void {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(details, null, 1)}`);
}

/** PostgreSQL keeps the members of an object by length and then by letter, not as they came. */
function byMember(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value);
  members.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(members);
}

const roundTrip = (value: unknown): unknown => JSON.parse(JSON.stringify(value), byMember);

/** Kinds of answers, by unit and time: what was said once is said for ever. */
function sayings(context: unknown): string[] {
  const { replies, pastRounds } = context as Partial<Consultation>;
  const rounds = [...(pastRounds ?? []).map((round) => round.replies), replies ?? {}];
  return rounds.flatMap((round) =>
    Object.entries(round).flatMap(([unit, { answer, pastAnswers }]) =>
      [...pastAnswers, ...(answer === null ? [] : [answer])].map(
        ({ kind, at }) => `${unit} ${kind} ${at}`,
      ),
    ),
  );
}

const outcomeOf = (step: Step): unknown => (step.stored.context as Partial<Consultation>).outcome;

const clocksOf = (step: Step): [string, unknown][] =>
  Object.entries((step.stored.context as Partial<Consultation>).replies ?? {}).map(
    ([unit, { clock, windowUntil }]) => [unit, [clock?.dueOn, clock?.stoppedAt, windowUntil]],
  );

/** Acts of one addressee that may move a clock. */
const moving = ['ask', 'supply', 'request_extension', 'grant_extension', 'demand_consultation'];

function checkTimer(before: Step, step: Step): void {
  const { name, dueAt } = step.event as unknown as { name: string; dueAt: string };
  const again = step.timers.some((wish) => wish.name === name && wish.dueAt === dueAt);
  must(!again, 'a timer that fired is no longer wanted', { name, dueAt });
  must(
    isDeepStrictEqual(sayings(before.stored.context), sayings(step.stored.context)),
    'a deadline answers for nobody',
    name,
  );
  // The last window that closes ends the waiting; what then counts are the answers already given.
  const isWindow = name.startsWith('window|');
  must(isWindow || outcomeOf(before) === outcomeOf(step), 'a deadline decides nothing', name);
}

function checkClocks(before: Step, step: Step): void {
  if (!moving.includes(step.event.type)) return;
  const after = new Map(clocksOf(step));
  const moved = clocksOf(before).filter(([unit, was]) => !isDeepStrictEqual(was, after.get(unit)));
  must(moved.length <= 1, 'one addressee moves no other clock', moved);
}

/** Throws when the step breaks a promise that no city can change. */
export function checkStep(bound: BoundWorkflow, before: Step | null, step: Step): void {
  const { stored, duties, timers, summary, stuck, effects } = step;
  for (const part of [stored, duties, timers, summary, stuck, effects]) {
    must(isDeepStrictEqual(roundTrip(part), part), 'plain JSON survives a round trip', part);
  }
  const derived = derive(bound, roundTrip(stored) as typeof stored);
  must(isDeepStrictEqual(derived.duties, duties), 'duties follow from the state alone', duties);
  must(isDeepStrictEqual(derived.timers, timers), 'timers follow from the state alone', timers);
  for (const { place, act } of duties) {
    must(place.unit in kinds, 'duties name parties and offices', { place, act });
  }
  const names = timers.map(({ name }) => name);
  must(new Set(names).size === names.length, 'no two timers share a name', names);
  if (before === null) return;
  const again = planStep(
    bound,
    roundTrip(before.stored) as typeof stored,
    roundTrip(step.event) as typeof step.event,
  );
  must(
    !isRefusal(again) && isDeepStrictEqual(again.stored, stored),
    'a replay ends alike',
    step.event,
  );
  const said = sayings(stored.context);
  const lost = sayings(before.stored.context).filter((saying) => !said.includes(saying));
  must(lost.length === 0, 'an answer once given stays', lost);
  if (step.event.type === 'timer') checkTimer(before, step);
  checkClocks(before, step);
}
