// What the asking side sees of a budget before the notice (内示): everything but what finance gives
// and why. Pages, histories, lists, sheets and printed forms all ask here.

import type { RequestLine } from '../../terms/budget-line.ts';
import { type CyclePhase, cyclePhases, stepsNoticed } from '../../terms/budget-shown.ts';

interface Standing {
  readonly step: string;
  /** How far the request knows its budget to have come; absent where it cannot end early. */
  readonly phase?: CyclePhase | undefined;
}

const noticedFrom = cyclePhases.indexOf('noticed');

/** Whether a request has been told what it gets; one that ended before the notice never is. */
export const isNoticed = ({ step, phase = 'noticed' }: Standing): boolean =>
  stepsNoticed.some((one) => one === step) &&
  (step !== 'closed' || cyclePhases.indexOf(phase) >= noticedFrom);

/** Questions, opinions and the entry stay; so does the very object where nothing is hidden. */
export const lineBeforeNotice = (line: RequestLine): RequestLine =>
  line.assessments.length === 0 && line.restored === null && line.final === null
    ? line
    : { ...line, assessments: [], restored: null, final: null, passed: null };

/** Commands that carry amounts or reasons of the assessing side. */
export const hiddenCommands = ['assess', 'finish_stage', 'restore'] as const;

export const isHiddenCommand = (type: string): boolean =>
  hiddenCommands.some((hidden) => hidden === type);
