/**
 * What a form shows, with every code already put into words, and the parts that forms share: heads,
 * tables whose header stands on every page, amounts at the right, and the notes.
 */
import { eraYear } from '../rules/era.ts';
import type { RequestLine } from '../terms/budget-line.ts';
import type { OpinionStage } from '../terms/rulebook-budget.ts';
import type { LocalDate } from '../terms/units.ts';
import type { Content, TableCell } from './pdfmake.ts';
import type { MissingCharacter, Setter } from './set-text.ts';
import { formTexts } from './texts-forms.ts';

/** Somebody who did something: his seat and his name, as people know them. */
export interface Hand {
  readonly seat: string;
  readonly name: string | null;
}

export interface FormLine {
  readonly line: RequestLine;
  readonly section: string | null;
  readonly categories: readonly string[];
  /** 款-項-目-節 as far as given. */
  readonly account: string | null;
  readonly funds: readonly { readonly title: string; readonly amount: number }[];
  /** What its consultation came to. */
  readonly outcome: string | null;
  readonly dissents: readonly { readonly unit: string; readonly reason: string | null }[];
  readonly writer: Hand;
  /** Title of the code of the last assessment. */
  readonly assessmentCode: string | null;
}

export interface CourseStep {
  readonly what: keyof typeof formTexts.steps;
  readonly on: LocalDate;
  /** Null: a decision did. */
  readonly by: Hand | null;
  readonly comment: string | null;
}

export interface FormOpinion {
  readonly stage: OpinionStage;
  readonly on: LocalDate;
  readonly by: Hand;
  readonly text: string;
  /** Names of the lines that it is about; null: the whole sheet. */
  readonly about: readonly string[] | null;
}

export interface FormDoubt {
  readonly line: string;
  readonly words: string | null;
  readonly amount: number;
  /** As people know it. */
  readonly against: string;
  readonly other: number;
}

export interface RequestForm {
  readonly ward: string;
  readonly lane: string;
  readonly cycle: string;
  readonly fiscalYear: number;
  readonly number: string | null;
  /** Title of the unit of amounts. */
  readonly unit: string;
  readonly printedOn: LocalDate;
  readonly ranked: boolean;
  /** Those that are asked for. */
  readonly lines: readonly FormLine[];
  /** Kept in the sheet and not asked for. */
  readonly ideas: number;
  readonly opinions: readonly FormOpinion[];
  readonly course: readonly CourseStep[];
  readonly doubts: readonly FormDoubt[];
  readonly appealsUntil: LocalDate | null;
}

type Texts = Readonly<Record<string, string | number>>;

export const filled = (text: string, details: Texts): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => `${details[name] ?? whole}`);

const yearText = (year: number): string => (year === 1 ? formTexts.firstYear : `${year}`);

export function dateText(date: LocalDate): string {
  const { era, year } = eraYear(date);
  const [, month, day] = date.split('-').map(Number);
  const parts = { era, year: yearText(year), month: month ?? 0, day: day ?? 0 };
  return filled(formTexts.date, parts);
}

/** By the era in which the fiscal year begins. */
export function fiscalYearText(fiscalYear: number): string {
  const { era, year } = eraYear(`${fiscalYear}-04-01` as LocalDate);
  return filled(formTexts.fiscalYear, { era, year: yearText(year) });
}

/** Grouped by thousands; less than nothing with the sign that such tables use. */
export const amountText = (amount: number | null | undefined): string => {
  if (amount == null) return '';
  const digits = `${Math.abs(amount)}`.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return amount < 0 ? `△${digits}` : digits;
};

export const handText = ({ seat, name }: Hand): string =>
  name === null ? seat : `${seat} ${name}`;

export const amountCell = (amount: number | null | undefined, bold = false): TableCell => ({
  text: amountText(amount),
  alignment: 'right',
  noWrap: true,
  bold,
});

export const headCell = (text: string): TableCell => ({
  text,
  bold: true,
  alignment: 'center',
  fillColor: '#eeeeee',
});

interface Column {
  readonly title: string;
  readonly width: number | '*' | 'auto';
}

/** A row stays on one page; the header stands on every page. */
export const tableOf = (columns: readonly Column[], rows: readonly TableCell[][]): Content => ({
  table: {
    headerRows: 1,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
    widths: columns.map(({ width }) => width),
    body: [columns.map(({ title }) => headCell(title)), ...rows],
  },
  layout: 'form',
  margin: [0, 2, 0, 6],
});

export const heading = (text: string): Content => ({
  text,
  bold: true,
  fontSize: 10,
  margin: [0, 6, 0, 2],
  headlineLevel: 1,
});

/** Names of what stands at the head of a form, and its values, in two columns. */
export const headOf = (
  title: string,
  fields: readonly (readonly [name: string, value: Content])[],
): Content[] => [
  { text: title, bold: true, fontSize: 16, alignment: 'center', margin: [0, 0, 0, 8] },
  {
    table: {
      widths: [70, '*', 70, '*'],
      body: inPairs(fields).map((pair) =>
        pair.flatMap(([name, value]): TableCell[] => [headCell(name), value as TableCell]),
      ),
    },
    layout: 'form',
    margin: [0, 0, 0, 8],
  },
];

type Field = readonly [name: string, value: Content];
const inPairs = (fields: readonly Field[]): Field[][] =>
  Array.from({ length: Math.ceil(fields.length / 2) }, (_, at) => [
    fields[2 * at] ?? ['', ''],
    fields[2 * at + 1] ?? ['', ''],
  ]);

/** Where a reader finds it: the column and the line. */
export const placeIn = (column: string, { line: { line } }: FormLine): string =>
  filled(formTexts.row, { column, line });

const PLACES_SHOWN = 12;

function noteOf({ number, codePoints, variant, places }: MissingCharacter): Content {
  const said = filled(variant ? formTexts.noteVariant : formTexts.noteMissing, { codePoints });
  const shown = places.slice(0, PLACES_SHOWN);
  const more = places.length - shown.length;
  const rest = more === 0 ? [] : [filled(formTexts.placesMore, { count: more })];
  const where = filled(formTexts.notePlaces, { places: [...shown, ...rest].join('、') });
  const mark = filled(formTexts.noteMark, { number });
  return { text: `${mark} ${said} ${where}`, margin: [0, 1, 0, 1] };
}

/** Asked for last: everything must have been set before. */
export function notesOf(setter: Setter): Content[] {
  const missing = setter.missing();
  return missing.length === 0 ? [] : [heading(formTexts.notes), ...missing.map(noteOf)];
}
