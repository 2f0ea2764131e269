// A budget request as a printed form shows it: every code by the title that people know, everybody
// by his seat and his name.

import type { FormLine, Hand, RequestForm } from '../documents/form.ts';
import { formTexts } from '../documents/texts-forms.ts';
import { assessmentOf } from '../rules/budget/amounts.ts';
import { doubtsOf } from '../rules/budget/doubts.ts';
import { isPerson, type Standing } from '../terms/actor.ts';
import type { RequestLine } from '../terms/budget-line.ts';
import type { PassedOn, RequestCase } from '../terms/budget-request-case.ts';
import { cityDate, type Instant, parseInstant, parseTimeZone } from '../terms/units.ts';
import { nameDetails } from './name-details.ts';
import type { RequestRow, SheetGround } from './request-case.ts';
import type { SeenHistory } from './seen-case.ts';
import { namedSeat, namedUnit } from './show.ts';
import { namedLane, namedOf, stageCodes } from './show-budget.ts';

/** Names of those who have acted in the case. */
const namesIn = (history: SeenHistory): ReadonlyMap<string, string> =>
  new Map(
    history.flatMap(({ event: { by }, name }) =>
      isPerson(by) && name !== null ? [[by.person as string, name] as const] : [],
    ),
  );

export function requestFormOf(
  { row, request }: RequestRow,
  history: SeenHistory,
  ground: SheetGround,
): RequestForm {
  const { sight, budget } = ground;
  const { rules } = budget;
  const { organisation } = sight;
  const people = namesIn(history);
  const zone = parseTimeZone(sight.rulebook.rulebook.calendar.timeZone);
  const dateOf = (at: Instant) => cityDate(at, zone);
  const handOf = ({ seat, person }: Standing): Hand => ({
    seat: namedSeat(organisation, seat).title,
    name: people.get(person) ?? null,
  });
  const unitTitle = (code: string): string => namedUnit(organisation, code).title;
  const asked = request.lines.filter(({ included }) => included);
  const lane = budget.lanes.find(request.lane, request.pinnedOn);
  const { appealsCloseAt } = request.cycle;

  const lineOf = (line: RequestLine): FormLine => ({
    line,
    section: line.section === undefined ? null : unitTitle(line.section),
    categories: (line.categories ?? []).map((code) => namedOf(rules.categories, code).title),
    account: accountText(line),
    funds: (line.funds ?? []).map(({ fund, amount }) => ({
      title: namedOf(rules.funds, fund).title,
      amount,
    })),
    outcome: outcomeTitle(line, ground),
    dissents: (line.consulted?.dissents ?? []).map(({ unit, reason }) => ({
      unit: unitTitle(unit),
      reason,
    })),
    writer: handOf(line.put.by),
    assessmentCode: codeTitle(line, ground),
  });

  return {
    ward: unitTitle(request.initiator),
    lane: namedLane(request.lane, ground).title,
    cycle: request.cycle.title,
    fiscalYear: request.cycle.fiscalYear,
    number: row.number,
    unit: rules.unit.title,
    printedOn: organisation.on,
    ranked: lane?.priority ?? false,
    lines: asked.map(lineOf),
    ideas: request.lines.length - asked.length,
    opinions: request.opinions.map(({ stage, at, by, text, lines }) => ({
      ...{ stage, text, by: handOf(by), on: dateOf(at) },
      about: lines === null ? null : lines.map((code) => nameOf(request, code)),
    })),
    course: courseOf(request).map(({ what, at, by, comment }) => ({
      ...{ what, comment, on: dateOf(at), by: by === null ? null : handOf(by) },
    })),
    doubts: asked.flatMap((line) => lineDoubts(line, ground)),
    appealsUntil: appealsCloseAt === null ? null : lastDayBefore(appealsCloseAt, dateOf),
  };
}

const nameOf = ({ lines }: RequestCase, code: string): string =>
  lines.find(({ line }) => line === code)?.name ?? code;

const accountText = ({ account }: RequestLine): string | null => {
  if (account === undefined) return null;
  const { kan, kou, moku, setsu } = account;
  const levels = [kan, kou, moku, setsu].filter((level) => level !== undefined).join('-');
  return [account.account, levels].filter((part) => part !== undefined && part !== '').join(' ');
};

/** What its consultation came to, in the words of the city. */
function outcomeTitle({ consulted }: RequestLine, { sight }: SheetGround): string | null {
  if (consulted === null) return null;
  return `${nameDetails({ outcome: consulted.outcome }, sight)['outcome']}`;
}

function codeTitle(line: RequestLine, { budget }: SheetGround): string | null {
  const assessed = assessmentOf(line);
  if (assessed === undefined) return null;
  return namedOf(budget.rules.assessmentCodes, assessed.code).title;
}

/** In the order in which a sheet is passed on. */
const courseOf = ({ handedIn, coordinated, submitted, forwarded }: RequestCase) => {
  const steps: Record<string, PassedOn | null> = { handedIn, coordinated, submitted, forwarded };
  const order = ['handedIn', 'coordinated', 'submitted', 'forwarded'] as const;
  return order.flatMap((what) => {
    const step = steps[what];
    return step == null ? [] : [{ what, ...step }];
  });
};

function lineDoubts(line: RequestLine, { budget }: SheetGround): RequestForm['doubts'] {
  const stages = stageCodes(budget.rules);
  const known: Readonly<Record<string, string>> = formTexts.doubtAgainst;
  const stageTitle = (code: string): string => namedOf(budget.rules.stages, code).title;
  return doubtsOf(line, stages).map(({ words, amount, against, other }) => ({
    ...{ line: line.line, amount, other },
    words: words === null ? null : (known[words] ?? stageTitle(words)),
    against: known[against] ?? stageTitle(against),
  }));
}

/** The window is open until the instant: the day of the moment before it. */
const lastDayBefore = (until: string, dateOf: (at: Instant) => RequestForm['printedOn']) =>
  dateOf(parseInstant(new Date(Date.parse(until) - 1).toISOString()));
