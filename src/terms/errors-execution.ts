// Refusals of the execution of a budget: allotment, transfers, re-allotment, the year's end.

export const executionErrors = {} as const;
