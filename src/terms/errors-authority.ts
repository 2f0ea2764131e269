// Refusals of the authority tables: what is not known, not admitted, or nobody may decide.

export const authorityErrors = {} as const;
