/** One case in each state a case can rest in, and a well-formed command of each type. */

import { standing } from '../play.ts';
import {
  closing,
  consulting,
  decision,
  type ExecutionPlay,
  executing,
  passed,
  passedLines,
  reallotment,
  reported,
  transfer,
} from './play.ts';

const reason = 'because';
const all = passedLines.map(({ entry }) => entry.line);

/** What is spent is completed, what was never committed lapses; l2 is asked again. */
const closings = [
  { line: 'l1', outcome: 'completed' },
  ...['l3', 'l4', 'l5'].map((line) => ({ line, outcome: 'lapsed' })),
];
const paid = { line: 'l2', committed: 800, spent: 800, on: '2028-04-01' };

export const closed = (): ExecutionPlay =>
  closing()
    .does('toshi.clerk', 'report', paid)
    .does('toshi.head', 'close_lines', {
      lines: [...closings, { line: 'l2', outcome: 'asked_again' }],
    })
    .does('somu.head', 'confirm_close', { lines: all });

/** A transfer waits for its decision; some of l3 is withheld, and l4 is to be confirmed. */
export const busy = (): ExecutionPlay =>
  passed({}, undefined, consulting())
    .does('somu.head', 'allot', { withhold: [{ line: 'l3', amount: 200, reason }] })
    .until('2027-05-10T10:00')
    .does('toshi.chief', 'transfer', transfer('l1', 'l3'))
    .does('toshi.head', 'close_lines', { lines: [{ line: 'l4', outcome: 'lapsed' }] });

export const states: Readonly<Record<string, () => ExecutionPlay>> = {
  allotting: () => passed({}, undefined, consulting()),
  executing: () => executing({}, undefined, consulting()),
  closing: () => closing({}, undefined, consulting()),
  closed,
  busy,
};

export const commands: Readonly<Record<string, object>> = {
  allot: {},
  release: { lines: [{ line: 'l3', amount: 100 }], reason },
  reallot: reallotment(),
  transfer: transfer('l1', 'l2'),
  take_back: { line: 'l1', from: 'kita', amount: 100, reason },
  consulted_after: { item: 'r1', consultation: 'K-1' },
  set_account: { line: 'l3', account: { setsu: '12' } },
  cancel: { item: 't1', reason },
  report: reported('l2', 900),
  opine: { text: reason },
  close_lines: { lines: [{ line: 'l3', outcome: 'lapsed' }] },
  confirm_close: { lines: ['l4'] },
  return_close: { lines: ['l4'], reason },
  timer: { name: 'offices', dueAt: '2027-05-10T00:00:00.000Z' },
  step_decided: {
    ...{ item: 't1', decision, amountYen: 100_000, decidedAt: '2027-05-10T01:00:00.000Z' },
    ...{ decidedBy: standing('toshi.deputy'), digest: '0'.repeat(64) },
  },
  carryover_listed: { lines: [{ line: 'l1', amount: 500 }] },
};
