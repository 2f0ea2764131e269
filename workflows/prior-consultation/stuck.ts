// What makes a consultation stuck by its own record; lists add idle steps and empty seats. A cause
// ends with what caused it, but for a late filing after an emergency act, which stays marked.

import type { StuckCause } from '../../src/terms/case.ts';
import type { Instant } from '../../src/terms/units.ts';
import type { Consultation } from './context.ts';
import { repliesOf } from './parties.ts';

const cause = (code: string, since: Instant | null | undefined, about?: string): StuckCause[] =>
  since ? [{ code, since, ...(about === undefined ? {} : { about }) }] : [];

export function stuckCauses(c: Consultation, step: string): StuckCause[] {
  const waiting = step === 'consulting' ? repliesOf(c) : [];
  const answers = waiting.flatMap(([unit, { status, overdueSince, supply }]) =>
    status === 'asked'
      ? [
          ...cause('answer_overdue', overdueSince, unit),
          ...cause('supply_overdue', supply?.lateSince, unit),
        ]
      : [],
  );
  const nobodyRules = step === 'ruling' && c.rulers.length === 0;
  return [
    ...answers,
    ...cause('step_overdue', c.handleLateSince),
    ...cause('no_ruler', nobodyRules ? c.handleSince : null),
    ...cause('filing_late', c.emergency?.lateSince),
    ...cause('hold_overdue', c.hold?.overdueSince),
    ...cause('agenda_carried', c.mediation?.carriedSince),
    ...c.followUps.flatMap(({ id, overdueSince }) => cause('follow_up_overdue', overdueSince, id)),
  ];
}
