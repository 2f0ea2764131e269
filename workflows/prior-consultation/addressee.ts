// Which addressee a command is about: named in `for`, or the one the sender's seat acts for.

import { isPerson } from '../../src/terms/actor.ts';
import type { UnitCode } from '../../src/terms/ids.ts';
import { type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Consultation, ConsultationEvent, Reply } from './context.ts';

export function addresseeOf(c: Consultation, event: ConsultationEvent): UnitCode | null {
  const named = 'for' in event ? event.for : undefined;
  const unit = named ?? (isPerson(event.by) ? event.by.as.unit : undefined);
  return unit !== undefined && unit in c.replies ? unit : null;
}

/** The reply a command is about, or why there is none. */
export function replyOf(
  c: Consultation,
  event: ConsultationEvent,
): { readonly unit: UnitCode; readonly reply: Reply } | Refusal {
  const unit = addresseeOf(c, event);
  const reply = unit === null ? undefined : c.replies[unit];
  if (unit === null || reply === undefined) {
    const named = 'for' in event && event.for !== undefined ? event.for : '';
    return refuse('unknown_addressee', { unit: named });
  }
  return { unit, reply };
}
