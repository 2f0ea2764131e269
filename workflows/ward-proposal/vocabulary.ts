// The procedure's own words for `when`, `record` and `tell`: only names that exist compile.

import { setup } from 'xstate';
import * as words from '../parts/vocabulary.ts';
import type { Audience } from './audiences.ts';
import type { CheckName } from './checks.ts';
import type { ProposalEvent, WardProposal } from './context.ts';
import type { RecordName } from './records.ts';
import type { Telling } from './tell.ts';

export const when = (...checks: readonly CheckName[]) => words.when(...checks);
export const record = (what: RecordName) => words.record(what);
export const tell = words.tell<WardProposal, Audience>();

/** The machine's types; guards and actions get their meaning from the rulebook in bind.ts. */
export const proposal = setup({
  types: {
    context: {} as WardProposal,
    events: {} as ProposalEvent,
    input: {} as WardProposal,
  },
  guards: {
    permits: (_, _params: { readonly checks: readonly CheckName[] }): boolean => words.unbound(),
  },
  actions: {
    record: (_, _params: { readonly what: RecordName }) => words.unbound(),
    tell: (_, _params: Telling) => {},
  },
});
