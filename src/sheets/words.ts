// Words that tables use for what every city has alike: new and continued projects, what a line
// needs, whether it counts. The first of each is written; all are read, also their codes.

import type { BudgetLineEntry } from '../terms/budget-line.ts';

type Trend = NonNullable<BudgetLineEntry['trend']>;
type Need = NonNullable<BudgetLineEntry['needs']>[number];

export const trendWords: Readonly<Record<Trend, readonly string[]>> = {
  new: ['新規', '新'],
  expanded: ['拡充', '拡'],
  continued: ['継続', '継'],
  ended: ['終了', '廃止'],
};

export const needWords: Readonly<Record<Need, readonly string[]>> = {
  consultation: ['協議'],
  concurrence: ['合議'],
  decision: ['決裁'],
};

export const includedWords: Readonly<Record<'yes' | 'no', readonly string[]>> = {
  yes: ['計上', '○', '〇'],
  no: ['構想', '×'],
};

/** What of a file is too much. */
export const tooMuchWords = {
  rows: { ja: '行の数', en: 'rows' },
  row: { ja: '一行の文字数', en: 'characters of a row' },
  columns: { ja: '列の数', en: 'columns' },
  faults: { ja: '数式や結合セルの数', en: 'formulas or merged cells' },
  unpacked: { ja: '展開した大きさ', en: 'size when unpacked' },
} as const;

/** What stands in a cell that people do not want to leave empty. */
export const emptyMarks: readonly string[] = ['-', '‐', '－', '―', '–', '—', 'ー', 'なし', '無'];

/** Signs before a negative amount. */
export const negativeSigns = /^[-−－▲△]/u;
