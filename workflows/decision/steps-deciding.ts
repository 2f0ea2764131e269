// It lies with its decider, and what follows: 決裁、代決、引上げ、施行、後閲.

import {
  giveBack,
  instruct,
  interrupting,
  recall,
  reviewing,
  revise,
  share,
  withdraw,
} from './steps-hearing.ts';
import { ask, record, tell, when } from './vocabulary.ts';

const told = [
  tell('decided', 'everybody', 'readers'),
  tell('decision_reported', 'reported'),
] as const;

const frozen = { guard: when('frozen') } as const;

export const deciding = {
  deciding: {
    entry: [record('startDeciding'), tell('decision_requested', 'decider'), ask('dissents')],
    on: {
      decide: {
        guard: when(
          ...([
            'running',
            'fourEyes',
            'notAskedByHim',
            'asSeen',
            'consulted',
            'servedWaits',
            'servedSame',
            'servedByAsked',
          ] as const),
        ),
        target: 'decided',
        actions: [record('decision'), ...told, ask('serve')],
      },
      decide_acting: {
        guard: when(
          'running',
          'fourEyes',
          'notAskedByHim',
          'isAbsent',
          'notLapsed',
          'actingTurn',
          'notBarred',
          'cannotWait',
          'orderedMeanwhile',
          'asSeen',
          'consulted',
          'servedWaits',
          'servedSame',
          'servedByAsked',
        ),
        target: 'decided',
        actions: [record('decision'), ...told, ask('serve')],
      },
      reject: {
        guard: when('running', 'fourEyes', 'asSeen'),
        target: 'closed',
        actions: [tell('decision_rejected', 'everybody'), record('rejected')],
      },
      /** By himself also where he proposed it: then somebody higher decides. */
      send_up: {
        guard: when('running', 'knownGround', 'hasHigher'),
        target: 'hearing',
        actions: [record('sentUp'), tell('sent_up', 'drafters')],
      },
      take_up: {
        guard: when('running', 'fourEyes', 'isAbsent'),
        target: 'hearing',
        actions: [tell('taken_up', 'drafters', 'decider'), record('takenUp')],
      },
      instruct,
      return: giveBack,
      recall,
      /** Comes back at once, unless somebody must see it or consent again. */
      revise: { ...revise, target: 'hearing' },
      withdraw,
      share,
      ...interrupting,
    },
  },

  decided: {
    always: { guard: when('fulfilled'), target: 'closed' },
    on: {
      execute: {
        guard: when('toExecute', 'executedOn'),
        actions: [record('execution'), tell('executed', 'everybody')],
      },
      serving_taken: { guard: when('servingTold'), actions: record('servingTaken') },
      serving_refused: {
        guard: when('servingTold'),
        actions: [record('servingRefused'), tell('serving_refused', 'drafters')],
      },
      acknowledge: { guard: when('servingRefused'), actions: record('acknowledged') },
      ...reviewing,
      share,
      revise: frozen,
      submit: frozen,
      recall: frozen,
      withdraw: frozen,
      return: frozen,
      decide: frozen,
      decide_acting: frozen,
      reject: frozen,
      send_up: frozen,
      take_up: frozen,
      instruct: frozen,
      hold: frozen,
    },
  },
} as const;
