// A measure (施策) as a statechart: registered, and then decided or withdrawn.

import { assign, setup } from 'xstate';
import * as words from '../parts/vocabulary.ts';
import type { CheckName } from './checks.ts';
import type { Measure, MeasureEvent } from './context.ts';

const when = (...names: readonly CheckName[]) => words.when(...names);

const records = {
  link: (event: MeasureEvent): Partial<Measure> =>
    event.type === 'link_consultation' ? { consultation: event.consultation } : {},
  decided: (): Partial<Measure> => ({ outcome: 'decided' }),
  withdrawn: (): Partial<Measure> => ({ outcome: 'withdrawn' }),
} as const;

const record = (what: keyof typeof records) => words.record(what);

export const machine = setup({
  types: { context: {} as Measure, events: {} as MeasureEvent, input: {} as Measure },
  guards: {
    permits: (_, _params: { readonly checks: readonly CheckName[] }): boolean => words.unbound(),
  },
  actions: {
    record: assign(({ event }, { what }: { readonly what: keyof typeof records }) =>
      records[what](event),
    ),
    /** Bound to the rulebook, which knows when an office moves. */
    followOffices: () => words.unbound(),
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
        timer: { actions: 'followOffices' },
      },
    },
    closed: { type: 'final' },
  },
});
