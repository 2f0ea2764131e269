// The notice (内示書) as it is printed: what the assessment gives each line, by which code and why,
// and until when the ward may appeal. Once the final notice has been given it stands beside it.

import { assessmentOf, isHeld, noticedAmount, requestTotal } from '../rules/budget/amounts.ts';
import {
  amountCell,
  dateText,
  type FormLine,
  filled,
  fiscalYearText,
  headOf,
  placeIn,
  type RequestForm,
  tableOf,
} from './form.ts';
import type { Content, TableCell } from './pdfmake.ts';
import { doubtsOf, nameCell, opinionsOf } from './request-form.ts';
import type { Setter } from './set-text.ts';
import { formTexts } from './texts-forms.ts';

const { columns } = formTexts;

const headFields = (form: RequestForm, setter: Setter): (readonly [string, Content])[] => [
  [formTexts.ward, setter.set(form.ward, formTexts.ward)],
  [formTexts.lane, setter.set(form.lane, formTexts.lane)],
  [formTexts.cycle, setter.set(form.cycle, formTexts.cycle)],
  [formTexts.number, setter.set(form.number ?? '', formTexts.number)],
  [formTexts.printedOn, dateText(form.printedOn)],
  [formTexts.appealsUntil, form.appealsUntil === null ? '' : dateText(form.appealsUntil)],
];

/** Held back is no amount: the mayor has not decided it. */
const noticedCell = ({ line }: FormLine): TableCell =>
  isHeld(line) ? { text: columns.held, alignment: 'right' } : amountCell(noticedAmount(line));

function rowOf(one: FormLine, form: RequestForm, hasFinal: boolean, setter: Setter): TableCell[] {
  const { line, assessmentCode } = one;
  const cut = isHeld(line) ? null : noticedAmount(line) - line.request;
  const reason = assessmentOf(line)?.reason ?? '';
  const rank = form.ranked ? line.priority : line.no;
  return [
    { text: `${rank ?? ''}`, alignment: 'right' },
    nameCell(one, setter, false),
    amountCell(line.previous),
    amountCell(line.request),
    noticedCell(one),
    amountCell(cut),
    ...(hasFinal ? [amountCell(line.final)] : []),
    setter.set(assessmentCode ?? '', placeIn(columns.code, one)) as TableCell,
    setter.set(reason, placeIn(columns.reason, one)) as TableCell,
  ];
}

function totalRow({ lines }: RequestForm, hasFinal: boolean): TableCell[] {
  const all = lines.map(({ line }) => line);
  const sum = (amountOf: (line: FormLine['line']) => number): number =>
    all.reduce((total, line) => total + amountOf(line), 0);
  const noticed = sum(noticedAmount);
  const request = requestTotal(all);
  const amounts = [sum(({ previous = 0 }) => previous), request, noticed, noticed - request];
  const final = hasFinal ? [sum((line) => line.final ?? 0)] : [];
  const cells = [...amounts, ...final].map((amount) => amountCell(amount, true));
  return ['', { text: formTexts.total, bold: true }, ...cells, '', ''];
}

export function noticeForm(form: RequestForm, setter: Setter): Content[] {
  const hasFinal = form.lines.some(({ line }) => line.final !== null);
  const title = `${fiscalYearText(form.fiscalYear)} ${formTexts.notice}`;
  const rows = form.lines.map((one) => rowOf(one, form, hasFinal, setter));
  return [
    ...headOf(title, headFields(form, setter)),
    { text: filled(formTexts.unit, { unit: form.unit }), alignment: 'right' },
    tableOf(
      [
        { title: form.ranked ? columns.priority : columns.no, width: 28 },
        { title: columns.name, width: '*' },
        ...[columns.previous, columns.request, columns.noticed, columns.cut].map((name) => ({
          title: name,
          width: 62,
        })),
        ...(hasFinal ? [{ title: columns.final, width: 62 }] : []),
        { title: columns.code, width: 70 },
        { title: columns.reason, width: 190 },
      ],
      [...rows, totalRow(form, hasFinal)],
    ),
    ...opinionsOf(form, setter),
    ...doubtsOf(form, setter),
  ];
}
