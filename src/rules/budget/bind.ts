// The budget rules of a rulebook as they are asked: entries by code and date. A city without
// budget.yaml has none, and runs no budget.

import { Fault, type Refusal, refuse } from '../../terms/refusal.ts';
import type { Rulebook } from '../../terms/rulebook.ts';
import type { Formula, Indicator } from '../../terms/rulebook-allocation.ts';
import type {
  AssessmentCode,
  AssessmentStage,
  BudgetRules,
  Fund,
  Lane,
  Milestone,
  ProposalLane,
} from '../../terms/rulebook-budget.ts';
import type { BudgetSheet } from '../../terms/rulebook-sheet.ts';
import type { LocalDate } from '../../terms/units.ts';
import { bindDated, type DatedEntries } from '../authority/dated.ts';

export interface Budget {
  readonly rules: BudgetRules;
  readonly milestones: DatedEntries<Milestone>;
  /** In the order in which a request passes them. */
  readonly stages: DatedEntries<AssessmentStage>;
  readonly assessmentCodes: DatedEntries<AssessmentCode>;
  readonly lanes: DatedEntries<Lane>;
  readonly proposalLanes: DatedEntries<ProposalLane>;
  readonly categories: DatedEntries<BudgetRules['categories'][number]>;
  readonly policies: DatedEntries<BudgetRules['policies'][number]>;
  readonly funds: DatedEntries<Fund>;
  readonly sheets: DatedEntries<BudgetSheet>;
  readonly indicators: DatedEntries<Indicator>;
  readonly formulas: DatedEntries<Formula>;
  /** A Fault where the rulebook lacks what its check promises. */
  lane(code: string, on: LocalDate): Lane;
}

/** Undefined: the city runs no budget. */
export function bindBudget({ budget: rules }: Rulebook): Budget | undefined {
  if (rules === undefined) return undefined;
  const lanes = bindDated(rules.lanes);
  return {
    rules,
    milestones: bindDated(rules.milestones),
    stages: bindDated(rules.stages),
    assessmentCodes: bindDated(rules.assessmentCodes),
    lanes,
    proposalLanes: bindDated(rules.proposalLanes),
    categories: bindDated(rules.categories),
    policies: bindDated(rules.policies),
    funds: bindDated(rules.funds),
    sheets: bindDated(rules.sheets),
    indicators: bindDated(rules.indicators),
    formulas: bindDated(rules.formulas),
    lane: (code, on) => {
      const lane = lanes.find(code, on);
      if (lane === undefined) throw new Fault('rulebook_lacks', { key: 'lanes', code, on });
      return lane;
    },
  };
}

/** The budget rules of a city, or `no_budget_rules`. */
export function budgetOf(rules: {
  readonly budget: Budget | undefined;
  readonly rulebook: Rulebook;
}): Budget | Refusal {
  const { budget, rulebook } = rules;
  return budget ?? refuse('no_budget_rules', { city: rulebook.identity.title });
}

/** Those of a case that exists: without budget rules none was opened. */
export function budgetIn({ budget }: { readonly budget: Budget | undefined }): Budget {
  if (budget === undefined) throw new Fault('rulebook_lacks', { key: 'budget', code: '', on: '' });
  return budget;
}
