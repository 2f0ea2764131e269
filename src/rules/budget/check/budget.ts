// budget.yaml as a whole: everything it refers to is there and in force as long as it is referred
// to, and everything it counts by gives an answer.

import type { BudgetRules } from '../../../terms/rulebook-budget.ts';
import type { Who } from '../../../terms/rulebook-parts.ts';
import { checkPeriod } from '../../check-periods.ts';
import { firstGap, type Span } from '../../in-force.ts';
import type { FileText } from '../../read-yaml.ts';
import type { Reading } from '../../reading.ts';
import { below, type Referrer } from '../../refer.ts';
import { checkTwice } from './codes.ts';
import { checkFormulas } from './formulas.ts';
import { checkLanes, checkProposalLanes } from './lanes.ts';
import { checkMilestones } from './milestones.ts';
import { checkMoney } from './money.ts';
import { checkPlaces, type Parties } from './places.ts';
import { checkSheets } from './sheets.ts';
import { bindSubjects } from './subjects.ts';

type Section = readonly [at: readonly string[], places: readonly Who[], parties: Parties];

/** `files`: what lies in the folder, to tell what is missing from what could not be read. */
export function checkBudget(reading: Reading, files: readonly FileText[]): void {
  const { budget } = reading.sections;
  const subjects = bindSubjects(reading, files);
  checkLanes(reading, subjects);
  checkProposalLanes(reading);
  checkStages(reading);
  checkFormulas(reading);
  checkSheets(reading);
  if (budget === undefined) return;
  checkHands(reading, budget);
  checkMilestones(reading, budget);
  checkMoney(reading, budget, subjects);
}

/** Parts of the file that stand once. */
const partOf = (reading: Reading, ...path: (string | number)[]): Referrer => ({
  file: 'budget.yaml',
  path,
  span: reading.span,
});

/** A cycle has no parties: who plans it is named outright. */
function checkHands(reading: Reading, budget: BudgetRules): void {
  const { hands, restoration, opinions, yearEnd, presentation } = budget;
  const sections: readonly Section[] = [
    [['hands', 'plan'], hands.plan, []],
    [['hands', 'supervise'], hands.supervise, []],
    [['restoration', 'by'], restoration.by, ['initiator', 'overseers']],
    [['restoration', 'appeal'], restoration.appeal, ['initiator']],
    [['opinions', 'by'], opinions.by, ['initiator']],
  ];
  for (const [path, places, parties] of sections) {
    checkPlaces(reading, partOf(reading, ...path), places, parties);
  }
  checkPeriod(reading, partOf(reading, 'restoration', 'period'), restoration.period);
  checkPeriod(reading, partOf(reading, 'presentation', 'warnBefore'), presentation.warnBefore);
  checkTwice(reading, partOf(reading, 'opinions', 'at'), opinions.at);
  checkTwice(reading, partOf(reading, 'yearEnd', 'outcomes'), yearEnd.outcomes);
}

/**
 * Nobody assesses what he asks for. Without a stage or a code on some day, what is asked then could
 * never be assessed.
 */
function checkStages(reading: Reading): void {
  for (const entry of reading.entries('stages')) {
    checkPlaces(reading, below(entry, 'by'), entry.value.by, ['overseers']);
    checkPeriod(reading, below(entry, 'period'), entry.value.period);
  }
  for (const list of ['stages', 'assessmentCodes'] as const) {
    if (reading.span === null || reading.sections.budget === undefined) continue;
    if (reading.hidesSome(list)) continue;
    const spans = reading
      .entries(list)
      .flatMap(({ span }): Span[] => (span === null ? [] : [span]))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const from = firstGap(reading.span, spans);
    if (from !== undefined) {
      reading.report('budget.yaml', [list], 'nothing_in_force', { list, from });
    }
  }
}
