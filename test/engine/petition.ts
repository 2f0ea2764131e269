/**
 * A small procedure of the tests' own: a petition is drafted, submitted, assigned with a deadline,
 * asked about, answered, approved (numbered) and closed. It uses every part of the engine's
 * contract.
 */
import { assign, setup } from 'xstate';
import { z } from 'zod';
import { type By, isPerson } from '../../src/terms/actor.ts';
import type { CaseEvent, Stored } from '../../src/terms/case.ts';
import type { Place } from '../../src/terms/ids.ts';
import { refuse } from '../../src/terms/refusal.ts';
import type { Instant } from '../../src/terms/units.ts';
import type { BoundWorkflow, CommandRule, Workflow, Workflows } from '../../src/terms/workflow.ts';

interface Petition {
  readonly title: string;
  readonly unit: string;
  readonly text: string;
  readonly drafter: string;
  readonly approvals: readonly string[];
  readonly reminded: number;
  readonly dueAt: Instant | null;
  readonly readers: readonly string[];
}

interface Event extends CaseEvent {
  readonly dueAt: Instant;
  readonly units: readonly string[];
}

const personOf = (by: By): string => (isPerson(by) ? by.person : by.system);

const machine = setup({
  types: { context: {} as Petition, events: {} as Event, input: {} as Petition },
  actions: { tell: () => undefined },
  guards: {
    other: ({ context, event }) => personOf(event.by) !== context.drafter,
    open: () => true,
    measured: ({ event }) => !('linked' in event.facts) || linkedOf(event) !== undefined,
  },
}).createMachine({
  id: 'petition',
  context: ({ input }) => input,
  initial: 'drafting',
  on: {
    readers: { actions: assign({ readers: ({ event }) => event.units }) },
    explode: { actions: assign(explode) },
  },
  states: {
    drafting: { on: { submit: { target: 'submitted', actions: 'tell' } } },
    submitted: {
      on: {
        assign: { target: 'assigned', actions: assign({ dueAt: ({ event }) => event.dueAt }) },
        link: { guard: 'measured', target: 'submitted' },
        withdraw: 'withdrawn',
      },
    },
    assigned: {
      on: {
        timer: {
          target: 'assigned',
          actions: [
            assign({ dueAt: null, reminded: ({ context }) => context.reminded + 1 }),
            'tell',
          ],
        },
        ask: { target: 'asked', actions: assign({ dueAt: ({ event }) => event.dueAt }) },
        withdraw: 'withdrawn',
      },
    },
    asked: {
      on: {
        timer: {
          actions: assign({ dueAt: null, reminded: ({ context }) => context.reminded + 1 }),
        },
        answer: { target: 'answered', actions: assign({ dueAt: null }) },
      },
    },
    answered: {
      on: {
        approve: {
          guard: 'other',
          target: 'approved',
          actions: [
            assign({
              approvals: ({ context, event }) => [...context.approvals, personOf(event.by)],
            }),
            'tell',
          ],
        },
      },
    },
    approved: { on: { close: { target: 'closed', actions: 'tell' } } },
    closed: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});

function explode(): never {
  throw new Error('this command breaks the machine');
}

const linkedOf = (event: CaseEvent) => event.facts.linked?.[String(event['other'])];

const clerk = (unit: string): Place => ({ unit, role: 'clerk' });
const chief = (unit: string): Place => ({ unit, role: 'chief' });

const rightsOf: Record<string, (context: Petition) => readonly Place[]> = {
  approve: ({ unit }) => [chief(unit)],
  close: ({ unit }) => [chief(unit), clerk(unit)],
};

const dutyOf: Record<string, readonly [act: string, at: typeof clerk]> = {
  drafting: ['submit', clerk],
  submitted: ['assign', clerk],
  assigned: ['ask', clerk],
  asked: ['answer', clerk],
  answered: ['approve', chief],
  approved: ['close', clerk],
};

const petitionOf = (stored: Stored): Petition => stored.context as Petition;

const outcomeOf = (value: unknown): string | null =>
  value === 'closed' ? 'approved' : value === 'withdrawn' ? 'withdrawn' : null;

const bound = (): BoundWorkflow => ({
  machine,
  needs: (_stored, command) => {
    const { other } = command as { other?: string };
    return other === undefined ? {} : { linked: [{ number: other }] };
  },
  rights: (stored, command) => {
    const petition = petitionOf(stored);
    return rightsOf[command.type]?.(petition) ?? [clerk(petition.unit)];
  },
  beginRights: (command) => [clerk((command as unknown as { unit: string }).unit)],
  begin: (event) => {
    const { title, unit, text } = event as unknown as Petition;
    if (title === 'forbidden') return refuse('rulebook_gap', { key: 'title', code: title });
    return {
      input: {
        title,
        unit,
        text,
        drafter: personOf(event.by),
        approvals: [],
        reminded: 0,
        dueAt: null,
        readers: [unit],
      },
    };
  },
  reason: ({ type }, context, event) => {
    if (type === 'measured' && event['probe'] !== true && linkedOf(event) === undefined) {
      return refuse('case_not_found');
    }
    const own = personOf(event.by) === (context as Petition).drafter;
    return type === 'other' && own ? refuse('four_eyes') : null;
  },
  effects: (_action, stored) => [
    { kind: 'notify', to: [clerk(petitionOf(stored).unit)], text: 'moved' },
  ],
  duties: (stored) => {
    const { unit, dueAt, title } = petitionOf(stored);
    if (title === 'no duties' && stored.value !== 'drafting') throw new Error('duties broke');
    const [act, at] = dutyOf[String(stored.value)] ?? ['', clerk];
    return [{ place: at(unit), act, ...(dueAt === null ? {} : { dueAt }) }];
  },
  timers: (stored) => {
    const { dueAt } = petitionOf(stored);
    return dueAt === null ? [] : [{ name: 'late', dueAt }];
  },
  stuck: () => [],
  summary: (stored) => {
    const { title, unit, dueAt, readers } = petitionOf(stored);
    return {
      title,
      step: String(stored.value),
      outcome: outcomeOf(stored.value),
      matter: 'petition',
      initiator: unit,
      addressees: [],
      fiscalYear: 2026,
      dueAt,
      meetingOn: null,
      readers,
    };
  },
  number: (stored) => (stored.value === 'approved' ? { prefix: 'P-', width: 4, suffix: '' } : null),
});

const person = (shape: z.ZodRawShape = {}, type?: string): CommandRule => ({
  schema: z.strictObject({ type: type === undefined ? z.string() : z.literal(type), ...shape }),
  sender: 'person',
});

const due = { dueAt: z.string() };

export const petition: Workflow = {
  procedure: 'petition',
  version: 1,
  opening: person({ title: z.string().min(1), unit: z.string(), text: z.string() }, 'draft'),
  commands: {
    submit: person(),
    assign: person(due),
    ask: person(due),
    answer: person({ text: z.string().max(1000) }),
    approve: person(),
    close: person(),
    withdraw: person(),
    link: person({ other: z.string() }),
    explode: person(),
    readers: person({ units: z.array(z.string()) }),
    timer: { ...person({ name: z.string(), dueAt: z.string() }), sender: 'system' },
  },
  bind: bound,
};

export const petitions: Workflows = {
  find: (procedure, version = 1) =>
    procedure === petition.procedure && version === petition.version ? petition : undefined,
  all: () => [petition],
};
