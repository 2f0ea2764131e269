/** Short ways into the states of an execution, on a small organisation and without a database. */

import type { Step } from '../../../src/engine/plan.ts';
import type { LinkedCase } from '../../../src/terms/case.ts';
import type { Effect } from '../../../src/terms/effect.ts';
import type { CaseId } from '../../../src/terms/ids.ts';
import { isRefusal, type Refusal } from '../../../src/terms/refusal.ts';
import type { Execution } from '../../../workflows/budget-execution/context.ts';
import { budgetExecution } from '../../../workflows/budget-execution/workflow.ts';
import { Play, type Surroundings, standing } from '../play.ts';
import { checkMoney } from './money.ts';
import { city } from './rulebook.ts';

export const cycle = '00000000-0000-4000-8000-0000000000b1' as CaseId;
export const request = '00000000-0000-4000-8000-0000000000b2' as CaseId;
export const decision = '00000000-0000-4000-8000-0000000000b3' as CaseId;
export const consultation = '00000000-0000-4000-8000-0000000000b4' as CaseId;

export class ExecutionPlay extends Play {
  private readonly isGated: boolean;

  constructor(rulebook = city, around: Surroundings = {}) {
    super(budgetExecution, rulebook, around);
    this.isGated = rulebook.budget?.reallotment.gate === true;
    this.now('2027-03-24T15:00');
  }

  get d(): Execution {
    return this.stored.context as Execution;
  }

  line(code: string) {
    const line = this.d.lines.find((one) => one.line === code);
    if (line === undefined) throw new Error(`no line ${code}`);
    return line;
  }

  move(id: string) {
    const move = this.d.moves.find((one) => one.id === id);
    if (move === undefined) throw new Error(`no move ${id}`);
    return move;
  }

  /** A decision is made on it. */
  decided(item: string): this {
    return this.says('step_decided', decidedOn(this, item));
  }

  details(who: string, type: string, fields: object = {}) {
    const step = this.fork().try(who, type, fields);
    return isRefusal(step) ? step.details : undefined;
  }

  effects<Kind extends Effect['kind']>(kind: Kind): Extract<Effect, { kind: Kind }>[] {
    return this.last.effects.flatMap((effect) =>
      effect.kind === kind ? (effect as Extract<Effect, { kind: Kind }>) : [],
    );
  }

  override openBySystem(...given: Parameters<Play['openBySystem']>) {
    return this.sound(super.openBySystem(...given));
  }

  override try(...given: Parameters<Play['try']>) {
    return this.sound(super.try(...given));
  }

  override hears(...given: Parameters<Play['hears']>) {
    return this.sound(super.hears(...given));
  }

  /** After every step money is where it was, or where it was moved to. */
  private sound(step: Step | Refusal): Step | Refusal {
    if (!isRefusal(step)) checkMoney(this.steps, this.bound, this.isGated);
    return step;
  }
}

/** Lines of one 項 but for the last two: of another 項 with a provision, and of another 款. */
const accounts: Readonly<Record<string, object>> = {
  l1: { account: '1', kan: '2', kou: '1', moku: '1', setsu: '10' },
  l2: { account: '1', kan: '2', kou: '1', moku: '1', setsu: '11' },
  l3: { account: '1', kan: '2', kou: '1', moku: '2' },
  l4: { account: '1', kan: '2', kou: '3', moku: '1' },
  l5: { account: '1', kan: '3', kou: '1', moku: '1' },
};

export const passedLines = Object.keys(accounts).map((line, index) => ({
  entry: {
    ...{ line, name: `work ${line}`, included: true, request: 1000 },
    account: accounts[line],
  },
  passed: 1000 + index * 100,
  consulted: null,
}));

export const opening = (fields: object = {}) => ({
  type: 'open',
  ...{ request, cycle, title: 'Roads', fiscalYear: 2027, kind: 'initial' },
  ...{ lane: 'bureau', initiator: 'toshi', passedOn: '2027-03-24', lines: passedLines },
  ...fields,
});

export function passed(fields: object = {}, rulebook = city, around: Surroundings = {}) {
  const play = new ExecutionPlay(rulebook, around);
  const step = play.openBySystem(opening(fields));
  if (isRefusal(step)) throw new Error(JSON.stringify(step));
  return play;
}

/** Allotted before the fiscal year, and in its second month. */
export const executing = (...given: Parameters<typeof passed>) =>
  passed(...given)
    .does('somu.head', 'allot')
    .until('2027-05-10T10:00');

/** The day after the fiscal year, with everything of l1 and half of l2 spent. */
export const closing = (...given: Parameters<typeof passed>) =>
  executing(...given)
    .does('toshi.clerk', 'report', { line: 'l1', committed: 1000, spent: 1000, on: '2027-05-10' })
    .does('toshi.clerk', 'report', { line: 'l2', committed: 800, spent: 500, on: '2027-05-10' })
    .until('2028-04-01T09:00');

/** A consultation between the bureau and kita, as it stands. */
export const consulting = (change: Partial<LinkedCase> = {}, name: string = consultation) => ({
  linked: {
    [name]: {
      ...{ id: consultation, procedure: 'prior_consultation', step: 'closed', closed: true },
      ...{ outcome: 'agreed', matter: 'budget-reallotment', initiator: 'toshi' },
      ...{ addressees: ['kita'], waitsFor: [], shown: { dissents: [] } },
      ...change,
    },
  },
});

/** Money of l1 is passed on to kita, which was consulted about it. */
export const reallotment = (fields: object = {}) => ({
  ...{ line: 'l1', to: 'kita', amount: 400, reason: 'the ward knows it', consultation },
  ...fields,
});

export const transfer = (from: string, to: string, amount = 100) => ({
  ...{ from, to, amount, reason: 'dearer than planned' },
});

/** What a decision about a waiting step tells, made by somebody who had not asked for it. */
export const decidedOn = (play: ExecutionPlay, item: string, by = 'toshi.deputy') => {
  const { steps } = play.last.summary.shown as { steps: Record<string, { digest: string }> };
  const { digest = '0'.repeat(64) } = steps[item] ?? {};
  const made = { decision, decidedAt: play.at, decidedBy: standing(by), amountYen: 100_000 };
  return { item, ...made, digest };
};

export const reported = (line: string, committed: number, spent = committed) => ({
  ...{ line, committed, spent, on: '2027-05-10' },
});
