// From the notice to the assembly's vote: 内示、復活要望、復活査定、確定待ち、示達、議決.

import { question, reply } from './steps-assessing.ts';
import { heardFinal, leftBehind, opine } from './steps-drafting.ts';
import { ask, record, tell, when } from './vocabulary.ts';

/** Never taken: it says why. */
const tooLate = { guard: when('appealsPast') };

export const settling = {
  noticed: {
    entry: [record('startAppeals'), tell('request_noticed', 'ward', 'forwarders'), ask('moved')],
    always: { guard: when('isInStep', 'appealsAreOver'), target: 'appealed' },
    on: {
      accept_notice: {
        guard: when('finalNoticeAhead', 'appealsOpen', 'nothingAppealed'),
        actions: record('accepted'),
      },
      appeal: {
        guard: when('finalNoticeAhead', 'appealsOpen', 'appealsRight'),
        actions: [record('appeals'), ask('moved')],
      },
      withdraw_appeal: {
        guard: when('appealsOpen', 'linesAppealed'),
        actions: [record('appealsWithdrawn'), ask('moved')],
      },
      reply,
      opine,
      ...leftBehind,
      cycle_moved: heardFinal,
    },
  },

  appealed: {
    always: [{ guard: when('hasUndecided'), target: 'restoring' }, { target: 'settled' }],
  },

  restoring: {
    entry: [
      record('startRestoring'),
      tell('request_to_restore', 'restorers'),
      ask('dissents'),
      ask('moved'),
    ],
    always: { guard: when('nothingUndecided'), target: 'settled' },
    on: {
      appeal: tooLate,
      restore: {
        guard: when('fourEyes', 'finalNoticeAhead', 'restorationsRight'),
        actions: [record('restorations'), ask('moved')],
      },
      ask: question,
      reply,
      opine,
      ...leftBehind,
      cycle_moved: heardFinal,
    },
  },

  settled: {
    entry: [record('noHand'), tell('request_settled', 'ward', 'planners'), ask('moved')],
    always: { guard: when('isFinalised'), target: 'finalised' },
    on: { appeal: tooLate },
  },

  finalised: {
    entry: [record('finalAmounts'), tell('request_finalised', 'ward', 'forwarders'), ask('moved')],
    always: {
      guard: when('isVoted'),
      target: 'closed',
      actions: [
        record('vote'),
        ask('lowered'),
        ask('unmatched'),
        ask('execution'),
        tell('request_voted', 'ward', 'forwarders'),
        ask('moved'),
      ],
    },
    on: {
      cycle_moved: {
        guard: when('saysRevised'),
        actions: [
          record('cycleHeard'),
          record('finalAmounts'),
          tell('request_revised', 'ward', 'forwarders'),
          ask('moved'),
        ],
      },
    },
  },
} as const;
