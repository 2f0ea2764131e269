// Refusals of sheets that come in and go out: columns, cells, total rows.

export const sheetErrors = {} as const;
