// decision.yaml: hands, the time of each step, and the schemes by which delegation is changed.

import type { DelegationScheme } from '../../../terms/rulebook-decision.ts';
import { checkRepeats } from '../../check-dates.ts';
import { referMeeting } from '../../check-modes.ts';
import { checkPeriod } from '../../check-periods.ts';
import type { Entry, Reading } from '../../reading.ts';
import { below, type Referrer, referPlace, referWho } from '../../refer.ts';

export function checkDecision(reading: Reading): void {
  const { decision } = reading.sections;
  if (decision === undefined) return;
  const { hands, handling, absence } = decision;
  const at = (...path: (string | number)[]): Referrer => ({
    file: 'decision.yaml',
    path,
    span: reading.span,
  });
  referWho(reading, at('hands', 'draft'), hands.draft);
  referWho(reading, at('hands', 'supervise'), hands.supervise);
  for (const [name, period] of Object.entries(handling)) {
    if (typeof period !== 'object' || !('days' in period)) continue;
    checkPeriod(reading, at('handling', name), period);
  }
  checkRepeats(reading, 'decision.yaml', ['absence', 'kinds'], absence.kinds);
  for (const entry of reading.entries('schemes')) checkScheme(reading, entry);
}

function checkScheme(reading: Reading, entry: Entry<DelegationScheme>): void {
  const { propose, consult, meeting, review, decide, promulgate, periods } = entry.value;
  for (const [stage, places] of Object.entries({ propose, review, decide, promulgate })) {
    referWho(reading, below(entry, stage), places ?? []);
  }
  consult.forEach(({ who }, index) => {
    const from = below(entry, 'consult', index, 'who');
    if ('overseers' in who) reading.report(from.file, from.path, 'overseers_elsewhere');
    else referPlace(reading, from, who);
  });
  if (meeting !== undefined) {
    referMeeting(reading, below(entry, 'meeting'), meeting, 'consultation');
  }
  for (const [name, period] of Object.entries(periods)) {
    checkPeriod(reading, below(entry, 'periods', name), period);
  }
}
