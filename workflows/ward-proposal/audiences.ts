// Whom a proposal tells: names in the machine become the places of its hands.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import type { ProposalEvent, WardProposal } from './context.ts';
import { places } from './places.ts';
import { openQuestion, subjectOf } from './subjects.ts';
import { overdueUnit } from './timers.ts';

type Finder = (p: WardProposal, event: ProposalEvent, rules: Rules) => readonly Place[];

const answering: Finder = (p, _event, rules) => places('answer', p, rules);

const ward: Finder = (p, _event, rules) => [
  ...places('draft', p, rules),
  ...places('submit', p, rules),
];

const audiences = {
  ward,
  addressees: answering,
  /** The addressee whose question is answered. */
  asker: (p, event, rules) => {
    const asked = event.type === 'reply' ? openQuestion(p, event.question) : null;
    return asked === null ? [] : places('answer', p, rules, asked.unit);
  },
  /** The addressee that is late, and those who watch over the budget. */
  late: (p, event, rules) => {
    const unit = event.type === 'timer' ? overdueUnit(event.name) : null;
    if (unit === null) return [];
    return [...places('answer', p, rules, unit), ...places('supervise', p, rules)];
  },
  /** Nobody outside hears of a proposal that never left the ward. */
  everybody: (p, event, rules) =>
    p.submittedOn === null
      ? ward(p, event, rules)
      : [...ward(p, event, rules), ...answering(p, event, rules), ...places('supervise', p, rules)],
} as const satisfies Record<string, Finder>;

export type Audience = keyof typeof audiences;

/** Each place once. */
export const placesFor = (
  names: readonly Audience[],
  p: WardProposal,
  event: ProposalEvent,
  rules: Rules,
): Place[] => distinctPlaces(names.flatMap((name) => audiences[name](p, event, rules)));

/** The addressee that an event is about, for the words of a notice. */
export function aboutUnit(p: WardProposal, event: ProposalEvent, rules: Rules): string | null {
  if (event.type === 'timer') return overdueUnit(event.name);
  if (event.type === 'reply') return openQuestion(p, event.question)?.unit ?? null;
  return event.type === 'answer' || event.type === 'ask' ? subjectOf(p, event, rules) : null;
}
