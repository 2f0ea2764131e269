/** A small city with a budget, and ways into the states of its year. */

import type { LinkedCase, LinkedLine, SheetAsked } from '../../../src/terms/case.ts';
import type { CaseId } from '../../../src/terms/ids.ts';
import { isRefusal } from '../../../src/terms/refusal.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import type { BudgetCycle } from '../../../workflows/budget-cycle/context.ts';
import { budgetCycle } from '../../../workflows/budget-cycle/workflow.ts';
import { variant } from '../city.ts';
import { Play } from '../play.ts';

const given = { inForceOn: '2014-04-01', origin: 'cityOrder' };
const head = { party: 'initiator', role: 'head' };
const clerk = { party: 'initiator', role: 'clerk' };
const finance = (role: string) => ({ unit: 'somu', role });

const milestone = (code: string, date: object) => ({ code, title: `The ${code}`, date, ...given });

const lane = (code: string, fields: object = {}) => ({
  ...{ code, title: code, kinds: ['ward'], draft: [clerk], submit: { by: [head] } },
  ...{ gate: 'never', priority: false, opinion: 'allowed', ...given },
  ...fields,
});

export const budget = {
  unit: { yen: 1000, title: '千円' },
  hands: {
    plan: [finance('chief')],
    supervise: [{ office: 'secretariat', role: 'clerk' }],
    ...given,
  },
  milestones: [
    milestone('guideline', { on: '12-24', roll: 'previous' }),
    milestone('requestsOpen', { on: '01-05', roll: 'next' }),
    milestone('requestsClose', { on: '01-15', roll: 'next' }),
    milestone('notice', { on: '02-01', roll: 'next' }),
    milestone('appealsClose', { after: 'notice', period: { days: 3, count: 'business' } }),
    milestone('finalNotice', { on: '02-10', roll: 'next' }),
    milestone('presented', { on: '02-20', roll: 'next' }),
  ],
  presentation: { calendarDaysBefore: 30, warnBefore: { days: 5, count: 'business' }, ...given },
  stages: [{ code: 'first', title: 'First', by: [finance('chief')], ...given }],
  restoration: {
    title: 'Mayor',
    by: [{ office: 'mayor', role: 'mayor' }],
    appeal: [head],
    ...given,
  },
  assessmentCodes: [{ code: 'granted', title: 'Granted', reason: false, ...given }],
  lanes: [
    lane('own'),
    lane('some', { wards: ['kita'], through: [{ unit: 'toshi', role: 'head' }] }),
    lane('over', { kinds: ['bureau'], fiscalYears: { from: 2020, until: 2026 } }),
  ],
  proposalLanes: [],
  categories: [],
  policies: [],
  funds: [],
  opinions: { by: [head], at: ['request'], ...given },
  transfers: { kou: { provisions: [] }, moku: {}, setsu: {}, by: [head], ...given },
  reallotment: { by: [head], gate: false, ...given },
  allotment: { by: [finance('chief')], initial: 'fiscalYearStart', withholding: false, ...given },
  yearEnd: { by: [head], confirm: [finance('chief')], outcomes: ['completed'], ...given },
  sheets: [
    {
      ...{ code: 'request', title: 'Request', columns: [{ field: 'name', title: 'Name' }] },
      ...{ totals: [], separators: [','], ...given },
    },
  ],
  indicators: [],
  formulas: [],
};

/** The small city, with changes where a test asks for some. */
// biome-ignore lint/suspicious/noExplicitAny: a variant may change any part; the schema checks it.
export const cityWithBudget = (change: (draft: any) => void = () => {}): Rulebook =>
  variant((draft) => {
    draft.budget = structuredClone(budget);
    const { numbering } = draft.numbering;
    draft.numbering.numbering = [
      ...numbering.filter((one: { procedure: string }) => one.procedure !== 'budget_cycle'),
      { ...numbering[0], procedure: 'budget_cycle', pattern: 'B{year}-{serial:2}' },
    ];
    change(draft);
  });

const plain = cityWithBudget();
export const chief = 'somu.chief';

interface Said {
  readonly type: string;
  readonly to?: string;
  readonly [field: string]: unknown;
}

export class YearPlay extends Play {
  constructor(rulebook: Rulebook = plain) {
    super(budgetCycle, rulebook);
  }

  get d(): BudgetCycle {
    return this.stored.context as BudgetCycle;
  }

  /** What the last step says to other cases. */
  get said(): readonly { readonly to: string; readonly command: Said }[] {
    return this.last.effects.flatMap((effect) =>
      effect.kind === 'tell_case' ? { to: effect.caseId, command: effect.command as Said } : [],
    );
  }

  /** Each with its word: `id opened`. */
  get words(): string[] {
    return this.said.map(({ to, command }) => `${to} ${command.to}`);
  }

  /** A request tells where it stands. */
  request(id: string, step: string, fields: object = {}): this {
    const told = requestIn(id, step, fields);
    this.stands(id, step, { initiator: told.initiator });
    const said = this.hears('request_moved', told);
    if (isRefusal(said) && said.refused !== 'stale_wake_up') throw new Error(JSON.stringify(said));
    return this;
  }

  /** A request stands there, and its word of it is still on the way. */
  stands(id: string, step: string, fields: object = {}): this {
    const { sheets = [] } = this.around;
    const known = sheets.find((one) => one.case === id) ?? sheetIn(id);
    const rest = sheets.filter((one) => one.case !== id);
    this.around = { ...this.around, sheets: [...rest, { ...known, step, ...fields }] };
    return this;
  }

  execution(id: string, open: boolean, fields: object = {}): this {
    const told = { case: id, initiator: 'kita', lane: 'own', open, ...fields };
    return this.runs(id, open).says('execution_moved', told);
  }

  runs(id: string, open: boolean): this {
    const closed = { procedure: 'budget_execution', closed: !open } as LinkedCase;
    this.around = { ...this.around, linked: { ...this.around.linked, [id]: closed } };
    return this;
  }

  /** A case has these lines. */
  has(id: string, lines: Readonly<Record<string, Partial<LinkedLine>>>): this {
    const unknown = { included: null, final: null, passed: null, carried: null };
    const whole = Object.entries(lines).map(([name, line]) => [name, { ...unknown, ...line }]);
    const own = { [id]: Object.fromEntries(whole) };
    this.around = { ...this.around, caseLines: { ...this.around.caseLines, ...own } };
    return this;
  }
}

const sheetIn = (id: string): SheetAsked => ({
  ...{ case: id as CaseId, initiator: 'kita', lane: 'own' },
  ...{ step: 'drafting', outcome: null, request: 100 },
});

/** Ids of the cases that a budget hears of. */
export const idOf = (number: number): string =>
  `00000000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`;
export const [first, second] = [idOf(1), idOf(2)];

export const requestIn = (id: string, step: string, fields: object = {}) => ({
  ...{ case: id, initiator: 'kita', lane: 'own', step },
  ...{ request: 100, assessed: null, undecided: 0 },
  ...fields,
});

export const plan = (fields: object = {}) => ({
  ...{ type: 'plan', initiator: 'somu', fiscalYear: 2027, kind: 'initial', title: 'Budget 2027' },
  ...fields,
});

export const guideline = { text: 'Save', attachments: [] };

export function planned(fields: object = {}, rulebook?: Rulebook): YearPlay {
  const play = new YearPlay(rulebook);
  const step = play.open(chief, plan(fields));
  if (isRefusal(step)) throw new Error(JSON.stringify(step));
  return play;
}

export const refusedPlan = (
  fields: object = {},
  rulebook?: Rulebook,
  who = chief,
  at = '2026-12-22T10:00',
): string => {
  const step = new YearPlay(rulebook).now(at).open(who, plan(fields));
  return isRefusal(step) ? step.refused : 'opened';
};

type Asked = Parameters<typeof planned>;

export const guided = (...asked: Asked) =>
  planned(...asked).does(chief, 'notify_guideline', guideline);
export const requesting = (...asked: Asked) => guided(...asked).until('2027-01-05T08:30');
/** Two requests of two wards have come in. */
export const closed = (...asked: Asked) =>
  requesting(...asked)
    .request(first, 'requested')
    .request(second, 'requested', { initiator: 'higashi' })
    .until('2027-01-15T18:00');
export const assessed = (...asked: Asked) =>
  closed(...asked)
    .request(first, 'assessed', { assessed: 80 })
    .request(second, 'assessed', { initiator: 'higashi', assessed: 100 });
export const noticed = (...asked: Asked) =>
  assessed(...asked)
    .now('2027-02-01T10:00')
    .does(chief, 'give_notice');
export const settled = (...asked: Asked) =>
  noticed(...asked)
    .request(first, 'settled', { assessed: 80 })
    .request(second, 'settled', { initiator: 'higashi', assessed: 100 });
export const finalised = (...asked: Asked) =>
  settled(...asked)
    .until('2027-02-10T10:00')
    .does(chief, 'give_final_notice');
export const presented = (...asked: Asked) =>
  finalised(...asked)
    .until('2027-02-22T10:00')
    .does(chief, 'present', { on: '2027-02-22' });
export const rejected = (...asked: Asked) =>
  presented(...asked)
    .has(first, { a: { included: true, final: 80 } })
    .until('2027-03-19T15:00')
    .does(chief, 'record_vote', { outcome: 'rejected', on: '2027-03-19' });
export const passed = (...asked: Asked) =>
  presented(...asked)
    .until('2027-03-19T15:00')
    .does(chief, 'record_vote', { outcome: 'passed', on: '2027-03-19' });
export const executing = (...asked: Asked) =>
  passed(...asked)
    .request(first, 'closed')
    .request(second, 'closed', { initiator: 'higashi' })
    .stands(first, 'closed', { outcome: 'passed' })
    .stands(second, 'closed', { outcome: 'unfunded' })
    .has(idOf(11), { a: { passed: 100 } })
    .execution(idOf(11), true);
export const yearOver = (...asked: Asked) => executing(...asked).until('2028-04-01T00:00');
