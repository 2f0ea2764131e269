// Faults that the check of budget.yaml finds; in all else like the other faults of a rulebook.

export const budgetRulebookErrors = {} as const;
