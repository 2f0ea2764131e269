// What the navigator answered, as lines for somebody at a terminal.

import type { NavigatorAnswer, SeatAhead, SubjectsAnswer } from '../terms/contract-navigator.ts';

type Decision = NonNullable<NavigatorAnswer['decision']>;
type Founded = Decision['circulation'][number] | Decision['hearings'][number];
type Row = NonNullable<Decision['row']>;

const grouped = new Intl.NumberFormat('en-US');

const seatText = ({ title, state, away, wouldAct }: SeatAhead): string => {
  const until = away === undefined ? '' : ` until ${away.until}`;
  const instead = wouldAct === undefined ? '' : `, ${wouldAct.title} would act`;
  return `${title}: ${state}${until}${instead}`;
};

const seatsText = (seats: readonly SeatAhead[]): string =>
  seats.length === 0 ? 'no seat' : seats.map(seatText).join('; ');

const rowText = ({ code, table, rank, article, inForceOn, source }: Row): string =>
  `${code} (${table.title}, ${rank.title})  ${article}  in force on ${inForceOn}` +
  (source?.url === undefined ? '' : `  ${source.url}`);

const foundation = ({ article, noAuthority }: Founded): string =>
  noAuthority ? 'no article is named' : article;

function decisionLines(decision: Decision): string[] {
  const { decider, row, power, days } = decision;
  return [
    `decided by  ${decider.title} (${decider.unit.title} ${decider.role.title})`,
    `            ${seatsText(decider.seats)}`,
    `            ${decision.reason.ja} ${decision.reason.en}`,
    ...(row === null ? [] : [`by row      ${rowText(row)}`]),
    ...(power === null ? [] : [`power       ${power.holder.title}: ${rowText(power.row)}`]),
    ...decision.passedOver.map((one) => `not by      ${rowText(one.row)}: ${one.ja} ${one.en}`),
    ...decision.circulation.map(
      (step, index) =>
        `passes ${index + 1}    ${step.title} (${step.unit.title})  ${foundation(step)}`,
    ),
    ...decision.hearings.map(
      (one) =>
        `${one.as === 'consult' ? 'consults    ' : 'concurrence '}${one.unit.title} ` +
        `${one.role.title}${one.binding ? ', binding' : ''}  ${foundation(one)}`,
    ),
    ...decision.reports.map((one) => `reports to  ${one.unit.title} ${one.role.title}`),
    `days        ${days.total}: circulation ${days.circulation} beside hearings ` +
      `${days.hearings}, decision ${days.decision}; by ${decision.expectedOn}`,
  ];
}

const bandText = ({ from, upTo, decider, row, isAsked }: NavigatorAnswer['money'][number]) =>
  `${isAsked ? '→' : ' '} ${grouped.format(from)} – ${upTo === null ? '' : grouped.format(upTo)}` +
  `  ${decider.title}  ${row?.article ?? '—'}`;

function consultationLines({ consultation }: NavigatorAnswer): string[] {
  const { reason, matter, modes, addressees } = consultation;
  const names = (items: readonly { title: string }[]) => items.map(({ title }) => title).join(', ');
  return [
    `consult     ${reason.ja} ${reason.en}`,
    ...(matter === null ? [] : [`            ${matter.title}  ${matter.article}`]),
    ...(consultation.needed ? [`            ${names(modes)}: ${names(addressees) || '—'}`] : []),
  ];
}

export const navigationText = (answer: NavigatorAnswer): string =>
  [
    `${answer.unit.title}  ${answer.subject.title}  ${answer.subject.article}  ${answer.on}`,
    ...(answer.refusal === null
      ? []
      : [`refused     ${answer.refusal.ja.text} ${answer.refusal.en.text}`]),
    ...(answer.decision === null ? [] : decisionLines(answer.decision)),
    ...answer.money.map(
      (band, index) => `${index === 0 ? 'amount' : '      '}    ${bandText(band)}`,
    ),
    ...consultationLines(answer),
  ].join('\n');

export const subjectsText = ({ subjects }: SubjectsAnswer): string =>
  subjects
    .map(({ code, title, article, amount }) =>
      [code, title, article, ...(amount ? ['needs an amount'] : [])].join('  '),
    )
    .join('\n');
