// Refusals of a ward's proposal to bureaus.

export const proposalErrors = {} as const;
