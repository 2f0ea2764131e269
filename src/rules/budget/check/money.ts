// What happens to passed money: allotment, re-allotment, transfers and the year's end.

import type { BudgetRules } from '../../../terms/rulebook-budget.ts';
import type { Reading } from '../../reading.ts';
import type { Referrer } from '../../refer.ts';
import { checkPlaces } from './places.ts';
import type { CheckSubject } from './subjects.ts';

export function checkMoney(reading: Reading, budget: BudgetRules, subject: CheckSubject): void {
  const { transfers, reallotment, allotment, yearEnd } = budget;
  const at = (...path: string[]): Referrer => ({ file: 'budget.yaml', path, span: reading.span });
  checkPlaces(reading, at('transfers', 'by'), transfers.by, ['initiator']);
  checkPlaces(reading, at('reallotment', 'by'), reallotment.by, ['initiator']);
  checkPlaces(reading, at('allotment', 'by'), allotment.by, ['initiator']);
  checkPlaces(reading, at('yearEnd', 'by'), yearEnd.by, ['initiator']);
  checkPlaces(reading, at('yearEnd', 'confirm'), yearEnd.confirm, ['initiator']);
  subject(at('reallotment', 'subject'), reallotment.subject, 'step');
  for (const level of ['kou', 'moku', 'setsu'] as const) {
    subject(at('transfers', level, 'subject'), transfers[level].subject, 'step');
  }
  checkProvisions(reading, transfers.kou.provisions);
}

type Provision = BudgetRules['transfers']['kou']['provisions'][number];

/** 予算総則: a provision that moves nothing, or stands twice. Source: 自治法220条2項. */
function checkProvisions(reading: Reading, provisions: readonly Provision[]): void {
  const seen = new Set<string>();
  provisions.forEach(({ fiscalYear, kan, from, to }, index) => {
    const path = ['transfers', 'kou', 'provisions', index];
    if (from === to) reading.report('budget.yaml', [...path, 'to'], 'provision_same', { kou: to });
    const code = `${fiscalYear} ${kan} ${from} → ${to}`;
    if (seen.has(code)) reading.report('budget.yaml', path, 'repeated', { code });
    seen.add(code);
  });
}
