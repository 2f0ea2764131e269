// What a wake-up changes. It reminds, marks and tells; it never answers or decides for anybody.

import type { Rules } from '../../src/rules/bound-rules.ts';
import type { Rung } from '../../src/terms/rulebook-consultation.ts';
import type { Instant } from '../../src/terms/units.ts';
import { officesFollowed } from '../parts/offices.ts';
import { responseOf } from './clock.ts';
import type { Change, Consultation, ConsultationEvent, Reply } from './context.ts';
import { changeReply, withoutDemand } from './records-sending.ts';
import { readTimerName } from './timer-names.ts';

/** What a rung marks on the reply; the next rung is then the one after it. */
function climbed(reply: Reply, rung: Rung | undefined, at: Instant): Reply {
  const { clock } = reply;
  const isEscalated = rung?.marks === 'escalated';
  const isLate = isEscalated || rung?.marks === 'overdue';
  return {
    ...reply,
    clock: clock && { ...clock, rung: clock.rung + 1 },
    overdueSince: isLate ? (reply.overdueSince ?? at) : reply.overdueSince,
    escalatedSince: isEscalated ? (reply.escalatedSince ?? at) : reply.escalatedSince,
  };
}

export function reportWakeUp(c: Consultation, event: ConsultationEvent, rules: Rules): Change {
  if (event.type !== 'timer') return {};
  const { at } = event;
  const wakeUp = readTimerName(event.name);
  switch (wakeUp.kind) {
    case 'step':
      return { handleLateSince: at };
    case 'filing':
      return c.emergency === null ? {} : { emergency: { ...c.emergency, lateSince: at } };
    case 'hold':
      return c.hold === null ? {} : { hold: { ...c.hold, overdueSince: at } };
    case 'offices':
      return officesFollowed(c, rules);
    case 'window':
      return changeReply(c, wakeUp.unit, withoutDemand);
    case 'receipt':
      return changeReply(c, wakeUp.unit, (reply) => ({ ...reply, receivedAt: at }));
    case 'supply':
      return changeReply(c, wakeUp.unit, ({ supply, ...reply }) => ({
        ...reply,
        supply: supply && { ...supply, lateSince: at },
      }));
    case 'due':
      return changeReply(c, wakeUp.unit, (reply) => ({ ...reply, overdueSince: at }));
    case 'rung': {
      const rung = responseOf(c, rules).rungs[wakeUp.rung];
      return changeReply(c, wakeUp.unit, (reply) => climbed(reply, rung, at));
    }
    case 'followUp':
      return {
        followUps: c.followUps.map((item) =>
          item.id === wakeUp.id
            ? { ...item, reminded: true, overdueSince: wakeUp.late ? at : null }
            : item,
        ),
      };
    default:
      throw new RangeError(`not a wake-up: ${wakeUp satisfies never}`);
  }
}
