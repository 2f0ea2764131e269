// A ward's proposal (区提案) as a statechart. Source: rules.md 5.1 (区提案反映制度), 9.1 no. 4. It holds
// names only; bind.ts gives them their meaning from a rulebook. A passed deadline answers for
// nobody.

import { proposal, record, tell, when } from './vocabulary.ts';

const withdraw = {
  target: 'closed',
  actions: [record('withdrawn'), tell('withdrawn', 'everybody')],
} as const;

export const machine = proposal.createMachine({
  id: 'ward_proposal',
  context: ({ input }) => input,
  initial: 'drafting',
  states: {
    drafting: {
      on: {
        revise: { guard: when('contentRight'), actions: record('revision') },
        submit: {
          guard: when('contentRight'),
          target: 'answering',
          actions: [record('submission'), tell('proposal_arrived', 'addressees')],
        },
        withdraw,
      },
    },

    answering: {
      always: {
        guard: when('allAnswered'),
        target: 'closed',
        actions: [record('joined'), tell('proposal_joined', 'everybody')],
      },
      on: {
        recall: {
          guard: when('untouched'),
          target: 'drafting',
          actions: [tell('proposal_recalled', 'addressees'), record('recalled')],
        },
        ask: {
          guard: when('isAsked'),
          actions: [record('question'), tell('proposal_asked', 'ward')],
        },
        reply: {
          guard: when('hasQuestion'),
          actions: [tell('proposal_replied', 'asker'), record('replied')],
        },
        answer: {
          guard: when('fourEyes', 'isAddressee', 'amountFits'),
          actions: [record('answered'), tell('proposal_answered', 'ward')],
        },
        withdraw,
      },
    },

    closed: { type: 'final' },
  },
  on: {
    timer: { actions: [record('wakeUp'), tell('proposal_overdue', 'late')] },
  },
});
