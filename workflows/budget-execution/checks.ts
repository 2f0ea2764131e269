// Every reason for which an execution refuses a command, by name. The machine names the checks of
// each transition.

import type { Check } from './check.ts';
import { allottingChecks } from './checks-allotting.ts';
import { closingChecks } from './checks-closing.ts';
import { movingChecks } from './checks-moving.ts';

export type CheckName =
  | keyof typeof allottingChecks
  | keyof typeof movingChecks
  | keyof typeof closingChecks;

export const checks: Readonly<Record<CheckName, Check>> = {
  ...allottingChecks,
  ...movingChecks,
  ...closingChecks,
};
