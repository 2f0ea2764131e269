// The request (要求書) as it is printed: what is asked line by line, what it adds up to, the opinions,
// and who wrote, submitted and passed on what.

import { requestTotal } from '../rules/budget/amounts.ts';
import {
  amountCell,
  amountText,
  dateText,
  type FormDoubt,
  type FormLine,
  filled,
  fiscalYearText,
  handText,
  heading,
  headOf,
  placeIn,
  type RequestForm,
  tableOf,
} from './form.ts';
import type { Content, TableCell } from './pdfmake.ts';
import type { Setter } from './set-text.ts';
import { formTexts } from './texts-forms.ts';

const { columns, steps, opinionStages, trends } = formTexts;

const SMALL = 6.5;

const headFields = (form: RequestForm, setter: Setter): (readonly [string, Content])[] => [
  [formTexts.ward, setter.set(form.ward, formTexts.ward)],
  [formTexts.lane, setter.set(form.lane, formTexts.lane)],
  [formTexts.cycle, setter.set(form.cycle, formTexts.cycle)],
  [formTexts.number, setter.set(form.number ?? '', formTexts.number)],
  [formTexts.printedOn, dateText(form.printedOn)],
  ['', { text: filled(formTexts.unit, { unit: form.unit }), alignment: 'right' }],
];

/** Name, and below it smaller what it is for and how it was calculated. */
export function nameCell(one: FormLine, setter: Setter, withPurpose: boolean): TableCell {
  const { name, purpose, basis } = one.line;
  const place = placeIn(columns.name, one);
  const below = withPurpose ? [purpose, basis] : [];
  return {
    stack: [
      setter.set(name, place),
      ...below.flatMap((text) =>
        text === undefined ? [] : [{ stack: [setter.set(text, place)], fontSize: SMALL }],
      ),
    ],
  };
}

const listed = (
  texts: readonly string[],
  column: string,
  one: FormLine,
  setter: Setter,
): TableCell => ({
  stack: texts.map((text) => setter.set(text, placeIn(column, one))),
});

function consultedTexts({ line: { consultation }, outcome, dissents }: FormLine): string[] {
  const number = consultation === undefined ? [] : [consultation];
  const against = dissents.map(({ unit, reason }) =>
    filled(formTexts.dissent, { unit, reason: reason ?? formTexts.noReason }),
  );
  return [...number, ...(outcome === null ? [] : [outcome]), ...against];
}

const fundTexts = ({ funds }: FormLine): string[] =>
  funds.map(({ title, amount }) => `${title} ${amountText(amount)}`);

function rowOf(one: FormLine, form: RequestForm, setter: Setter): TableCell[] {
  const { line, categories, account, section, writer } = one;
  const trend = line.trend === undefined ? [] : [trends[line.trend]];
  const rank = form.ranked ? line.priority : line.no;
  return [
    { text: `${rank ?? ''}`, alignment: 'right' },
    nameCell(one, setter, true),
    listed([...categories, ...trend], columns.categories, one, setter),
    setter.set(account ?? '', placeIn(columns.account, one)) as TableCell,
    setter.set(section ?? '', placeIn(columns.section, one)) as TableCell,
    amountCell(line.previous),
    amountCell(line.request),
    amountCell(line.request - (line.previous ?? 0)),
    listed(fundTexts(one), columns.funds, one, setter),
    listed(consultedTexts(one), columns.consulted, one, setter),
    setter.set(handText(writer), placeIn(columns.writer, one)) as TableCell,
  ];
}

function totalRow({ lines }: RequestForm): TableCell[] {
  const previous = lines.reduce((sum, { line }) => sum + (line.previous ?? 0), 0);
  const request = requestTotal(lines.map(({ line }) => line));
  const empty = ['', '', ''];
  return [
    '',
    { text: formTexts.total, bold: true },
    ...empty,
    ...[previous, request, request - previous].map((sum) => amountCell(sum, true)),
    ...empty,
  ];
}

const linesTable = (form: RequestForm, setter: Setter): Content =>
  tableOf(
    [
      { title: form.ranked ? columns.priority : columns.no, width: 24 },
      { title: columns.name, width: '*' },
      { title: columns.categories, width: 58 },
      { title: columns.account, width: 62 },
      { title: columns.section, width: 56 },
      { title: columns.previous, width: 50 },
      { title: columns.request, width: 50 },
      { title: columns.difference, width: 50 },
      { title: columns.funds, width: 78 },
      { title: columns.consulted, width: 78 },
      { title: columns.writer, width: 62 },
    ],
    [...form.lines.map((one) => rowOf(one, form, setter)), totalRow(form)],
  );

/** What a line asks for and names no fund for; funds beyond the request are a doubt, told below. */
const unnamedOf = ({ line, funds }: FormLine): number =>
  Math.max(0, line.request - funds.reduce((sum, { amount }) => sum + amount, 0));

function fundsTable({ lines }: RequestForm): Content[] {
  const sums = new Map<string, number>();
  for (const { title, amount } of lines.flatMap(({ funds }) => funds)) {
    sums.set(title, (sums.get(title) ?? 0) + amount);
  }
  if (sums.size === 0) return [];
  const unnamed = lines.reduce((sum, one) => sum + unnamedOf(one), 0);
  if (unnamed > 0) sums.set(formTexts.fundsUnnamed, unnamed);
  const rows = [...sums].map(([title, sum]): TableCell[] => [title, amountCell(sum)]);
  return [
    heading(formTexts.fundsTotal),
    tableOf(
      [
        { title: columns.funds, width: 160 },
        { title: columns.request, width: 80 },
      ],
      rows,
    ),
  ];
}

export function opinionsOf({ opinions }: RequestForm, setter: Setter): Content[] {
  if (opinions.length === 0) return [heading(formTexts.opinions), { text: formTexts.noOpinions }];
  const rows = opinions.map(({ stage, on, by, text, about }): TableCell[] => [
    opinionStages[stage],
    setter.set(handText(by), formTexts.opinions) as TableCell,
    dateText(on),
    setter.set(about?.join('、') ?? formTexts.wholeSheet, formTexts.opinions) as TableCell,
    setter.set(text, formTexts.opinions) as TableCell,
  ]);
  return [
    heading(formTexts.opinions),
    tableOf(
      [
        { title: columns.what, width: 50 },
        { title: columns.who, width: 130 },
        { title: columns.when, width: 90 },
        { title: columns.about, width: 110 },
        { title: columns.said, width: '*' },
      ],
      rows,
    ),
  ];
}

function courseOf({ course }: RequestForm, setter: Setter): Content[] {
  const rows = course.map(({ what, by, on, comment }): TableCell[] => [
    by === null ? steps.decided : steps[what],
    setter.set(by === null ? '' : handText(by), formTexts.course) as TableCell,
    dateText(on),
    setter.set(comment ?? '', formTexts.course) as TableCell,
  ]);
  if (rows.length === 0) return [];
  return [
    heading(formTexts.course),
    tableOf(
      [
        { title: columns.what, width: 90 },
        { title: columns.who, width: 150 },
        { title: columns.when, width: 90 },
        { title: columns.said, width: '*' },
      ],
      rows,
    ),
  ];
}

const doubtText = ({ line, words, amount, against, other }: FormDoubt): string =>
  filled(formTexts.doubt, {
    ...{ line, words: words ?? formTexts.doubtFunds, against },
    amount: amountText(amount),
    other: amountText(other),
  });

export function doubtsOf({ doubts }: RequestForm, setter: Setter): Content[] {
  if (doubts.length === 0) return [];
  const said = doubts.map((doubt) => setter.set(doubtText(doubt), formTexts.doubts));
  return [heading(formTexts.doubts), ...said];
}

export function requestForm(form: RequestForm, setter: Setter): Content[] {
  const title = `${fiscalYearText(form.fiscalYear)} ${formTexts.request}`;
  const ideas = form.ideas === 0 ? [] : [{ text: filled(formTexts.ideas, { count: form.ideas }) }];
  return [
    ...headOf(title, headFields(form, setter)),
    linesTable(form, setter),
    ...ideas,
    ...fundsTable(form),
    ...opinionsOf(form, setter),
    ...courseOf(form, setter),
    ...doubtsOf(form, setter),
  ];
}
