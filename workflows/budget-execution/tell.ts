// What an execution tells people: which money, how much of it, from when on and why.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { isPerson } from '../../src/terms/actor.ts';
import type { Effect } from '../../src/terms/effect.ts';
import { distinctPlaces, type Place } from '../../src/terms/ids.ts';
import { type Audience, placesFor } from './audiences.ts';
import { spelt } from './budget.ts';
import type { Execution, ExecutionEvent, Move } from './context.ts';
import { lineOf, moveOf, waitingMoves } from './lines.ts';

export interface Telling {
  readonly text: string;
  readonly to: readonly Audience[];
  readonly context: Execution;
}

type About = Readonly<Record<string, string>>;

export const notify = (to: readonly Place[], text: string, about: About): Effect[] =>
  to.length === 0 ? [] : [{ kind: 'notify', to: distinctPlaces(to), text, about }];

const nameOf = (d: Execution, code: string): string => lineOf(d, code)?.name ?? code;

/** Money of lines with a reason each, in a line of text. */
export const listed = (
  d: Execution,
  lines: readonly { readonly line: string; readonly amount: number; readonly reason?: string }[],
  rules: Rules,
): string =>
  lines
    .map(({ line, amount, reason }) =>
      [nameOf(d, line), spelt(amount, rules), reason].filter(Boolean).join(' '),
    )
    .join(' / ');

const moveWords = (d: Execution, move: Move, rules: Rules): string => {
  const from = nameOf(d, move.from);
  const to = move.kind === 'transfer' ? nameOf(d, move.to) : move.to;
  const way = move.kind === 'return' ? `${to} → ${from}` : `${from} → ${to}`;
  return `${way} ${spelt(move.amount, rules)} ${move.reason}`;
};

/** What the event says of money. */
function wordsOf(d: Execution, event: ExecutionEvent, rules: Rules): string | null {
  switch (event.type) {
    case 'release':
    case 'carryover_listed':
      return listed(d, event.lines, rules);
    case 'opine':
      return event.text;
    case 'set_account':
      return nameOf(d, event.line);
    case 'timer':
      return waitingMoves(d)
        .map((move) => moveWords(d, move, rules))
        .join(' / ');
    case 'transfer':
    case 'reallot':
    case 'take_back':
    case 'consulted_after':
    case 'step_decided':
    case 'cancel': {
      const move = moveOf(d, event);
      return move === undefined ? null : moveWords(d, move, rules);
    }
    case 'close_lines':
      return event.lines
        .map(({ line, outcome }) => {
          const title = rules.rulebook.texts.outcomes[outcome] ?? outcome;
          return `${nameOf(d, line)} ${title}`;
        })
        .join(' / ');
    case 'confirm_close':
    case 'return_close':
      return event.lines.map((line) => nameOf(d, line)).join(' / ');
    default:
      return null;
  }
}

export const aboutOf = (d: Execution, event: ExecutionEvent, rules: Rules): About => {
  const words = wordsOf(d, event, rules);
  const why = event.type === 'return_close' || event.type === 'release' ? event.reason : null;
  const reason = [words, why].filter(Boolean).join(' / ');
  return {
    unit: isPerson(event.by) ? event.by.as.unit : d.initiator,
    on: d.allotment?.flowsOn ?? d.passedOn,
    ...(reason !== '' && { reason }),
  };
};

export const tellEffects = (
  { text, to, context: d }: Telling,
  event: ExecutionEvent,
  rules: Rules,
): Effect[] => notify(placesFor(to, d, event, rules), text, aboutOf(d, event, rules));
