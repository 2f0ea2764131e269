// Refusals of a budget request: its lines, their assessment and the appeals.

export const budgetErrors = {} as const;
