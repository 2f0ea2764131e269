// What a decision asks of the world beside its notices: it moves the case that it serves, its
// decider hears who did not consent there, and a wake-up reminds whoever is late.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { CaseId, Place } from '../../src/terms/ids.ts';
import type { Instant } from '../../src/terms/units.ts';
import type { Decision, DecisionEvent } from './context.ts';
import { asked, hand } from './places.ts';
import { answeringUnit } from './served.ts';
import { aboutOf, notify } from './tell.ts';
import { hearingKey, readTimerName, type WakeUp } from './timer-names.ts';
import { deciderOf, turnOf } from './way.ts';

export interface Asking {
  readonly name: 'serve' | 'dissents' | 'wakeUp';
  readonly context: Decision;
}

/** Of money: what stood there when it was submitted, which is what was decided. */
const whatWasDecided = ({ served, content }: Decision, decidedAt: Instant) => ({
  ...(served?.digest !== undefined && { digest: served.digest }),
  amountYen: served?.amountYen ?? content.amount ?? 0,
  decidedAt,
});

/**
 * By being made it answers, submits or lets a step be taken; who made it speaks for his side of a
 * consultation.
 */
function serveCommand(d: Decision, event: DecisionEvent) {
  const { serves, id, decided } = d;
  if (serves === null || decided === null) return null;
  const linked = event.facts.linked?.[serves.case];
  const made = { decision: id, decidedBy: decided.by };
  const ofMoney = { ...made, ...whatWasDecided(d, decided.at) };
  switch (serves.as) {
    case 'answer': {
      const unit = linked && answeringUnit(linked, d);
      const { as: _as, case: _case, ...answer } = serves;
      return unit == null ? null : { type: 'answer_decided', for: unit, ...answer, ...made };
    }
    case 'submission': {
      const isMoney = linked?.procedure === 'budget_request';
      return { type: 'submission_decided', ...(isMoney ? ofMoney : made) };
    }
    case 'step':
      return { type: 'step_decided', item: serves.item, ...ofMoney };
    default:
      throw new RangeError(`serves nothing: ${serves satisfies never}`);
  }
}

function serveEffects(d: Decision, event: DecisionEvent): Effect[] {
  const command = serveCommand(d, event);
  if (d.serves === null || command === null) return [];
  return [{ kind: 'tell_case', caseId: d.serves.case as CaseId, answers: true, command }];
}

/** Whoever did not consent to what money is for is heard of by each who decides about it later. */
function dissentEffects(d: Decision, event: DecisionEvent, rules: Rules): Effect[] {
  const decider = deciderOf(d);
  if (decider === null) return [];
  return (d.served?.dissents ?? []).flatMap(({ unit, reason }) =>
    notify([decider.place], 'dissent_travels', {
      ...aboutOf(d, event, rules),
      unit,
      reason: reason ?? '—',
    }),
  );
}

/** Who is late: the one whose time has run out. */
function latePlaces(woken: WakeUp, d: Decision, step: string, rules: Rules): readonly Place[] {
  switch (woken.kind) {
    case 'turn': {
      if (step === 'decided') return asked('draft', d, rules);
      const late = turnOf(d) ?? deciderOf(d);
      return late === null ? [] : [late.place];
    }
    case 'hearing':
      return d.hearings.flatMap((one) => (hearingKey(one) === woken.key ? one.place : []));
    case 'question':
      return asked('draft', d, rules);
    case 'review':
      return d.reviews.flatMap(({ id, place, correction }) => {
        if (id !== woken.id) return [];
        return correction === null ? place : asked('draft', d, rules);
      });
    default:
      return [];
  }
}

function wakeUpEffects(d: Decision, event: DecisionEvent, step: string, rules: Rules): Effect[] {
  if (event.type !== 'timer') return [];
  const woken = readTimerName(event.name);
  const about = aboutOf(d, event, rules);
  if (woken.kind === 'back') {
    return d.reviews.flatMap(({ id, place, outcome, clock }) =>
      id === woken.id && outcome === null
        ? notify([place], 'review_owed', { ...about, due: clock.dueOn })
        : [],
    );
  }
  if (woken.kind === 'hold') return notify(hand('draft', d, rules), 'resumed', about);
  const late = latePlaces(woken, d, step, rules);
  if (late.length === 0) return [];
  return notify([...late, ...hand('supervise', d, rules)], 'step_overdue', { ...about, step });
}

/** `step`: where the case stands after the event. */
export function askEffects(
  { name, context }: Asking,
  event: DecisionEvent,
  step: string,
  rules: Rules,
): Effect[] {
  switch (name) {
    case 'serve':
      return serveEffects(context, event);
    case 'dissents':
      return dissentEffects(context, event, rules);
    case 'wakeUp':
      return wakeUpEffects(context, event, step, rules);
    default:
      throw new RangeError(`not an effect: ${name satisfies never}`);
  }
}
