/** A budget request on the small city, and ways into its states. */

import type { RequestLine } from '../../../src/terms/budget-line.ts';
import type { Json, LinkedCase, SheetAsked } from '../../../src/terms/case.ts';
import type { CycleShown } from '../../../src/terms/command-budget-cycle.ts';
import type { StepShown } from '../../../src/terms/command-decided.ts';
import type { CaseId } from '../../../src/terms/ids.ts';
import { isRefusal, type Refusal } from '../../../src/terms/refusal.ts';
import type { Rulebook } from '../../../src/terms/rulebook.ts';
import type { BudgetRequest } from '../../../workflows/budget-request/context.ts';
import { budgetRequest } from '../../../workflows/budget-request/workflow.ts';
import { Play, type Surroundings, standing, wall } from '../play.ts';
import { books } from './rulebook.ts';

export const cycleId = '00000000-0000-4000-8000-0000000000c1' as CaseId;
const consultationId = '00000000-0000-4000-8000-0000000000e1' as CaseId;

export const windows: CycleShown = {
  fiscalYear: 2027,
  kind: 'initial',
  title: 'Budget 2027',
  requestsOpenAt: wall('2026-12-01T08:30'),
  requestsCloseAt: wall('2026-12-28T17:30'),
  appealsCloseAt: wall('2027-01-25T17:30'),
};

const standsAt = (fields: Partial<LinkedCase>): LinkedCase => ({
  id: cycleId,
  procedure: 'budget_cycle',
  step: 'requesting',
  outcome: null,
  matter: null,
  initiator: 'somu',
  addressees: [],
  closed: false,
  waitsFor: [],
  ...fields,
});

export const consultation = (fields: Partial<LinkedCase> = {}): LinkedCase =>
  standsAt({
    id: consultationId,
    procedure: 'prior_consultation',
    step: 'concluded',
    outcome: 'agreed',
    matter: 'ward-plan',
    initiator: 'toshi',
    addressees: ['kita'],
    shown: { dissents: [] },
    ...fields,
  });

export class RequestPlay extends Play {
  constructor(rulebook: Rulebook = books()) {
    super(budgetRequest, rulebook, { linked: {} });
    this.cycle();
  }

  get r(): BudgetRequest {
    return this.stored.context as BudgetRequest;
  }

  line(name: string): RequestLine {
    const found = this.r.lines.find(({ line }) => line === name);
    if (found === undefined) throw new Error(`no line ${name}`);
    return found;
  }

  links(linked: Readonly<Record<string, LinkedCase>>): this {
    const around: Surroundings = { ...this.around, linked: { ...this.around.linked, ...linked } };
    return Object.assign(this, { around });
  }

  /** The sheets of the ward on the lane in the year. */
  beside(...sheets: readonly SheetAsked[]): this {
    const around: Surroundings = { ...this.around, sheets };
    return Object.assign(this, { around });
  }

  /** The cycle as it stands from now on, whether or not the request has heard of it. */
  cycle(step = 'requesting', shown: Partial<CycleShown> = {}): this {
    const cycle = standsAt({ step, shown: { ...windows, ...shown } as Json });
    return this.links({ [cycleId]: cycle });
  }

  /** The cycle moves, and says so. */
  moves(to: string, step: string, fields: object = {}, shown: Partial<CycleShown> = {}): this {
    this.cycle(step, shown);
    return this.says('cycle_moved', { to, shown: { ...windows, ...shown }, ...fields });
  }

  put(...lines: object[]): this {
    return this.does(`${this.r.initiator}.clerk`, 'put_lines', { lines: lines.map(entry) });
  }

  /** Effects of the last step of one kind. */
  asked(kind: string) {
    return this.last.effects.filter((effect) => effect.kind === kind);
  }

  /** What the last step told the cycle. */
  get heard() {
    return this.last.effects.flatMap((effect) =>
      effect.kind === 'tell_case' ? { to: effect.caseId, ...effect.command } : [],
    );
  }

  why(who: string, type: string, fields: object = {}): Refusal {
    const step = this.fork().try(who, type, fields);
    return isRefusal(step) ? step : ({ refused: 'accepted' } as unknown as Refusal);
  }
}

/** What the decision of the ward mayor says of itself. */
export const decided = {
  decision: '00000000-0000-4000-8000-0000000000d1',
  digest: '0'.repeat(64),
  amountYen: 2_300_000,
  decidedAt: wall('2026-12-22T10:00'),
  decidedBy: standing('kita.head'),
};

/** What the sheet shows of the decision that it waits for; null while it waits for none. */
export const waitingFor = (play: RequestPlay): StepShown | null => {
  const { steps } = play.last.summary.shown as { steps?: Record<string, StepShown> };
  return steps?.['submission'] ?? null;
};

/** A decision on the sheet as it shows itself now. */
export function decidedOn(play: RequestPlay, fields: object = {}) {
  const { digest = decided.digest, amountYen = 0 } = waitingFor(play) ?? {};
  return { ...decided, digest, amountYen, ...fields };
}

/** A line that asks for 1,000. */
export const entry = (fields: object = {}) => ({
  line: 'p1',
  name: 'Project',
  included: true,
  request: 1000,
  ...fields,
});

export const opening = (fields: object = {}) => ({
  type: 'open',
  cycle: cycleId,
  lane: 'own',
  initiator: 'kita',
  ...fields,
});

export function opened(fields: object = {}, rulebook?: Rulebook): RequestPlay {
  const play = new RequestPlay(rulebook);
  const { initiator } = opening(fields) as { initiator: string };
  const step = play.open(`${initiator}.clerk`, opening(fields));
  if (isRefusal(step)) throw new Error(JSON.stringify(step));
  return play;
}

export const refusedOpening = (fields: object = {}, play = new RequestPlay()): Refusal => {
  const command = opening(fields) as { type: string; initiator: string };
  const step = play.open(`${command.initiator}.clerk`, command);
  return isRefusal(step) ? step : ({ refused: 'opened' } as unknown as Refusal);
};

export const drafted = (fields: object = {}, rulebook?: Rulebook): RequestPlay =>
  opened(fields, rulebook).put({ line: 'p1', request: 1500 }, { line: 'p2', request: 800 });

/** Two lines, ranked, and the mayor's opinion: a sheet that any lane takes. */
export const complete = (fields: object = {}): RequestPlay =>
  drafted(fields)
    .does('kita.clerk', 'rank_lines', { lines: ['p2'] })
    .does('kita.head', 'opine', { stage: 'request', text: 'Needed' });

export const coordinating = (): RequestPlay =>
  complete({ lane: 'long' }).does('kita.clerk', 'hand_in');

export const submitting = (fields: object = {}): RequestPlay =>
  complete(fields).does('kita.clerk', 'hand_in');

export const forwarding = (): RequestPlay =>
  coordinating().does('kita.deputy', 'coordinate').does('kita.head', 'submit');

/** Submitted in time, and not passed on when the window closed. */
export const forwardingLate = (): RequestPlay =>
  forwarding().cycle('assessing').until('2026-12-28T17:30');

export const requested = (fields: object = {}): RequestPlay =>
  submitting(fields).does('kita.head', 'submit');

export const assessing = (fields: object = {}): RequestPlay =>
  requested(fields).until('2026-12-28T17:30').cycle('assessing');

export const held = { amount: null, code: 'special', reason: 'The mayor is asked' };

/** Both stages give the same: `p1` is cut from 1,500 to 1,200, `p2` as the test says. */
export function assessed(p2: object = { amount: 800, code: 'granted' }): RequestPlay {
  const lines = [
    { line: 'p1', amount: 1200, code: 'special', reason: 'Fewer issues' },
    { line: 'p2', ...p2 },
  ];
  return assessing()
    .does('somu.chief', 'assess', { lines })
    .does('somu.chief', 'finish_stage')
    .does('somu.head', 'assess', { lines })
    .does('somu.head', 'finish_stage');
}

export const noticed = (p2?: object): RequestPlay =>
  assessed(p2).now('2027-01-20T10:00').moves('noticed', 'noticed');

const appeal = { lines: [{ line: 'p1', amount: 300, reason: 'Every household' }] };

export const restoring = (): RequestPlay =>
  noticed(held).does('kita.head', 'appeal', appeal).until('2027-01-25T17:30');

export const settled = (): RequestPlay => noticed().does('kita.head', 'accept_notice');

export const finalised = (): RequestPlay =>
  settled().now('2027-02-05T10:00').moves('finalised', 'finalised');

export const vote = { outcome: 'passed', on: '2027-03-19' };

export const voted = (fields: object = {}): RequestPlay =>
  finalised()
    .now('2027-03-19T15:00')
    .moves('voted', 'executing', { ...vote, ...fields });
