// What the machine asks of the world by name, and what a wake-up tells: it reminds, and no more.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { aboutFollowUp, aboutReply } from './about.ts';
import { placesFor } from './audiences.ts';
import { responseOf } from './clock.ts';
import type { Consultation, ConsultationEvent } from './context.ts';
import { dutiesOf } from './duties.ts';
import { hand, resolve } from './parties.ts';
import { agendaEffects, emergencyNotice, lateReport, leaveAgenda, notify } from './tell.ts';
import { readTimerName } from './timer-names.ts';

export interface Asking {
  readonly name: 'agenda' | 'leaveAgenda' | 'emergencyNotice' | 'reportLate' | 'wakeUp';
  readonly context: Consultation;
}

function rungTold(unit: UnitCode, index: number, c: Consultation, rules: Rules): Effect[] {
  const rung = responseOf(c, rules).rungs[index];
  return rung === undefined
    ? []
    : notify(resolve(rung.tells, c, rules, unit), rung.text, aboutReply(c, unit));
}

/** Whoever is late hears of it, and so does the secretariat. */
function stepOverdue(c: Consultation, step: string, rules: Rules): Effect[] {
  const late = dutiesOf(c, step, rules).map(({ place }) => place);
  return notify([...late, ...hand('supervise', c, rules)], 'step_overdue', { step });
}

function wakeUpEffects(
  c: Consultation,
  event: ConsultationEvent,
  step: string,
  rules: Rules,
): Effect[] {
  if (event.type !== 'timer') return [];
  const wakeUp = readTimerName(event.name);
  const proposers = placesFor(['initiator', 'supervisors'], c, event, rules);
  switch (wakeUp.kind) {
    case 'rung':
      return rungTold(wakeUp.unit, wakeUp.rung, c, rules);
    case 'step':
      return stepOverdue(c, step, rules);
    case 'filing':
      return [
        ...notify(proposers, 'filing_overdue', { due: c.emergency?.filingDueOn ?? '' }),
        ...lateReport(c, event, rules),
      ];
    case 'followUp':
      return c.followUps
        .filter(({ id }) => id === wakeUp.id)
        .flatMap((item) => notify(proposers, 'follow_up_due', aboutFollowUp(item)));
    case 'hold':
      return notify(hand('supervise', c, rules), 'hold_overdue', { due: c.hold?.until ?? '' });
    case 'supply': {
      const late = placesFor(['suppliers', 'supervisors'], c, event, rules);
      return notify(late, 'supply_overdue', { unit: wakeUp.unit });
    }
    case 'due':
    case 'offices':
    case 'receipt':
    case 'window':
      return [];
    default:
      throw new RangeError(`not a wake-up: ${wakeUp satisfies never}`);
  }
}

/** `step`: where the case stands after the event. */
export function askEffects(
  asking: Asking,
  event: ConsultationEvent,
  step: string,
  rules: Rules,
): Effect[] {
  const c = asking.context;
  switch (asking.name) {
    case 'agenda':
      return agendaEffects(c, event, rules);
    case 'leaveAgenda':
      return leaveAgenda(c, event);
    case 'reportLate':
      return lateReport(c, event, rules);
    case 'emergencyNotice':
      return emergencyNotice(c, event, rules);
    case 'wakeUp':
      return wakeUpEffects(c, event, step, rules);
    default:
      throw new RangeError(`not an effect: ${asking.name satisfies never}`);
  }
}
