// Refusals of the sharing of money among wards.

export const allocationErrors = {} as const;
