// What one address of the API promises: how it is asked and answered. The door is built from these
// promises, the OpenAPI document is printed from them and the tests hold every answer against them.

import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import { allocationErrors } from './errors-allocation.ts';
import { authorityErrors } from './errors-authority.ts';
import { budgetErrors } from './errors-budget.ts';
import { budgetCycleErrors } from './errors-budget-cycle.ts';
import { budgetLineErrors } from './errors-budget-lines.ts';
import { caseErrors } from './errors-case.ts';
import { consultationErrors } from './errors-consultation.ts';
import { decisionErrors } from './errors-decision.ts';
import { delegationErrors } from './errors-delegation.ts';
import { executionErrors } from './errors-execution.ts';
import { meetingErrors } from './errors-meeting.ts';
import { proposalErrors } from './errors-proposal.ts';
import { settlingErrors } from './errors-settling.ts';

export interface Contract {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below `/api`; a part in braces is a parameter: `/cases/{id}`. */
  readonly path: string;
  readonly title: string;
  readonly group: string;
  /** `person`: a session or a token is needed. */
  readonly access: 'public' | 'person';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  /** `file`: the bytes themselves, not JSON. */
  readonly body?: z.ZodType | 'file';
  /** Of a JSON body, where the usual size is not enough. */
  readonly bodyLimitBytes?: number;
  readonly status: 200 | 201 | 204;
  readonly answer?: z.ZodType | 'file';
  /** Refusals of this address, beside those that every address may give. */
  readonly errors: readonly ErrorCode[];
}

export const contract = <const Promised extends Contract>(promise: Promised): Promised => promise;

/** All that a command may be refused with once it is inside. */
export const commandErrors = [
  'unknown_command',
  'system_command',
  'key_reused',
  ...(Object.keys(caseErrors) as (keyof typeof caseErrors)[]),
  ...(Object.keys(consultationErrors) as (keyof typeof consultationErrors)[]),
  ...(Object.keys(settlingErrors) as (keyof typeof settlingErrors)[]),
  ...(Object.keys(meetingErrors) as (keyof typeof meetingErrors)[]),
  ...(Object.keys(authorityErrors) as (keyof typeof authorityErrors)[]),
  ...(Object.keys(decisionErrors) as (keyof typeof decisionErrors)[]),
  ...(Object.keys(delegationErrors) as (keyof typeof delegationErrors)[]),
  ...(Object.keys(budgetErrors) as (keyof typeof budgetErrors)[]),
  ...(Object.keys(budgetLineErrors) as (keyof typeof budgetLineErrors)[]),
  ...(Object.keys(budgetCycleErrors) as (keyof typeof budgetCycleErrors)[]),
  ...(Object.keys(executionErrors) as (keyof typeof executionErrors)[]),
  ...(Object.keys(proposalErrors) as (keyof typeof proposalErrors)[]),
  // A cap may be a ward's part by a formula.
  ...(Object.keys(allocationErrors) as (keyof typeof allocationErrors)[]),
] as const satisfies readonly ErrorCode[];

/** What the door itself may say, whatever the address. */
export function doorErrorsOf(promise: Contract): readonly ErrorCode[] {
  const codes: ErrorCode[] = ['not_ready', 'broken'];
  if (promise.access === 'person') codes.push('not_signed_in', 'no_rulebook');
  if (promise.params ?? promise.query ?? promise.headers ?? promise.body) codes.push('malformed');
  if (promise.method !== 'get') codes.push('cross_site', 'too_many_requests');
  if (promise.body !== undefined) codes.push('too_large', 'unsupported_media');
  return codes;
}
