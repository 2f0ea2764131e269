/**
 * A small procedure of the tests' own that has lines: a basket is filled, its lines are changed,
 * reordered, taken out, copied and held against those of another while its total is at most its
 * limit, petitions are ordered from it, and it is closed. Even amounts are beyond doubt.
 */
import { assign, setup } from 'xstate';
import { z } from 'zod';
import type { CaseEvent, CaseLineBody, Stored } from '../../src/terms/case.ts';
import type { Effect } from '../../src/terms/effect.ts';
import type { CaseId } from '../../src/terms/ids.ts';
import { refuse } from '../../src/terms/refusal.ts';
import type { BoundWorkflow, CommandRule, Workflow, Workflows } from '../../src/terms/workflow.ts';
import { petitions } from './petition.ts';

export interface BasketLine extends CaseLineBody {
  readonly amount: number;
}

interface Basket {
  readonly unit: string;
  readonly limit: number;
  readonly lines: readonly BasketLine[];
}

interface Event extends CaseEvent {
  readonly lines: readonly BasketLine[];
  readonly names: readonly string[];
  readonly other: string;
  readonly title: string;
}

const totalOf = (lines: readonly BasketLine[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);

function withPut(old: readonly BasketLine[], put: readonly BasketLine[]): readonly BasketLine[] {
  const changed = new Map(put.map((line) => [line.line, line]));
  const kept = old.map((line) => changed.get(line.line) ?? line);
  const names = new Set(old.map(({ line }) => line));
  return [...kept, ...put.filter(({ line }) => !names.has(line))];
}

const ranked = (old: readonly BasketLine[], names: readonly string[]): readonly BasketLine[] =>
  [...old].sort((a, b) => names.indexOf(a.line) - names.indexOf(b.line));

const copied = (line: BasketLine): BasketLine => ({ amount: line.amount, line: line.line });

const machine = setup({
  types: { context: {} as Basket, events: {} as Event, input: {} as Basket },
  actions: { petition: () => undefined, tell: () => undefined },
  guards: {
    fits: ({ context, event }) => totalOf(withPut(context.lines, event.lines)) <= context.limit,
  },
}).createMachine({
  id: 'basket',
  context: ({ input }) => input,
  initial: 'filling',
  states: {
    filling: {
      on: {
        put: {
          guard: 'fits',
          actions: assign({ lines: ({ context, event }) => withPut(context.lines, event.lines) }),
        },
        remove: {
          actions: assign({
            lines: ({ context, event }) =>
              context.lines.filter(({ line }) => !event.names.includes(line)),
          }),
        },
        rank: {
          actions: assign({ lines: ({ context, event }) => ranked(context.lines, event.names) }),
        },
        copy: { actions: assign({ lines: ({ context }) => context.lines.map(copied) }) },
        compare: 'filling',
        weigh: 'filling',
        order: { actions: 'petition' },
        call: { actions: ['tell', 'tell'] },
        close: 'closed',
      },
    },
    closed: { type: 'final' },
  },
});

const basketOf = (stored: Stored): Basket => stored.context as Basket;

interface Needing {
  readonly type: string;
  readonly other?: string;
  readonly names?: readonly string[];
}

const bound = (): BoundWorkflow => ({
  machine,
  needs: (_stored, { type, other, names = [] }: Needing) => {
    if (other === undefined) return {};
    if (type === 'compare') return { linked: [{ id: other }] };
    const cycle = names.includes('cycle') ? { cycle: other as CaseId } : {};
    const sheets = [{ fiscalYear: 2026, initiator: 'bureau', lane: 'own', ...cycle }];
    return { caseLines: [{ case: other, lines: names }], sheets };
  },
  rights: (stored) => [{ unit: basketOf(stored).unit, role: 'clerk' }],
  beginRights: (command) => [{ unit: (command as unknown as Basket).unit, role: 'clerk' }],
  begin: (event) => {
    const { unit, limit, lines } = event as unknown as Basket;
    return { input: { unit, limit, lines } };
  },
  reason: (_guard, context, event) => {
    const { lines, limit } = context as Basket;
    const total = totalOf(withPut(lines, (event as Event).lines));
    return total > limit ? refuse('rulebook_gap', { key: 'limit', code: `${total}` }) : null;
  },
  effects: ({ type }, stored, event) => {
    if (type === 'tell') {
      const { other, names } = event as Event;
      const say = (title: string): Effect => ({
        kind: 'tell_case',
        caseId: other as CaseId,
        command: { type: 'order', title },
      });
      return names.map(say);
    }
    const { unit } = basketOf(stored);
    const command = { type: 'draft', title: (event as Event).title, unit, text: 'ordered' };
    return [{ kind: 'open_case', procedure: 'petition', command }];
  },
  duties: () => [],
  timers: () => [],
  stuck: () => [],
  summary: (stored) => ({
    title: 'basket',
    step: String(stored.value),
    outcome: null,
    matter: null,
    initiator: basketOf(stored).unit,
    addressees: [],
    fiscalYear: 2026,
    dueAt: null,
    meetingOn: null,
    readers: [basketOf(stored).unit],
    shown: { total: totalOf(basketOf(stored).lines) },
  }),
  lines: (stored) => basketOf(stored).lines,
  doubts: (line) => ((line as BasketLine).amount % 2 === 0 ? [] : ['odd']),
  number: () => null,
});

const lines = z.array(z.looseObject({ line: z.string(), amount: z.int() }));
const names = z.array(z.string());

const person = (type: string, shape: z.ZodRawShape = {}): CommandRule => ({
  schema: z.strictObject({ type: z.literal(type), ...shape }),
  sender: 'person',
});

const basket: Workflow = {
  procedure: 'basket',
  version: 1,
  opening: person('open', { unit: z.string(), limit: z.int(), lines }),
  commands: {
    put: person('put', { lines }),
    remove: person('remove', { names }),
    rank: person('rank', { names }),
    copy: person('copy'),
    compare: person('compare', { other: z.string() }),
    call: person('call', { other: z.string(), names }),
    weigh: person('weigh', { other: z.string(), names }),
    order: person('order', { title: z.string() }),
    close: person('close'),
  },
  bind: bound,
};

/** Petitions and baskets. */
export const shop: Workflows = {
  find: (procedure, version = 1) =>
    procedure === basket.procedure && version === basket.version
      ? basket
      : petitions.find(procedure, version),
  all: () => [basket, ...petitions.all()],
};
