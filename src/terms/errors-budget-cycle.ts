// Refusals of a year's budget: its dates, its windows, the notices and the vote.

export const budgetCycleErrors = {} as const;
