// Sheets of budget.yaml: every column is for one field of a line, and no two have a title that a
// reader of the sheet could take for each other.

import type { BudgetSheet, SheetField } from '../../../terms/rulebook-sheet.ts';
import type { Entry, Reading } from '../../reading.ts';
import { below, refer } from '../../refer.ts';
import { checkTwice } from './codes.ts';

/** Fields that a line has several of, by the list whose codes tell them apart. */
const severalBy: Partial<Record<SheetField, 'funds' | 'stages'>> = {
  fund: 'funds',
  assessed: 'stages',
  assessmentCode: 'stages',
  assessmentReason: 'stages',
};

/** Amounts as a source prints them go by its own words. */
const ownWords: SheetField = 'printed';

export function checkSheets(reading: Reading): void {
  for (const entry of reading.entries('sheets')) {
    checkColumns(reading, entry);
    checkTitles(reading, entry);
    checkTwice(reading, below(entry, 'totals'), entry.value.totals);
    checkTwice(reading, below(entry, 'separators'), entry.value.separators);
  }
}

function checkColumns(reading: Reading, entry: Entry<BudgetSheet>): void {
  const seen = new Set<string>();
  entry.value.columns.forEach(({ field, of }, index) => {
    const from = below(entry, 'columns', index);
    const list = severalBy[field];
    if (list !== undefined && of === undefined) {
      reading.report(from.file, from.path, 'column_of_missing', { field, list });
    }
    if (list === undefined && field !== ownWords && of !== undefined) {
      reading.report(from.file, [...from.path, 'of'], 'column_of_unexpected', { field });
    }
    if (list !== undefined && of !== undefined) refer(reading, below(from, 'of'), list, of);
    const code = [field, of].filter(Boolean).join(' ');
    if (seen.has(code)) reading.report(from.file, from.path, 'column_repeated', { column: code });
    seen.add(code);
  });
}

/** Width, case and spaces do not tell two headings apart. */
const plain = (title: string): string => title.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

function checkTitles(reading: Reading, { file, path, value }: Entry<BudgetSheet>): void {
  const seen = new Map<string, number>();
  value.columns.forEach(({ title, aliases = [] }, column) => {
    [title, ...aliases].forEach((text, index) => {
      const earlier = seen.get(plain(text));
      if (earlier === undefined) {
        seen.set(plain(text), column);
        return;
      }
      const at = index === 0 ? ['title'] : ['aliases', index - 1];
      const where = [...path, 'columns', column, ...at];
      reading.report(file, where, 'column_title_twice', { title: text });
    });
  });
}
