/**
 * Every open state has somebody who must act and a date, or a written reason; every state can end.
 */

import { describe, expect, test } from '@jest/globals';
import { machine } from '../../workflows/prior-consultation/machine.ts';
import { states } from './states.ts';

/** Why a state waits without a duty of its own. */
const nobodyActs: Readonly<Record<string, string>> = {
  mediating: 'the session of the meeting has its own duties, and its date is on the case',
};

/** Why a state has no date after which somebody is reminded. */
const undated: Readonly<Record<string, string>> = {
  drafting: 'a draft is its drafter’s own; idle ones are listed by the watch of the rulebook',
  concluded: 'when to decide is the initiator’s; idle ones are listed by the watch',
  implementing: 'the works take their time; conditions have dates, idle ones are watched',
};

const { closed: _closed, held: _held, ...plays } = states;

interface Node {
  readonly key: string;
  readonly type: string;
  readonly always?: readonly unknown[];
}

const nodes = Object.values(machine.root.states) as unknown as readonly Node[];
const passing = nodes.filter(({ always, key }) => (always?.length ?? 0) > 0 && !(key in plays));

describe('every state', () => {
  test('is played here, passes at once, or is the end', () => {
    const known = [...Object.keys(plays), ...passing.map(({ key }) => key), 'closed'];
    expect(known.toSorted()).toEqual(nodes.map(({ key }) => key).toSorted());
  });

  test.each(Object.entries(plays))('%s has a duty or a written reason', (state, enter) => {
    const play = enter();
    expect(play.step).toBe(state);
    expect(play.duties.length > 0).toBe(!(state in nobodyActs));
  });

  test.each(Object.entries(plays))('%s has a deadline or a written reason', (state, enter) => {
    expect(enter().timers.length > 0).toBe(!(state in undated));
  });

  test.each(Object.entries(plays))('%s can end', (_state, enter) => {
    const play = enter();
    if (play.refusal('toshi.head', 'withdraw', { reason: 'a' }) === 'withdraw_too_late') {
      play.does('toshi.clerk', 'report_implementation', { text: 'a', implementedOn: '2027-03-01' });
    }
    expect(play.stored.status).toBe('done');
  });

  test('leads on to the end by the edges of the chart', () => {
    const edges = new Map(nodes.map(({ key }) => [key, new Set<string>()]));
    for (const node of Object.values(machine.root.states)) {
      const ways = [...node.transitions.values()].flat().concat(node.always ?? []);
      for (const { target } of ways)
        for (const { key } of target ?? []) edges.get(node.key)?.add(key);
    }
    const ending = new Set(['closed']);
    for (let before = 0; before !== ending.size; ) {
      before = ending.size;
      for (const [key, to] of edges) if ([...to].some((one) => ending.has(one))) ending.add(key);
    }
    expect([...edges.keys()].filter((key) => !ending.has(key))).toEqual([]);
  });
});
