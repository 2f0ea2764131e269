// Refusals of a budget: its cycle, its requests and their assessment.

export const budgetErrors = {} as const;
