// How large a sheet may be. They bound memory: a file of few bytes can unpack to any size, and name
// a cell in any row.

/** Rows of a worksheet, everything counted. */
export const atMostRows = 20_000;
export const atMostColumns = 256;
/** What a workbook may unpack to, in all. */
export const unpackedAtMostBytes = 64 * 1024 * 1024;
/** Parts of a workbook that are read at all. */
export const atMostParts = 500;
/** Formulas and error values of a worksheet, or its merged cells: more of them are no table. */
export const atMostFaults = 50_000;
/** Characters of a row of CSV. */
export const rowAtMostCharacters = 500_000;
