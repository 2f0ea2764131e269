// All addresses of the API. The door mounts each of them, and a test sees to it that it does.

import * as absences from './contract-absences.ts';
import * as access from './contract-access.ts';
import * as allocation from './contract-allocation.ts';
import * as attachments from './contract-attachments.ts';
import * as budget from './contract-budget.ts';
import * as cases from './contract-cases.ts';
import * as city from './contract-city.ts';
import * as navigator from './contract-navigator.ts';
import * as personnel from './contract-personnel.ts';
import * as proposals from './contract-proposals.ts';
import * as rehearsal from './contract-rehearsal.ts';
import type { Contract } from './contract-route.ts';
import * as sheets from './contract-sheets.ts';
import * as work from './contract-work.ts';
import * as yearEnd from './contract-year-end.ts';

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

export const contracts: readonly Contract[] = [
  access,
  cases,
  work,
  city,
  attachments,
  absences,
  navigator,
  budget,
  yearEnd,
  sheets,
  allocation,
  proposals,
  personnel,
  rehearsal,
].flatMap((part) => Object.values(part).filter(isContract));
