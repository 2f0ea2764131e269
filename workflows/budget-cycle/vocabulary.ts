// The procedure's own words for `when`, `record`, `tell` and `ask`: only names that exist compile.

import { setup } from 'xstate';
import * as words from '../parts/vocabulary.ts';
import type { Asking } from './ask.ts';
import type { Audience } from './audiences.ts';
import type { CheckName } from './checks.ts';
import type { BudgetCycle, CycleEvent } from './context.ts';
import type { RecordName } from './records.ts';
import type { Telling } from './tell.ts';

export const when = (...checks: readonly CheckName[]) => words.when(...checks);
export const record = (what: RecordName) => words.record(what);
export const tell = words.tell<BudgetCycle, Audience>();
export const ask = words.ask<BudgetCycle, Asking['name']>();
/** A word to the requests, which counts it. */
export const say = (name: Asking['name']) => [record('word'), ask(name)] as const;

/** The machine's types; guards and actions get their meaning from the rulebook in bind.ts. */
export const cycle = setup({
  types: {
    context: {} as BudgetCycle,
    events: {} as CycleEvent,
    input: {} as BudgetCycle,
  },
  guards: {
    permits: (_, _params: { readonly checks: readonly CheckName[] }): boolean => words.unbound(),
  },
  actions: {
    record: (_, _params: { readonly what: RecordName }) => words.unbound(),
    tell: (_, _params: Telling) => {},
    ask: (_, _params: Asking) => {},
  },
});
