// A session of a meeting as a statechart: it takes items until its cut-off, is held, moved or
// cancelled, and gives every item an outcome. An item of a cancelled session is carried over.

import { setup } from 'xstate';
import * as words from '../parts/vocabulary.ts';
import type { Asking } from './ask.ts';
import type { CheckName } from './checks.ts';
import type { Session, SessionEvent } from './context.ts';
import type { RecordName } from './records.ts';
import type { Telling } from './tell.ts';

const when = (...checks: readonly CheckName[]) => words.when(...checks);
const record = (what: RecordName) => words.record(what);
const tell = words.tell<Session, Telling['to'][number]>();
const ask = words.ask<Session, Asking['name']>();

const session = setup({
  types: { context: {} as Session, events: {} as SessionEvent, input: {} as Session },
  guards: {
    permits: (_, _params: { readonly checks: readonly CheckName[] }): boolean => words.unbound(),
  },
  actions: {
    record: (_, _params: { readonly what: RecordName }) => words.unbound(),
    tell: (_, _params: Telling) => {},
    ask: (_, _params: Asking) => {},
  },
});

export const machine = session.createMachine({
  id: 'meeting_session',
  context: ({ input }) => input,
  initial: 'convened',
  states: {
    convened: {
      always: {
        target: 'open',
        actions: [tell('session_convened', 'members'), ask('callWaiting')],
      },
    },
    open: {
      on: {
        place_item: {
          guard: when('takesItems', 'notOnAgenda'),
          actions: [record('placement'), tell('item_placed', 'chair', 'secretary')],
        },
        remove_item: { guard: when('isLive'), actions: record('removed') },
        take_item: {
          guard: when('isProposed'),
          actions: [ask('accepted'), record('taken')],
        },
        decline_item: {
          guard: when('isLive'),
          actions: [ask('declined'), record('declined')],
        },
        move_session: {
          guard: when('notBegun', 'openDay'),
          actions: [
            record('moved'),
            ask('moved'),
            ask('callWaiting'),
            tell('session_moved', 'members', 'secretary'),
          ],
        },
        cancel_session: {
          guard: when('notBegun'),
          target: 'closed',
          actions: [
            ask('carryAll'),
            record('cancelled'),
            tell('session_cancelled', 'members', 'secretary'),
          ],
        },
        record_outcome: {
          guard: when('isReached', 'isTaken', 'outcomeFits'),
          actions: [ask('outcome'), record('outcome')],
        },
        close_session: {
          guard: when('isReached', 'allOutcomes'),
          target: 'closed',
          actions: record('held'),
        },
        timer: { actions: [record('wakeUp'), ask('wakeUp')] },
      },
    },
    closed: { type: 'final' },
  },
});
