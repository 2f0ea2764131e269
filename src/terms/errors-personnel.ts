// Refusals of absences, acting orders and personnel changes.

export const personnelErrors = {} as const;
