// What a budget request asks of the world by name: that its cycle hears where it stands, that its
// money is executed, and that people hear of what time, the cycle and the assembly have done.

import type { Rules } from '../../src/rules/bound-rules.ts';
import { assessedTotal, requestTotal, undecidedCount } from '../../src/rules/budget/amounts.ts';
import type { RequestLine } from '../../src/terms/budget-line.ts';
import type { OpenExecution } from '../../src/terms/command-budget-execution.ts';
import type { Effect } from '../../src/terms/effect.ts';
import { isOfficesWakeUp } from '../parts/offices.ts';
import { type Audience, placesFor } from './audiences.ts';
import type { BudgetRequest, RequestEvent } from './context.ts';
import { dissentsOf, entryOf } from './entry.ts';
import { notify, type Telling, tellEffects } from './tell.ts';
import { timerNames } from './timers.ts';

export interface Asking {
  readonly name: 'moved' | 'heard' | 'wakeUp' | 'dissents' | 'lowered' | 'unmatched' | 'execution';
  readonly context: BudgetRequest;
}

/** How many lines one notice names; the page of the case shows all. */
const linesTold = 20;

interface Moment {
  readonly r: BudgetRequest;
  readonly event: RequestEvent;
  readonly step: string;
  readonly rules: Rules;
}

type Asked = (moment: Moment) => Effect[];

const moved: Asked = ({ r, step }) => {
  const { id, cycle, initiator, lane, lines } = r;
  const command = {
    ...{ type: 'request_moved', case: id, initiator, lane, step },
    request: requestTotal(lines),
    assessed: assessedTotal(lines),
    undecided: undecidedCount(lines),
  };
  return [{ kind: 'tell_case', caseId: cycle.case, command }];
};

/** As the execution reads it; what is only read of a line is no list to be changed. */
type Sent = Omit<OpenExecution, 'lines'> & { readonly lines: readonly object[] };

const execution: Asked = ({ r }) => {
  const { id, cycle, title, lane, initiator, vote } = { ...r, vote: r.cycle.vote };
  const lines = r.lines.flatMap((line) =>
    line.passed !== null && line.passed > 0
      ? { entry: entryOf(line), passed: line.passed, consulted: line.consulted }
      : [],
  );
  if (vote === null || lines.length === 0) return [];
  const { fiscalYear, kind } = cycle;
  const command = {
    ...{ type: 'open', request: id, cycle: cycle.case, title, fiscalYear, kind },
    ...{ lane, initiator, passedOn: vote.on, lines },
  } as const satisfies Sent;
  return [{ kind: 'open_case', procedure: 'budget_execution', command }];
};

const tellAll = (
  { r, step, rules }: Moment,
  text: string,
  to: readonly Audience[],
  said: readonly string[],
): Effect[] => {
  if (said.length === 0) return [];
  const more = said.length > linesTold ? ` / +${said.length - linesTold}` : '';
  const reason = `${said.slice(0, linesTold).join(' / ')}${more}`;
  return notify(placesFor(to, r, step, rules), text, { unit: r.initiator, reason });
};

const isLowered = ({ final, passed }: RequestLine): boolean =>
  final !== null && passed !== null && passed < final;

/** Source: rules.md 8.4 (修正可決), scenario 44. */
const lowered: Asked = (moment) =>
  tellAll(
    moment,
    'request_lowered',
    ['ward', 'forwarders'],
    moment.r.lines
      .filter(isLowered)
      .map(({ line, name, final, passed }) => `${line} ${name} ${final} → ${passed}`),
  );

const unmatched: Asked = (moment) =>
  tellAll(moment, 'request_vote_unmatched', ['planners', 'ward'], moment.r.unmatched);

/** Each who did not consent is heard of by those who decide next. */
const dissents: Asked = ({ r, step, rules }) =>
  dissentsOf(r.lines).flatMap(({ unit, reason }) =>
    notify(placesFor(['waiting'], r, step, rules), 'dissent_travels', {
      unit,
      reason: reason ?? '—',
    }),
  );

const wakeUp: Asked = ({ r, event, step, rules }) => {
  if (event.type !== 'timer' || isOfficesWakeUp(event)) return [];
  if (event.name !== timerNames.step) return missed({ r, event, step, rules });
  return tellEffects({ text: 'step_overdue', to: ['late'], context: r }, event, step, rules);
};

/** The window has closed on a sheet that its ward, or the bureau that forwards it, still has. */
const missed: Asked = ({ r, event, step, rules }) => {
  const isLate = r.cycle.closedAt === event.at && r.stage === null && step !== 'requested';
  if (!isLate) return [];
  const telling: Telling =
    step === 'forwarding'
      ? { text: 'request_forward_late', to: ['late', 'ward'], context: r }
      : { text: 'request_missed', to: ['ward'], context: r };
  return tellEffects(telling, event, step, rules);
};

const refused: Asked = ({ r, event, step, rules }) => {
  const isRefused = event.type === 'cycle_moved' && event.outcome === 'rejected';
  if (!isRefused) return missed({ r, event, step, rules });
  return tellEffects({ text: 'request_rejected', to: ['ward'], context: r }, event, step, rules);
};

const bySay: Readonly<Record<Asking['name'], Asked>> = {
  moved,
  execution,
  lowered,
  unmatched,
  dissents,
  wakeUp,
  heard: refused,
};

/** `step`: where the case stands after the event. */
export const askEffects = (
  { name, context }: Asking,
  event: RequestEvent,
  step: string,
  rules: Rules,
): Effect[] => bySay[name]({ r: context, event, step, rules });
