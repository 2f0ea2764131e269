// A measure (施策) and the gate before its decision: where its matter asks for a consultation, it is
// decided only with the number of one that is concluded. Source: rules.md 9.1 no. 16; scenario 18.

import { assign, setup } from 'xstate';
import { bindRules, type Rules } from '../../src/rules/bound-rules.ts';
import { isPerson, type Standing } from '../../src/terms/actor.ts';
import type { CaseEvent, LinkedCase, Stored } from '../../src/terms/case.ts';
import type { MeasureCommand, RegisterMeasure } from '../../src/terms/command-measure.ts';
import type { CaseId, PersonId, Place, UnitCode } from '../../src/terms/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../src/terms/refusal.ts';
import type { Rulebook } from '../../src/terms/rulebook.ts';
import type { HandName } from '../../src/terms/rulebook-consultation.ts';
import type { LocalDate } from '../../src/terms/units.ts';
import type { BoundWorkflow } from '../../src/terms/workflow.ts';
import * as words from '../parts/vocabulary.ts';
import { chooseMode } from '../prior-consultation/choose-mode.ts';
import { permitsMeasure } from '../prior-consultation/outcomes.ts';

export interface Measure {
  readonly id: CaseId;
  readonly matter: string;
  readonly pinnedOn: LocalDate;
  readonly initiator: UnitCode;
  readonly addressees: readonly UnitCode[];
  readonly title: string;
  /** Number or id of the consultation it rests on. */
  readonly consultation: string | null;
  readonly drafter: PersonId;
  readonly outcome: 'decided' | 'withdrawn' | null;
}

type Stamped<Command> = Command extends { type: string } ? Command & CaseEvent : never;
type MeasureEvent = Stamped<MeasureCommand>;
type Check = (measure: Measure, event: MeasureEvent, rules: Rules) => Refusal | null;

/** Whether the matter, with the units it reaches, asks for a consultation before the decision. */
function needsConsultation(measure: Measure, rules: Rules): boolean {
  const matter = rules.matter(measure.matter, measure.pinnedOn);
  const draft = { content: { title: measure.title }, addressees: measure.addressees };
  const mode = chooseMode(matter, { ...draft, emergency: false }, rules, measure.pinnedOn);
  return matter.gate && !isRefusal(mode);
}

function gate(linked: LinkedCase | undefined, number: string, measure: Measure): Refusal | null {
  if (linked === undefined || linked.procedure !== 'prior_consultation') {
    return refuse('consultation_missing');
  }
  if (linked.matter !== measure.matter) return refuse('consultation_other_matter', { number });
  return permitsMeasure(linked.outcome)
    ? null
    : refuse('consultation_unfinished', { number, step: linked.step });
}

const checks = {
  notDrafter: (measure, { by }) =>
    isPerson(by) && by.person === measure.drafter ? refuse('four_eyes') : null,

  consulted: (measure, event, rules) => {
    if (!needsConsultation(measure, rules)) return null;
    const number = measure.consultation;
    if (number === null) return refuse('consultation_missing');
    return gate(event.facts.linked?.[number], number, measure);
  },
} as const satisfies Record<string, Check>;

type CheckName = keyof typeof checks;

const records = {
  link: (_measure: Measure, event: MeasureEvent): Partial<Measure> =>
    event.type === 'link_consultation' ? { consultation: event.consultation } : {},
  decided: (): Partial<Measure> => ({ outcome: 'decided' }),
  withdrawn: (): Partial<Measure> => ({ outcome: 'withdrawn' }),
} as const;

type RecordName = keyof typeof records;

const when = (...names: readonly CheckName[]) => words.when(...names);
const record = (what: RecordName) => words.record(what);

const unbound = (): never => {
  throw new Error('a machine is stepped only after it is bound to a rulebook');
};

const machine = setup({
  types: { context: {} as Measure, events: {} as MeasureEvent, input: {} as Measure },
  guards: {
    permits: (_, _params: { readonly checks: readonly CheckName[] }): boolean => unbound(),
  },
  actions: {
    record: assign(({ context, event }, { what }: { readonly what: RecordName }) =>
      records[what](context, event),
    ),
  },
}).createMachine({
  id: 'measure',
  context: ({ input }) => input,
  initial: 'registered',
  states: {
    registered: {
      on: {
        link_consultation: { actions: record('link') },
        decide: {
          guard: when('notDrafter', 'consulted'),
          target: 'closed',
          actions: record('decided'),
        },
        withdraw: { target: 'closed', actions: record('withdrawn') },
      },
    },
    closed: { type: 'final' },
  },
});

function firstRefusal(names: readonly CheckName[], m: Measure, event: MeasureEvent, rules: Rules) {
  for (const name of names) {
    const check: Check = checks[name];
    const refusal = check(m, event, rules);
    if (refusal !== null) return refusal;
  }
  return null;
}

const measureOf = (stored: Stored): Measure => stored.context as Measure;

const handOf: Readonly<Record<string, HandName>> = {
  register: 'draft',
  link_consultation: 'draft',
  decide: 'decide',
  withdraw: 'decide',
};

/** A measure has one party, its initiator; the hands are those of consultations. */
function placesOf(type: string, initiator: UnitCode, rules: Rules): Place[] {
  const name = handOf[type];
  if (name === undefined) return [];
  return rules.rulebook.consultation.hands[name].flatMap((who): Place[] =>
    'party' in who && who.party === 'initiator' ? [{ unit: initiator, role: who.role }] : [],
  );
}

function register(event: CaseEvent, id: CaseId, rules: Rules) {
  const { matter, initiator, addressees, title, consultation } =
    event as unknown as RegisterMeasure & CaseEvent;
  const pinnedOn = rules.calendar.dateOf(event.at);
  if (rules.findMatter(matter, pinnedOn) === undefined) return refuse('unknown_matter', { matter });
  const unknown = [initiator, ...addressees].find((unit) => !event.facts.kinds?.[unit]);
  if (unknown !== undefined) return refuse('unknown_unit', { unit: unknown, on: pinnedOn });
  const measure: Measure = {
    id,
    matter,
    pinnedOn,
    initiator,
    addressees,
    title,
    consultation: consultation ?? null,
    drafter: (event.by as Standing).person,
    outcome: null,
  };
  return { input: measure };
}

export function bindMeasure(rulebook: Rulebook): BoundWorkflow {
  const rules = bindRules(rulebook);
  const isOpen = (stored: Stored) => stored.value === 'registered';
  return {
    machine: machine.provide({
      guards: {
        permits: ({ context, event }, { checks: names }) =>
          firstRefusal(names, context, event, rules) === null,
      },
    }),
    needs: (stored, command) => {
      if (stored === null) {
        const { initiator, addressees } = command as RegisterMeasure;
        return { kindsOf: [initiator, ...addressees] };
      }
      const { consultation } = measureOf(stored);
      return consultation === null ? {} : { linked: [{ number: consultation }] };
    },
    beginRights: (command) => placesOf('register', (command as RegisterMeasure).initiator, rules),
    begin: (event, id) => register(event, id, rules),
    rights: (stored, { type }) => placesOf(type, measureOf(stored).initiator, rules),
    reason: (guard, context, event) => {
      const { checks: names } = guard.params as { checks: readonly CheckName[] };
      return firstRefusal(names, context as Measure, event as MeasureEvent, rules);
    },
    effects: () => [],
    duties: (stored) =>
      isOpen(stored)
        ? placesOf('decide', measureOf(stored).initiator, rules)
            .slice(0, 1)
            .map((place) => ({ place, act: 'decide' }))
        : [],
    timers: () => [],
    stuck: () => [],
    summary: (stored) => {
      const m = measureOf(stored);
      const screeners = rules.rulebook.consultation.hands.screen.flatMap((who) =>
        'office' in who ? rules.officeUnit(who.office, m.pinnedOn) : [],
      );
      return {
        title: m.title,
        step: String(stored.value),
        outcome: m.outcome,
        matter: m.matter,
        initiator: m.initiator,
        addressees: m.addressees,
        fiscalYear: rules.calendar.fiscalYearOf(m.pinnedOn),
        dueAt: null,
        meetingOn: null,
        readers: [...new Set([m.initiator, ...screeners])],
      };
    },
    number: () => null,
  };
}
