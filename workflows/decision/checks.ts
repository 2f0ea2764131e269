// Every reason for which a decision refuses a command, by name. The machine names the checks of
// each transition.

import type { Check } from './check.ts';
import { actingChecks } from './checks-acting.ts';
import { afterwardsChecks } from './checks-afterwards.ts';
import { decidingChecks } from './checks-deciding.ts';
import { draftingChecks } from './checks-drafting.ts';
import { hearingChecks } from './checks-hearing.ts';

export const checks: Readonly<Record<CheckName, Check>> = {
  ...draftingChecks,
  ...hearingChecks,
  ...decidingChecks,
  ...actingChecks,
  ...afterwardsChecks,
};

export type CheckName =
  | keyof typeof draftingChecks
  | keyof typeof hearingChecks
  | keyof typeof decidingChecks
  | keyof typeof actingChecks
  | keyof typeof afterwardsChecks;
