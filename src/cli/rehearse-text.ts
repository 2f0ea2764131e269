// What a rehearsal found, as lines for somebody at a terminal.

import type { ForecastShape, RehearsalReport, TallyShape } from '../terms/contract-rehearsal.ts';

type Change = RehearsalReport['changes'][number];
type Part = Change['changed'][number];
type Place = RehearsalReport['changes'][number]['initiator'];

const placeText = ({ unit, role }: { readonly unit: Place; readonly role: Place }): string =>
  `${unit.title} ${role.title}`;

const textOf: Readonly<Record<Part, (forecast: ForecastShape) => string>> = {
  decider: ({ decider, deciderTitle }) =>
    decider === null ? deciderTitle : `${deciderTitle} (${placeText(decider)})`,
  route: ({ route }) =>
    route.map(({ as, ...place }) => `${as} ${placeText(place)}`).join(', ') || 'nobody between',
  days: ({ businessDays }) => `${businessDays ?? '—'}`,
  deadlines: ({ deadlines }) =>
    Object.entries(deadlines)
      .map(([what, on]) => `${what} ${on}`)
      .join(', '),
};

const side = (part: Part, forecast: ForecastShape | null): string =>
  forecast === null ? 'nothing' : textOf[part](forecast);

/** A case whose one side says nothing at all has no parts to compare. */
const partsOf = ({ changed, before, after }: Change): readonly Part[] =>
  before === null || after === null ? ['decider'] : changed;

export function changeText(change: Change): string {
  const { number, id, title, subject, initiator, before, after } = change;
  const lines = partsOf(change).map(
    (part) => `  ${part.padEnd(9)}  ${side(part, before)} → ${side(part, after)}`,
  );
  const name = number ?? id ?? 'example';
  return [`${name}  ${title}  ${subject.title}  ${initiator.title}`, ...lines].join('\n');
}

const tallyText = (tally: TallyShape): string =>
  `${tally.changed} of ${tally.lookedAt} change; leave headquarters ${tally.leaveHeadquarters}, ` +
  `come to it ${tally.comeToHeadquarters}; working days saved ${tally.daysSaved}, ` +
  `added ${tally.daysAdded}`;

export function reportText(report: RehearsalReport): string {
  const { on, before, after, totals } = report;
  const others = [
    ...(totals.undecidable === 0 ? [] : [`${totals.undecidable} the draft makes nothing of`]),
    ...(totals.unjudged === 0 ? [] : [`of ${totals.unjudged} neither rulebook can say anything`]),
  ];
  return [
    `version ${before.version} beside the draft (version ${after.version}), on ${on}`,
    tallyText(totals),
    ...others,
    ...report.bySubject.map(({ subject, ...tally }) => `  ${subject.title}: ${tallyText(tally)}`),
    ...report.byUnit.map(({ unit, ...tally }) => `  ${unit.title}: ${tallyText(tally)}`),
  ].join('\n');
}
