// Refusals of a change of delegation.

export const delegationErrors = {} as const;
