// Refusals of a decision on its way: circulation, concurrence, deciding, acting, afterwards.

export const decisionErrors = {} as const;
